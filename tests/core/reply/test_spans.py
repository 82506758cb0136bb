"""A line read out: what mark-up carries, in words."""

from datetime import UTC, datetime

import pytest

from core.reply.spans import Bold, Code, Line, Link, Person, Place, When, listed, plain


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        (("See ", Link("Setup", "https://x.example/setup"), "."), "See Setup (https://x.example/setup)."),
        ((Link("https://x.example/", "https://x.example/"),), "https://x.example/"),
        ((Bold("Ask"), " in ", Place("C1", "help"), " or ", Place("C2")), "Ask in #help or #C2"),
        ((Person("U1", "Ana"), " and ", Person("U2")), "@Ana and @U2"),
        (("Type ", Code("/stillwater ask")), "Type /stillwater ask"),
        (("By ", When(datetime(2026, 3, 2, 12, 5, tzinfo=UTC))), "By Mon 02 Mar 12:05 UTC"),
    ],
)
def test_a_line(line: Line, heard: str) -> None:
    assert plain(line) == heard


def test_things_beside_each_other_are_told_apart() -> None:
    assert plain(listed(["One", Bold("Two"), "Three"])) == "One · Two · Three"
    assert listed([]) == ()
