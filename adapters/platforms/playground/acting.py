"""What people do in the playground, as the events and interactions that the app hears from any platform."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from adapters.platforms.playground.chat import Chat, Entry, stamp
from adapters.platforms.playground.wire import shown
from core.events import Deleted, Edited, Joined, Posted, Reacted
from core.interactions import Asked, Interaction, Pressed, Submitted
from core.message import Channel, ChannelKind, Member, Message, MessageRef, Role
from core.ports import Host, Shown
from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import Page, page
from core.upload import Upload
from core.words import tr

Json = dict[str, Any]
BOT = "stillwater"
_log = logging.getLogger("stillwater.playground")
_LONGEST = 20_000
_BROADCAST = re.compile(r"(?<!\w)@(channel|here|everyone)\b")


class Acting:
    """Does what a person asks of the chat, and tells the host. Raises Refusal for what cannot be done."""

    def __init__(self, chat: Chat, host: Host, clock: Callable[[], datetime]) -> None:
        self._chat = chat
        self._host = host
        self._clock = clock
        self._reserved: dict[str, str] = {}

    async def say(self, me: Member, channel: str, text: str, *, thread: str | None, key: str) -> Entry:
        """Say something. The same `key` again, after a lost answer, says it once."""
        self._known_channel(channel)
        if channel == direct(me.id):
            raise Refusal(tr("Here only commands are read: type / to see them."))
        already = self._chat.under(key)
        if already:
            return already
        now = self._clock()
        id = self._reserved.setdefault(key, self._chat.fresh_id(channel, now))
        message = self._message(MessageRef(channel, id), me, now, _checked(text), thread)
        # Heard before it is shown: what people see, the bot has.
        await self._host.hear([Posted(message)])
        del self._reserved[key]
        return self._chat.put(Entry(channel, id, me.id, stamp(now), message.text, thread, key=key))

    async def edit(self, me: Member, channel: str, id: str, text: str) -> None:
        entry, now = self._own(me, channel, id), self._clock()
        said = datetime.fromisoformat(entry.at)
        message = self._message(MessageRef(channel, id), me, said, _checked(text), entry.thread)
        await self._host.hear([Edited(message, now)])
        self._chat.put(replace(entry, text=message.text, edited=True))

    async def delete(self, me: Member, channel: str, id: str) -> None:
        entry = self._own(me, channel, id)
        if entry.author != BOT:
            await self._host.hear([Deleted(MessageRef(channel, id), self._clock())])
        self._chat.remove(entry)

    async def react(self, me: Member, channel: str, id: str, emoji: str) -> None:
        """Put an emoji on a message, or take one's own off again."""
        entry = self._entry(channel, id, me)
        who = entry.reactions.get(emoji, ())
        removed = me.id in who
        left = tuple(m for m in who if m != me.id) if removed else (*who, me.id)
        await self._host.hear([Reacted(MessageRef(channel, id), me.id, emoji, self._clock(), removed)])
        kept = {**entry.reactions, emoji: left}
        self._chat.put(replace(entry, reactions={e: members for e, members in kept.items() if members}))

    async def join(self, name: str, zone: str, role: str) -> str:
        """Somebody new comes into every channel; their member id."""
        name = " ".join(name.split())[:60]
        if not name or role not in set(Role):
            raise Refusal(tr("A new person needs a name and a role."))
        if any(person["name"].lower() == name.lower() for person in self._chat.people.values()):
            raise Refusal(tr("There is somebody called {name} already.", name=name))
        member = Member(f"P{len(self._chat.people) + 1:02}", name, Role(role), zone)
        now = self._clock()
        await self._host.hear([Joined(channel, member, now) for channel in self._chat.channels])
        self._chat.person(member.id, name, role, zone)
        return member.id

    async def ask(self, me: Member, channel: str, text: str, thread: str | None) -> Json:
        """A slash command, as it was typed."""
        command, _, words = text.removeprefix("/stillwater").strip(" /").partition(" ")
        asked = Asked(command or "help", words.strip(), me, self._channel(channel, me), self._clock())
        return self._show(await self._answer(asked), me, channel, thread, None)

    async def press(self, me: Member, channel: str, does: str, about: str, id: str | None) -> Json:
        """A button, of the entry `id` or (None) of a dialog or the home page."""
        entry = self._entry(channel, id, me) if id else None
        pressed = Pressed(does, about, me, self._channel(channel, me), self._clock())
        answered = await self._answer(pressed)
        return self._show(answered, me, channel, entry.thread if entry else None, entry, dialog=entry is None)

    async def submit(
        self, me: Member, channel: str, does: str, about: str, values: Mapping[str, str], files: Mapping[str, Upload],
        id: str | None = None,
    ) -> Json:  # fmt: skip
        """A form, filled in, that a button of the entry `id` opened. What is refused is said in it, and it stays open."""
        submitted = Submitted(does, about, me, self._channel(channel, me), self._clock(), values, files)
        try:
            told = await self._host.respond(submitted)
        except Refusal as refusal:
            return {"refused": str(refusal)}
        beneath = self._chat.get(channel, id) if id else None
        if told.replaces and isinstance(told.content, Page) and beneath and beneath.only == me.id:
            self._chat.put(replace(beneath, page=shown(told.content), text=told.content.summary))
        return self._show(told, me, channel, None, None, dialog=True)

    async def _answer(self, interaction: Interaction) -> Shown:
        try:
            return await self._host.respond(interaction)
        except Refusal as refusal:
            return Shown(page(str(refusal)))

    def _show(
        self,
        told: Shown,
        me: Member,
        channel: str,
        thread: str | None,
        entry: Entry | None,
        *,
        dialog: bool = False,
    ) -> Json:
        """Pages go into the conversation, for this person only; forms and what a dialog asked for to the window."""
        match told.content:
            case None:
                return {}
            case Form() as form:
                return {"form": shown(form)}
            case Page() as said if dialog:
                return {"page": shown(said)}
            case Page() as said if told.replaces and entry:
                self._chat.put(replace(entry, page=shown(said), text=said.summary))
            case Page() as said:
                now = self._clock()
                id = self._chat.fresh_id(channel, now)
                self._chat.put(Entry(channel, id, BOT, stamp(now), said.summary, thread, shown(said), me.id))
        return {}

    def _message(self, ref: MessageRef, me: Member, at: datetime, text: str, thread: str | None) -> Message:
        people = self._chat.people.values()
        mentions = frozenset(p["id"] for p in people if p["name"] and f"@{p['name']}" in text)
        broadcasts = frozenset(_BROADCAST.findall(text))
        return Message(ref, me.id, at, text, thread, mentions=mentions, broadcasts=broadcasts)

    def _channel(self, id: str, me: Member) -> Channel:
        """The channel as core knows it; a direct message is a private one without a name."""
        if id == direct(me.id):
            return Channel(id, private=True)
        known = self._known_channel(id)
        return Channel(
            id, known["name"], ChannelKind(known.get("kind", "chat")), topic=known.get("topic", ""),
            purpose=known.get("purpose", ""), creator=known.get("creator"),
        )  # fmt: skip

    def _known_channel(self, id: str) -> Json:
        if id not in self._chat.channels and not id.startswith(direct("")):
            raise Refusal(tr("There is no such channel."))
        return self._chat.channels.get(id, {})

    def _entry(self, channel: str, id: str, me: Member) -> Entry:
        entry = self._chat.get(channel, id)
        if entry is None or entry.gone or entry.only not in (None, me.id):
            raise Refusal(tr("That message is not there any more."))
        return entry

    def _own(self, me: Member, channel: str, id: str) -> Entry:
        entry = self._entry(channel, id, me)
        if entry.author != me.id and entry.only != me.id:
            raise Refusal(tr("Only its author can change a message."))
        return entry


def direct(member: str) -> str:
    """The id of the conversation that a member has with the bot alone."""
    return f"dm/{member}"


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refusal(tr("There is nothing in this message."))
    if len(text) > _LONGEST:
        raise Refusal(tr("A message can have {most} characters at most.", most=f"{_LONGEST:,}"))
    return text
