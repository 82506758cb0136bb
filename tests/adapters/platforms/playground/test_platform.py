"""The playground as a platform, at the wire: what windows send and see, and what the app hears."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestClient, TestServer

from adapters.platforms.playground import Chat, Leap, Playground, Suggestion, Waiting
from core.actions import DirectMessage, Nudge, Post, Revise
from core.events import Deleted, Edited, Event, Joined, Posted, Reacted
from core.interactions import Asked, Interaction, Pressed, Submitted
from core.message import Member, MessageRef, Role
from core.ports import Delivered, Shown, Undeliverable
from core.refusal import Refusal
from core.reply.blocks import Button, Buttons, Text
from core.reply.figures import Chart, ChartKind, Series
from core.reply.forms import Field, Form
from core.reply.pages import Page, page

NOW = datetime(2026, 10, 5, 8, tzinfo=UTC)


class Recorder:
    """A host that keeps what it hears and answers what it is told to."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.asked: list[Interaction] = []
        self.answers: Shown | Refusal = Shown(page("Here you are."))
        self.fails = False

    async def hear(self, events: Sequence[Event]) -> None:
        if self.fails:
            raise Refusal("The ledger does not answer.")
        self.heard += events

    async def respond(self, interaction: Interaction) -> Shown:
        self.asked.append(interaction)
        if isinstance(self.answers, Refusal):
            raise self.answers
        return self.answers

    async def home(self, member: Member) -> Page:
        return page(f"Hello {member.name}")


class Surroundings:
    """A clock that stands still until it is moved, and no forum."""

    title, remarks, visitor, zone, loaded, forum = "Course", ("Be kind.",), "ada", "Europe/Oslo", (1, 1), None
    suggestions = (Suggestion("Hello?", "nothing"),)

    def __init__(self) -> None:
        self.clock = NOW

    def now(self) -> datetime:
        return self.clock

    def leaps(self) -> Sequence[Leap]:
        return (Leap("an hour", self.clock + timedelta(hours=1)),)

    async def pass_until(self, moment: datetime) -> None:
        self.clock = moment

    async def explain(self, ref: MessageRef) -> Page:
        return page(f"About {ref.id}")

    async def waiting(self, ref: MessageRef) -> Waiting | None:
        return Waiting(self.clock + timedelta(minutes=1), "People may answer first.")


class Windows:
    """Windows of the page, each of one person."""

    def __init__(self, client: TestClient[web.Request, web.Application]) -> None:
        self.client = client
        self.origin = {"Origin": f"http://{client.host}:{client.port}"}

    async def post(self, who: str, route: str, **given: Any) -> tuple[int, dict[str, Any]]:
        body = {"me": who, "channel": "C1", **given}
        async with self.client.post(f"/api/{route}", json=body, headers=self.origin) as answer:
            return answer.status, await answer.json()

    async def get(self, who: str, route: str, **given: str) -> dict[str, Any]:
        async with self.client.get(f"/api/{route}", params={"me": who, **given}) as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def sees(self, who: str, channel: str = "C1", **given: str) -> list[str]:
        found = await self.get(who, "entries", channel=channel, **given)
        return [entry["text"] for entry in found["entries"]]


@asynccontextmanager
async def playing() -> AsyncIterator[tuple[Windows, Recorder, Playground]]:
    chat, host = Chat(), Recorder()
    chat.person("ada", "Ada", "learner", "Europe/Oslo")
    chat.person("mara", "Mara Lind", "facilitator", "Europe/Stockholm")
    chat.channel("C1", name="general", topic="All of it")
    platform, server = Playground(chat, Surroundings()), web.Application()
    platform.mount(server, host)
    await platform.start(host)
    async with TestClient(TestServer(server)) as client:
        yield Windows(client), host, platform
        await platform.stop()


