"""The whole loop: chat, hint, forum, answer, chat again, and then the library; the same behind each kind of forum."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from forum_places import KINDS, NETWORKED, Place
from house import CHAT, ON, TOM, House, Play, everything, playing
from sqlalchemy import Engine

from adapters.docs import Index
from adapters.forums.local import LocalForum
from adapters.ledger import topics as ledger
from adapters.ledger.engine import writing
from core.actions import DirectMessage, Nudge, Post
from core.answers import Section
from core.forum import Draft, Topic
from core.message import Member, Message
from core.nudge import address
from core.programme import Mode
from core.refusal import Refusal
from core.reply.forms import FieldKind, Form

ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
DOCS = Index([Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database.")])
ASKED = "Why does my left join lose rows after the filter?"
ANSWER = (
    "A left join loses rows after the filter because the filter drops missing values. Filter before you join."
)


async def drafting(house: House) -> tuple[Message, Form]:
    """Ana asks what nobody picks up, is offered the forum a day later, and accepts: her question and the form."""
    await house.later(seconds=1)
    asked = await house.say(ASKED)
    (hint,) = [action for action in await house.later(days=1) if isinstance(action, Nudge)]
    assert "forum" in hint.page.summary
    form = await house.press("nudge.forum", address(asked.ref))
    assert isinstance(form, Form)
    return asked, form


async def topics(place: Place) -> Sequence[Topic]:
    return await place.site.topics(ALWAYS)


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine, DOCS)


@pytest.fixture
def play(house: House) -> Play:
    return playing(house)


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_goes_to_the_forum_comes_back_answered_and_is_in_the_library_from_then_on(
    play: Play, tmp_path: Path, kind: str
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect(kind, tmp_path)
        asked, form = await drafting(house)
        (category,) = [
            field for field in form.fields if field.kind is FieldKind.CHOICE and field.name == "category"
        ]
        assert [(c.value, c.label) for c in category.choices] == [
            (c.id, c.name) for c in await place.site.categories()
        ]
        for _ in range(2):
            await house.submit(form)
        told, linked = await house.later(seconds=1)
        assert isinstance(told, DirectMessage)
        assert isinstance(linked, Post)
        assert (told.to, linked.thread) == ("ana", asked.ref.id)
        (topic,) = await topics(place)
        assert topic.category == category.value

        await place.reply(topic.id, TOM, ANSWER)
        assert await house.later(minutes=5) == []
        await place.reply(topic.id, TOM, ANSWER, accepted=True)
        (news,) = await house.later(minutes=5)
        assert isinstance(news, DirectMessage)
        assert "answered on the forum" in news.page.summary

        assert "Filter before you join" in repr(await house.ask(f"ask {ASKED}"))
        house.start()
        assert await house.later(minutes=5) == []
        assert "Filter before you join" in repr(await house.ask(f"ask {ASKED}"))

    play(dialogue)


@pytest.mark.parametrize("kind", NETWORKED)
def test_a_forum_that_is_down_is_tried_again_and_the_author_told_once(
    play: Play, tmp_path: Path, kind: str
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect(kind, tmp_path)
        _, form = await drafting(house)
        place.wire.down = True
        await house.submit(form)
        (told,) = await house.later(seconds=1)
        assert "cannot be reached" in repr(told)
        assert ASKED in repr(told)
        assert await house.later(minutes=20) == []
        place.wire.down = False
        assert len(await house.later(hours=1)) == 2
        assert len(await topics(place)) == 1

    play(dialogue)


@pytest.mark.parametrize("kind", NETWORKED)
def test_an_answer_lost_after_the_topic_was_opened_does_not_open_it_twice(
    play: Play, tmp_path: Path, kind: str
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect(kind, tmp_path)
        _, form = await drafting(house)
        place.wire.loses = True
        await house.submit(form)
        await house.later(seconds=1)
        place.wire.loses = False
        house.start()
        await house.later(hours=1)
        assert len(await topics(place)) == 1

    play(dialogue)


@pytest.mark.parametrize("kind", NETWORKED)
def test_what_the_forum_does_not_take_is_changed_by_its_author_and_opened_as_changed(
    play: Play, tmp_path: Path, kind: str
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect(kind, tmp_path)
        _, form = await drafting(house)
        place.wire.down = True
        await house.submit(form)
        (told,) = await house.later(seconds=1)
        assert isinstance(told, DirectMessage)
        (change,) = told.page.buttons
        again = await house.press(change.does, change.about)
        place.wire.down = False
        await house.submit(again, title="Rows lost after a filter")
        assert len(await house.later(seconds=1)) == 2
        (topic,) = await topics(place)
        assert topic.title == "Rows lost after a filter"
        # From then on it stands, and the same button says where.
        shown = await house.press(change.does, change.about)
        assert "It is on the forum already" in repr(shown)
        await house.submit(again, title="Something else altogether")
        assert await house.later(minutes=10) == []
        assert len(await topics(place)) == 1

    play(dialogue)


def test_who_asks_and_answers_on_the_forum_by_themselves_is_not_noted(
    play: Play, engine: Engine, tmp_path: Path
) -> None:
    async def dialogue(house: House) -> None:
        forum = house.connect("local", tmp_path).site
        assert isinstance(forum, LocalForum)
        topic = await forum.open_topic(Draft("own", "Joins", ASKED, "Questions", "zoe-far-away"))
        await forum.reply(topic.id, Member("yan-far-away"), "Which rows?")
        await house.later(minutes=5)
        assert "Joins" in everything(engine)
        assert "far-away" not in everything(engine)

    play(dialogue)


def test_a_topic_is_opened_by_one_replica_and_by_the_next_where_that_one_died(
    play: Play, engine: Engine, tmp_path: Path
) -> None:
    async def dialogue(house: House) -> None:
        house.connect("local", tmp_path)
        _, form = await drafting(house)
        await house.submit(form)
        with writing(engine) as connection:
            ((draft, attempts),) = ledger.take(connection, house.now)
            assert (draft.title, attempts) == (ASKED, 0)
            assert ledger.take(connection, house.now) == []
            assert ledger.take(connection, house.now + timedelta(minutes=4)) == []
            assert len(ledger.take(connection, house.now + timedelta(minutes=6))) == 1

    play(dialogue)


def test_at_a_word_from_the_forum_it_is_looked_at_again_at_once_and_never_twice_a_minute(
    play: Play, tmp_path: Path
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect("discourse", tmp_path)
        await house.later(minutes=5)
        for length, word, looked in (
            (70, False, False),
            (1, True, True),
            (20, True, False),
            (50, True, True),
        ):
            before = len(place.wire.asked)
            if word:
                house.app.forum_changed()
            await house.later(seconds=length)
            assert (len(place.wire.asked) > before) is looked

    play(dialogue)


def test_a_forum_that_is_down_is_tried_less_and_less_often(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect("discourse", tmp_path)
        _, form = await drafting(house)
        place.wire.down = True
        await house.submit(form)
        tried = []
        for _ in range(60):
            await house.later(minutes=1)
            tried.append(sum("external_id" in request.url.path for request in place.wire.asked))
        # At once, and then after about 5, 10, 20 and 40 minutes more.
        assert [tried[minute] for minute in (0, 3, 8, 20, 50)] == [1, 1, 2, 3, 4]

    play(dialogue)


def test_where_the_bot_was_put_back_to_shadow_mode_no_link_is_posted(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        house.connect("local", tmp_path)
        _, form = await drafting(house)
        await house.ask("setup shadow", TOM)
        await house.submit(form)
        (told,) = await house.later(seconds=1)
        assert isinstance(told, DirectMessage)
        assert "Your topic is on the forum" in told.page.summary

    play(dialogue)


@pytest.mark.parametrize("silenced", ["shadow", "opted out"])
def test_it_is_silent_in_shadow_mode_and_to_who_opted_out(play: Play, tmp_path: Path, silenced: str) -> None:
    async def dialogue(house: House) -> None:
        house.connect("local", tmp_path)
        if silenced == "shadow":
            house.set(replace(ON, mode=Mode.SHADOW))
        else:
            await house.ask("opt-out")
        await house.say(ASKED)
        assert [action for action in await house.later(days=1) if getattr(action, "to", "") == "ana"] == []

    play(dialogue)


def test_an_answer_no_longer_accepted_is_not_cited(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        forum = house.connect("local", tmp_path).site
        assert isinstance(forum, LocalForum)
        topic = await forum.open_topic(Draft("k", "Joins", ASKED, "Questions", "ana"))
        first = await forum.reply(topic.id, TOM, ANSWER)
        second = await forum.reply(topic.id, TOM, "Look at the chapter on missing values.")
        await forum.accept(topic.id, first.id, TOM)
        await house.later(minutes=5)
        assert [section.text for section in house.app.accepted] == [ANSWER]
        await forum.accept(topic.id, second.id, TOM)
        await house.later(minutes=5)
        assert [section.text for section in house.app.accepted] == ["Look at the chapter on missing values."]

    play(dialogue)


@pytest.mark.parametrize("kind", NETWORKED)
def test_an_answer_that_is_not_accepted_after_all_is_not_cited(play: Play, tmp_path: Path, kind: str) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect(kind, tmp_path)
        place.wire.add("Joins", "4", "", ASKED)
        (topic,) = await topics(place)
        await place.reply(topic.id, TOM, ANSWER, accepted=True)
        await house.later(minutes=5)
        assert "Filter before you join" in repr(await house.ask(f"ask {ASKED}"))
        place.wire.kept[0].posts[1].accepted = False
        await house.later(minutes=5)
        assert "Filter before you join" not in repr(await house.ask(f"ask {ASKED}"))

    play(dialogue)


def test_a_topic_with_its_accepted_answer_that_was_deleted_is_never_cited(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect("discourse", tmp_path)
        place.wire.add("Joins", "4", "", ASKED)
        await place.reply("1", TOM, ANSWER, accepted=True)
        await house.later(minutes=5)
        assert "Filter before you join" in repr(await house.ask(f"ask {ASKED}"))
        place.wire.kept[0].gone = True
        await house.later(days=2)
        shown = repr(await house.ask(f"ask {ASKED}"))
        assert "Filter before you join" not in shown
        assert "On the forum already" not in shown

    play(dialogue)


def test_what_was_said_in_a_private_channel_is_never_copied(engine: Engine, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        house.connect("local", tmp_path)
        _, form = await drafting(house)
        assert ASKED not in repr(form)

    playing(House(engine, DOCS, channel=replace(CHAT, private=True)))(dialogue)


@pytest.mark.parametrize("kind", KINDS)
def test_a_topic_that_is_there_already_is_offered_and_not_opened_again(
    play: Play, tmp_path: Path, kind: str
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect(kind, tmp_path)
        (category,) = [c for c in await place.site.categories() if c.name == "Questions"]
        await place.site.open_topic(
            Draft("k", "A left join that loses rows after the filter", "…", category.id, "ben")
        )
        _, form = await drafting(house)
        assert "A left join that loses rows after the filter" in repr(form.intro)
        with pytest.raises(Refusal, match="is there already"):
            await house.submit(form, title="A left join that loses rows after the filter!")
        assert await house.later(minutes=5) == []
        assert len(await topics(place)) == 1

        await house.submit(form, title="Another question about something else")
        assert len(await house.later(minutes=5)) == 2
        assert len(await topics(place)) == 2

    play(dialogue)
