"""stillwater.toml: a programme in its own words."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.message import ChannelKind
from core.programme import (
    Assessment,
    Model,
    Module,
    NeedsSession,
    Programme,
    ProgrammeChannel,
    Purpose,
    Touchpoint,
)
from core.refusal import Refusal

_E = TypeVar("_E", bound=StrEnum)


def read_programme(path: Path) -> Programme:
    """Read a programme file. Raises Refusal naming the table and entry that cannot be used."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror or error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} is not valid TOML: {error}.") from error
    return _Reader(path, data).programme()


def outline_of(name: str, text: str) -> tuple[Module | Assessment, ...]:
    """The modules and assessments in a TOML text, as a programme file has them. Raises Refusal."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{name} is not valid TOML: {error}.") from error
    return _Reader(Path(name), data).outline()


class _Reader:
    def __init__(self, path: Path, data: Mapping[str, Any]) -> None:
        self._path, self._data = path, data

    def programme(self) -> Programme:
        head = self._data.get("programme")
        if not isinstance(head, dict) or not head.get("name"):
            raise Refusal(f"{self._path} needs a [programme] table with a name.")
        where = "[programme]"
        return Programme(
            name=str(head["name"]),
            timezone=self._zone(str(head.get("timezone", "UTC")), where),
            starts=self._date(head, "starts", where),
            ends=self._date(head, "ends", where),
            model=self._choice(Model, head["model"], where) if "model" in head else None,
            facilitators=frozenset(str(name) for name in head.get("facilitators", ())),
            modules=self._modules(),
            touchpoints=tuple(self._touchpoint(row, where) for row, where in self._rows("touchpoints")),
            assessments=self._assessments(),
            channels=tuple(self._channel(row, where) for row, where in self._rows("channels")),
            holidays=frozenset(self._holidays(head, where)),
            **self._working_hours(head, where),
        )

    def outline(self) -> tuple[Module | Assessment, ...]:
        return (*self._modules(), *self._assessments())

    def _modules(self) -> tuple[Module, ...]:
        return tuple(self._module(row, where) for row, where in self._rows("modules"))

    def _assessments(self) -> tuple[Assessment, ...]:
        return tuple(self._assessment(row, where) for row, where in self._rows("assessments"))

    def _holidays(self, head: Mapping[str, Any], where: str) -> Iterator[date]:
        for value in head.get("holidays", ()):
            day = self._date({"holidays": value}, "holidays", where)
            if day is not None:
                yield day

    def _working_hours(self, head: Mapping[str, Any], where: str) -> dict[str, time]:
        """`working_hours = "09:00-17:00"`."""
        given = head.get("working_hours")
        if given is None:
            return {}
        try:
            opens, closes = (time.fromisoformat(part.strip()) for part in str(given).split("-"))
        except ValueError:
            opens = closes = time(0)
        if opens >= closes:
            raise Refusal(f'{self._path}, {where}: write working_hours as "09:00-17:00".')
        return {"opens": opens, "closes": closes}

    def _rows(self, name: str) -> list[tuple[dict[str, Any], str]]:
        rows = self._data.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Refusal(f"{self._path}: write each of the {name} as its own [[{name}]] table.")
        return [(row, f"[[{name}]] number {number}") for number, row in enumerate(rows, 1)]

    def _module(self, row: Mapping[str, Any], where: str) -> Module:
        starts, ends = self._date(row, "starts", where), self._date(row, "ends", where)
        if starts is None or ends is None or ends < starts:
            raise Refusal(f"{self._path}, {where} needs starts and ends, in this order, as dates.")
        return Module(self._text(row, "name", where), starts, ends)

    def _touchpoint(self, row: Mapping[str, Any], where: str) -> Touchpoint:
        mandatory = row.get("mandatory")
        if mandatory is not None and not isinstance(mandatory, bool):
            raise Refusal(f"{self._path}, {where}: mandatory is true or false, or left out.")
        purpose = self._choice(Purpose, row["purpose"], where) if "purpose" in row else Purpose.OTHER
        due = self._date(row, "alternative_due", where)
        title = self._text(row, "title", where)
        return Touchpoint(title, mandatory, purpose, row.get("module"), row.get("alternative"), due)

    def _assessment(self, row: Mapping[str, Any], where: str) -> Assessment:
        needs = str(row.get("needs_session", "unknown")).lower()
        due = self._date(row, "due", where)
        return Assessment(self._text(row, "name", where), due, self._choice(NeedsSession, needs, where))

    def _channel(self, row: Mapping[str, Any], where: str) -> ProgrammeChannel:
        protocol = str(row.get("protocol", ""))
        beside = self._path.parent / protocol
        if protocol and "\n" not in protocol and beside.is_file():
            protocol = beside.read_text(encoding="utf-8")
        kind = self._choice(ChannelKind, row.get("kind", "chat"), where)
        return ProgrammeChannel(self._text(row, "name", where), kind, protocol)

    def _text(self, row: Mapping[str, Any], name: str, where: str) -> str:
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise Refusal(f"{self._path}, {where} needs a {name}.")
        return str(row[name])

    def _date(self, row: Mapping[str, Any], name: str, where: str) -> date | None:
        value = row.get(name)
        if value is None:
            return None
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError as error:
            raise Refusal(f"{self._path}, {where}: {name} is not a date; write it as 2026-03-30.") from error

    def _choice(self, kind: type[_E], value: object, where: str) -> _E:
        try:
            return kind(str(value))
        except ValueError as error:
            known = ", ".join(kind)
            raise Refusal(f"{self._path}, {where}: {value!r} is none of {known}.") from error

    def _zone(self, name: str, where: str) -> str:
        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise Refusal(
                f"{self._path}, {where}: {name!r} is no time zone such as Europe/Berlin."
            ) from error
