"""Slack's own message form, shared by the live adapter and the export reader: records into core's values."""

from adapters.slack_format.records import events_from, moment
from adapters.slack_format.text import plain, storable

__all__ = ["events_from", "moment", "plain", "storable"]
