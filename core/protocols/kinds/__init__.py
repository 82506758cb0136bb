"""The kinds of clause, one file each, found by name.

A kind has a docstring (what such a sentence demands), `EXAMPLE`, `read(sentence) -> slots` and `SAYS` (how it is
said back). What it is told by: `CERTAIN` (forms of words that can mean nothing else), `FILLS` (slots, one of which
such a sentence fills), `DEED` (the words of what it asks for; a sentence that denies them or leaves them open is not
of the kind), `FORBIDS` (so that no sentence which allows it is of the kind), `LIFTED` (what need not be done is a rule
of it: "nobody has to come"), `EACH` (groups of slots; a part of a sentence that fills one of each is a rule of its own;
`OPENS` where such a part also opens with its place).
Where a bot can see from a message whether it is kept, it has `broken(case, clause)` with the `OFFER` that goes with the
nudge, or `offer(case, clause)` where it depends on the message. Beside these it may have `mended(case, clause)`
(the message put right, as blocks), `FIX` or `fix(clause)` (what a press of a button does about it),
`target(case, clause)` (where or when it belongs), `NEEDS` (what it needs of `Beyond`), `ONCE` (nobody is told of it
twice within a week) and `blind(clause)`: why this very clause cannot be seen to be broken, None where it can.
The others have `CLOCK`, the slot its clock runs on; `DOES`, what else follows from it; or `UNSEEN`, why nothing can.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType, ModuleType

from core.by_file import modules_of
from core.protocols.sentence import Sentence

# Slots of so many kinds and sentences are kept: those of the sentence at hand and its parts.
_KEPT = 2_000


def every() -> Mapping[str, ModuleType]:
    """All kinds by name, in alphabetical order."""
    return modules_of(__name__)


@lru_cache(maxsize=_KEPT)
def filled(kind: str, sentence: Sentence) -> Mapping[str, object]:
    """The slots of a kind that a sentence fills; a sentence is read once for each."""
    found = every()[kind].read(sentence)
    return MappingProxyType({slot: value for slot, value in found.items() if value not in (None, [], "")})
