"""Asks for a yes or no, or for who, when or where; speaks against reflection, and weakly."""

from core.discourse.words import ASKED, START, Words

SOURCE = "Closed against open questions (Hargreaves 1984; open ones trigger inquiry: Garrison, Anderson and Archer 2001)."
EXAMPLE = "Is the room booked for five? When do we start?"
BECAUSE = "it asks for a yes or no, or for a fact"
_BEGINS = frozenset(
    """
    is are was were am do does did have has had will isn't aren't doesn't don't didn't anyone anybody who when where
    """.split()
)
_OPEN = frozenset({"why", "how", "what", "which"})


def measure(words: Words) -> float:
    """1 where any sentence asks and begins so (or after one word), and none of its words makes it open; else 0."""
    return float(ASKED in words.tokens and any(map(_is_closed, _sentences(words))))


def _is_closed(sentence: list[str]) -> bool:
    return sentence[-1] == ASKED and not _BEGINS.isdisjoint(sentence[:2]) and _OPEN.isdisjoint(sentence)


def _sentences(words: Words) -> list[list[str]]:
    found: list[list[str]] = []
    for token in words.tokens:
        if token == START:
            found.append([])
        else:
            found[-1].append(token)
    return [sentence for sentence in found if sentence]
