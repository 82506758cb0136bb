"""Follow the forum: how its topics stand, whose question is answered, and which answers join the library."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from adapters.ledger import outbox, topics
from adapters.ledger.engine import reading, writing
from bot.gathering import with_accepted
from core.actions import DirectMessage
from core.answers import Section
from core.forum import Draft, Topic
from core.ports import ForumSite
from core.refusal import Refusal
from core.reply import Link, Text, page
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=2)
# A topic is followed for so long after the last thing said in it.
_FOLLOWED = timedelta(days=30)
# So many answers are read in one round: the forum's rate limit is shared with others.
_AT_ONCE = 10
_log = logging.getLogger("stillwater.forum")

_Answer = tuple[Topic, str, datetime]


async def run(app: "App") -> None:
    if app.forum is None:
        return
    with reading(app.engine) as connection:
        known = topics.accepted(connection)
    try:
        app.categories = await app.forum.categories()
        found = await app.forum.topics(app.clock() - _FOLLOWED)
        fresh = await _answers(app.forum, found, {topic: answer for topic, (answer, _) in known.items()})
    except Refusal as refusal:
        # The copy in the ledger goes on to serve; the next round asks again.
        _log.warning("the forum cannot be read: %s", refusal)
        return
    sections = await asyncio.to_thread(_keep, app, found, fresh)
    if sections != app.accepted:
        library = await asyncio.to_thread(with_accepted, app.sources.library, sections)
        app.accepted = sections
        app.use(library)


async def _answers(forum: ForumSite, found: Sequence[Topic], known: dict[str, str]) -> list[_Answer]:
    """The accepted answers that are not in the library yet, with when they were given."""
    answered = [t for t in found if t.accepted_answer and known.get(t.id) != t.accepted_answer]
    fresh: list[_Answer] = []
    for topic in answered[:_AT_ONCE]:
        posts = await forum.posts(topic.id)
        fresh += [(topic, post.text, post.at) for post in posts if post.accepted]
    return fresh


def _keep(app: "App", found: Sequence[Topic], fresh: Sequence[_Answer]) -> list[Section]:
    """Keep what was found, tell authors whose topics are answered; the answers now in the library."""
    with writing(app.engine) as connection:
        topics.keep(connection, found)
        for topic in found:
            if topic.accepted_answer is None:
                topics.take_back(connection, topic.id)
        for topic, text, at in fresh:
            topics.accept(connection, topic, text, at)
        for draft, topic in topics.to_be_told(connection):
            outbox.enqueue(connection, _news(draft, topic), app.clock())
            topics.told(connection, draft)
        return [section for _, section in topics.accepted(connection).values()]


def _news(draft: Draft, topic: Topic) -> DirectMessage:
    told = tr("Your question has been answered on the forum: {title}", title=topic.title)
    shown = page(
        told, Text((tr("Your question has been answered on the forum: "), Link(topic.title, topic.url)))
    )
    return DirectMessage(
        f"topic-answered:{draft.key}", draft.author, shown, draft.about.channel if draft.about else ""
    )
