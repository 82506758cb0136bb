"""Words for people: every sentence the bot says passes here, so that a catalogue can translate it."""

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import timedelta

_catalogue: ContextVar[Mapping[str, str]] = ContextVar("catalogue", default={})  # noqa: B039 - never mutated


def speak(catalogue: Mapping[str, str]) -> None:
    """Use a catalogue (English sentence to translated sentence) from here on in this context."""
    _catalogue.set(catalogue)


def tr(sentence: str, /, **slots: object) -> str:
    """The sentence in the reader's language, its {slots} filled; English where no translation is known."""
    translated = _catalogue.get().get(sentence, sentence)
    return translated.format(**slots) if slots else translated


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: `count(1, "question", "questions")` is "1 question"."""
    return f"{number:,} {tr(one) if number == 1 else tr(many)}"


def duration(length: timedelta) -> str:
    """A length of time as people say it: 5 min, 3 h, 2 days."""
    minutes = length.total_seconds() / 60
    if minutes < 90:
        return tr("{n:.0f} min", n=minutes)
    return tr("{n:.0f} h", n=minutes / 60) if minutes < 2_880 else tr("{n:.0f} days", n=minutes / 1_440)
