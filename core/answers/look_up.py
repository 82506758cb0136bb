"""From a message to an answer: the question, the passages, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.answers.evidence import gather
from core.answers.library import Hit, Library
from core.answers.question import Sort, question_in
from core.answers.quote import quote
from core.answers.sure import THRESHOLD, confidence
from core.answers.terms import terms
from core.discourse.language import is_english
from core.discourse.words import words_of

# A question is searched by its first terms; the rest of a long one is detail.
MOST_TERMS = 60
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A section with the sentence of it that is nearest the question."""

    source: str
    title: str
    quote: str
    score: float
    url: str | None = None
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a message as a question.

    `confidence` (0..1) is the chance that the first passage answers it; `answered` says that it is shown.
    `passages` (best first, at most three) are listed also where the bot stays silent.
    """

    is_question: bool
    needs_person: bool
    answered: bool
    confidence: float
    passages: tuple[Passage, ...]
    because: str


def look_up(
    text: str, library: Library, *, context: Sequence[str] = (), threshold: float | None = None
) -> Answer:
    """Look a message up. Only questions that seek help are answered, and only at the threshold or above.

    `context` is what was said before it in its thread, oldest first; it helps a short question to be found.
    """
    question = question_in(text)
    helps, person = question.sort is Sort.HELP, question.sort is Sort.PERSON
    if not question.seeks_help:
        return Answer(False, False, False, 0.0, (), f"It is {question.sort.value}.")
    if not is_english(words_of(question.text)):
        return Answer(False, False, False, 0.0, (), "It does not seem to be in English.")
    return _searched(
        question.text, library, helps, person, THRESHOLD if threshold is None else threshold, context
    )


def passages_for(text: str, library: Library) -> tuple[tuple[Passage, ...], float]:
    """The passages nearest any text, best first, and the confidence that the first one answers it."""
    query = terms(text)[:MOST_TERMS]
    hits = rank(query, library)
    if not hits:
        return (), 0.0
    shown = tuple(_passage(query, hit, library) for hit in hits[:SHOWN])
    return shown, confidence(gather(query, hits, library))


def _searched(
    text: str, library: Library, helps: bool, person: bool, least: float, context: Sequence[str]
) -> Answer:
    asked = text if len(text.split()) > 5 else " ".join((*context[-1:], text))
    passages, sure = passages_for(asked, library)
    if not passages:
        return Answer(True, person, False, 0.0, (), "Nothing in the docs is near this question.")
    if person:
        return Answer(True, True, False, sure, passages, "It needs a person, not a page.")
    if sure < least:
        return Answer(
            True, False, False, sure, passages, f"No passage is sure enough ({sure:.0%}, {least:.0%} needed)."
        )
    because = f"“{passages[0].title}” answers it with {sure:.0%} confidence."
    return Answer(helps, False, True, sure, passages, because)


def rank(query: Sequence[str], library: Library) -> Sequence[Hit]:
    """The nearest sections, best first."""
    return library.search(query, 10) if query else ()


def _passage(query: Sequence[str], hit: Hit, library: Library) -> Passage:
    section = hit.section
    said = quote(query, section, library)
    return Passage(section.source, section.title, said, round(hit.score, 3), section.url, section.updated)
