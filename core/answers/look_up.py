"""From a message to an answer: the question, the passages, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.answers.asked import Asked, asked
from core.answers.evidence import gather, only_names
from core.answers.form import form_of
from core.answers.library import Library, Origin
from core.answers.question import Question, Sort, question_in
from core.answers.quote import quote
from core.answers.rank import Ranked, offered, rank
from core.answers.sure import THRESHOLD, confidence
from core.discourse.language import is_english
from core.discourse.words import words_of

# So many candidates are looked at closely: the right page is often not among the first twenty that a search finds.
CANDIDATES = 50
_PERSONAL = "It needs a person, not a page."
_FOREIGN = "It does not seem to be in English."


@dataclass(frozen=True, slots=True)
class Passage:
    """A section with the sentence of it that is nearest the question."""

    source: str
    title: str
    quote: str
    score: float
    url: str | None = None
    updated: date | None = None
    origin: Origin = Origin.DOCS


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a message as a question.

    `confidence` (0..1) is the chance that the first passage answers it; `answered` says that it is shown.
    `passages` (best first, at most three) are listed also where it is not sure enough; none for what no page answers,
    as where it `needs_person`. `for_forum`: it would be understood there by itself.
    """

    because: str
    is_question: bool = False
    needs_person: bool = False
    for_forum: bool = False
    answered: bool = False
    confidence: float = 0.0
    passages: tuple[Passage, ...] = ()


def look_up(
    text: str,
    library: Library,
    *,
    context: Sequence[str] = (),
    before: Sequence[str] = (),
    outright: bool = False,
    threshold: float | None = None,
    quoting: bool = True,
) -> Answer:
    """Look a message up. Only questions that seek help are answered, and only at the threshold or above.

    `context` is what was said before it in its thread, oldest first; it helps a short question to be found.
    `before` is what its author had just said, oldest first: a question that leans on it is read as one with it.
    What is asked of the bot `outright` is looked up however it is put, unless it needs a person.
    Without `quoting` the passages come without their quotes, for who only wants to know how sure it is.
    """
    question = question_in(text)
    if before and _leans(question, text):
        text = "\n".join((*before, text))
        question = question_in(text)
    if not (question.seeks_help or outright):
        foreign = "?" in text and not is_english(words_of(question.text))
        return Answer(_FOREIGN if foreign else f"It is {question.sort.value}.")
    if question.sort is Sort.PERSON:
        return Answer(_PERSONAL, is_question=True, needs_person=True, for_forum=question.for_forum)
    if not (question.for_docs or outright):
        return Answer(f"It is {question.sort.value}.", is_question=True, for_forum=question.for_forum)
    if not is_english(words_of(question.text)):
        return Answer(_FOREIGN)
    found = _searched(asked(text, context), library, THRESHOLD if threshold is None else threshold, quoting)
    return replace(found, for_forum=question.for_forum)


def _leans(question: Question, text: str) -> bool:
    """Does what it asks about stand in what was said before?"""
    return question.sort is Sort.FOLLOWS_ON or (question.for_docs and not asked(text).says_something)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passages nearest a question, best first, and what is thought of the first of them."""

    passages: tuple[Passage, ...] = ()
    confidence: float = 0.0
    only_names: bool = False


def nearest(question: Asked, library: Library, *, quoting: bool = True) -> Nearest:
    """The passages nearest any text, whether it asks or not."""
    found = library.search(question, CANDIDATES)
    ranked = rank(question, found, library)
    if not ranked:
        return Nearest()
    shown = tuple(_passage(question, one, library, quoting) for one in offered(ranked))
    evidence = gather(question, ranked, found, library)
    sure = confidence(evidence, form_of(question, found), semantic=bool(found.nearest))
    return Nearest(shown, sure, only_names(question, ranked[0], found, library))


def _searched(question: Asked, library: Library, least: float, quoting: bool) -> Answer:
    if not question.says_something:
        return Answer("It says too little to look up.", is_question=True)
    near = nearest(question, library, quoting=quoting)
    doubt = _doubt(near, least)
    because = doubt or f"“{near.passages[0].title}” answers it with {near.confidence:.0%} confidence."
    return Answer(because, is_question=True, answered=not doubt, confidence=near.confidence,
                  passages=near.passages)  # fmt: skip


def _doubt(near: Nearest, least: float) -> str:
    """Why the first passage is not shown; empty where it is sure enough."""
    if not near.passages:
        return "Nothing in the docs is near this question."
    if near.confidence < least:
        return f"No passage is sure enough ({near.confidence:.0%}, {least:.0%} needed)."
    if near.only_names:
        return f"“{near.passages[0].title}” is on the topic, but may not say what is asked."
    return ""


def _passage(question: Asked, ranked: Ranked, library: Library, quoting: bool) -> Passage:
    section = ranked.hit.section
    said = quote(question, section, library) if quoting else ""
    return Passage(section.source, section.title, said, round(ranked.score, 3), section.url, section.updated,
                   section.origin)  # fmt: skip
