"""What a facilitator uploads is in the figures at once, in every replica, and after a restart."""

import asyncio
from datetime import UTC, datetime, timedelta

from house import LAB
from sqlalchemy import Engine

from adapters.ledger import people
from adapters.ledger.engine import reading, writing
from bot.app import App
from bot.sources import Sources
from core.answers import EmptyLibrary
from core.facts import Facts, Submission
from core.interactions import Pressed, Submitted
from core.message import Channel, Member
from core.programme import Module, Programme
from core.upload import Upload

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)
CHAT, TOM = Channel("C1", "general"), Member("tom", "Tom")
GIVEN = Sources(
    Programme("Course", facilitators=frozenset({"tom"}), modules=(Module("Old", NOW.date(), NOW.date()),)),
    EmptyLibrary(), missing=frozenset({"calendar", "forum"}),
    submissions=(Submission("bo", "From the settings", NOW - timedelta(days=1)),),
)  # fmt: skip


def replica(engine: Engine) -> App:
    with writing(engine) as connection:
        people.know(connection, TOM)
    return App(engine, GIVEN, (), lambda: NOW, sole_writer=False)


def give(app: App, name: str, text: str) -> None:
    file = Upload(name, text.encode())
    asyncio.run(app.respond(Submitted("sources.give", "", TOM, CHAT, NOW, {}, {"file": file})))


def facts(app: App) -> Facts:
    with reading(app.engine) as connection:
        return app.desk(connection).facts(NOW - timedelta(weeks=4), NOW)


def test_an_upload_is_in_the_figures_of_every_replica_and_of_the_next_start(engine: Engine) -> None:
    one, other = replica(engine), replica(engine)
    assert "calendar" in facts(other).missing
    give(one, "c.ics", LAB)
    for app in (one, other, replica(engine)):
        known = facts(app)
        assert [s.starts.day for s in known.sessions] == [8, 15, 22, 29]
        assert known.missing == {"forum"}


def test_an_upload_takes_the_place_of_the_settings_file_until_it_is_forgotten(engine: Engine) -> None:
    app = replica(engine)
    give(app, "w.csv", "member,assessment,submitted\nana,Essay,2026-10-01 18:00\n")
    assert [s.assessment for s in facts(app).submissions] == ["Essay"]
    asyncio.run(app.respond(Pressed("sources.forget", "submissions", TOM, CHAT, NOW)))
    assert [s.assessment for s in facts(app).submissions] == ["From the settings"]


def test_an_outline_replaces_the_modules_and_leaves_the_rest_of_the_programme(engine: Engine) -> None:
    app = replica(engine)
    give(app, "o.csv", "type,name,starts,ends\nmodule,New,2026-10-05,2026-10-11\n")
    programme = facts(app).programme
    assert [module.name for module in programme.modules] == ["New"]
    assert programme.facilitators == {"tom"}


def test_the_facts_of_a_period_hold_only_its_own_rows(engine: Engine) -> None:
    app = replica(engine)
    give(app, "w.csv", "member,assessment,submitted\nana,Essay,2026-01-01 18:00\nana,Quiz,2026-10-01 18:00\n")
    assert [s.assessment for s in facts(app).submissions] == ["Quiz"]
