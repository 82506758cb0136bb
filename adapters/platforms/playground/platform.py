"""The playground as core's Platform: a small team chat in the browser, on this machine only."""

from dataclasses import replace
from pathlib import Path

from aiohttp import web

from adapters.platforms.playground.acting import BOT, Acting, direct
from adapters.platforms.playground.beside import Beside
from adapters.platforms.playground.chat import Chat, Entry, stamp
from adapters.platforms.playground.routes import Routes
from adapters.platforms.playground.wire import shown
from core.actions import Action, DirectMessage, Nudge, Post, Revise
from core.message import MessageRef
from core.ports import Delivered, Delivery, Host, Undeliverable
from core.reply.pages import Page


class Playground:
    """A chat with channels, threads and people, each window being one of them.

    `beside` is what lies beside the chat and no platform has: the clock, the forum, why the bot spoke.
    """

    name = "playground"

    def __init__(self, chat: Chat, beside: Beside) -> None:
        self.chat = chat
        self._beside = beside
        self._routes: Routes | None = None

    def serves(self, channel: str) -> bool:
        return channel in self.chat.channels or channel.removeprefix(direct("")) in self.chat.people

    def link(self, ref: MessageRef) -> str | None:
        return f"/#{ref.channel}/{ref.id}" if self.serves(ref.channel) else None

    def is_behind(self, channel: str) -> bool:  # noqa: ARG002 - its windows wait for the bot
        return False

    async def start(self, host: Host) -> None:
        """Nothing to connect to: windows come by themselves."""

    async def stop(self) -> None:
        if self._routes:
            await self._routes.close()

    def mount(self, server: web.Application, host: Host) -> None:
        """Serve the page, what its windows ask for, and the stream that keeps them in step."""
        acting = Acting(self.chat, host, self._beside.now)
        self._routes = Routes(self.chat, acting, self._beside, host)
        self._routes.add_to(server, Path(__file__).parent / "static")

    async def deliver(self, action: Action) -> Delivery:
        """Show an action. What already went out under its key is not shown again."""
        already = self.chat.under(action.key)
        if already:
            return Delivered(MessageRef(already.channel, already.id))
        match action:
            case Nudge():
                return self._say(
                    action.key, action.channel, action.page, only=action.to, thread=action.thread
                )
            case DirectMessage():
                return self._say(action.key, direct(action.to), action.page, only=action.to)
            case Post():
                said = self._say(action.key, action.channel, action.page, thread=action.thread)
                if action.pin and isinstance(said, Delivered):
                    self.chat.channel(action.channel, pinned=shown(action.page))
                return said
            case Revise():
                return self._revise(action)

    def _say(
        self, key: str, channel: str, page: Page, *, only: str | None = None, thread: str | None = None
    ) -> Delivery:
        if not self.serves(channel):
            return Undeliverable(f"The playground has no channel {channel}.")
        if only is not None and only not in self.chat.people:
            return Undeliverable(f"Nobody in the playground is {only}.")
        now = self._beside.now()
        id = self.chat.fresh_id(channel, now)
        self.chat.put(Entry(channel, id, BOT, stamp(now), page.summary, thread, shown(page), only, key))
        return Delivered(MessageRef(channel, id))

    def _revise(self, revise: Revise) -> Delivery:
        entry = self.chat.get(revise.ref.channel, revise.ref.id)
        if entry is None or entry.gone:
            return Undeliverable("The message to revise is not there any more.")
        self.chat.put(replace(entry, text=revise.page.summary, page=shown(revise.page)))
        return Delivered(revise.ref)
