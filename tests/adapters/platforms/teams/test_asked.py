"""What people ask of the bot in Teams: commands, buttons, forms; answered privately."""

from typing import Any

import pytest
from fake_teams import BOT, CHANNEL, PERSONAL, activity, mention
from teams_wire import FORM, run, scene

from core.events import Posted
from core.interactions import Asked, Pressed, Submitted


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
