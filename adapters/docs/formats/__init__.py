"""The formats of documentation pages, one file each, found by name.

A format has a docstring, `SUFFIXES` (of its files, in lower case) and
`sections(text, source, updated) -> sections in order`.
"""

from collections.abc import Mapping
from functools import cache
from types import ModuleType

from core.by_file import modules_of


def every() -> Mapping[str, ModuleType]:
    """All formats by name, in alphabetical order."""
    return modules_of(__name__)


@cache
def by_suffix() -> Mapping[str, ModuleType]:
    """The format of each suffix."""
    return {suffix: module for module in every().values() for suffix in module.SUFFIXES}
