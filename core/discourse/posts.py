"""Forum posts as talk: measured as they are read, so that their text need not be kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from core.discourse.reading import read
from core.facts import Talk
from core.forum import ForumPost, Topic
from core.message import Role, Venue

# All of a forum counts as one channel.
FORUM = "forum"


def measured(post: ForumPost) -> Talk:
    """A post without its text. The one that opens a topic stands for the topic, and asks."""
    reading, opens = read(post.text), post.reply_to is None
    return Talk(
        FORUM, post.topic if opens else f"{post.topic}/{post.id}", post.author, post.role, post.at, post.topic,
        reading.words, reading.reflection, is_question=opens, venue=Venue.FORUM,
    )  # fmt: skip


def with_first_replies(posts: Iterable[Talk]) -> tuple[Talk, ...]:
    """Posts in the order of time, each that opens a topic with the first reply by somebody else."""
    ordered = sorted(posts, key=lambda post: (post.at, post.id))
    openings = {post.conversation: post for post in ordered if post.opens}
    first: dict[str, Talk] = {}
    for post in ordered:
        opening = openings.get(post.conversation)
        if opening and post.author != opening.author:
            first.setdefault(opening.id, post)
    return tuple(_replied(post, first.get(post.id)) for post in ordered)


def _replied(post: Talk, reply: Talk | None) -> Talk:
    return replace(post, waited=reply.at - post.at, replied_by=reply.role) if reply else post


def talk_of(posts: Sequence[ForumPost]) -> tuple[Talk, ...]:
    """All that was said on a forum, as talk."""
    return with_first_replies(map(measured, posts))


def topics_of(said: Iterable[Talk], since: datetime) -> tuple[Topic, ...]:
    """The topics opened since a moment; talk holds no titles, so they have none."""
    return tuple(Topic(p.conversation, "", "", "", p.author, p.at) for p in said if p.opens and p.at >= since)


def answered_by(said: Iterable[Talk], topic: str, role: Role) -> datetime | None:
    """When somebody of a role first replied in a topic; None where nobody has."""
    mine = [post for post in said if post.conversation == topic]
    opener = next((post.author for post in mine if post.opens), None)
    return min((post.at for post in mine if post.role is role and post.author != opener), default=None)
