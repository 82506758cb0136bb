"""Which language is spoken."""

import re

from core.discourse.language import is_english
from core.discourse.words import words_of
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "Please write in English."
DEED = r"(?:write|writing|post|posting|speak|speaking|talk|talking|use|using)(?: in)? (?:English|French|German|Spanish|Portuguese|Italian|Chinese|Japanese|Russian|Dutch)"
SAYS = ("messages are written in {language}", "messages are written in the language given")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"language": slots.language(s.text)}


OFFER = "You could add a line in the language of this channel, so that everybody can follow."


def blind(clause: Clause) -> str | None:
    english = clause.slots.get("language") == "English"
    return None if english else "I can tell English from other languages, and no others."


# Fewer words than this are too few to tell a language by, and so are words among many that are none.
_FEWEST, _MOSTLY = 12, 0.8
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[.,;:!?)\"”]*")


def broken(case: Case, clause: Clause) -> bool:
    """A longer message that is not English, where the sentence wants English."""
    words = [part for part in case.prose.split() if _WORD.fullmatch(part)]
    plain = len(words) >= max(_FEWEST, _MOSTLY * case.words)
    return not blind(clause) and plain and not is_english(words_of(case.prose))
