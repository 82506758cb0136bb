"""An emoji says it."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import EMOJI, Sentence

EXAMPLE = "React with :eyes: when you are looking at it."
DEED = r"(?:react|reacting|use emojis?|use reactions?)"
LIFTED = True
EACH = (("emoji",), ("meaning",))
SAYS = (
    "{emoji} means: {meaning}",
    "react with {emoji} {when}",
    "a reaction with {emoji} says it without a message",
    "a reaction says it without a message",
)
_EMOJI = rf"(:[a-z0-9_+-]{{2,40}}:|{EMOJI}\ufe0f?)"
_LEGEND = re.compile(
    rf"{_EMOJI}\W*?(?:\s(?:means|stands for|for|is for)\s+(?:that )?|\s*[=→:–-]\s*)[\"“]?([^.;,\"”]{{3,80}})",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"\b(?:react|use|add|mark|respond|reply)\b.*?{_EMOJI}.*?\b((?:when|once|if|after|as soon as|to)\s[^.;,]{{3,80}})",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    legend, asked = _LEGEND.search(s.text), _WHEN.search(s.text)
    return {
        "emoji": slots.emoji(s.text),
        "meaning": legend.group(2).strip() if legend else None,
        "when": asked.group(2).strip() if asked and not legend else None,
    }


OFFER = "You could react with an emoji instead; it says the same and nobody is notified."
_INSTEAD = re.compile(r"\b(?:instead|rather than|acknowledg\w*|thank\w*|avoid|don.t|do not)\b", re.IGNORECASE)


def blind(clause: Clause) -> str | None:
    wanted = _INSTEAD.search(clause.sentence)
    return None if wanted else "It says what an emoji means; nothing that somebody writes goes against it."


# What a message says, and the words by which a sentence names it; one that names none means them all.
_SORTS = (
    (
        r"thanks?(?: you)?|thx|ty|ok(?:ay)?|got it|noted|great|nice|cool",
        r"\b(?:thank|thx\b|ok(?:ay)?\b|got it\b|noted\b|acknowledg|great\b|nice\b|cool\b)",
    ),
    (r"agreed|\+1", r"\bagree|\+1|\bvot(?:e|ing)\b"),
)


def _acknowledges(prose: str, sentence: str) -> bool:
    """Does a message say no more than what the sentence wants an emoji for?"""
    named = [words for words, name in _SORTS if re.search(name, sentence, re.IGNORECASE)]
    meant = "|".join(named or (words for words, _ in _SORTS))
    said = rf"\W*(?:{meant})(?: (?:all|everyone|so much|a lot))?\W*"
    return re.fullmatch(said, prose, re.IGNORECASE) is not None


def broken(case: Case, clause: Clause) -> bool:
    """A message that says no more than an emoji would, where the sentence wants the emoji instead.

    After a question it may be the answer.
    """
    before = case.earlier[-1] if case.earlier else None
    after_others = before is not None and before.author != case.message.author and "?" not in before.text
    said = _acknowledges(case.prose, clause.sentence) and not case.message.files
    return said and after_others and bool(_INSTEAD.search(clause.sentence))
