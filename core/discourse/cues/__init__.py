"""The cues of reflective and reactive talk, one file each, found by name.

A cue has a docstring (what it sees), `SOURCE` (where it is described), `EXAMPLE` (a message in which it
is strong), `BECAUSE` (how it is said) and `measure(words) -> 0..1`.
"""

import importlib
import pkgutil
from types import ModuleType


def every() -> dict[str, ModuleType]:
    """All cues by name, in alphabetical order."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in found}
