"""Files sent to the bot in its personal chat: Teams says where each can be fetched for a few minutes."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from adapters.platforms.files_in import fetched
from adapters.platforms.teams.activities_in import at_of, channel_of, is_personal, member_of
from core.interactions import Submitted
from core.message import Channel
from core.refusal import Refusal
from core.upload import FIELD, GIVE
from core.words import tr

Activity = Mapping[str, Any]
_SENT = "application/vnd.microsoft.teams.file.download.info"
# Where Teams keeps the files of a personal chat.
_KEPT_AT = (".sharepoint.com", ".sharepoint.us", ".sharepoint.cn")


def sent(activity: Activity) -> list[tuple[str, str]]:
    """The files sent in the personal chat, as their names and addresses."""
    return list(_sent(activity)) if activity.get("type") == "message" and is_personal(activity) else []


def _sent(activity: Activity) -> Iterator[tuple[str, str]]:
    for attached in activity.get("attachments") or ():
        if attached.get("contentType") == _SENT:
            yield (
                str(attached.get("name") or ""),
                str((attached.get("content") or {}).get("downloadUrl") or ""),
            )


async def given(name: str, url: str, activity: Activity, now: datetime, *, anywhere: bool) -> Submitted:
    """The file, fetched, as if it had been given in the form. `anywhere`: in development it may lie elsewhere."""
    if not (anywhere or _is_microsofts(url)):
        raise Refusal(
            tr("File: {name} is not kept where Teams keeps files; please send it again.", name=name)
        )
    file = await fetched(name, url)
    channel = Channel(channel_of(activity), private=True)
    return Submitted(
        GIVE, "", member_of(activity["from"]), channel, at_of(activity, now), files={FIELD: file}
    )


def _is_microsofts(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and (parts.hostname or "").endswith(_KEPT_AT)
