"""Open an export, find its people, channels and days, and stream its events in the order of time."""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from adapters.slack_format import events_from, storable
from core.events import Event
from core.message import Channel, Member, Role
from core.refusal import Refusal
from core.source import Skipped

_DAY = re.compile(r"(?:.*/)?([^/]+)/(\d{4}-\d{2}-\d{2})\.json$")
_LISTS = ("channels.json", "groups.json", "mpims.json")
_PEOPLE = ("users.json", "org_users.json")
# One day of one channel, and a whole export, are not larger; a file that claims to be is an attack or a mistake.
_LARGEST_DAY = 200_000_000


@dataclass(slots=True)
class Export:
    """An opened export. `skipped` grows while `events` is read."""

    name: str
    files: "Files"
    members: Mapping[str, Member]
    channels: Mapping[str, Channel]
    days: tuple[tuple[str, str, str], ...]
    skipped: list[Skipped] = field(default_factory=list)

    def total(self) -> int:
        """How many days of channels there are to read."""
        return len(self.days)

    def events(self) -> Iterator[tuple[int, Event]]:
        """All events in the order of time, each with the number of channel-days read so far."""
        read = 0
        for day in sorted({day for day, _, _ in self.days}):
            found: list[Event] = []
            for _, channel, path in (entry for entry in self.days if entry[0] == day):
                found += self._day(channel, path)
                read += 1
            for event in sorted(found, key=lambda e: e.at):
                yield read, event

    def _day(self, channel: str, path: str) -> Iterator[Event]:
        records = _json(self.files, path, self.skipped)
        if not isinstance(records, list):
            if records is not None:
                self.skipped.append(Skipped(path, "it is not a list of messages"))
            return
        for number, record in enumerate(records, 1):
            try:
                yield from events_from(record, self.channels[channel].id)
            except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
                self.skipped.append(Skipped(f"{path}, message {number}", "it has no usable author or time"))


class Files:
    """The files of a zip or a folder, by their path inside it."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path) if path.is_file() else None
        self._root = path

    def names(self) -> list[str]:
        if self._zip:
            return [i.filename for i in self._zip.infolist() if not i.is_dir() and not _hidden(i.filename)]
        found = (p.relative_to(self._root).as_posix() for p in self._root.rglob("*.json"))
        return sorted(name for name in found if not _hidden(name))

    def read(self, name: str) -> bytes:
        """The bytes of a file; ValueError where it is unreasonably large."""
        if self._zip:
            if self._zip.getinfo(name).file_size > _LARGEST_DAY:
                raise ValueError("it is larger than 200 MB")
            return self._zip.read(name)
        return (self._root / name).read_bytes()


def _hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith("._")


def open_export(path: Path) -> Export:
    """Open a Slack export. Raises Refusal where there is none at that place."""
    if not path.exists():
        raise Refusal(f"There is no file or folder {path}; give a Slack export, as a zip or unpacked.")
    try:
        files = Files(path)
        names = files.names()
    except (zipfile.BadZipFile, OSError) as error:
        raise Refusal(f"{path} cannot be opened as a zip ({error}); export it from Slack again.") from error
    skipped: list[Skipped] = []
    found = [(m.group(2), m.group(1), name) for name in names if (m := _DAY.match(name))]
    listed = _listed(files, names, skipped)
    if not found and not listed:
        raise Refusal(
            f"{path} holds no Slack export: neither channels.json nor CHANNEL/YYYY-MM-DD.json is in it."
        )
    channels = {name: listed.get(name) or Channel(name, name) for _, name, _ in found} | listed
    members = _members(files, names, skipped)
    return Export(path.stem, files, members, channels, tuple(sorted(found)), skipped)


def _listed(files: Files, names: list[str], skipped: list[Skipped]) -> dict[str, Channel]:
    channels = {}
    for path in _named(names, _LISTS, skipped, "channels go by the names of their folders"):
        for row in _rows(files, path, skipped):
            name = storable(str(row.get("name") or row.get("id")))
            channels[name] = Channel(
                str(row.get("id") or name), name, private=not path.endswith("channels.json"),
                topic=_value(row.get("topic")), purpose=_value(row.get("purpose")), creator=row.get("creator"),
            )  # fmt: skip
    return channels


def _value(described: object) -> str:
    return storable(str(described.get("value") or "")) if isinstance(described, dict) else ""


def _members(files: Files, names: list[str], skipped: list[Skipped]) -> dict[str, Member]:
    members = {}
    for path in _named(names, _PEOPLE, skipped, "people go by their ids, without names and time zones"):
        for row in _rows(files, path, skipped):
            profile = row.get("profile") or {}
            shown = profile.get("display_name") or row.get("real_name") or row.get("name") or row.get("id")
            role = Role.BOT if row.get("is_bot") else Role.LEARNER
            members[str(row.get("id"))] = Member(
                str(row.get("id")), storable(str(shown)), role, row.get("tz") or None
            )
    return members


def _named(names: list[str], wanted: tuple[str, ...], skipped: list[Skipped], so: str) -> list[str]:
    """The files of these names, wherever they stand; noted where there is none."""
    found = [name for name in names if PurePosixPath(name).name in wanted]
    if not found:
        skipped.append(Skipped(wanted[0], f"it is missing; {so}"))
    return found


def _rows(files: Files, path: str, skipped: list[Skipped]) -> list[dict[str, Any]]:
    found = _json(files, path, skipped)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _json(files: Files, path: str, skipped: list[Skipped]) -> Any:
    """The JSON of a file; None, with the reason noted, where it cannot be read."""
    try:
        return json.loads(files.read(path).decode("utf-8-sig"))
    except json.JSONDecodeError:
        why = "it is not JSON"
    except UnicodeDecodeError:
        why = "it is not text in UTF-8"
    except (zipfile.BadZipFile, zlib.error, EOFError):
        why = "it is damaged"
    except (ValueError, OSError, RecursionError, RuntimeError) as error:
        why = str(error)
    skipped.append(Skipped(path, why))
    return None
