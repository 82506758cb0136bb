"""The same dialogues on Slack and on Teams: what is said, what the bot does privately, when it keeps silent."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from stage import ON, PLATFORMS, QUESTION, Stage, Wire, agreed, on_stage, until

from core import commands
from core.programme import Mode
from core.protocols import ChannelProtocol, Clause, State, read

Dialogue = Callable[[Stage[Wire]], Coroutine[Any, Any, None]]
RULE = "Please do not use @channel in this channel."


@pytest.fixture(params=PLATFORMS)
def play(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Dialogue], None]:
    async def staged(dialogue: Dialogue) -> None:
        async with on_stage(request.param, tmp_path) as stage:
            await dialogue(stage)

    return lambda dialogue: asyncio.run(asyncio.wait_for(staged(dialogue), 90))


def test_what_the_docs_answer_is_shown_privately_and_not_it_is_kept(play: Callable[[Dialogue], None]) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        s.set(**ON)
        about = await s.wire.say(QUESTION, s.wire.learner)
        await until(lambda: any("profile page" in said for said in s.wire.private()))
        assert s.wire.public() == []
        await s.wire.press("nudge.wrong", about, s.wire.learner)
        await until(lambda: s.count("nudge WHERE verdict = 'wrong'"))

    play(dialogue)


def test_a_question_said_in_two_goes_is_one_question(play: Callable[[Dialogue], None]) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        s.set(**ON)
        await s.wire.say("I forgot my database password.", s.wire.learner)
        await s.wire.say("How do I reset it?", s.wire.learner)
        await until(lambda: any("profile page" in said for said in s.wire.private()))
        assert s.wire.public() == []

    play(dialogue)


def test_a_broken_clause_is_quoted_privately(play: Callable[[Dialogue], None]) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        s.set(**ON)
        s.publish(agreed(RULE))
        await s.wire.say("@channel is anybody there?", s.wire.learner)
        await until(lambda: any(RULE in said for said in s.wire.private()))
        assert s.wire.public() == []

    play(dialogue)


def test_a_hint_keeps_what_is_seldom_needed_behind_the_platforms_own_menu(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        s.set(**ON)
        await s.wire.say(QUESTION, s.wire.learner)
        await until(lambda: any("profile page" in said for said in s.wire.private()))
        (hint,) = [said for said in s.wire.private() if "profile page" in said]
        assert "Also close" not in hint
        answers, menu = re.split("'mode': 'secondary'|'type': 'overflow'", hint, maxsplit=1)
        assert all(f"'{label}'" in answers for label in ("This answered it", "Not it"))
        assert "Ask on the forum" not in hint  # there is none to go to
        assert all(f"'{label}'" in hint for label in ("Snooze for a week", "No hints any more"))
        assert "'No hints any more'" in menu

    play(dialogue)


def test_who_says_that_it_was_fine_is_not_pointed_to_that_sentence_again(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        s.set(**ON | {"cooldown": timedelta(0)})
        s.publish(agreed(RULE))
        about = await s.wire.say("@channel is anybody there?", s.wire.learner)
        await until(lambda: any("That was fine" in said for said in s.wire.private()))
        await s.wire.press("nudge.wrong", about, s.wire.learner)
        await until(lambda: any("I do not point you to this sentence" in said for said in s.wire.private()))
        await s.wire.say("@channel has anybody a charger?", s.wire.learner)
        await until(lambda: s.count("message") == 2 and not s.count("proposal"))
        assert s.count("nudge") == 1
        assert "You have said that it was fine" in await s.asked("protocol")

    play(dialogue)


def test_a_sentence_that_may_be_misread_is_said_to_be_so_before_it_is_published(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        text = "Please reply in threads.\nReactions will do for thanks."
        threads, thanks = read(text).clauses
        await s.wire.submit("protocol.read", s.wire.channel, s.wire.staff, {"text": text})
        await until(lambda: any("What I understood" in said for said in s.wire.private()))
        (form,) = [said for said in s.wire.private() if "What I understood" in said]
        assert form.count("I am not sure here") == 1
        draft = re.search(r"\|[0-9a-f]{16}\|0", form)
        assert draft is not None
        chosen = {threads.id: "confirmed", thanks.id: "read"}
        await s.wire.submit("protocol.confirm", s.wire.channel + draft.group(), s.wire.staff, chosen)
        await until(lambda: any("Reactions will do for thanks" in said for said in s.wire.public()))
        assert any("1 clause is in force" in said for said in s.wire.private())

    play(dialogue)


def test_help_shows_each_the_forms_they_may_use(play: Callable[[Dialogue], None]) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        assert "publish" not in await s.asked("help")
        assert "publish" in await s.asked("help", staff=True)

    play(dialogue)


BLOCKS = Clause("b", "code_format", {}, "Put code into code blocks.", "", State.CONFIRMED)
CODE = "Why is this empty?\nimport os\ndef f(x):\n    return x"
FIXES = {
    "thread": ("1.1", "import os"),
    "reformat": ("", "def f(x):"),
    "solved": ("", "Solved, says who asked"),
    "morning": ("", "import os"),
}


@pytest.mark.parametrize("fix", FIXES)
def test_one_press_puts_it_right_in_its_authors_name(play: Callable[[Dialogue], None], fix: str) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        s.set(**ON)
        s.publish(ChannelProtocol(1, datetime.now(UTC), "", (BLOCKS,)))
        about = await s.wire.say(CODE, s.wire.learner)
        await until(lambda: any("Post it as a code block" in said for said in s.wire.private()))
        assert s.wire.public() == []
        target, said = FIXES[fix]
        target = target or (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
        await s.wire.press(f"fix.{fix}", f"{about}|{target}", s.wire.learner)
        await until(lambda: any(said in shown for shown in s.wire.public()))
        await s.wire.press(f"fix.{fix}", f"{about}|{target}", s.wire.learner)
        assert s.count("outbox WHERE key LIKE 'fix.%'") == 1

    play(dialogue)


def test_in_shadow_mode_and_to_who_has_opted_out_it_says_nothing(play: Callable[[Dialogue], None]) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        s.set(**ON | {"mode": Mode.SHADOW})
        await s.wire.say(QUESTION, s.wire.learner)
        await until(lambda: s.count("nudge WHERE shadow"))
        s.set(**ON)
        await s.wire.press("opt-out.out", "", s.wire.learner)
        await until(lambda: s.count("member WHERE opted_out"))
        await s.wire.say("Where do I find the new database password?", s.wire.learner)
        await until(lambda: s.count("message") == 2 and not s.count("proposal"))
        assert not any("profile page" in said for said in s.wire.private())

    play(dialogue)


def test_every_command_answers_learners_and_facilitators_privately(play: Callable[[Dialogue], None]) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        for word, module in commands.offered().items():
            said = await s.asked(word)
            assert "Something went wrong" not in said, word
            assert ("needs a facilitator" in said) == getattr(module, "STAFF", False), word
            assert "Something went wrong" not in await s.asked(word, staff=True), word
        assert "Did you mean" in await s.asked("statsu")
        assert s.wire.public() == []

    play(dialogue)


def test_forget_me_leaves_nothing_of_what_was_said(play: Callable[[Dialogue], None]) -> None:
    async def dialogue(s: Stage[Wire]) -> None:
        await s.wire.say("My secret plan, because I think it may work.", s.wire.learner)
        await until(lambda: s.count("message WHERE text LIKE '%secret plan%'"))
        await s.wire.press("forget-me.yes", "", s.wire.learner)
        await until(lambda: not s.count("message WHERE text LIKE '%secret plan%'"))
        assert s.count(f"message WHERE author = '{s.wire.learner}'") == 0

    play(dialogue)
