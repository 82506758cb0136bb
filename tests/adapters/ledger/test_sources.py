"""Uploaded lists in the ledger: what tells of the same is replaced, nobody is named, a forgotten person is gone."""

import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

from adapters.ledger import people, sources
from adapters.ledger.engine import reading, writing
from core.facts import Attendance, RecordingView, Submission, SurveyComment
from core.message import Member
from core.source import Listed, ReadSource, SourceKind

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)


def lab(day: int, member: str, minutes: float = 60) -> Attendance:
    return Attendance("Lab", member, datetime(2026, 10, day, 16, tzinfo=UTC), minutes)


def keep(engine: Engine, kind: SourceKind, *rows: Listed) -> None:
    with writing(engine) as connection:
        sources.keep(connection, ReadSource(kind, "f.csv", len(rows), rows), NOW)


def kept(engine: Engine, kind: SourceKind) -> tuple[Listed, ...]:
    with reading(engine) as connection:
        return sources.rows(connection, kind)


def test_a_later_file_replaces_its_own_sessions_and_leaves_the_others(engine: Engine) -> None:
    keep(engine, SourceKind.ATTENDANCE, lab(1, "ana", 10), lab(1, "bo"))
    keep(engine, SourceKind.ATTENDANCE, lab(8, "ana"))
    keep(engine, SourceKind.ATTENDANCE, lab(1, "ana", 55))
    found = [row for row in kept(engine, SourceKind.ATTENDANCE) if isinstance(row, Attendance)]
    assert [(row.joined.day, row.minutes) for row in found] == [(8, 60), (1, 55)]
    # The same person is the same in both files, though no file's name for them is there to be read.
    assert len({row.member for row in found}) == 1


def test_nobody_who_was_there_or_watched_is_named(engine: Engine) -> None:
    keep(engine, SourceKind.ATTENDANCE, lab(1, "ana@example.org"))
    keep(engine, SourceKind.RECORDINGS, RecordingView("Lab", NOW, "ana@example.org", 3),
         RecordingView("Lab", NOW, None, 0))  # fmt: skip
    with reading(engine) as connection:
        content = " ".join(connection.execute(text("SELECT content FROM source")).scalars())
    assert "ana" not in content
    assert "Lab" in content


def test_a_forgotten_person_is_gone_from_the_lists(engine: Engine) -> None:
    keep(engine, SourceKind.ATTENDANCE, lab(1, "ana"), lab(1, "bo"))
    keep(engine, SourceKind.SUBMISSIONS, Submission("U1", "Essay", NOW), Submission("Ana", "Quiz", NOW),
         Submission("bo", "Essay", NOW))  # fmt: skip
    with writing(engine) as connection:
        people.know(connection, Member("U1", "Ana"))
        people.forget(connection, "U1")
    assert len(kept(engine, SourceKind.ATTENDANCE)) == 1
    assert kept(engine, SourceKind.SUBMISSIONS) == (Submission("bo", "Essay", NOW),)


def test_what_tells_of_long_ago_is_dropped(engine: Engine) -> None:
    old, young = (
        SurveyComment(NOW - timedelta(days=400), frozenset({"felt behind"})),
        SurveyComment(NOW, frozenset()),
    )
    keep(engine, SourceKind.SURVEY, old, young)
    with writing(engine) as connection:
        sources.expire(connection, NOW - timedelta(days=366))
    assert kept(engine, SourceKind.SURVEY) == (young,)


def test_a_calendar_that_was_uploaded_goes_before_one_at_an_address(engine: Engine) -> None:
    with writing(engine) as connection:
        assert sources.calendar(connection) is None
        sources.keep_fetched(connection, "https://x/c.ics", "fetched", NOW)
        calendar = sources.calendar(connection)
        assert calendar is not None
        assert calendar.content == b"fetched"
        sources.keep(connection, ReadSource(SourceKind.CALENDAR, "c.ics", 1, calendar="uploaded"), NOW)
        uploaded = sources.calendar(connection)
        assert uploaded is not None
        assert uploaded.content == b"uploaded"


def test_what_is_kept_is_plain_json(engine: Engine) -> None:
    keep(engine, SourceKind.ATTENDANCE, lab(1, "ana"))
    with reading(engine) as connection:
        content = connection.execute(text("SELECT content FROM source")).scalar_one()
    assert json.loads(content)[0]["title"] == "Lab"
