"""The programme's logbook: what people said about it, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in the programme's logbook: something a person said about it, kept and never overwritten.

    The latest entry of a (kind, key) is the one in force. `value` is plain JSON. `by` is None where
    the entry is anonymous.
    """

    kind: str
    key: str
    value: Mapping[str, object]
    at: datetime
    by: str | None = None
