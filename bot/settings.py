"""How this Stillwater is deployed: stillwater.toml for what may be read by anybody, the environment for secrets."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from adapters import forums
from adapters.calendars import read_programme
from bot.samples import EXAMPLE
from core.programme import Programme
from core.refusal import Refusal

FILE = "stillwater.toml"
_TABLES = {
    "ledger": {"url"},
    "server": {"host", "port"},
    "retention": {"days"},
    "docs": {"folder", "git", "website", "private", "semantic"},
    "forum": {"file", "kind", "url", "username", "repository"},
    "calendar": {"file", "url"},
    "sources": {"attendance", "recordings", "survey", "submissions", "outline"},
    "teams": {"development"},
}


@dataclass(frozen=True, slots=True)
class SlackKeys:
    """Slack's tokens; empty where they are not set. `api` is elsewhere in a test or behind a gateway."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    api: str = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class TeamsKeys:
    app_id: str = ""
    password: str = field(default="", repr=False)
    tenant: str = ""
    development: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Docs that are fetched into a folder of our own: `kind` is git or website.

    `private`: the website stands in a network of one's own, as its operator says.
    """

    kind: str
    address: str
    folder: Path
    private: bool = False


@dataclass(frozen=True, slots=True)
class ForumKeys:
    """The forum to read and write: a module of `adapters.forums`, and the settings `given` to it."""

    kind: str
    given: Mapping[str, str]
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a start needs. Paths are absolute; `sources` are files by what they hold, `semantic` names a model."""

    programme: Programme
    ledger: str = field(repr=False)
    host: str = "0.0.0.0"  # noqa: S104 - platforms have to reach it
    port: int = 3000
    retention: timedelta = timedelta(days=30)
    docs: Path | None = None
    docs_elsewhere: Elsewhere | None = None
    forum: Path | None = None
    calendar: Path | None = None
    sources: Mapping[str, Path] = field(default_factory=dict)
    slack: SlackKeys | None = None
    teams: TeamsKeys | None = None
    site: ForumKeys | None = None
    calendar_at: str = field(default="", repr=False)
    semantic: str = ""


def read_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings of a folder. Raises Refusal naming the file, table and key, or the variable, that is wrong."""
    path = Path(environment.get("STILLWATER_CONFIG") or folder / FILE)
    if not path.is_file():
        raise Refusal(f"{path} does not exist; write one like {EXAMPLE}.")
    programme = read_programme(path)
    tables = _Tables(path, tomllib.loads(path.read_text(encoding="utf-8")))
    port, days = tables.number("server", "port", 3000, 65_535), tables.number("retention", "days", 30, 3_650)
    elsewhere = _docs_elsewhere(tables, path.parent)
    sources = {name: tables.path("sources", name) for name in sorted(_TABLES["sources"])}
    return Settings(
        programme,
        environment.get("STILLWATER_LEDGER") or tables.text("ledger", "url") or f"sqlite:///{path.parent / 'stillwater.db'}",
        tables.text("server", "host") or "0.0.0.0",  # noqa: S104
        port, timedelta(days=days), elsewhere.folder if elsewhere else tables.path("docs", "folder"), elsewhere,
        tables.path("forum", "file"),
        tables.path("calendar", "file"), {name: found for name, found in sources.items() if found},
        _slack(environment), _teams(environment, tables), _site(environment, tables, path),
        calendar_at=_calendar_at(tables, path), semantic=_model(tables, path.parent),
    )  # fmt: skip


def is_configured(environment: Mapping[str, str], folder: Path) -> bool:
    """Is there anything to serve: a file of settings with a platform's keys?"""
    path = Path(environment.get("STILLWATER_CONFIG") or folder / FILE)
    keyed = any(environment.get(name) for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "TEAMS_APP_ID"))
    return "STILLWATER_CONFIG" in environment or (keyed and path.is_file())


def _model(tables: "_Tables", folder: Path) -> str:
    """The model that knows meanings: a folder, from where the settings stand, or else its name in the hub's cache."""
    given = tables.text("docs", "semantic")
    return str((folder / given).resolve()) if given and (folder / given).is_dir() else given


