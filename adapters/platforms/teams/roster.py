"""Who and what is in a team: its people from Teams, its channels with their descriptions from Microsoft Graph."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import quote

import aiohttp

from adapters.platforms.teams.connector import Connector
from core.message import Channel, Member

_log = logging.getLogger("stillwater.teams")
_TIMEOUT = aiohttp.ClientTimeout(total=10)
_PAGE = "500"
Row = Mapping[str, Any]


class NoConsent(Exception):
    """The team's owners have not given, or have taken back, the permission to read it."""


class Roster:
    """`token` gives the bearer for Graph, None where there is none (development)."""

    def __init__(self, connector: Connector, token: Callable[[], Awaitable[str | None]], graph: str) -> None:
        self._connector, self._token, self._graph = connector, token, graph

    async def channels(self, service: str, team: str) -> list[Channel]:
        """The team's channels; with descriptions where Graph can be asked. Raises NoConsent, Fault."""
        group = str(
            (await self._connector.get(service, f"v3/teams/{quote(team, safe='')}")).get("aadGroupId") or ""
        )
        described = await self._described(group)
        if described is not None:
            return described
        listed = await self._connector.get(service, f"v3/teams/{quote(team, safe='')}/conversations")
        # The general channel comes without a name.
        return [
            Channel(str(row["id"]), str(row.get("name") or "General"))
            for row in listed.get("conversations") or ()
        ]

    async def members(self, service: str, conversation: str) -> list[Member]:
        """The people in a channel or group chat, over all pages. Raises Fault."""
        path, following = f"v3/conversations/{quote(conversation, safe='')}/pagedmembers", ""
        found: list[Member] = []
        while True:
            asked = {"pageSize": _PAGE} | ({"continuationToken": following} if following else {})
            page = await self._connector.get(service, path, asked)
            found += [Member(str(row["id"]), str(row.get("name") or "")) for row in page.get("members") or ()]
            following = str(page.get("continuationToken") or "")
            if not following:
                return found

    async def _described(self, group: str) -> list[Channel] | None:
        """The channels as Graph lists them; None where it cannot be asked just now."""
        token = await self._token()
        if token is None or not group:
            return None
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self._graph}/teams/{quote(group)}/channels"
        try:
            async with (
                aiohttp.ClientSession(timeout=_TIMEOUT) as session,
                session.get(url, headers=headers) as answer,
            ):
                if answer.status == 403:
                    raise NoConsent
                if answer.status != 200:
                    _log.warning("Graph does not list the team's channels (%s)", answer.status)
                    return None
                rows = (await answer.json()).get("value") or ()
        except (TimeoutError, aiohttp.ClientError, ValueError) as fault:
            _log.warning("Graph cannot be asked (%s)", type(fault).__name__)
            return None
        return [_channel(row) for row in rows]


def _channel(row: Row) -> Channel:
    private = row.get("membershipType") == "private"
    return Channel(
        str(row["id"]),
        str(row.get("displayName") or ""),
        private=private,
        purpose=str(row.get("description") or ""),
    )
