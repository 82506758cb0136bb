"""What a good question brings."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.scope import texts
from core.protocols.sentence import Sentence
from core.reply.spans import Line
from core.words import tr

EXAMPLE = "When you ask, include the error message and what you tried."
SAYS = (
    "a question includes {required}",
    "a question brings what is needed to answer it",
)


WORDS = {
    "required": {
        "error": "the error",
        "code": "the code",
        "tried": "what was tried",
        "expected": "what was expected",
        "steps": "the steps",
        "screenshot": "a screenshot",
        "version": "the version",
        "output": "the output",
        "context": "the context",
        "link": "a link",
    }
}


# What a question is not to be is nothing it has to hold.
_DENIED = re.compile(r"\b(?:do not|don['’]t|never|avoid)\b(?! forget)[^.;,:]*", re.IGNORECASE)


def _required(text: str) -> list[str]:
    found = re.findall(rf"\b({'|'.join(WORDS['required'])})", _DENIED.sub("", text), re.IGNORECASE)
    return list(dict.fromkeys(word.lower() for word in found))


def listed(items: list[str]) -> slots.Slots:
    """What a list under such a sentence asks for: what is known by a word of it, else the item's own words."""
    return {
        "required": list(
            dict.fromkeys(name for item in items for name in _required(item) or [item.strip(" .;,")])
        )
    }


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"required": _required(s.text)}


def blind(clause: Clause) -> str | None:
    return None if clause.slots.get("required") else "It does not say what a question has to hold."


def offer(case: Case, clause: Clause) -> Line:
    """The list of what the sentence asks for."""
    wanted = ", ".join(WORDS["required"].get(one, one) for one in texts(clause.slots.get("required")))
    return (tr("With these it gets better answers, and sooner: {wanted}.", wanted=wanted),)


_BARE = re.compile(
    r"\b(?:(?:it|this|that|mine|my [\w-]+|everything|nothing) (?:does(?:n.t| not) work|is(?:n.t| not) working|is broken|fails)|nothing works|"
    r"not working for me|(?:^|[.!?,:]\s*)(?:does(?:n.t| not) work|(?:is(?:n.t| not)|not) working)|(?:i|we)(?:.m| am|.re| are)? (?:need help|stuck(?! with)|(?:keep )?(?:get|got|getting|have) an? error))\b",
    re.IGNORECASE,
)
# "Help?" is no question by its form, but beside trouble it asks.
_CRIES = re.compile(
    r"(?:^|[.!?,:]\s*)(?:(?:please|any|some|can i get|need) )*help(?: please| me| needed)*\s*[?!.]*\s*$",
    re.IGNORECASE,
)
# Who speaks of the other's trouble is helping.
_TO_ANOTHER = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_SHORT = 14


def broken(case: Case, clause: Clause) -> bool:
    """A cry for help in a few words, with no code, file or link beside them."""
    shown = case.message.files or "`" in case.message.text or "http" in case.message.text
    wanted = bool(clause.slots.get("required"))
    own = not case.message.mentions and not _TO_ANOTHER.search(case.prose)
    short = case.words <= _SHORT and bool(_BARE.search(case.prose))
    cries = case.message.opens_conversation and bool(_CRIES.search(case.prose))
    return wanted and own and short and not shown and (case.asks or cries)
