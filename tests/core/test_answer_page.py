"""What is shown of a passage: its heading and link, the sentence that answers, and when it was last changed."""

from dataclasses import replace
from datetime import date

from adapters.docs import Index
from core.answers import Origin, Section, look_up
from core.message import MessageRef
from core.nudge import answer_page, shadowed
from core.reply.blocks import Buttons, Quote, Small, Text
from core.reply.pages import Page
from core.reply.spans import Link

SECTION = Section(
    "setup.md#password", "Resetting your database password",
    "Every learner has a database of their own. Reset the database password on the profile page.",
    url="https://docs.example.org/setup#password", updated=date(2026, 9, 1),
)  # fmt: skip
OTHERS = [Section(f"m{n}.md", f"Module {n}", f"What module {n} is about, week by week.") for n in range(30)]


def links(shown: Page) -> list[Link]:
    return [span for b in shown.blocks if isinstance(b, Text) for span in b.line if isinstance(span, Link)]


def test_three_buttons_and_how_to_have_no_more_of_it_behind_a_menu() -> None:
    answer = look_up("how do I reset the database password?", Index([SECTION, *OTHERS]))
    (said,) = [b for b in answer_page(MessageRef("C1", "1"), answer).blocks if isinstance(b, Buttons)]
    assert [button.label for button in said.buttons] == ["This answered it", "Not it", "Ask on the forum"]
    (without,) = [
        b for b in answer_page(MessageRef("C1", "1"), answer, forum=False).blocks if isinstance(b, Buttons)
    ]
    assert [button.label for button in without.buttons] == ["This answered it", "Not it"]
    assert [button.does for button in said.more] == ["nudge.why", "snooze.week", "opt-out.out"]


def test_heading_link_sentence_and_date() -> None:
    answer = look_up("how do I reset the database password?", Index([SECTION, *OTHERS]))
    shown = answer_page(MessageRef("C1", "1"), answer)
    blocks = shown.blocks
    title, url = "Resetting your database password", "https://docs.example.org/setup#password"
    assert links(shown) == [Link(title, url, "nudge.opened", "C1/1")]
    # Who only sees in shadow mode what would have been said is not the one whose opening counts.
    assert links(shadowed(shown)) == [Link(title, url)]
    assert [b for b in blocks if isinstance(b, Quote)] == [
        Quote("Reset the database password on the profile page.")
    ]
    assert Small(("Last changed on 1 September 2026.",)) in blocks


def test_an_accepted_answer_is_said_to_come_from_the_forum() -> None:
    accepted = replace(SECTION, source="forum/t1", origin=Origin.FORUM)
    answer = look_up("how do I reset the database password?", Index([accepted, *OTHERS]))
    shown = repr(answer_page(MessageRef("C1", "1"), answer).blocks)
    assert "This may have been answered on the forum already" in shown
    assert "Answered on 1 September 2026." in shown
    assert "docs" not in shown.replace("docs.example.org", "")
