"""`/stillwater setup sources`: what is known and since when, and what is said to a file that somebody gives."""

import pytest
from desk import ANA, NOW, TEACHER, FakeDesk, read_out

from core.changes import DropSource, KeepSource
from core.facts import Submission
from core.programme import Assessment, Module, NeedsSession
from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import Page
from core.source import KnownSource, Origin, SourceKind
from core.upload import LARGEST, Upload
from core.visit import CALENDAR as CALENDAR_VISIT
from core.visit import Visit

SUBMISSIONS = (
    b"member,assessment,submitted\nana,Essay,2026-10-01 18:00\nbo,Essay,tomorrow\n,Essay,2026-10-01\n"
)
CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//t//t//EN
X-WR-CALNAME:tom@example.org
BEGIN:VEVENT
UID:1
DTSTAMP:20261001T000000Z
SUMMARY:Lab
DESCRIPTION:Ana cries in every session
ATTENDEE;CN=Ana:mailto:ana@example.org
DTSTART:20261006T100000Z
DTEND:20261006T110000Z
END:VEVENT
END:VCALENDAR
"""


def test_what_is_known_since_when_and_how_to_give_the_rest() -> None:
    desk = FakeDesk(given=[
        KnownSource(SourceKind.CALENDAR, Origin.ADDRESS, "https://x/c.ics", NOW),
        KnownSource(SourceKind.ATTENDANCE, Origin.UPLOAD, "lab.csv", NOW),
        KnownSource(SourceKind.SURVEY, Origin.SETTINGS),
    ], visited=[Visit(CALENDAR_VISIT, NOW, NOW, "it answers 503")])  # fmt: skip
    said = read_out(desk.asked("setup sources", TEACHER))
    assert "Calendar: known, fetched from its address Mon 05 Oct 10:00 UTC." in said
    assert "The calendar cannot be read since Mon 05 Oct 10:00 UTC: it answers 503" in said
    assert "Attendance: known, uploaded as lab.csv Mon 05 Oct 10:00 UTC." in said
    assert "Survey: known, from a file that the settings name." in said
    assert "Submissions: not known. Give a CSV with the columns member, assessment, submitted." in said


def test_only_what_was_uploaded_can_be_forgotten() -> None:
    desk = FakeDesk(given=[KnownSource(SourceKind.ATTENDANCE, Origin.UPLOAD, "lab.csv", NOW),
                           KnownSource(SourceKind.SURVEY, Origin.SETTINGS)])  # fmt: skip
    shown = desk.asked("setup sources", TEACHER).show
    assert isinstance(shown, Page)
    assert [button.label for button in shown.buttons] == ["Give a file", "Forget: Attendance"]
    forgotten = desk.pressed("sources.forget", shown.buttons[1].about, TEACHER)
    assert forgotten.changes == (DropSource(SourceKind.ATTENDANCE),)


def test_the_good_lines_are_used_and_the_bad_ones_named() -> None:
    given = FakeDesk().given_file(Upload("work.csv", SUBMISSIONS))
    said = read_out(given)
    assert "work.csv: Submissions, 1 entry, used from now on." in said
    assert "work.csv, line 3: 'tomorrow' is no date" in said
    assert "work.csv, line 4: it has no member" in said
    (change,) = given.changes
    assert isinstance(change, KeepSource)
    assert [(row.member, row.assessment) for row in change.found.rows if isinstance(row, Submission)] == [
        ("ana", "Essay")
    ]


def test_of_many_bad_lines_the_first_ten_are_shown_and_the_rest_counted() -> None:
    bad = b"".join(b"bo,Essay,tomorrow\n" for _ in range(30))
    said = read_out(FakeDesk().given_file(Upload("work.csv", SUBMISSIONS + bad)))
    assert "32 lines could not be used" in said
    assert "and 22 lines" in said


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (Upload("c.ics", CALENDAR.replace(b"\n", b"\r\n")), SourceKind.CALENDAR),
        (Upload("z.csv", b"Name,Email,Join Time,Leave Time\nAna,a@x,2026-10-01 10:00,2026-10-01 11:00\n"),
         SourceKind.ATTENDANCE),
        (Upload("r.csv", b"title,published,viewer,minutes\nLab,2026-10-01 12:00,ana,3\n"), SourceKind.RECORDINGS),
        (Upload("s.csv", "date;text\n2026-10-01;too many meetings\n".encode("utf-16")), SourceKind.SURVEY),
        (Upload("w.csv", SUBMISSIONS), SourceKind.SUBMISSIONS),
        (Upload("o.csv", b"type,name,starts,ends\nmodule,One,2026-09-07,2026-09-13\n"), SourceKind.OUTLINE),
        (Upload("o.toml", b'[[assessments]]\nname = "Essay"\n'), SourceKind.OUTLINE),
    ],
)  # fmt: skip
def test_a_file_is_known_by_what_is_in_it(file: Upload, kind: SourceKind) -> None:
    (change,) = FakeDesk().given_file(file).changes
    assert isinstance(change, KeepSource)
    assert change.found.kind is kind
    assert change.found.count == 1


def test_of_a_calendar_nobody_who_was_invited_is_kept() -> None:
    (change,) = FakeDesk().given_file(Upload("c.ics", CALENDAR.replace(b"\n", b"\r\n"))).changes
    assert isinstance(change, KeepSource)
    assert "SUMMARY:Lab" in change.found.calendar
    assert "ana" not in change.found.calendar.casefold()
    assert "tom@" not in change.found.calendar


def test_modules_and_assessments_as_csv() -> None:
    csv = (
        "type,name,starts,ends,due,needs_session\nmodule,One,2026-09-07,2026-09-13,,\n"
        "Assessment,Essay,,,2026-09-13,false\nmodule,Two,2026-09-14,2026-09-01,,\nlesson,Three,,,,\n"
    )
    given = FakeDesk().given_file(Upload("o.csv", csv.encode()))
    (change,) = given.changes
    assert isinstance(change, KeepSource)
    module, essay = change.found.rows
    assert isinstance(module, Module)
    assert isinstance(essay, Assessment)
    assert (module.name, essay.name, essay.needs_session) == ("One", "Essay", NeedsSession.NO)
    assert "line 4: it ends before it begins" in read_out(given)
    assert "line 5: 'lesson' is neither module nor assessment" in read_out(given)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (Upload("e.csv", b"  \n"), "there is nothing in it"),
        (Upload("b.csv", b"x" * (LARGEST + 1)), "larger than 2 MB"),
        (Upload("p.png", b"\x89PNG\xff\xfe"), "not text in UTF-8"),
        (Upload("x.csv", b"colour,size\nred,1\n"), "none of the files I know"),
        (Upload("w.csv", b"member,submitted\nana,2026-10-01\n"), "assessment is missing"),
        (Upload("w.csv", b"member,assessment,submitted\nana,Essay,tomorrow\n"), "No line of w.csv can be used"),
        (Upload("c.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"), "no event in it"),
        (Upload("c.ics", CALENDAR.replace(b"DTSTART:20261006T100000Z", b"DTSTART:soon")), "not an iCalendar file"),
        (Upload("c.ics", CALENDAR.replace(b"DTEND:", b"RRULE:FREQ=SECONDLY\nDTEND:")), "more often than daily"),
        (Upload("c.ics", CALENDAR.replace(b"DTEND:", b"RRULE:FREQ=DAILY;BYSECOND=0,1,2\nDTEND:")), "more often than daily"),
        (Upload("o.toml", b"[[modules]]\nname = "), "not valid TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_in_one_sentence_and_nothing_changes(file: Upload, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        FakeDesk().given_file(file)


def test_a_learner_gives_nothing_and_forgets_nothing() -> None:
    desk = FakeDesk()
    with pytest.raises(Refusal, match="facilitators"):
        desk.given_file(Upload("w.csv", SUBMISSIONS), ANA)
    with pytest.raises(Refusal, match="facilitators"):
        desk.pressed("sources.forget", "survey", ANA)
    assert isinstance(desk.pressed("sources.open", "", TEACHER).show, Form)
