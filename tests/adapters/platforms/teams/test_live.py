"""End to end over HTTP: Teams says, the host hears, the bot answers; and what Teams refuses."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from fake_teams import APP, BOT, CHANNEL, GROUP, ISSUER, PERSONAL, TENANT, FakeTeams, activity, mention

from adapters.platforms.teams import Keys, Teams
from adapters.platforms.teams.sending import mark
from core.actions import DirectMessage, Nudge, Post, Revise
from core.desk import Asked, Interaction, Pressed, Submitted
from core.events import Deleted, Described, Edited, Event, Joined, Posted, Reacted
from core.message import Member, MessageRef
from core.ports import Delivered, Postponed, Shown, Undeliverable
from core.refusal import Refusal
from core.reply import Field, Form, Page, page

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
FORM = Form("Settings", "setup.save", (Field("grace", "Minutes"),), about="x")
HELLO = page("Hello <at>everyone</at> & [all](http://x)")


class Recorder:
    """A host that remembers; `fails` makes recording fail, as a locked ledger would."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.asked: list[Interaction] = []
        self.shown: Page | Form | None = HELLO
        self.replaces = False
        self.fails = False
        self.refuses = ""

    async def hear(self, events: Sequence[Event]) -> None:
        if self.fails:
            raise OSError("the ledger is locked")
        self.heard += events

    async def respond(self, interaction: Interaction) -> Shown:
        self.asked.append(interaction)
        if self.refuses:
            raise Refusal(self.refuses)
        return Shown(self.shown, self.replaces)

    async def home(self, member: Member) -> Page:
        return page(f"Home of {member.id}")


class Notes:
    """Memory in a dictionary, as the ledger's is in a table."""

    def __init__(self) -> None:
        self.kept: dict[str, Mapping[str, object]] = {}

    async def recall(self, key: str) -> Mapping[str, object] | None:
        return self.kept.get(key)

    async def remember(self, key: str, value: Mapping[str, object]) -> None:
        self.kept[key] = value


class Scene:
    """Teams on one side, the bot's server on the other, HTTP between them."""

    def __init__(self, teams: FakeTeams, host: Recorder, platform: Teams, url: str, notes: Notes) -> None:
        self.teams, self.host, self.platform, self.url, self.notes = teams, host, platform, url, notes

    async def post(self, told: Any, *, token: str = "", **options: Any) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        options = options or {"json": told}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, headers=headers, **options) as answer,
        ):
            return answer.status, await answer.json(
                content_type=None
            ) if answer.status == 200 else await answer.text()

    async def say(self, text: str, conversation: str = CHANNEL, **more: Any) -> int:
        return (await self.post(activity("message", self.teams.base, conversation, text=text, **more)))[0]

    def texts(self) -> list[str]:
        return [str(sent["attachments"][0]["content"]) for sent in self.teams.sent]


async def no_pause(_: float) -> None:
    return None


@asynccontextmanager
async def scene(*, notes: Notes | None = None, signed: bool = False) -> AsyncIterator[Scene]:
    async with FakeTeams() as teams:
        keys = Keys(development=True, host="127.0.0.1")
        if signed:
            keys = Keys(APP, "secret", TENANT, channel_metadata=teams.keys, issuer=ISSUER)
        kept = notes or Notes()
        platform, host, server = Teams(keys, kept, lambda: NOW), Recorder(), web.Application()
        platform._connector._pause = no_pause
        platform.mount(server, host)
        await platform.start(host)
        runner = web.AppRunner(server)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield Scene(
                teams, host, platform, f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages", kept
            )
        finally:
            await platform.stop()
            await runner.cleanup()


def run(dialogue: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(dialogue(), 30))


def test_a_channel_message_without_mention_is_heard_with_its_writers_zone() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            assert await s.say("How do I reset it?", localTimezone="Asia/Kolkata") == 201
            assert await s.say("Anybody?", localTimezone="Asia/Kolkata", id="1700000000002") == 201
            joined, first, second = s.host.heard
            # The zone is passed on once, not with every message.
            assert isinstance(joined, Joined)
            assert joined.member == Member("29:ana", "Ana", timezone="Asia/Kolkata")
            assert isinstance(first, Posted)
            assert isinstance(second, Posted)
            assert (first.message.ref, first.message.text) == (
                MessageRef(CHANNEL, "1700000000001"),
                "How do I reset it?",
            )
            assert s.teams.sent == []

    run(dialogue)


