"""Open the topics people agreed to, put the link where they asked, and tell their authors."""

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from adapters.ledger import outbox, people, stream, topics
from adapters.ledger.engine import reading, writing
from core.actions import DirectMessage, Post
from core.forum import Draft, Topic
from core.message import MessageRef
from core.ports import ForumSite
from core.programme import Mode
from core.refusal import Refusal
from core.reply.blocks import Button, Buttons, Quote, Text
from core.reply.pages import page
from core.reply.spans import Link
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta()
_SOONEST, _LATEST = timedelta(minutes=5), timedelta(hours=6)
_log = logging.getLogger("stillwater.forum")


async def run(app: "App") -> None:
    if app.forum is None:
        return
    for draft, attempts in await asyncio.to_thread(_taken, app):
        await _open(app, app.forum, draft, attempts)


def _taken(app: "App") -> list[tuple[Draft, int]]:
    with reading(app.engine) as connection:
        if not topics.any_due(connection, app.clock()):
            return []
    with writing(app.engine) as connection:
        return topics.take(connection, app.clock())


async def _open(app: "App", forum: ForumSite, draft: Draft, attempts: int) -> None:
    try:
        topic = await forum.open_topic(draft)
    except Refusal as refusal:
        _log.warning("a topic could not be opened: %s", refusal)
        await asyncio.to_thread(_later, app, draft, attempts, str(refusal))
    else:
        await asyncio.to_thread(_opened, app, draft, topic)


def _later(app: "App", draft: Draft, attempts: int, because: str) -> None:
    """Keep the draft and try again, less and less often; its author is told once."""
    now = app.clock()
    told = page(
        tr("The forum has not taken your topic yet"),
        Text((tr("The forum has not taken your topic yet: {because}", because=because),)),
        Text((tr("I have kept it and go on trying; nothing is lost:"),)),
        Quote(f"{draft.title}\n{draft.body}"),
        Buttons((Button(tr("Change it"), "ask.edit", draft.key),)),
    )
    with writing(app.engine) as connection:
        topics.later(connection, draft, now + min(_LATEST, _SOONEST * 2 ** min(attempts, 10)))
        late = DirectMessage(f"topic-late:{draft.key}", draft.author, told, _channel(draft))
        outbox.enqueue(connection, late, now)


def _opened(app: "App", draft: Draft, topic: Topic) -> None:
    where = Text((tr("Your topic is on the forum: "), Link(topic.title, topic.url)))
    told = page(tr("Your topic is on the forum: {title}", title=topic.title), where)
    with writing(app.engine) as connection:
        topics.opened(connection, draft, topic)
        news = DirectMessage(f"topic:{draft.key}", draft.author, told, _channel(draft))
        outbox.enqueue(connection, news, app.clock())
        if draft.about:
            _link(connection, app, draft, draft.about, topic)


def _link(connection: Connection, app: "App", draft: Draft, about: MessageRef, topic: Topic) -> None:
    """Where the bot may speak, a link in the thread, so that who comes by finds the topic."""
    message = stream.message(connection, about)
    if message is None or people.settings(connection, about.channel).mode is not Mode.ON:
        return
    shown = page(
        tr("This is being answered on the forum: {title}", title=topic.title),
        Text((tr("This is being answered on the forum: "), Link(topic.title, topic.url))),
    )
    post = Post(f"topic-link:{draft.key}", about.channel, shown, message.thread or about.id)
    outbox.enqueue(connection, post, app.clock())


def _channel(draft: Draft) -> str:
    return draft.about.channel if draft.about else ""
