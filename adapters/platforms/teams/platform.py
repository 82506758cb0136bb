"""The platform: hears what Teams posts to us, answers people privately, and delivers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

from adapters.platforms.teams import ids
from adapters.platforms.teams.activities_in import events_in, is_personal
from adapters.platforms.teams.cards import card
from adapters.platforms.teams.connector import Connector, Fault
from adapters.platforms.teams.files_in import given, sent
from adapters.platforms.teams.forms import form_card
from adapters.platforms.teams.framework import Framework
from adapters.platforms.teams.interactions import answered, asked, is_command
from adapters.platforms.teams.keys import Keys
from adapters.platforms.teams.looking import Looking, departure
from adapters.platforms.teams.roster import Roster
from adapters.platforms.teams.sending import Sender, Unknown
from adapters.platforms.teams.sent_before import SentBefore
from adapters.platforms.teams.whereabouts import Book, whereabouts
from core.actions import Action
from core.events import Event, Joined
from core.interactions import Interaction
from core.message import Member, MessageRef
from core.ports import Delivery, Host, Memory, Shown
from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import Page, page
from core.words import tr

Json = dict[str, Any]
Activity = Mapping[str, Any]
_log = logging.getLogger("stillwater.teams")

_PATH = "/api/messages"
_CARD = "application/vnd.microsoft.card.adaptive"
_SAID = "application/vnd.microsoft.activity.message"


class Teams:
    """Teams as core's Platform. `memory` keeps conversation references; `clock` says what time it is."""

    name = "teams"

    def __init__(
        self, keys: Keys, memory: Memory, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._keys, self._clock = keys, clock
        self._framework = Framework(keys)
        self._connector = Connector(self._framework.token)
        self._book = Book(memory)
        self._sender = Sender(
            self._connector, self._book, SentBefore(self._framework.graph_token, keys.graph)
        )
        roster = Roster(self._connector, self._framework.graph_token, keys.graph)
        self._looking = Looking(roster, self._book, self._sender, memory, clock)
        self._background: set[asyncio.Task[None]] = set()
        self._zones: dict[str, str | None] = {}
        self._host: Host | None = None

    def serves(self, channel: str) -> bool:
        return ids.is_teams(channel)

    def link(self, ref: MessageRef) -> str | None:
        return ids.link(ref, self._keys.tenant)

    def is_behind(self, channel: str) -> bool:  # noqa: ARG002 - Teams tells nothing of what was missed
        return False

    def mount(self, server: web.Application, host: Host) -> None:
        """Teams posts to /api/messages of the one server."""
        self._host = host
        server.router.add_post(_PATH, self._receive)

    async def start(self, host: Host) -> None:
        self._host = host

    async def stop(self) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._connector.close()

    async def deliver(self, action: Action) -> Delivery:
        return await self._sender.deliver(action)

    async def _receive(self, request: web.Request) -> web.Response:
        return await self._framework.receive(request, self._handle)

    async def _handle(self, activity: Activity) -> Json | None:
        """One verified activity. It is recorded before it is acknowledged; Teams sends it again otherwise."""
        host = self._host
        if host is None:
            raise web.HTTPServiceUnavailable
        bot = str((activity.get("recipient") or {}).get("id") or "")
        try:
            await self._note(activity)
            await self._look(activity, bot, host)
            if activity["type"] == "invoke":
                return await self._invoked(activity, host)
            if activity["type"] == "message" and activity.get("value") is not None:
                await self._submitted(activity, host)
            elif files := sent(activity):
                await self._given(files, activity, host)
            elif is_command(activity, bot):
                await self._command(activity, bot, host)
            elif activity["type"] == "installationUpdate":
                await self._installed(activity, host)
            else:
                await self._hear(activity, bot, host)
        except (KeyError, ValueError, TypeError, AttributeError) as fault:
            # Sending it again would not make it readable.
            _log.warning(
                "an activity of type %s could not be read (%s)", activity.get("type"), type(fault).__name__
            )
        return None

    async def _look(self, activity: Activity, bot: str, host: Host) -> None:
        """Note that the bot has left a team or chat; look around in one it has come into, once Teams is answered."""
        why = departure(activity, bot)
        if why:
            await host.hear(await self._looking.left(activity, why, self._clock()))
        elif self._looking.wanted(activity, bot):
            task = asyncio.create_task(_logged(self._looking.around(activity, host)))
            self._background.add(task)
            task.add_done_callback(self._background.discard)

    async def _note(self, activity: Activity) -> None:
        """Where this conversation and person are reached from now on."""
        if not activity.get("serviceUrl") or not activity.get("conversation"):
            return
        found = whereabouts(activity)
        channel, _ = ids.parted(str(activity["conversation"]["id"]))
        await self._book.note(channel, found)
        if (activity.get("from") or {}).get("id"):
            await self._book.note(str(activity["from"]["id"]), found)

    async def _hear(self, activity: Activity, bot: str, host: Host) -> None:
        found = [event for event in events_in(activity, bot, self._clock()) if self._is_news(event)]
        if found:
            await host.hear(found)

    def _is_news(self, event: Event) -> bool:
        """A writer's zone comes with every message; it is passed on when it changes."""
        if not isinstance(event, Joined) or event.left or event.member.timezone is None:
            return True
        known = self._zones.get(event.member.id)
        self._zones[event.member.id] = event.member.timezone
        return known != event.member.timezone

    async def _installed(self, activity: Activity, host: Host) -> None:
        """Somebody added the bot for themselves: their page is their welcome."""
        if activity.get("action") == "add" and is_personal(activity):
            member = Member(str(activity["from"]["id"]), str(activity["from"].get("name") or ""))
            await self._tell(await host.home(member), member.id, str(activity["conversation"]["id"]))

    async def _command(self, activity: Activity, bot: str, host: Host) -> None:
        interaction = asked(activity, bot, self._clock())
        if interaction.command == "home":
            shown = Shown(await host.home(interaction.member))
        else:
            shown = await self._answer(host, interaction)
        await self._show(shown, interaction, activity)

    async def _given(self, files: Sequence[tuple[str, str]], activity: Activity, host: Host) -> None:
        """Files sent in the personal chat, each answered for itself."""
        for name, url in files:
            try:
                submitted = await given(name, url, activity, self._clock(), anywhere=self._keys.development)
            except Refusal as refusal:
                place = str(activity["conversation"]["id"])
                await self._tell(page(str(refusal)), str(activity["from"]["id"]), place)
            else:
                await self._show(await self._answer(host, submitted), submitted, activity)

    async def _submitted(self, activity: Activity, host: Host) -> None:
        """A button by Action.Submit, from a client that has no Action.Execute."""
        interaction = answered(activity, self._clock())
        if interaction is not None:
            await self._show(await self._answer(host, interaction), interaction, activity)

    async def _invoked(self, activity: Activity, host: Host) -> Json | None:
        """A button by Action.Execute: the answer takes its card's place, or comes privately."""
        if activity.get("name") != "adaptiveCard/action":
            return None
        interaction = answered(activity, self._clock())
        if interaction is None:
            return _said(tr("This card is from an older version of Stillwater; please ask again."))
        try:
            shown = await host.respond(interaction)
        except Refusal as refusal:
            return _said(str(refusal))
        except Exception:
            _log.exception("a card could not be answered")
            return _said(tr("Something went wrong on our side. Please try again in a minute."))
        if shown.content is None:
            return _said(tr("Done."))
        context = {"channel": interaction.channel.id}
        if shown.replaces or is_personal(activity):
            return {"statusCode": 200, "type": _CARD, "value": _card(shown.content, context)}
        await self._tell(shown.content, interaction.member.id, interaction.channel.id)
        return _said(tr("I have answered you privately."))

    async def _answer(self, host: Host, interaction: Interaction) -> Shown:
        """What the host says; what it refuses is told to the person, as is that something broke."""
        try:
            return await host.respond(interaction)
        except Refusal as refusal:
            return Shown(page(str(refusal)))
        except Exception:
            _log.exception("%s could not be answered", type(interaction).__name__)
            return Shown(page(tr("Something went wrong on our side. Please try again in a minute.")))

    async def _show(self, shown: Shown, on: Interaction, activity: Activity) -> None:
        if shown.content is not None:
            place = str(activity["conversation"]["id"])
            await self._tell(shown.content, on.member.id, place, channel=on.channel.id)

    async def _tell(self, content: Page | Form, to: str, place: str, *, channel: str = "") -> None:
        """Privately: in the personal chat, else as a targeted message, else in the person's own chat."""
        conversation, thread = ids.parted(place)
        shown = _card(content, {"channel": channel or conversation})
        summary = content.summary if isinstance(content, Page) else content.title
        try:
            await self._sender.privately(to, conversation, thread, shown, summary)
        except (Fault, Unknown, TimeoutError, aiohttp.ClientError) as fault:
            _log.warning("an answer could not be given privately (%s)", type(fault).__name__)


async def _logged(work: Awaitable[None]) -> None:
    try:
        await work
    except (Fault, Unknown, TimeoutError, aiohttp.ClientError) as fault:
        _log.warning("a look-up in Teams did not succeed (%s)", fault)
    except Exception:
        _log.exception("work behind the scenes failed")


def _card(content: Page | Form, context: Json) -> Json:
    match content:
        case Page():
            return card(content, context)
        case Form():
            return form_card(content, context)


def _said(text: str) -> Json:
    return {"statusCode": 200, "type": _SAID, "value": text}