def test_replies_quotes_code_and_mentions_keep_their_places() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            html = (
                '<p><at id="0">Bo</at> try this</p><blockquote><p>old words</p></blockquote>'
                "<codeblock><code>x = 1</code></codeblock>"
            )
            told = {"type": "mention", "mentioned": {"id": "29:bo", "name": "Bo"}, "text": "<at>Bo</at>"}
            await s.say(
                "",
                f"{CHANNEL};messageid=1699",
                attachments=[{"contentType": "text/html", "content": html}],
                entities=[told],
            )
            (heard,) = s.host.heard
            assert isinstance(heard, Posted)
            assert heard.message.thread == "1699"
            assert heard.message.mentions == {"29:bo"}
            assert heard.message.text == "Bo try this\n\n> old words\n\n```\nx = 1\n```"

    run(dialogue)


def test_edits_soft_deletes_reactions_members_and_channels_are_heard() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            base = s.teams.base
            for told in (
                activity("messageUpdate", base, text="better", channelData={"eventType": "editMessage"}),
                activity("messageUpdate", base, text="back", channelData={"eventType": "undeleteMessage"}),
                activity("messageDelete", base, channelData={"eventType": "softDeleteMessage"}),
                activity("messageReaction", base, replyToId="17", reactionsAdded=[{"type": "like"}], reactionsRemoved=[{"type": "sad"}]),
                activity("conversationUpdate", base, membersAdded=[{"id": "29:new", "name": "Noor"}, BOT]),
                activity("conversationUpdate", base, channelData={"eventType": "channelRenamed", "channel": {"id": CHANNEL, "name": "Course"}}),
            ):  # fmt: skip
                assert (await s.post(told))[0] == 201
            kinds = [type(event) for event in s.host.heard]
            assert kinds == [Edited, Deleted, Reacted, Reacted, Joined, Described]
            like, sad = s.host.heard[2:4]
            assert isinstance(like, Reacted)
            assert isinstance(sad, Reacted)
            assert (like.emoji, like.removed, sad.emoji, sad.removed) == ("+1", False, "cry", True)

    run(dialogue)


def test_what_could_not_be_recorded_is_not_acknowledged_so_teams_sends_it_again() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            s.host.fails = True
            assert await s.say("hello") == 500
            s.host.fails = False
            assert await s.say("hello") == 201

    run(dialogue)


@pytest.mark.parametrize(
    ("text", "conversation", "entities"),
    [
        ("<at>Stillwater</at> ask how do I reset it?", CHANNEL, [mention()]),
        ("ask how do I reset it?", PERSONAL, []),
        ("/ask how do I reset it?", PERSONAL, []),
    ],
)
def test_a_command_by_mention_or_in_the_personal_chat(
    text: str, conversation: str, entities: list[Any]
) -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say(text, conversation, entities=entities)
            (asked,) = s.host.asked
            assert isinstance(asked, Asked)
            assert (asked.command, asked.words, asked.channel.id) == (
                "ask",
                "how do I reset it?",
                conversation,
            )
            # A command is not part of the discourse.
            assert s.host.heard == []
            (sent,) = s.teams.sent
            assert sent["targeted"] == (conversation == CHANNEL)

    run(dialogue)


def test_a_slash_command_comes_as_a_targeted_message() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("status", CHANNEL, recipient={**BOT, "isTargeted": True})
            (asked,) = s.host.asked
            assert isinstance(asked, Asked)
            assert asked.command == "status"

    run(dialogue)


def test_thanking_the_bot_in_passing_is_no_command() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("That was it, thanks <at>Stillwater</at>", entities=[mention()])
            assert s.host.asked == []
            (heard,) = s.host.heard
            assert isinstance(heard, Posted)
            assert heard.message.text == "That was it, thanks"

    run(dialogue)


