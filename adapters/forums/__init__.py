"""Forums, where people have time, one file for each kind, found by name; they do not know each other.

A kind has a docstring, `NEEDS` (the settings of [forum] it cannot do without: a pattern each, and how to write it)
and `opened(given, key, memory) -> core.ports.ForumSite`.
"""

from collections.abc import Mapping
from types import ModuleType

from core.by_file import modules_of


def every() -> Mapping[str, ModuleType]:
    """The kinds of forum on the web by name, in alphabetical order."""
    return {name: module for name, module in modules_of(__name__).items() if hasattr(module, "opened")}
