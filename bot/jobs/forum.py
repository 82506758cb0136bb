"""Follow the forum: how its topics stand, what is said in them, whose question is answered, which answers join the library.

Of all replicas one asks the forum and all use what it found. A topic is read when its list shows that something
has changed, some topics a round, so that the forum's limit of requests is kept.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import forum_posts, outbox, topics, visits
from adapters.ledger.engine import reading, writing
from bot.gathering import with_accepted
from core.actions import DirectMessage
from core.answers import Section
from core.discourse.posts import measured
from core.forum import Category, Draft, ForumPost, Topic
from core.message import Role
from core.ports import ForumSite
from core.refusal import Refusal
from core.reply.blocks import Text
from core.reply.pages import page
from core.reply.spans import Link
from core.visit import FORUM
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=2)
# A topic is followed for so long after the last thing said in it: the weeks a digest looks back over.
_FOLLOWED = timedelta(weeks=8)
_APART = timedelta(minutes=1)
# With the lists before them, so many topics are well within sixty requests a minute, which others share.
_AT_ONCE = 15
_log = logging.getLogger("stillwater.forum")


async def run(app: "App") -> None:
    if app.forum is None:
        return
    if await asyncio.to_thread(_is_mine, app):
        await _visit(app, app.forum)
    sections = await asyncio.to_thread(_accepted, app)
    if sections != app.accepted:
        library = await asyncio.to_thread(with_accepted, app.sources.library, sections)
        app.accepted = sections
        app.use(library)


def _is_mine(app: "App") -> bool:
    with writing(app.engine) as connection:
        return visits.begin(connection, FORUM, app.clock(), _APART)


async def _visit(app: "App", forum: ForumSite) -> None:
    try:
        categories = await forum.categories()
        found = await forum.topics(app.clock() - _FOLLOWED)
    except Refusal as refusal:
        # The copy in the ledger goes on to serve; the next round asks again.
        _log.warning("the forum cannot be read: %s", refusal)
        await asyncio.to_thread(_failed, app, str(refusal))
        return
    for topic in await asyncio.to_thread(_listed, app, found):
        try:
            posts = await forum.posts(topic)
        except Refusal as refusal:
            _log.warning("a topic cannot be read: %s", refusal)
            await asyncio.to_thread(_put_off, app, topic)
            break
        await asyncio.to_thread(_read, app, topic, posts)
    await asyncio.to_thread(_visited, app, categories)


def _failed(app: "App", because: str) -> None:
    with writing(app.engine) as connection:
        visits.failed(connection, FORUM, because, app.clock())


def _listed(app: "App", found: Sequence[Topic]) -> list[str]:
    """Keep what the lists show, tell authors whose topics are answered; the topics to read now."""
    now, staff = app.clock(), app.sources.programme.facilitators
    with writing(app.engine) as connection:
        # Of who opened a topic only facilitators are known by name.
        topics.keep(connection, [t if t.author in staff else replace(t, author="") for t in found])
        topics.take_back(connection, [topic.id for topic in found if topic.accepted_answer is None])
        for draft, topic in topics.to_be_told(connection):
            outbox.enqueue(connection, _news(draft, topic), now)
            topics.told(connection, draft)
        return forum_posts.to_read(connection, now - _FOLLOWED, now, _AT_ONCE)


def _put_off(app: "App", topic: str) -> None:
    with writing(app.engine) as connection:
        forum_posts.later(connection, topic, app.clock())


def _read(app: "App", topic: str, posts: Sequence[ForumPost]) -> None:
    """Measure a topic's posts, of which no text is kept but that of an accepted answer."""
    staff = app.sources.programme.facilitators
    said = [replace(p, role=Role.FACILITATOR) if p.author in staff else p for p in posts]
    with writing(app.engine) as connection:
        answer = next((post for post in said if post.accepted), None)
        if answer:
            topics.accept(connection, topic, answer.text, answer.at)
        elif not posts:
            topics.take_back(connection, [topic])
        forum_posts.keep(connection, topic, [measured(post) for post in said], app.clock())


def _visited(app: "App", categories: Sequence[Category]) -> None:
    with writing(app.engine) as connection:
        listed = [{"id": c.id, "name": c.name, "description": c.description} for c in categories]
        known = bool(visits.kept(connection, FORUM).get("known")) or not forum_posts.unread(connection)
        visits.went_well(connection, FORUM, app.clock(), {"categories": listed, "known": known})


def _accepted(app: "App") -> list[Section]:
    with reading(app.engine) as connection:
        return topics.accepted(connection)


def _news(draft: Draft, topic: Topic) -> DirectMessage:
    told = tr("Your question has been answered on the forum: {title}", title=topic.title)
    shown = page(
        told, Text((tr("Your question has been answered on the forum: "), Link(topic.title, topic.url)))
    )
    return DirectMessage(
        f"topic-answered:{draft.key}", draft.author, shown, draft.about.channel if draft.about else ""
    )
