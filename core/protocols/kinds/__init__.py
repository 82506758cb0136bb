"""The kinds of clause, one file each, found by name.

A kind has a docstring (what such a sentence demands), `EXAMPLE`, `CERTAIN` (forms of words that can mean
nothing else), `EACH` (groups of slots; a part of a sentence that fills one of each is a rule of its own;
`OPENS` where such a part also opens with its place), `FILLS` (slots, one of which such a sentence fills), `read(sentence) -> slots`, `SAYS` (how it is said back) and,
where a bot can see from a message whether it is kept, `broken(case, clause)` with the `OFFER` that goes with the
nudge, or `offer(case, clause)` where it depends on the message. Beside these it may have `mended(case, clause)`
(the message put right, as blocks), `FIX` or `fix(clause)` (what a press of a button does about it), `target(case, clause)` (where or when it
belongs), `NEEDS` (what it needs of `Beyond`), `ONCE` (nobody is told of it twice within a week) and
`blind(clause)`: why this very clause cannot be seen to be broken, None where it can.
The others have `CLOCK`, the slot its clock runs on; `DOES`, what else follows from it; or `UNSEEN`, why nothing can.
"""

from collections.abc import Mapping
from types import ModuleType

from core.by_file import modules_of


def every() -> Mapping[str, ModuleType]:
    """All kinds by name, in alphabetical order."""
    return modules_of(__name__)
