"""Open the topics people agreed to, and tell their authors where they are."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import outbox, topics
from adapters.ledger.engine import reading, writing
from core.actions import DirectMessage
from core.forum import Draft, Topic
from core.ports import ForumSite
from core.refusal import Refusal
from core.reply import Link, Text, page
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta()
_AGAIN = timedelta(minutes=5)


async def run(app: "App") -> None:
    if app.forum is None:
        return
    with reading(app.engine) as connection:
        waiting = topics.waiting(connection, app.clock())
    for draft in waiting:
        await _open(app, app.forum, draft)


async def _open(app: "App", forum: ForumSite, draft: Draft) -> None:
    try:
        topic = await forum.open_topic(draft)
    except Refusal:
        await asyncio.to_thread(_later, app, draft)
    else:
        await asyncio.to_thread(_opened, app, draft, topic)


def _later(app: "App", draft: Draft) -> None:
    with writing(app.engine) as connection:
        topics.later(connection, draft, app.clock() + _AGAIN)


def _opened(app: "App", draft: Draft, topic: Topic) -> None:
    where = Text((tr("Your topic is on the forum: "), Link(topic.title, topic.url)))
    told = page(tr("Your topic is on the forum: {title}", title=topic.title), where)
    channel = draft.about.channel if draft.about else ""
    with writing(app.engine) as connection:
        topics.opened(connection, draft, topic)
        outbox.enqueue(
            connection, DirectMessage(f"topic:{draft.key}", draft.author, told, channel), app.clock()
        )
