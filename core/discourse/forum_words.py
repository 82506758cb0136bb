"""A forum's health in words."""

from collections.abc import Iterator

from core.discourse.forum_health import ForumHealth, Life
from core.discourse.interval import Interval
from core.message import Role
from core.privacy import coarse
from core.words import count, duration, tr

_LIFE = {
    Life.GHOST_TOWN: "The forum is a ghost town: fewer than five posts in two weeks.",
    Life.FADING: "The forum is falling silent: not half as many posts in the last two weeks as in the two before.",
    Life.STEADY: "The forum is about as alive as it was two weeks before.",
    Life.GROWING: "The forum is coming alive: half as many posts again in the last two weeks as in the two before.",
}
_BY = {Role.FACILITATOR: "facilitators", Role.LEARNER: "learners"}


def forum_words(
    now: ForumHealth, before: ForumHealth | None = None, chat: Interval | None = None
) -> Iterator[str]:
    """Sentences on the forum, with what it was the week `before`, and beside the reflective share of the `chat`."""
    yield tr("On the forum: {now}{then}.", now=_counts(now), then=_then(before))
    if now.waiting:
        waiting = count(now.waiting, "topic has", "topics have")
        yield tr("{waiting} had no reply for a day or more.", waiting=waiting)
    for role, wait in now.first_reply:
        yield tr(
            "Half of the first replies by {role} came within {wait}.", role=tr(_BY[role]), wait=duration(wait)
        )
    if now.reflective:
        beside = tr(", of the chat's messages {share:.0%}", share=coarse(chat.share)) if chat else ""
        yield tr("Of its posts {share:.0%} are reflective{beside}.",
                 share=coarse(now.reflective.share), beside=beside)  # fmt: skip
    elif now.posts:
        yield tr("Not enough data to say how reflective its posts are.")
    if now.life in _LIFE:
        yield tr(_LIFE[now.life])


def _counts(health: ForumHealth) -> str:
    return f"{count(health.topics, 'new topic', 'new topics')}, {count(health.posts, 'post', 'posts')}"


def _then(before: ForumHealth | None) -> str:
    return tr(" (the week before: {counts})", counts=_counts(before)) if before else ""
