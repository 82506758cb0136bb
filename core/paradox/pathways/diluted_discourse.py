"""Diluted discourse: talk turns reactive, questions scroll away, the forum falls silent."""

from collections import Counter
from collections.abc import Sequence

from core.discourse.interval import ENOUGH
from core.discourse.share import reflective_share
from core.facts import Facts, Talk
from core.message import Role
from core.paradox.signals import Found, Missing, Signal, between
from core.privacy import FEWEST

NAME = "diluted discourse"


def reactive_share(facts: Facts) -> Found:
    """Share of read chat messages that are reactive: healthy 0.5, eroded 0.9; or its trend, where that is worse.

    The trend is the rise of the share from the first half of the period to the second: healthy 0, eroded 0.2.
    """
    share = _reactive(facts.talk)
    if share is None:
        return Missing("twenty chat messages that could be read")
    level = Signal(between(share, 0.5, 0.9), f"{share:.0%} of chat messages are reactive")
    rising = _rising(facts)
    return rising if rising and rising.score > level.score else level


def _rising(facts: Facts) -> Signal | None:
    first, second = (_reactive(half.talk) for half in facts.halves() or (facts, facts))
    if first is None or second is None:
        return None
    return Signal(
        between(second - first, 0, 0.2), f"the reactive share went from {first:.0%} to {second:.0%}"
    )


def _reactive(talk: Sequence[Talk]) -> float | None:
    found = reflective_share(t.reflection for t in talk)
    return 1 - found.share if found else None


def chat_against_forum(facts: Facts) -> Found:
    """Share of all words that are said in chat: healthy 0.5, eroded 0.95."""
    if "forum" in facts.missing:
        return Missing("the forum")
    chat, forum = sum(t.words for t in facts.talk), sum(t.words for t in facts.forum)
    if len(facts.talk) + len(facts.forum) < ENOUGH:
        return Missing("enough talk in either venue")
    share = chat / max(chat + forum, 1)
    return Signal(
        between(share, 0.5, 0.95), f"{share:.0%} of all words are said in chat, {1 - share:.0%} on the forum"
    )


def lost_questions(facts: Facts) -> Found:
    """Share of chat questions that nobody replied to: healthy 0.05, eroded 0.4."""
    asked = [t for t in facts.talk if t.is_question and t.opens]
    if len(asked) < FEWEST:
        return Missing("five questions")
    share = sum(t.lost for t in asked) / len(asked)
    return Signal(between(share, 0.05, 0.4), f"{share:.0%} of {len(asked)} questions got lost in the scroll")


def answered_already(facts: Facts) -> Found:
    """Share of chat questions that the docs answer: healthy 0.1, eroded 0.5."""
    if "docs" in facts.missing:
        return Missing("the docs")
    asked = [t for t in facts.talk if t.is_question and t.opens]
    if len(asked) < FEWEST:
        return Missing("five questions")
    share = sum(t.answered_in_docs for t in asked) / len(asked)
    return Signal(
        between(share, 0.1, 0.5), f"{share:.0%} of {len(asked)} questions were answered in the docs already"
    )


def first_available(facts: Facts) -> Found:
    """Share of learners' messages by the most talkative quarter of them: healthy 0.4, eroded 0.85."""
    said = Counter(t.author for t in facts.talk if t.role is Role.LEARNER)
    if len(said) < 4 * FEWEST:
        return Missing("twenty learners who talk")
    share = sum(n for _, n in said.most_common(len(said) // 4)) / said.total()
    return Signal(
        between(share, 0.4, 0.85), f"a quarter of the learners who talk say {share:.0%} of what learners say"
    )


SIGNALS = (reactive_share, chat_against_forum, lost_questions, answered_already, first_available)
