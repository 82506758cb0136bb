"""What a newcomer can do in the first five minutes, in a real browser, with the real bot."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route

LEARNER, FACILITATOR = "U04", "U01"  # Jonas Weber, Mara Lindqvist
QUESTION = "How do I reset my database password?"


class Window:
    """One window of the playground: who says what in it, and what they see."""

    def __init__(
        self, browser: "Browser", url: str, me: str = LEARNER, channel: str = "C01", **look: object
    ) -> None:
        self.page: Page = browser.new_page(**look)  # type: ignore[arg-type]
        self.page.set_default_timeout(30_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", self._noted)
        self.page.goto(f"{url}?me={me}#{channel}")
        self.entries.first.wait_for()
        self.page.locator("#loading").wait_for(state="detached")

    def _noted(self, line: "ConsoleMessage") -> None:
        # A refusal is an answer (409), and the page says what it was.
        if line.type == "error" and "409" not in line.text:
            self.faults.append(line.text)

    @property
    def entries(self) -> "Locator":
        return self.page.locator("#entries > .entry")

    @property
    def hints(self) -> "Locator":
        return self.page.locator("#entries > .private")

    @property
    def dialog(self) -> "Locator":
        return self.page.get_by_role("dialog")

    def says(self, text: str) -> None:
        self.page.locator("#composer").fill(text)
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Enter")

    def sees(self, text: str | re.Pattern[str]) -> "Locator":
        found = self.page.locator("main, aside, header").get_by_text(text).last
        found.wait_for()
        return found

    def presses(self, label: str) -> None:
        self.page.get_by_role("button", name=label).last.click()

    def close(self) -> None:
        assert self.faults == []
        self.page.close()


@pytest.fixture
def window(browser: "Browser") -> Callable[..., Window]:
    opened: list[Window] = []

    def open_(url: str, me: str = LEARNER, **more: str) -> Window:
        opened.append(Window(browser, url, me, **more))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


Opened = Callable[..., Window]


def test_a_question_the_docs_answer_brings_a_private_hint_to_its_author_alone(
    course: str, window: Opened
) -> None:
    jonas, priya = window(course), window(course, "U03")
    jonas.says(QUESTION)
    priya.sees(QUESTION)
    jonas.sees("so that people can answer first")
    jonas.presses("Let it be")
    jonas.sees("You reset the database password on the profile page")
    assert jonas.hints.count() == 1
    assert priya.hints.count() == 0


def test_not_it_is_heard_and_the_question_can_go_to_the_forum(own_course: str, window: Opened) -> None:
    jonas = window(own_course)
    jonas.says(QUESTION)
    jonas.presses("Let it be")
    jonas.presses("Not it")
    jonas.presses("Ask on the forum")
    jonas.dialog.wait_for()
    jonas.dialog.get_by_role("textbox").first.fill("Resetting the database password from abroad")
    jonas.dialog.locator("button[type=submit]").click()
    jonas.dialog.get_by_role("paragraph").filter(has_text="I open the topic now").wait_for()
    jonas.page.keyboard.press("Escape")
    jonas.hints.last.filter(has_text="I open the topic now").wait_for()
    assert jonas.hints.last.get_by_role("button", name="Ask on the forum").count() == 0
    jonas.page.get_by_role("tab", name="Forum").click()
    topic = jonas.page.get_by_role("button", name="Resetting the database password from abroad")
    topic.wait_for()
    topic.click()
    jonas.page.locator("#panel-forum .post").first.wait_for()


def test_a_broken_clause_is_quoted_kindly(course: str, window: Opened) -> None:
    dele = window(course, "U06")
    dele.says("@channel has anybody finished module four already")
    dele.presses("Let it be")
    dele.sees("A pointer from what this channel has agreed")
    assert "Please do not use @channel or @here" in dele.hints.last.inner_text()


def test_every_command_answers_with_a_page_or_a_form(course: str, window: Opened) -> None:
    mara = window(course, FACILITATOR)
    mara.page.locator("#composer").fill("/")
    menu = mara.page.locator("#composer-menu [role=option]")
    menu.first.wait_for()
    offered = menu.all_inner_texts()
    words = [re.search(r"/stillwater ([\w-]+)", option).group(1) for option in offered]  # type: ignore[union-attr]
    assert {"help", "digest", "setup", "snooze"} <= set(words)
    for word in words:
        before = mara.hints.count()
        mara.says(f"/stillwater {word}")
        mara.page.wait_for_function(
            "before => document.querySelectorAll('#entries > .private').length > before || dialog.open",
            arg=before,
        )
        if mara.dialog.is_visible():
            mara.page.keyboard.press("Escape")


def test_a_form_says_what_it_cannot_take_at_the_field_and_stays_open(course: str, window: Opened) -> None:
    mara = window(course, FACILITATOR)
    mara.says("/stillwater setup")
    minutes = mara.dialog.get_by_label("Minutes for people to answer first")
    minutes.fill("soon")
    mara.dialog.get_by_role("button", name="Save").click()
    mara.dialog.get_by_role("alert").filter(has_text="a number from 0").wait_for()
    assert minutes.get_attribute("aria-invalid") == "true"
    mara.page.keyboard.press("Escape")


def test_a_facilitator_gives_a_file_and_is_told_which_lines_could_not_be_used(
    course: str, window: Opened
) -> None:
    mara = window(course, FACILITATOR)
    mara.says("/stillwater setup sources")
    mara.sees("Attendance")
    mara.presses("Give a file")
    file = mara.dialog.get_by_label("File")
    file.set_input_files({"name": "big.csv", "mimeType": "text/csv", "buffer": b"x" * 2_000_001})
    mara.dialog.get_by_role("button", name="Read it").click()
    mara.dialog.get_by_role("alert").filter(has_text="big.csv is larger than 2 MB").wait_for()
    lab = b"title,member,joined,left\nLab,ana,2026-09-08T16:00,2026-09-08T17:00\nLab,bo,soon,later\n"
    file.set_input_files({"name": "lab.csv", "mimeType": "text/csv", "buffer": lab})
    mara.dialog.get_by_role("button", name="Read it").click()
    mara.dialog.get_by_text("lab.csv: Attendance, 1 entry, used from now on.").first.wait_for()
    mara.dialog.get_by_text("lab.csv, line 3: 'soon' is no date").wait_for()
    mara.page.keyboard.press("Escape")
    mara.says("/stillwater setup sources")
    mara.sees("uploaded as lab.csv")


def test_the_protocol_is_pinned_on_top(course: str, window: Opened) -> None:
    jonas = window(course)
    jonas.page.locator("summary").filter(has_text="Pinned").click()
    jonas.page.locator(".protocol").get_by_text("Please reply in threads.").wait_for()


def test_the_digest_comes_on_demand_with_charts_and_their_figures(course: str, window: Opened) -> None:
    mara = window(course, FACILITATOR)
    mara.says("/stillwater digest")
    figure = mara.hints.last.locator("figure").first
    figure.wait_for()
    assert figure.locator("svg[role=img]").get_attribute("aria-label")
    figure.get_by_text("The figures as a table").click()
    assert figure.locator("tbody tr").count() > 0


def test_when_a_week_passes_the_digest_arrives_once(own_course: str, window: Opened) -> None:
    mara, jonas = window(own_course, FACILITATOR), window(own_course)
    mara.presses("to tomorrow morning")
    digests = "#entries > .bot:has(figure)"
    jonas.page.locator(digests).first.wait_for()
    mara.presses("an hour")
    mara.sees(re.compile("Mon 5 Oct, 10:3"))
    assert jonas.page.locator(digests).count() == 1


def test_a_topic_nobody_answered_is_remembered_by_the_facilitators_alone(
    own_course: str, window: Opened
) -> None:
    mara, jonas = window(own_course, FACILITATOR), window(own_course)
    jonas.says("/stillwater ask Where do I hand in from abroad?")
    jonas.presses("Ask on the forum")
    jonas.dialog.wait_for()
    jonas.dialog.get_by_role("textbox").first.fill("Handing in from abroad")
    jonas.dialog.locator("button[type=submit]").click()
    jonas.dialog.get_by_role("paragraph").filter(has_text="I open the topic now").wait_for()
    for _ in range(2):
        mara.presses("to tomorrow morning")
    mara.page.get_by_role("navigation").get_by_text("Stillwater").click()
    told = mara.entries.filter(has_text="A topic on the forum waits for an answer").first
    told.wait_for()
    assert "Facilitators will respond to forum posts within 24 hours" in told.inner_text()


def test_each_message_says_what_was_read_of_it_and_why_the_bot_kept_silent(
    course: str, window: Opened
) -> None:
    jonas = window(course)
    jonas.says("Thanks, that helps!")
    said = jonas.entries.last
    said.hover()
    said.get_by_role("button", name="What was read of it").click()
    panel = jonas.page.locator("#panel-why")
    panel.get_by_text("It said nothing.").wait_for()
    assert "Reactive or reflective" in panel.inner_text()


def test_threads_edits_deletions_and_reactions(course: str, window: Opened) -> None:
    jonas, priya = window(course), window(course, "U03")
    jonas.says("I am stuck at the jion")
    mine = priya.entries.filter(has_text="I am stuck at the jion")
    mine.hover()
    mine.get_by_role("button", name="React").click()
    mine.get_by_role("button", name="thinking face").click()
    jonas.page.get_by_role("button", name="thinking face: Priya Raman").wait_for()
    mine.hover()
    mine.get_by_role("button", name="Reply in thread").click()
    priya.page.locator("#thread-composer").fill("Which one?")
    priya.page.keyboard.press("Enter")
    jonas.entries.filter(has_text="I am stuck at the jion").get_by_role("button", name="1 reply").click()
    jonas.page.locator("#panel-thread").get_by_text("Which one?").wait_for()
    ours = jonas.entries.filter(has_text="I am stuck at the jion")
    ours.hover()
    ours.get_by_role("button", name="Edit").click()
    jonas.dialog.get_by_role("textbox").fill("I am stuck at the join")
    jonas.dialog.get_by_role("button", name="Save").click()
    priya.sees("I am stuck at the join")
    fixed = jonas.entries.filter(has_text="I am stuck at the join")
    fixed.hover()
    fixed.get_by_role("button", name="Delete").click()
    jonas.dialog.get_by_role("button", name="Take it back").click()
    priya.sees("This message was taken back.")


def test_a_reload_in_the_middle_loses_and_doubles_nothing(course: str, window: Opened) -> None:
    jonas = window(course)
    jonas.says("Said before the reload")
    jonas.sees("Said before the reload")
    jonas.page.locator("#composer").fill("half a thou")
    jonas.page.reload()
    jonas.sees("Said before the reload")
    assert jonas.entries.filter(has_text="Said before the reload").count() == 1
    assert jonas.page.locator("#composer").input_value() == "half a thou"


def test_a_lost_connection_loses_and_doubles_nothing(course: str, browser: "Browser", window: Opened) -> None:
    page = browser.new_page()
    sockets = []
    page.route_web_socket(
        re.compile("/api/stream"), lambda route: (route.connect_to_server(), sockets.append(route))
    )
    page.goto(f"{course}?me=U03#C01")
    page.locator("#entries > .entry").first.wait_for()
    jonas = window(course)
    jonas.says("first, while connected")
    page.locator("#entries").get_by_text("first, while connected").wait_for()
    sockets[-1].close()
    jonas.says("second, while away")
    page.locator("#entries").get_by_text("second, while away").wait_for()
    jonas.says("third, back again")
    page.locator("#entries").get_by_text("third, back again").wait_for()
    assert len(sockets) == 2
    shown = page.locator("#entries > .entry").all_inner_texts()
    assert [
        sum(text in row for row in shown) for text in ("first, while", "second, while", "third, back")
    ] == [1, 1, 1]
    page.close()


def test_what_arrived_though_its_answer_was_lost_is_not_said_twice(course: str, window: Opened) -> None:
    jonas = window(course)
    lost: list[int] = []

    def lose_the_first_answer(route: "Route") -> None:
        route.fetch()
        lost.append(1)
        route.abort()

    jonas.page.route("**/api/say", lose_the_first_answer, times=1)
    jonas.says("Sent into a tunnel")
    jonas.sees("The playground does not answer")
    assert jonas.page.locator("#composer").input_value() == "Sent into a tunnel"
    jonas.page.locator("#composer").press("Enter")
    jonas.page.locator("#notice").wait_for(state="hidden")
    assert lost == [1]
    assert jonas.entries.filter(has_text="Sent into a tunnel").count() == 1
    jonas.faults.clear()  # the browser itself reports the lost request


def test_of_a_thousand_messages_the_latest_are_drawn_and_older_ones_on_demand(
    long_channel: str, window: Opened
) -> None:
    reader = window(long_channel, "U1", channel="C1")
    reader.sees("message 999")
    assert reader.entries.count() == 50
    reader.presses("Earlier messages")
    reader.sees("message 900")
    assert reader.entries.count() == 100
    assert reader.entries.first.locator(".text").inner_text() == "message 900"
    reader.says("one more")
    reader.sees("one more")
    assert reader.entries.last.locator(".text").inner_text() == "one more"


def test_somebody_new_joins_and_speaks(course: str, window: Opened) -> None:
    jonas = window(course)
    jonas.presses("Someone new")
    jonas.dialog.get_by_label("Name").fill("Ines Alves")
    jonas.dialog.get_by_label("Time zone").select_option("Europe/Lisbon")
    jonas.dialog.get_by_role("button", name="Join").click()
    jonas.page.get_by_text("learner, Europe/Lisbon").wait_for()
    jonas.says("Hello from Porto")
    assert "Ines Alves" in jonas.entries.filter(has_text="Hello from Porto").inner_text()


def test_it_can_be_used_with_the_keyboard_alone(course: str, window: Opened) -> None:
    piotr = window(course, "U10")
    piotr.page.locator("#composer").focus()
    piotr.page.keyboard.type("/stillwater sta")
    piotr.page.keyboard.press("Enter")  # takes the suggestion
    assert piotr.page.locator("#composer").input_value() == "/stillwater status "
    piotr.page.keyboard.press("Enter")
    piotr.hints.last.wait_for()
    piotr.page.locator("#entries [tabindex='0']").first.focus()
    piotr.page.keyboard.press("ArrowUp")
    focused = piotr.page.evaluate("document.activeElement.className")
    assert "entry" in focused
