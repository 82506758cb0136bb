"""The cues of reflective and reactive talk, one file each, found by name.

A cue has a docstring (what it sees), `SOURCE` (where it is described), `EXAMPLE` (a message in which it
is strong), `BECAUSE` (how it is said) and `measure(words) -> 0..1`; a class of words is measured by `any_of` or
`share_of` it.
"""

from collections.abc import Mapping
from types import ModuleType

from core.by_file import modules_of


def every() -> Mapping[str, ModuleType]:
    """All cues by name, in alphabetical order."""
    return modules_of(__name__)
