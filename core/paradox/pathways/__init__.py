"""The four erosion pathways, one file each, found by name.

A pathway has a docstring, `NAME` (how it is said) and `SIGNALS`, functions from facts to a signal or to
what is missing.
"""

import importlib
import pkgutil
from types import ModuleType


def every() -> dict[str, ModuleType]:
    """All pathways by name, in alphabetical order."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in found}
