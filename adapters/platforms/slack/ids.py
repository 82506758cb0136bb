"""Channel ids that are unique over all workspaces: "T1/C1" is channel C1 of workspace T1."""

import re

from core.message import MessageRef

_CHANNEL = re.compile(r"[TE][A-Z0-9]+/[CGD][A-Z0-9]+")
_MEMBER = re.compile(r"[UW][A-Z0-9]+")


def qualified(team: str, channel: str) -> str:
    return f"{team}/{channel}"


def parted(channel: str) -> tuple[str, str]:
    """The workspace and Slack's own channel id; the workspace is empty for a bare id."""
    team, _, bare = channel.rpartition("/")
    return team, bare


def is_slack(id: str) -> bool:
    """Is this a channel or member id of Slack?"""
    return bool(_CHANNEL.fullmatch(id) or _MEMBER.fullmatch(id))


def link(ref: MessageRef) -> str:
    """A URL that opens the message in whichever workspace its reader is signed in to."""
    team, channel = parted(ref.channel)
    return f"https://slack.com/app_redirect?team={team}&channel={channel}&message_ts={ref.id}"
