"""Values of core as JSON and back, without loss: each dataclass and enum carries its class name."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

import core.actions
import core.answers
import core.facts
import core.forum
import core.message
import core.programme
import core.protocols
import core.reply.blocks
import core.reply.figures
import core.reply.forms
import core.reply.pages
import core.reply.spans

_MODULES = (
    core.actions, core.answers, core.forum, core.message, core.facts, core.programme, core.protocols,
    core.reply.blocks, core.reply.figures, core.reply.forms, core.reply.pages, core.reply.spans,
)  # fmt: skip


def _known() -> dict[str, type]:
    found = (thing for module in _MODULES for thing in vars(module).values() if isinstance(thing, type))
    return {cls.__name__: cls for cls in found if is_dataclass(cls) or issubclass(cls, Enum)}


_CLASSES = _known()


def to_json(value: object) -> Any:
    """A value made of dataclasses, enums, tuples, sets, times and mappings, as plain JSON."""
    match value:
        case Enum():
            return {"_": type(value).__name__, "v": value.value}
        case None | str() | bool() | int() | float():
            return value
        case datetime() | date() | time():
            return {"_": type(value).__name__, "v": value.isoformat()}
        case timedelta():
            return {"_": "timedelta", "v": value.total_seconds()}
        case tuple() | list():
            return [to_json(item) for item in value]
        case frozenset() | set():
            return {"_": "frozenset", "v": sorted(to_json(item) for item in value)}
        case Mapping():
            return {"_": "map", "v": {str(key): to_json(item) for key, item in value.items()}}
    if is_dataclass(value):
        body = {field.name: to_json(getattr(value, field.name)) for field in fields(value) if field.init}
        return {"_": type(value).__name__, **body}
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def from_json(data: Any) -> Any:
    """The value that `to_json` wrote; fields added to a class since then take their defaults."""
    if isinstance(data, list):
        return tuple(from_json(item) for item in data)
    if not isinstance(data, dict):
        return data
    name = data["_"]
    if name in _SIMPLE:
        return _SIMPLE[name](data["v"])
    cls = _CLASSES[name]
    if issubclass(cls, Enum):
        return cls(data["v"])
    wanted = {field.name for field in fields(cls)}  # type: ignore[arg-type]  # _known admits dataclasses only
    return cls(**{key: from_json(item) for key, item in data.items() if key in wanted})


_SIMPLE: dict[str, Any] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
    "frozenset": lambda items: frozenset(from_json(item) for item in items),
    "map": lambda items: {key: from_json(item) for key, item in items.items()},
}
