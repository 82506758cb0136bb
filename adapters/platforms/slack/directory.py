"""People, channels and past messages of one workspace, as Slack's Web API lists them."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.platforms.slack import faults
from adapters.platforms.slack.ids import parted, qualified
from adapters.slack_format import events_from, moment, plain
from core.events import Departed, Described, Event
from core.message import Channel, Gone, Member, Role
from core.ports import Postponed

# Apps that are distributed outside Slack's marketplace get no more than this at a time.
_HISTORY_PAGE = 15
_PAGE = 200


class Directory:
    """Reads slowly and page by page; Slack's rate limits are waited out by the client's retry handlers."""

    def __init__(self, client: AsyncWebClient, team: str) -> None:
        self._client = client
        self._team = team

    async def members(self) -> list[Member]:
        """Everyone in the workspace who has not left it."""
        return [
            member_from(row) async for row in self._rows("users.list", "members") if not row.get("deleted")
        ]

    async def channels(self) -> list[Channel]:
        """The channels the bot is in, each with its topic, purpose, pins and canvases."""
        rows = self._rows("users.conversations", "channels", types="public_channel,private_channel")
        return [await self._with_texts(row) async for row in rows if not row.get("is_archived")]

    async def inside(self, channel: str) -> list[str]:
        """The ids of the people (and bots) in a channel."""
        rows = self._rows("conversations.members", "members", channel=parted(channel)[1])
        return [str(id) async for id in rows]

    async def member(self, id: str) -> Member:
        """One person, with name and time zone."""
        return member_from((await self._client.users_info(user=id))["user"])

    async def describe(self, channel: str, now: datetime) -> Described | Departed:
        """A channel (Slack's own id) as it describes itself now, or that the bot is not in it."""
        try:
            found = (await self._client.conversations_info(channel=channel))["channel"]
        except SlackApiError as fault:
            if faults.error_of(fault) != "channel_not_found":
                raise
            return Departed(qualified(self._team, channel), now, Gone.REMOVED)
        if found.get("is_archived") or not found.get("is_member"):
            why = Gone.ARCHIVED if found.get("is_archived") else Gone.REMOVED
            return Departed(qualified(self._team, channel), now, why)
        return Described(await self._with_texts(found), now)

    async def backfill(
        self, channel: str, since: datetime, before: datetime | None = None
    ) -> AsyncIterator[tuple[list[Event], datetime]]:
        """What was said in a channel since a moment, newest page first, with its threads.

        Each page comes with the moment it reaches back to: given as `before`, a later run goes on from there.
        """
        reached = f"{before.timestamp():.6f}" if before else None
        while True:
            found = await self._client.conversations_history(
                channel=parted(channel)[1],
                oldest=f"{since.timestamp():.6f}",
                latest=reached,
                limit=_HISTORY_PAGE,
            )
            records = found.get("messages") or []
            if not records:
                return
            reached = min((str(r["ts"]) for r in records), key=moment)
            yield [e for r in records for e in await self._with_replies(r, channel)], moment(reached)
            if not found.get("has_more"):
                return

    async def _with_replies(self, record: Mapping[str, Any], channel: str) -> list[Event]:
        if not record.get("reply_count"):
            return list(events_from(record, channel))
        rows = self._rows(
            "conversations.replies",
            "messages",
            channel=parted(channel)[1],
            ts=record["ts"],
            limit=_HISTORY_PAGE,
        )
        return [event async for row in rows for event in events_from(row, channel)]

    async def _with_texts(self, row: Mapping[str, Any]) -> Channel:
        """The channel with what is pinned in it and what its canvases say."""
        found = await self._client.pins_list(channel=row["id"])
        pinned = [str((item.get("message") or {}).get("text") or "") for item in found.get("items") or ()]
        canvases = [await self._canvas(id) for id in canvases_of(row)]
        texts = (*(plain(text)[0] for text in pinned), *canvases)
        return channel_from(row, self._team, tuple(text for text in texts if text))

    async def _canvas(self, id: str) -> str:
        """What a canvas says, as Markdown; nothing where the bot may not see it, as under an older manifest."""
        try:
            found = await self._client.api_call("canvases.getContent", params={"canvas_id": id})
        except SlackApiError as fault:
            # A canvas that is only out of reach for now must not look as if it had been emptied.
            if isinstance(faults.delivery(fault), Postponed):
                raise
            return ""
        return str(found.get("content") or "")

    async def _rows(self, method: str, holds: str, **asked: Any) -> AsyncIterator[Any]:
        """The rows of a list, over all its pages."""
        cursor = ""
        while True:
            params = {"limit": _PAGE, **asked} | ({"cursor": cursor} if cursor else {})
            found = await self._client.api_call(method, http_verb="GET", params=params)
            for row in found.get(holds) or ():
                yield row
            cursor = str((found.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return


def member_from(row: Mapping[str, Any]) -> Member:
    profile = row.get("profile") or {}
    name = profile.get("display_name") or row.get("real_name") or row.get("name") or ""
    bot = row.get("is_bot") or row["id"] == "USLACKBOT"
    return Member(row["id"], str(name), Role.BOT if bot else Role.LEARNER, row.get("tz") or None)


def canvases_of(row: Mapping[str, Any]) -> list[str]:
    """The ids of a channel's canvases: its own, and those in its tabs."""
    known = row.get("properties") or {}
    own = known.get("canvas") or {}
    tabs = (tab.get("data") or {} for tab in known.get("tabs") or () if tab.get("type") == "canvas")
    found = [canvas.get("file_id") for canvas in (own, *tabs) if not canvas.get("is_empty")]
    return list(dict.fromkeys(str(id) for id in found if id))


def channel_from(row: Mapping[str, Any], team: str, pins: tuple[str, ...] = ()) -> Channel:
    return Channel(
        id=qualified(team, row["id"]),
        name=str(row.get("name") or row["id"]),
        private=bool(row.get("is_private")),
        topic=_described(row, "topic"),
        purpose=_described(row, "purpose"),
        pins=pins,
        creator=row.get("creator"),
    )


def _described(row: Mapping[str, Any], what: str) -> str:
    return plain(str((row.get(what) or {}).get("value") or ""))[0]
