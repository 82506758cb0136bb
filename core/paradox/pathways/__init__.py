"""The four erosion pathways, one file each, found by name.

A pathway has a docstring, `NAME` (how it is said) and `SIGNALS`, functions from facts to a signal or to
what is missing.
"""

from collections.abc import Mapping
from types import ModuleType

from core.by_file import modules_of


def every() -> Mapping[str, ModuleType]:
    """All pathways by name, in alphabetical order."""
    return modules_of(__name__)
