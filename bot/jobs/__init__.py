"""Periodic work. A job is one module here: `EVERY`, how often it is looked at, and `async def run(app)`."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def every() -> dict[str, ModuleType]:
    """All jobs by name, in alphabetical order."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in found}
