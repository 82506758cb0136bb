"""Slack's refusals as what they mean for a delivery: try later, or never, and who can help."""

from datetime import timedelta

from slack_sdk.errors import SlackApiError

from core.ports import Delivery, Postponed, Undeliverable
from core.words import tr

# Faults on Slack's side that pass by themselves.
_PASSING = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
SOON = timedelta(seconds=30)

# The member cannot see an ephemeral message there; a direct message still reaches them.
NOT_THERE = frozenset({"user_not_in_channel", "channel_not_found", "not_in_channel", "is_archived"})


def error_of(fault: SlackApiError) -> str:
    """Slack's word for what went wrong, or the HTTP status where it gave none."""
    data = fault.response.data
    status = str(fault.response.status_code)
    return str(data.get("error") or status) if isinstance(data, dict) else status


def delivery(fault: SlackApiError) -> Delivery:
    """What a refused call means for the action that was being delivered."""
    error, status = error_of(fault), fault.response.status_code
    if status == 429 or error in {"ratelimited", "rate_limited"}:
        return Postponed(_retry_after(fault), "Slack asked to wait (rate limit).")
    if status >= 500 or error in _PASSING:
        return Postponed(SOON, f"Slack has a fault of its own ({error}).")
    return Undeliverable(f"Slack refused it ({error}).", _advice(error))


def _retry_after(fault: SlackApiError) -> timedelta:
    headers = {str(k).lower(): v for k, v in fault.response.headers.items()}
    given = str(headers.get("retry-after", ""))
    return timedelta(seconds=int(given)) if given.isdigit() else SOON


def _advice(error: str) -> str:
    match error:
        case "token_revoked" | "invalid_auth" | "account_inactive" | "not_authed" | "token_expired":
            return tr("Slack no longer accepts Stillwater's token: please install the app again.")
        case "not_in_channel" | "channel_not_found":
            return tr("Stillwater is not in the channel: please invite it with /invite @Stillwater.")
        case "is_archived":
            return tr("The channel is archived: unarchive it, or switch Stillwater off there.")
        case "missing_scope" | "no_permission":
            return tr("A permission is missing: please install the app again from its current manifest.")
        case "restricted_action" | "restricted_action_read_only_channel":
            return tr("The workspace does not let apps post there: an admin can allow it.")
        case _:
            return ""
