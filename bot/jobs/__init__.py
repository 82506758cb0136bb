"""Periodic work. A job is one module here: `EVERY`, how often it is looked at, and `async def run(app)`."""

from collections.abc import Mapping
from types import ModuleType

from core.by_file import modules_of


def every() -> Mapping[str, ModuleType]:
    """All jobs by name, in alphabetical order."""
    return modules_of(__name__)