def test_what_is_private_goes_to_the_personal_chat_where_targeted_messages_are_off() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.targeted_allowed = False
            nudge = Nudge("k", "29:ana", MessageRef(CHANNEL, "1"), HELLO)
            assert isinstance(await s.platform.deliver(nudge), Delivered)
            (sent,) = s.teams.sent
            assert sent["conversation"] == "a:29:ana"
            # The next one finds the chat open.
            await s.platform.deliver(nudge)
            assert len(s.teams.opened) == 1

    run(dialogue)


def test_a_private_hint_is_never_posted_publicly_when_both_ways_fail() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.targeted_allowed = False
            s.teams.next_statuses = [403, 403]
            delivery = await s.platform.deliver(Nudge("k", "29:ana", MessageRef(CHANNEL, "1"), HELLO))
            assert isinstance(delivery, Undeliverable)
            assert "consented" in delivery.facilitators_should
            assert s.teams.sent == []

    run(dialogue)


def test_a_person_teams_never_told_us_of_cannot_be_written_to() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            delivery = await s.platform.deliver(DirectMessage("k", "29:nobody", HELLO))
            assert isinstance(delivery, Undeliverable)
            assert "write to it once" in delivery.facilitators_should

    run(dialogue)


def test_where_people_are_survives_a_restart() -> None:
    async def dialogue() -> None:
        notes = Notes()
        async with scene(notes=notes) as s:
            await s.say("hello")
            base = s.teams.base
        async with scene(notes=notes) as s:
            for kept in s.notes.kept.values():
                assert kept["service"] == base
                kept["service"] = s.teams.base  # type: ignore[index]
            assert isinstance(await s.platform.deliver(Post("digest", CHANNEL, HELLO)), Delivered)
            assert s.teams.opened[0]["channelData"]["channel"]["id"] == CHANNEL

    run(dialogue)


def test_posts_open_a_thread_or_answer_in_one_or_go_into_the_group_chat() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            await s.say("hello", GROUP)
            opened = await s.platform.deliver(Post("d1", CHANNEL, HELLO))
            assert opened == Delivered(MessageRef(CHANNEL, "t1"))
            await s.platform.deliver(Post("d2", CHANNEL, HELLO, thread="1699"))
            await s.platform.deliver(Post("d3", GROUP, HELLO))
            assert [sent["conversation"] for sent in s.teams.sent] == [
                CHANNEL,
                f"{CHANNEL};messageid=1699",
                GROUP,
            ]
            first = s.teams.sent[0]["attachments"][0]["content"]["body"][0]
            assert first["id"] == mark("d1")
            await s.platform.deliver(Revise("r", MessageRef(CHANNEL, "t1"), page("New")))
            assert s.teams.updated[0]["id"] == "t1"

    run(dialogue)


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
def test_where_teams_is_busy_it_is_tried_again_and_then_later(status: int) -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.next_statuses = [status, status]
            assert isinstance(await s.platform.deliver(Post("d", CHANNEL, HELLO)), Delivered)
            s.teams.next_statuses = [(status, "120")]
            later = await s.platform.deliver(Post("d", CHANNEL, HELLO))
            assert isinstance(later, Postponed)
            assert later.wait == timedelta(seconds=120)

    run(dialogue)


def test_a_card_that_is_too_big_after_all_is_cut_and_says_so() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.next_statuses = [413]
            long = page("Long", *(page("x" * 900).blocks[0] for _ in range(20)))
            await s.platform.deliver(Post("d", CHANNEL, long, thread="1"))
            assert "The rest is left out" in s.texts()[0]

    run(dialogue)


def test_a_pressed_button_is_answered_in_its_place_or_privately() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            value = {
                "action": {
                    "type": "Action.Execute",
                    "verb": "nudge.helped",
                    "data": {"does": "nudge.helped", "about": "x", "channel": CHANNEL},
                }
            }
            told = activity("invoke", s.teams.base, name="adaptiveCard/action", value=value)
            s.host.replaces = True
            status, answer = await s.post(told)
            assert (status, answer["type"]) == (200, "application/vnd.microsoft.card.adaptive")
            (pressed,) = s.host.asked
            assert isinstance(pressed, Pressed)
            assert (pressed.does, pressed.about, pressed.channel.id) == ("nudge.helped", "x", CHANNEL)
            s.host.replaces = False
            status, answer = await s.post(told)
            assert answer["value"] == "I have answered you privately."
            assert s.teams.sent[0]["targeted"]

    run(dialogue)