def play(dialogue: Callable[[Windows, Recorder, Playground], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with playing() as (windows, host, platform):
            await dialogue(windows, host, platform)

    asyncio.run(asyncio.wait_for(run(), 30))


def test_what_is_said_is_heard_and_seen_by_everybody() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        await windows.post("ada", "say", text="@Mara Lind @here: is it open?", key="k1")
        (heard,) = host.heard
        assert isinstance(heard, Posted)
        assert heard.message.mentions == {"mara"}
        assert heard.message.broadcasts == {"here"}
        assert heard.message.at == NOW
        assert await windows.sees("mara") == ["@Mara Lind @here: is it open?"]

    play(dialogue)


def test_what_could_not_be_recorded_is_not_shown_and_trying_again_says_it_once() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        host.fails = True
        status, told = await windows.post("ada", "say", text="Hello?", key="k1")
        assert (status, told) == (409, {"refused": "The ledger does not answer."})
        assert await windows.sees("ada") == []
        host.fails = False
        for _ in range(2):
            assert (await windows.post("ada", "say", text="Hello?", key="k1"))[0] == 200
        assert await windows.sees("ada") == ["Hello?"]
        assert len(host.heard) == 1

    play(dialogue)


def test_edits_deletions_reactions_and_newcomers_are_heard() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        _, said = await windows.post("ada", "say", text="helo", key="k1")
        await windows.post("ada", "edit", id=said["id"], text="hello")
        await windows.post("mara", "react", id=said["id"], emoji="tada")
        await windows.post("mara", "react", id=said["id"], emoji="tada")
        assert (await windows.post("mara", "edit", id=said["id"], text="mine"))[0] == 409
        await windows.post("ada", "delete", id=said["id"])
        assert (await windows.post("ada", "delete", id=said["id"]))[0] == 409
        _, joined = await windows.post("ada", "join", name="Bo", zone="Asia/Tokyo", role="learner")
        kinds = [type(event) for event in host.heard]
        assert kinds == [Posted, Edited, Reacted, Reacted, Deleted, Joined]
        assert [event.removed for event in host.heard if isinstance(event, Reacted)] == [False, True]
        assert host.heard[-1] == Joined("C1", Member(joined["id"], "Bo", Role.LEARNER, "Asia/Tokyo"), NOW)
        assert await windows.sees("ada") == []

    play(dialogue)


def test_a_nudge_is_seen_by_one_person_and_shown_once_however_often_it_is_delivered() -> None:
    async def dialogue(windows: Windows, _: Recorder, platform: Playground) -> None:
        _, said = await windows.post("ada", "say", text="How do I start?", key="k1")
        nudge = Nudge("n1", "ada", MessageRef("C1", said["id"]), page("It is in the docs."))
        first, second = await platform.deliver(nudge), await platform.deliver(nudge)
        assert isinstance(first, Delivered)
        assert first == second
        assert await windows.sees("ada") == ["How do I start?", "It is in the docs."]
        assert await windows.sees("mara") == ["How do I start?"]

    play(dialogue)


def test_direct_messages_posts_and_revisions_arrive_and_others_cannot_read_them() -> None:
    async def dialogue(windows: Windows, _: Recorder, platform: Playground) -> None:
        await platform.deliver(DirectMessage("d1", "ada", page("Your recording is due.")))
        posted = await platform.deliver(Post("p1", "C1", page("The week"), pin=True))
        assert isinstance(posted, Delivered)
        assert posted.ref is not None
        await platform.deliver(Revise("r1", posted.ref, page("The week, corrected")))
        assert await windows.sees("ada", "dm/ada") == ["Your recording is due."]
        assert await windows.get("mara", "entries", channel="dm/ada") == {
            "refused": "That conversation is somebody else's."
        }
        assert await windows.sees("mara") == ["The week, corrected"]
        (channel,) = (await windows.get("mara", "state"))["channels"]
        assert channel["pinned"]["summary"] == "The week"

    play(dialogue)


def test_what_has_no_place_here_is_undeliverable() -> None:
    async def dialogue(_: Windows, __: Recorder, platform: Playground) -> None:
        assert isinstance(await platform.deliver(Post("p1", "C9", page("x"))), Undeliverable)
        assert isinstance(await platform.deliver(DirectMessage("d1", "zoe", page("x"))), Undeliverable)
        revise = Revise("r1", MessageRef("C1", "1.0"), page("x"))
        assert isinstance(await platform.deliver(revise), Undeliverable)
        assert not platform.serves("C9")
        assert platform.serves("C1")
        assert platform.serves("ada")

    play(dialogue)


def test_a_typed_command_is_asked_and_its_answer_seen_only_by_who_asked() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        await windows.post("ada", "ask", text="/stillwater snooze 2 days")
        (asked,) = host.asked
        assert isinstance(asked, Asked)
        assert (asked.command, asked.words) == ("snooze", "2 days")
        assert asked.member == Member("ada", "Ada", Role.LEARNER, "Europe/Oslo")
        assert asked.channel.name == "general"
        assert await windows.sees("ada") == ["Here you are."]
        assert await windows.sees("mara") == []

    play(dialogue)


def test_a_button_can_replace_what_it_stands_in() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        host.answers = Shown(Page("Shall I?", (Buttons((Button("Yes", "x.yes", "7"),)),)))
        await windows.post("ada", "ask", text="/x")
        (entry,) = (await windows.get("ada", "entries", channel="C1"))["entries"]
        host.answers = Shown(page("Done."), replaces=True)
        await windows.post("ada", "press", id=entry["id"], does="x.yes", about="7")
        assert isinstance(host.asked[-1], Pressed)
        assert await windows.sees("ada") == ["Done."]
        host.answers = Shown(page("And this."))
        await windows.post("ada", "press", id=entry["id"], does="x.more", about="")
        assert await windows.sees("ada") == ["Done.", "And this."]
        assert (await windows.post("mara", "press", id=entry["id"], does="x.yes", about=""))[0] == 409

    play(dialogue)


def test_a_form_goes_to_its_window_and_stays_open_while_it_is_refused() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        host.answers = Shown(Form("Draft", "x.save", (Field("title", "Title"),), about="7"))
        _, told = await windows.post("ada", "ask", text="/x")
        assert (told["form"]["title"], told["form"]["fields"][0]["label"]) == ("Draft", "Title")
        host.answers = Refusal("Title: it is too short.")
        given = {"does": "x.save", "about": "7", "values": {"title": "a"}}
        assert await windows.post("ada", "submit", **given) == (200, {"refused": "Title: it is too short."})
        host.answers = Shown(page("Saved."))
        _, told = await windows.post("ada", "submit", **given)
        assert told["page"]["summary"] == "Saved."
        sent = host.asked[-1]
        assert isinstance(sent, Submitted)
        assert sent.values == {"title": "a"}

    play(dialogue)


def test_what_came_of_a_form_stands_in_the_place_of_the_hint_whose_button_opened_it() -> None:
    async def dialogue(windows: Windows, host: Recorder, playground: Playground) -> None:
        hint = page("Ask?", Buttons((Button("Ask on the forum", "nudge.forum", "C1/1"),)))
        await playground.deliver(Nudge("n", "ada", MessageRef("C1", "1"), hint))
        (entry,) = (await windows.get("ada", "entries", channel="C1"))["entries"]
        host.answers = Shown(page("I open the topic now."), replaces=True)
        form = {"does": "nudge.open", "about": "C1/1", "values": {"title": "Joins"}, "id": entry["id"]}
        # Nobody else's form touches it.
        await windows.post("mara", "submit", **form)
        assert (await windows.get("ada", "entries", channel="C1"))["entries"] == [entry]
        await windows.post("ada", "submit", **form)
        (now,) = (await windows.get("ada", "entries", channel="C1"))["entries"]
        assert now["page"]["summary"] == "I open the topic now."
        assert "nudge.forum" not in str(now)

    play(dialogue)


def test_pages_reach_the_browser_as_values_with_a_table_for_each_chart() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        chart = Chart(ChartKind.BAR, "Week", ("W1",), (Series("chat", (None,)),), "Nothing yet.", "%")
        host.answers = Shown(Page("Week", (Text(("<b>not bold</b>",)), chart)))
        await windows.post("ada", "ask", text="/digest")
        (entry,) = (await windows.get("ada", "entries", channel="C1"))["entries"]
        text, drawn = entry["page"]["blocks"]
        assert text == {"is": "text", "line": ["<b>not bold</b>"]}
        assert (drawn["kind"], drawn["table"]["rows"]) == ("bar", [["W1", "–"]])

    play(dialogue)


def test_a_window_comes_back_and_misses_nothing_and_sees_nothing_twice() -> None:
    async def dialogue(windows: Windows, _: Recorder, platform: Playground) -> None:
        start = (await windows.get("ada", "state"))["position"]
        await windows.post("mara", "say", text="one", key="k1")
        await platform.deliver(Nudge("n1", "mara", MessageRef("C1", "1"), page("for mara alone")))
        position, texts = await _follow(windows, "ada", start, 1)
        await windows.post("mara", "say", text="two", key="k2")
        _, more = await _follow(windows, "ada", position, 1)
        assert texts + more == ["one", "two"]
        assert (await _follow(windows, "ada", "other.3", 1))[1] == ["start over"]

    play(dialogue)


async def _follow(windows: Windows, who: str, after: str, most: int) -> tuple[str, list[str]]:
    """Listen on the stream for some changes, then lose the connection."""
    texts, position = [], after
    params = {"me": who, "after": after}
    async with windows.client.ws_connect("/api/stream", params=params, headers=windows.origin) as socket:
        while len(texts) < most:
            message = await socket.receive(5)
            assert message.type is WSMsgType.TEXT
            change = message.json()
            position = change["position"]
            texts.append("start over" if change.get("reset") else change["entry"]["text"])
    return position, texts


def test_time_passes_for_every_window() -> None:
    async def dialogue(windows: Windows, _: Recorder, __: Playground) -> None:
        state = await windows.get("ada", "state")
        (leap,) = state["clock"]["leaps"]
        await windows.post("ada", "pass", until=leap["until"])
        later = (await windows.get("mara", "state"))["clock"]["now"]
        assert datetime.fromisoformat(later) == NOW + timedelta(hours=1)
        # A leap goes from now, however long ago its button was drawn.
        await windows.post("ada", "pass", leap=leap["label"])
        later = (await windows.get("mara", "state"))["clock"]["now"]
        assert datetime.fromisoformat(later) == NOW + timedelta(hours=2)

    play(dialogue)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),  # DNS rebinding
        ({"Host": "127.0.0.1.evil.example:80"}, 403),
        ({"Origin": "https://evil.example"}, 403),  # a page elsewhere
        ({"Origin": "null"}, 403),
        ({}, 403),  # no page at all
    ],
)
def test_only_the_own_page_may_say_something(headers: dict[str, str], status: int) -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        body = {"me": "ada", "channel": "C1", "text": "Hello?", "key": "k"}
        async with windows.client.post("/api/say", json=body, headers=headers) as answer:
            assert answer.status == status
        assert host.heard == []

    play(dialogue)


def test_forms_of_other_pages_and_foreign_streams_are_turned_away() -> None:
    async def dialogue(windows: Windows, host: Recorder, _: Playground) -> None:
        async with windows.client.post("/api/say", data={"me": "ada"}, headers=windows.origin) as answer:
            assert answer.status == 415
        foreign = {"Host": "evil.example"}
        async with windows.client.get("/api/state", params={"me": "ada"}, headers=foreign) as answer:
            assert answer.status == 403
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Origin": "https://evil.example"}
        async with windows.client.get("/api/stream", headers=upgrade) as answer:
            assert answer.status == 403

    play(dialogue)


def test_the_page_runs_no_script_but_its_own() -> None:
    async def dialogue(windows: Windows, _: Recorder, __: Playground) -> None:
        async with windows.client.get("/") as answer:
            policy, text = answer.headers["Content-Security-Policy"], await answer.text()
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http://" not in text
        assert "https://" not in text

    play(dialogue)
