"""A calendar at an address: fetched when it has changed, kept when it is down, never from where it should not be."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from house import LAB
from sqlalchemy import Engine

from adapters.calendars import Address
from adapters.ledger import people
from adapters.ledger.engine import reading, writing
from bot.app import App
from bot.jobs import fetch_calendar
from bot.settings import read_settings
from bot.sources import Followed, Sources
from core.answers import EmptyLibrary
from core.commands import respond
from core.interactions import Asked
from core.message import Channel, Member, Role
from core.programme import Programme
from core.refusal import Refusal
from core.reply.blocks import Bullets
from core.reply.pages import Page
from core.reply.spans import plain

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
TOM = Member("tom", "Tom", Role.FACILITATOR)


class Server:
    """One calendar with an ETag; a `status` other than 200 is answered instead, `location` redirects."""

    def __init__(self) -> None:
        self.calendar, self.status, self.location = LAB, 200, ""
        self.asked: list[int] = []
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                tag = f'"{hash(served.calendar)}"'
                same = self.headers.get("If-None-Match") == tag
                status = 302 if served.location else 304 if same and served.status == 200 else served.status
                served.asked.append(status)
                self.send_response(status)
                self.send_header("ETag", tag)
                if served.location:
                    self.send_header("Location", served.location)
                self.end_headers()
                if status == 200:
                    self.wfile.write(served.calendar.encode())

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/secret-token.ics"
        Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.server.shutdown()
    running.server.server_close()


class Stage:
    """An app whose calendar is at an address, and its clock."""

    def __init__(self, engine: Engine, address: Address | None) -> None:
        self.now = NOW
        given = Sources(
            Programme("Course", facilitators=frozenset({"tom"})),
            EmptyLibrary(),
            missing=frozenset({"calendar"}),
        )
        self.app = App(
            engine, given, (), lambda: self.now, followed=Followed(calendar=address), sole_writer=False
        )
        with writing(engine) as connection:
            people.know(connection, TOM)

    def look(self, later: timedelta = timedelta()) -> int | None:
        """How many sessions are known after a look; None where the calendar is missing."""
        self.now += later
        asyncio.run(fetch_calendar.run(self.app))
        with reading(self.app.engine) as connection:
            facts = self.app.desk(connection).facts(NOW - timedelta(weeks=9), NOW + timedelta(weeks=9))
        return None if "calendar" in facts.missing else len(facts.sessions)

    def status(self) -> str:
        with reading(self.app.engine) as connection:
            asked = Asked("status", "", TOM, Channel("C1", "general"), self.now)
            shown = respond(self.app.desk(connection), asked).show
        assert isinstance(shown, Page)
        return "\n".join(plain(line) for b in shown.blocks if isinstance(b, Bullets) for line in b.lines)


def at(server: Server) -> Address:
    return Address(server.url, frozenset({"127.0.0.1"}))


def test_it_is_fetched_again_only_when_it_has_changed(engine: Engine, server: Server) -> None:
    stage = Stage(engine, at(server))
    assert stage.look() == 9
    assert stage.look() == 9
    assert server.asked == [200]
    assert stage.look(timedelta(minutes=31)) == 9
    server.calendar = LAB.replace("COUNT=9", "COUNT=3")
    assert stage.look(timedelta(minutes=31)) == 3
    assert server.asked == [200, 304, 200]


def test_one_replica_looks_for_all(engine: Engine, server: Server) -> None:
    assert Stage(engine, at(server)).look() == 9
    assert Stage(engine, at(server)).look() == 9
    assert server.asked == [200]


def test_while_it_is_down_the_last_good_copy_serves_and_that_is_said(engine: Engine, server: Server) -> None:
    stage = Stage(engine, at(server))
    assert stage.look() == 9
    server.status = 503
    assert stage.look(timedelta(hours=1)) == 9
    assert "The calendar cannot be read since" in stage.status()
    assert "it answers 503" in stage.status()
    assert "secret-token" not in stage.status()
    server.status = 200
    stage.look(timedelta(hours=1))
    assert "cannot be read" not in stage.status()


@pytest.mark.parametrize(
    ("calendar", "location", "why"),
    [
        ("<html>Sign in</html>", "", "not an iCalendar file"),
        ("x" * 5_000_001, "", "larger than 5 MB"),
        (LAB, "http://169.254.169.254/latest", "private network"),
        (LAB, "file:///etc/passwd", "private network"),
    ],
)
def test_what_is_no_calendar_or_leads_away_is_not_read(
    engine: Engine, server: Server, calendar: str, location: str, why: str
) -> None:
    stage = Stage(engine, at(server))
    server.calendar, server.location = calendar, location
    assert stage.look() is None
    assert re.search(why, stage.status())


def test_a_private_address_is_not_fetched_from(engine: Engine, server: Server) -> None:
    stage = Stage(engine, Address(server.url))
    assert stage.look() is None
    assert "private network" in stage.status()
    assert server.asked == []


def test_an_address_that_is_not_named_any_more_is_forgotten(engine: Engine, server: Server) -> None:
    assert Stage(engine, at(server)).look() == 9
    assert Stage(engine, None).look() is None


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ('url = "ftp://x"', "write url ="),
        ('url = "https://x/c.ics"\nfile = "stillwater.toml"', "give one of them"),
    ],
)
def test_what_the_settings_take(tmp_path: Path, lines: str, why: str) -> None:
    (tmp_path / "stillwater.toml").write_text(f'[programme]\nname = "p"\n[calendar]\n{lines}\n')
    with pytest.raises(Refusal, match=why):
        read_settings({}, tmp_path)


def test_a_subscription_address_is_one_of_the_web(tmp_path: Path) -> None:
    (tmp_path / "stillwater.toml").write_text(
        '[programme]\nname = "p"\n[calendar]\nurl = "webcal://x/secret.ics"\n'
    )
    found = read_settings({}, tmp_path)
    assert found.calendar_at == "https://x/secret.ics"
    assert "secret" not in repr(found)
