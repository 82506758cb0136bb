"""`stillwater digest` and `audit` on a programme's ledger, with what its team has decided."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.ledger import forum_posts, logbook, people, stream, topics, visits
from adapters.ledger.engine import open_engine, writing
from adapters.ledger.migrate import migrate
from bot.cli import run
from core.discourse.posts import measured
from core.events import Described
from core.forum import ForumPost, Topic
from core.logbook import Entry
from core.message import Channel, Message, MessageRef
from core.refusal import Refusal
from core.visit import FORUM

NOW = datetime.now(UTC)
MONDAY = NOW.replace(hour=9, minute=0) - timedelta(days=NOW.weekday() + 7)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTART:{day}T100000Z
DTEND:{day}T110000Z
SUMMARY:Recap
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme with one recap last week, decided to be converted, and some talk."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STILLWATER_CONFIG", raising=False)
    (tmp_path / "cal.ics").write_text(CALENDAR.format(day=MONDAY.strftime("%Y%m%d")))
    (tmp_path / "stillwater.toml").write_text(
        '[programme]\nname = "Course"\n[calendar]\nfile = "cal.ics"\n[[touchpoints]]\ntitle = "Recap"\nmandatory = true\n'
    )
    engine = open_engine(f"sqlite:///{tmp_path / 'stillwater.db'}")
    migrate(engine)
    with writing(engine) as connection:
        people.describe(connection, Described(Channel("T1/C1", "course-chat"), MONDAY))
        said = [
            Message(
                MessageRef("T1/C1", f"m{n}"),
                f"U{n % 7}",
                MONDAY + timedelta(hours=n),
                "How do I renew the VPN key?",
            )
            for n in range(30)
        ]
        stream.remember(
            connection, [stream.as_row(m, words=7, reflection=0.2, is_question=True) for m in said]
        )
        logbook.record(connection, Entry("touchpoint", "Recap", {"worth": "nothing"}, NOW, "U9"))
    engine.dispose()
    return tmp_path


def test_the_digest_of_the_last_whole_week(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["digest", "--json"]) == 0
    (told,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told["channel"] == "course-chat"
    assert "Asked by several people, with no page that answers it:" in told["text"]
    assert "vpn" in told["text"]


def test_the_digest_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["digest", "--html", "digest.html"]) == 0
    page = (folder / "digest.html").read_text()
    assert '<h2 id="digest-1">#course-chat</h2>' in page
    assert "<strong>What is eroding most" in page
    assert "vpn" in page
    assert "Report: digest.html" in capsys.readouterr().err
    with pytest.raises(Refusal, match="there is no folder"):
        run(["digest", "--html", "nowhere/digest.html"])


def test_what_goes_with_an_export_is_not_passed_over_without_one(folder: Path) -> None:
    with pytest.raises(Refusal, match="--docs goes with an EXPORT"):
        run(["audit", "--docs", "docs"])


def test_the_audit_counts_what_the_team_has_decided(folder: Path) -> None:
    assert run(["audit", "--json", "audit.json", "--html", "audit.html"]) == 0
    told = json.loads((folder / "audit.json").read_text())
    assert told["redesign"]["pruned_share"] == 1.0
    assert told["redesign"]["converted"] == ["Recap"]
    assert "100% of the live time is pruned" in (folder / "audit.html").read_text()


def test_without_settings_there_is_nothing_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("digest", "audit"):
        with pytest.raises(Refusal, match="does not exist"):
            run([command])


def test_a_digest_printed_knows_the_forum_that_was_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STILLWATER_FORUM_KEY", "secret")
    with (folder / "stillwater.toml").open("a") as settings:
        settings.write('[forum]\nkind = "discourse"\nurl = "https://forum.example"\n')
    assert run(["digest"]) == 0
    assert "On the forum" not in capsys.readouterr().out  # nobody has read it yet
    engine = open_engine(f"sqlite:///{folder / 'stillwater.db'}")
    topic = Topic("1", "Joins", "https://forum.example/t/1", "4", "", MONDAY, active=MONDAY)
    with writing(engine) as connection:
        topics.keep(connection, [topic])
        posts = [measured(ForumPost("11", "1", "fred", MONDAY, "Why do rows vanish?"))]
        forum_posts.keep(connection, "1", posts, NOW)
        visits.begin(connection, FORUM, NOW, timedelta())
        visits.went_well(connection, FORUM, NOW, {"known": True})
    engine.dispose()
    assert run(["digest"]) == 0
    assert "On the forum: 1 new topic, 1 post" in capsys.readouterr().out
