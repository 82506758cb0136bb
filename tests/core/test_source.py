"""What a list of modules and assessments changes in a programme, and what it leaves."""

from datetime import date

from core.programme import Assessment, Module, Programme
from core.source import with_outline

ASKING = Module("Asking data", date(2026, 9, 7), date(2026, 9, 13))
JOINS = Module("Joins", date(2026, 9, 14), date(2026, 9, 20))
REPORT = Assessment("Report")
COURSE = Programme("Course", modules=(ASKING,), assessments=(REPORT,))


def test_listed_modules_take_the_place_of_the_settings_and_its_assessments_stay() -> None:
    listed = with_outline(COURSE, [JOINS])
    assert (listed.modules, listed.assessments) == ((JOINS,), (REPORT,))


def test_listed_assessments_leave_the_modules() -> None:
    listed = with_outline(COURSE, [Assessment("Talk")])
    assert (listed.modules, listed.assessments) == ((ASKING,), (Assessment("Talk"),))


def test_an_empty_list_leaves_the_programme_as_it_was() -> None:
    assert with_outline(COURSE, []) == COURSE
