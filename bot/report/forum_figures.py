"""The forum's part of a replay's figures: its health, and its share of all words week by week."""

from collections import defaultdict
from typing import Any

from core.discourse import week_of
from core.discourse.forum_health import forum_health
from core.discourse.forum_words import forum_words
from core.discourse.profile import profile_of
from core.facts import Facts, Talk


def forum_figures(facts: Facts) -> dict[str, Any] | None:
    """None where no forum was given."""
    health = forum_health(facts)
    if health is None:
        return None
    chat = profile_of(facts.talk, facts.members).reflective
    return {
        "topics": health.topics, "posts": health.posts, "waiting_for_a_reply": health.waiting,
        "first_reply_minutes": {role.value: round(wait.total_seconds() / 60) for role, wait in health.first_reply},
        "reflective_share": round(health.reflective.share, 3) if health.reflective else None,
        "life": health.life.value, "text": list(forum_words(health, chat=chat)), "weeks": _weeks(facts),
    }  # fmt: skip


def _weeks(facts: Facts) -> list[dict[str, Any]]:
    chat, forum = defaultdict[str, int](int), defaultdict[str, list[Talk]](list)
    for message in facts.talk:
        chat[week_of(message.at)] += message.words
    for post in facts.forum:
        forum[week_of(post.at)].append(post)
    return [_week(week, forum[week], chat[week]) for week in sorted({*chat, *forum})]


def _week(week: str, posts: list[Talk], in_chat: int) -> dict[str, Any]:
    words = sum(post.words for post in posts)
    share = round(words / (words + in_chat), 3) if words + in_chat else None
    return {
        "week": week,
        "topics": sum(post.opens for post in posts),
        "posts": len(posts),
        "share_of_words": share,
    }
