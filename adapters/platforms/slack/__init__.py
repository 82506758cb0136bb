"""Slack, live: events in, nudges and digests out. Socket Mode for a first install, HTTP for scale."""

from adapters.platforms.slack.keys import Keys
from adapters.platforms.slack.platform import Slack

__all__ = ["Keys", "Slack"]