def _docs_elsewhere(tables: "_Tables", folder: Path) -> Elsewhere | None:
    """The docs' repository or website, kept in .stillwater/docs beside the settings."""
    given = [kind for kind in ("folder", "git", "website") if tables.text("docs", kind)]
    if len(given) > 1:
        raise Refusal(f"[docs] names {' and '.join(given)}; give one of them.")
    if not given or given == ["folder"]:
        return None
    into, private = folder.resolve() / ".stillwater" / "docs", tables.flag("docs", "private")
    return Elsewhere(given[0], tables.text("docs", given[0]), into, private)


def _calendar_at(tables: "_Tables", path: Path) -> str:
    """The calendar's address, empty where there is none. Whoever has it may read the calendar: it is not shown."""
    url = tables.text("calendar", "url").replace("webcal://", "https://", 1)
    if not url:
        return ""
    if tables.text("calendar", "file"):
        raise Refusal("[calendar] names file and url; give one of them.")
    if not url.startswith(("https://", "http://")):
        raise Refusal(
            f'{path}, [calendar]: write url = "https://…", the address of the calendar as iCalendar.'
        )
    return url


def _slack(environment: Mapping[str, str]) -> SlackKeys | None:
    def of(name: str) -> str:
        return environment.get(f"SLACK_{name}", "")

    found = SlackKeys(of("BOT_TOKEN"), of("APP_TOKEN"), of("SIGNING_SECRET"), of("CLIENT_ID"), of("CLIENT_SECRET"),
                      of("API") or "https://slack.com/api/")  # fmt: skip
    return found if found.bot_token or found.client_id or found.app_token or found.signing_secret else None


def _teams(environment: Mapping[str, str], tables: "_Tables") -> TeamsKeys | None:
    found = [environment.get(f"TEAMS_{name}", "") for name in ("APP_ID", "APP_PASSWORD", "TENANT_ID")]
    development = tables.flag("teams", "development")
    return TeamsKeys(found[0], found[1], found[2], development) if any(found) or development else None


def _site(environment: Mapping[str, str], tables: "_Tables", path: Path) -> ForumKeys | None:
    kind, known = tables.text("forum", "kind"), forums.every()
    if not kind:
        return None
    if kind not in known:
        raise Refusal(f"{path}, [forum]: kind is one of {', '.join(known)}.")
    said = {name: tables.text("forum", name) for name in ("url", "username", "repository")}
    for name, (pattern, example) in known[kind].NEEDS.items():
        if not re.fullmatch(pattern, said[name]):
            raise Refusal(f"{path}, [forum]: write {example}.")
    key = environment.get("STILLWATER_FORUM_KEY", "")
    if not key:
        raise Refusal("Set STILLWATER_FORUM_KEY to the forum's API key, or take [forum] kind away.")
    given = {name: value for name, value in said.items() if value}
    return ForumKeys(kind, given, key, environment.get("STILLWATER_FORUM_SECRET", ""))


class _Tables:
    """The file's tables beside the programme's own, each key checked."""

    def __init__(self, path: Path, data: Mapping[str, Any]) -> None:
        self._path = path
        self._data: dict[str, Mapping[str, Any]] = {}
        for name, keys in _TABLES.items():
            table = data.get(name, {})
            if not isinstance(table, dict):
                raise Refusal(f"{path}: write {name} as a [{name}] table.")
            unknown = sorted(set(table) - keys)
            if unknown:
                known = ", ".join(sorted(keys))
                raise Refusal(f"{path}, [{name}]: {unknown[0]} is not a setting; it takes {known}.")
            self._data[name] = table

    def text(self, table: str, key: str) -> str:
        value = self._data[table].get(key, "")
        if not isinstance(value, str):
            raise Refusal(f"{self._path}, [{table}]: {key} is a text in quotes.")
        return value

    def path(self, table: str, key: str) -> Path | None:
        """A file or folder, from where the settings stand."""
        value = self.text(table, key)
        if not value:
            return None
        found = (self._path.parent / value).resolve()
        if not found.exists():
            raise Refusal(f"{self._path}, [{table}]: {key} names {found}, which does not exist.")
        return found

    def number(self, table: str, key: str, usual: int, most: int) -> int:
        value = self._data[table].get(key, usual)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise Refusal(f"{self._path}, [{table}]: {key} is a whole number from 1 to {most}.")
        return value

    def flag(self, table: str, key: str) -> bool:
        value = self._data[table].get(key, False)
        if not isinstance(value, bool):
            raise Refusal(f"{self._path}, [{table}]: {key} is true or false.")
        return value
