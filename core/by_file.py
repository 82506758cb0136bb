"""Families whose members are one file each, found by their names: adding a thing is adding a file."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, ModuleType


@cache
def modules_of(package: str) -> Mapping[str, ModuleType]:
    """All modules of a package by name, in alphabetical order."""
    folder = importlib.import_module(package).__path__
    found = sorted(module.name for module in pkgutil.iter_modules(folder))
    return MappingProxyType({name: importlib.import_module(f"{package}.{name}") for name in found})