def test_a_form_comes_back_with_its_values_and_a_refusal_names_what_to_do() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            s.host.shown = FORM
            await s.say("setup", PERSONAL)
            shown = s.teams.sent[0]["attachments"][0]["content"]
            (action,) = shown["body"][-1]["actions"]
            data = {**action["data"], "in.grace": "20", "in.kinds[]": "a,b"}
            s.host.refuses = "Minutes: a number from 0 to 1440, please."
            value = {"action": {"type": "Action.Execute", "verb": "setup.save", "data": data}}
            status, answer = await s.post(
                activity("invoke", s.teams.base, PERSONAL, name="adaptiveCard/action", value=value)
            )
            assert (status, answer["value"]) == (200, s.host.refuses)
            sent = s.host.asked[-1]
            assert isinstance(sent, Submitted)
            assert (sent.does, sent.about, dict(sent.values)) == (
                "setup.save",
                "x",
                {"grace": "20", "kinds": "a\nb"},
            )

    run(dialogue)


def test_a_client_without_execute_submits_as_a_message() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.post(
                activity("message", s.teams.base, PERSONAL, value={"does": "snooze.week", "about": ""})
            )
            (pressed,) = s.host.asked
            assert isinstance(pressed, Pressed)
            assert len(s.teams.sent) == 1

    run(dialogue)


def test_whoever_adds_the_bot_for_themselves_is_shown_their_page() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.post(activity("installationUpdate", s.teams.base, PERSONAL, action="add"))
            assert "Home of 29:ana" in s.texts()[0]

    run(dialogue)


def test_what_is_not_an_activity_is_answered_4xx() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            assert (await s.post(None, data=b"{"))[0] == 415
            json_type = {"Content-Type": "application/json"}
            async with aiohttp.ClientSession() as session:
                for body, status in ((b"{", 400), (b"[]", 400), (b"{}", 400), (b'{"type": 3}', 400)):
                    async with session.post(s.url, data=body, headers=json_type) as answer:
                        assert answer.status == status, body
            # An activity that lacks what its type should have is passed over, not sent again for ever.
            assert (await s.post({"type": "messageReaction"}))[0] == 201

    run(dialogue)


def test_only_teams_itself_is_listened_to() -> None:
    async def dialogue() -> None:
        async with scene(signed=True) as s:
            told = activity("messageDelete", s.teams.base)
            assert (await s.post(told, token=s.teams.token()))[0] == 201
            assert len(s.host.heard) == 1
            for bad in ("", "nonsense", "a.b.c", s.teams.token(aud="another-app"), s.teams.token(exp=1),
                        s.teams.token(iss="https://evil.example"), s.teams.token()[:-3] + "abc"):  # fmt: skip
                assert (await s.post(told, token=bad))[0] == 401, bad
            assert len(s.host.heard) == 1

    run(dialogue)


def test_it_does_not_start_without_credentials_except_on_ones_own_machine() -> None:
    with pytest.raises(Refusal, match="TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID"):
        Keys()
    with pytest.raises(Refusal, match=r"127\.0\.0\.1 only"):
        Keys(development=True)
    assert "secret" not in repr(Keys(APP, "secret", TENANT))


def test_links_open_the_message() -> None:
    platform = Teams(Keys(development=True, host="127.0.0.1"), Notes())
    assert (
        platform.link(MessageRef(CHANNEL, "17"))
        == "https://teams.microsoft.com/l/message/19%3Acourse%40thread.tacv2/17"
    )
    assert platform.link(MessageRef(PERSONAL, "17")) is None
    assert platform.serves(CHANNEL)
    assert platform.serves("29:ana")
    assert not platform.serves("T1/C1")
    assert not platform.serves("U1")
