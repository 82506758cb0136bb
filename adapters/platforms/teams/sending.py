"""Deliver an action through the connector and say what became of it; what is private never goes public."""

import hashlib
import logging
from datetime import timedelta
from typing import Any

import aiohttp

from adapters.platforms.teams.cards import card, fitted, size
from adapters.platforms.teams.connector import Connector, Fault
from adapters.platforms.teams.ids import is_channel, parted, threaded
from adapters.platforms.teams.sent_before import SentBefore
from adapters.platforms.teams.whereabouts import Book, Whereabouts
from core.actions import Action, DirectMessage, Nudge, Post, Revise
from core.message import MessageRef
from core.ports import Delivered, Delivery, Postponed, Undeliverable
from core.words import tr

Json = dict[str, Any]
_log = logging.getLogger("stillwater.teams")

_SOON = timedelta(seconds=30)
# What Teams says where targeted messages are switched off or the person is not in the conversation.
_NOT_TARGETED = frozenset({400, 403, 404, 405, 501})


class Sender:
    def __init__(self, connector: Connector, book: Book, before: SentBefore) -> None:
        self._connector, self._book, self._before = connector, book, before

    async def deliver(self, action: Action) -> Delivery:
        """Never raises for what Teams or the network does."""
        try:
            match action:
                case Nudge():
                    context = {"channel": action.channel}
                    await self.privately(
                        action.to,
                        action.channel,
                        action.thread,
                        card(action.page, context),
                        action.page.summary,
                    )
                    return Delivered()
                case DirectMessage():
                    context = {"channel": action.channel}
                    return await self.directly(action.to, card(action.page, context), action.page.summary)
                case Post():
                    return await self._post(action)
                case Revise():
                    return await self._revise(action)
        except Unknown as unknown:
            return Undeliverable(
                str(unknown), tr("Add Stillwater to the team, or to the chat, and write to it once.")
            )
        except Fault as fault:
            return refused(fault)
        except (TimeoutError, aiohttp.ClientError, ConnectionError) as fault:
            return Postponed(_SOON, f"Teams cannot be reached ({type(fault).__name__}).")

    async def privately(self, to: str, channel: str, thread: str | None, shown: Json, summary: str) -> None:
        """A targeted message in the channel, else the person's own chat; never for all to see."""
        where = await self._book.find(channel)
        if where is not None and channel.startswith("19:"):
            activity = {**_activity(shown, summary, where), "recipient": {"id": to}}
            try:
                await self._sized(where.service, threaded(channel, thread), activity, targeted=True)
            except Fault as fault:
                if fault.status not in _NOT_TARGETED:
                    raise
                _log.info(
                    "no targeted message in this conversation (%s %s): personal chat",
                    fault.status,
                    fault.code,
                )
            else:
                return
        await self.directly(to, shown, summary)

    async def directly(self, to: str, shown: Json, summary: str) -> Delivered:
        where, chat = await self._personal(to)
        id = await self._sized(where.service, chat, _activity(shown, summary, where))
        return Delivered(MessageRef(chat, id))

    async def _personal(self, member: str) -> tuple[Whereabouts, str]:
        """A person's own chat with the bot, opened if need be."""
        where = await self._book.find(member)
        if where is None:
            raise Unknown("Teams has not yet told Stillwater where this person is.")
        if where.personal:
            return where, where.personal
        opened = await self._connector.open(where.service, {
            "bot": {"id": where.bot, "name": where.bot_name}, "members": [{"id": member}], "isGroup": False,
            "tenantId": where.tenant, "channelData": {"tenant": {"id": where.tenant}},
        })  # fmt: skip
        chat = str(opened["id"])
        await self._book.note(
            member, Whereabouts(where.service, where.tenant, where.bot, where.bot_name, personal=chat)
        )
        return where, chat

    async def _post(self, post: Post) -> Delivery:
        """In a thread, as a new thread of a channel, or into a group chat. A bot cannot pin in Teams."""
        where = await self._where(post.channel)
        shown = card(post.page, {"channel": post.channel}, mark=mark(post.key))
        activity = _activity(shown, post.page.summary, where)
        already = await self._before.find(where, post.channel, post.thread, mark(post.key))
        if already:
            return Delivered(MessageRef(post.channel, already))
        if post.thread or not is_channel(post.channel):
            id = await self._sized(where.service, threaded(post.channel, post.thread), activity)
            return Delivered(MessageRef(post.channel, id))
        opened = await self._connector.open(where.service, {
            "bot": {"id": where.bot, "name": where.bot_name}, "isGroup": True, "tenantId": where.tenant,
            "channelData": {"channel": {"id": post.channel}, "tenant": {"id": where.tenant}}, "activity": activity,
        })  # fmt: skip
        return Delivered(
            MessageRef(post.channel, str(opened.get("activityId") or parted(str(opened["id"]))[1]))
        )

    async def _revise(self, revise: Revise) -> Delivery:
        where = await self._where(revise.channel)
        shown = card(revise.page, {"channel": revise.channel})
        await self._connector.update(
            where.service, revise.channel, revise.ref.id, _activity(shown, revise.page.summary, where)
        )
        return Delivered(revise.ref)

    async def _where(self, channel: str) -> Whereabouts:
        where = await self._book.find(channel)
        if where is None:
            raise Unknown("Teams has not yet told Stillwater about this conversation.")
        return where

    async def _sized(self, service: str, conversation: str, activity: Json, *, targeted: bool = False) -> str:
        """Send it; where Teams finds it too big after all, a shorter one."""
        try:
            return await self._connector.send(service, conversation, activity, targeted=targeted)
        except Fault as fault:
            if fault.status != 413:
                raise
            shown = activity["attachments"][0]["content"]
            shorter = {**activity["attachments"][0], "content": fitted(shown, size(shown) // 2)}
            return await self._connector.send(
                service, conversation, {**activity, "attachments": [shorter]}, targeted=targeted
            )


class Unknown(Exception):
    """Nobody has told us where this conversation or person is."""


def mark(key: str) -> str:
    """The id that the first element of a message of ours carries, made from its action's key."""
    return "stillwater-" + hashlib.sha256(key.encode()).hexdigest()[:16]


def message(shown: Json, summary: str) -> Json:
    """A card as an activity; `summary` is what notifications and screen readers say."""
    attached = {"contentType": "application/vnd.microsoft.card.adaptive", "content": shown}
    return {"type": "message", "summary": summary[:200], "attachments": [attached]}


def _activity(shown: Json, summary: str, where: Whereabouts) -> Json:
    return {**message(shown, summary), "from": {"id": where.bot, "name": where.bot_name}}


def refused(fault: Fault) -> Delivery:
    """What to do about a refusal: wait where Teams is busy, else say what would help."""
    if fault.again:
        return Postponed(timedelta(seconds=max(fault.wait, 60)), f"Teams is busy ({fault.status}).")
    match fault.status:
        case 401:
            should = tr(
                "The app's secret may have expired: make a new one in Entra and set TEAMS_APP_PASSWORD."
            )
        case 403 | 404:
            should = tr(
                "Check that Stillwater is still installed there and that its permissions have been consented to."
            )
        case _:
            should = ""
    return Undeliverable(f"Teams refused it ({fault.status} {fault.code}).".replace(" )", ")"), should)
