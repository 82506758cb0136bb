"""Core's pages and forms as plain JSON for the browser, which draws them; nothing in them is mark-up."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from core.reply.figures import Chart
from core.reply.forms import Form
from core.reply.pages import Page


def plain(value: object) -> Any:
    """A value of `core.reply` as JSON; each dataclass says in `is` what it is."""
    match value:
        case Enum():
            return value.value
        case None | str() | bool() | int() | float():
            return value
        case datetime():
            return value.isoformat()
        case tuple():
            return [plain(item) for item in value]
        case Chart():
            return {**_fields(value), "table": plain(value.as_table())}
    return _fields(value)


def _fields(value: object) -> dict[str, Any]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} is not part of a page")
    return {"is": type(value).__name__.lower()} | {
        f.name: plain(getattr(value, f.name)) for f in fields(value)
    }


def shown(content: Page | Form) -> dict[str, Any]:
    """A page or form as the browser takes it."""
    found: dict[str, Any] = plain(content)
    return found
