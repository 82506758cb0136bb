"""Did a message of ours go out already? Asked of Microsoft Graph, with the permission to read the place's messages.

After a crash between Teams taking a post and our noting it, this keeps the post from going out twice.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import quote

import aiohttp

from adapters.platforms.teams.ids import is_channel
from adapters.platforms.teams.whereabouts import Whereabouts

_log = logging.getLogger("stillwater.teams")
GRAPH = "https://graph.microsoft.com/v1.0"
# Ours is among so many of the latest there, or it was not sent a short while ago.
_LATEST = 20
_TIMEOUT = aiohttp.ClientTimeout(total=10)


class SentBefore:
    """`token` gives the bearer for Graph, None where there is none (development)."""

    def __init__(self, token: Callable[[], Awaitable[str | None]], graph: str = GRAPH) -> None:
        self._token, self._graph = token, graph

    async def find(self, where: Whereabouts, channel: str, thread: str | None, mark: str) -> str | None:
        """The id of the message whose card carries the mark; None where there is none or Graph cannot be asked.

        It is looked for in the thread, among a channel's latest threads, or among a group chat's latest messages.
        """
        token = await self._token()
        if token is None or (is_channel(channel) and not where.group):
            return None
        url = f"{self._graph}{_messages(where.group, channel, thread)}"
        headers = {"Authorization": f"Bearer {token}"}
        try:
            async with (
                aiohttp.ClientSession(timeout=_TIMEOUT) as session,
                session.get(url, params={"$top": str(_LATEST)}, headers=headers) as answer,
            ):
                if answer.status != 200:
                    _log.warning("Graph does not show the latest messages (%s)", answer.status)
                    return None
                found = (await answer.json()).get("value") or ()
        except (TimeoutError, aiohttp.ClientError, ValueError) as fault:
            _log.warning("Graph cannot be asked (%s)", type(fault).__name__)
            return None
        return next(
            (str(one["id"]) for one in found if mark in json.dumps(one.get("attachments") or ())), None
        )


def _messages(group: str, channel: str, thread: str | None) -> str:
    """Where Graph lists what was said."""
    place = quote(channel, safe="")
    if not is_channel(channel):
        return f"/chats/{place}/messages"
    threads = f"/teams/{quote(group)}/channels/{place}/messages"
    return f"{threads}/{quote(thread)}/replies" if thread else threads
