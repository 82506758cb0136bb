"""Leaving no trace: what was said is forgotten when its time is over, and a person when they ask for it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from house import everything
from sqlalchemy import Engine, select

from adapters.ledger import forum_posts, logbook, nudges, outbox, people, stream, topics
from adapters.ledger.engine import put, reading, table_of, writing
from adapters.ledger.notes import Notes
from adapters.ledger.tables import NoteRow
from bot.app import App
from bot.sources import Sources
from core.actions import DirectMessage, Nudge
from core.answers import EmptyLibrary
from core.decide import Kind, Speak
from core.discourse.posts import measured
from core.events import Described, Edited, Joined, Posted, Reacted
from core.forum import Draft, ForumPost, Topic
from core.interactions import Asked, Pressed
from core.logbook import Entry
from core.message import Channel, Member, Message, MessageRef
from core.programme import Programme
from core.reply.pages import page

NOW = datetime(2026, 10, 5, 10, tzinfo=UTC)
CHAT, ANA = Channel("C1", "chat"), Member("U-ana", "Ana Example", timezone="Europe/Berlin")
SAID = Message(MessageRef("C1", "1"), ANA.id, NOW, "My unmistakable plan, because I think it may work.")


class Life:
    """An app with a clock to move."""

    def __init__(self, engine: Engine) -> None:
        self.now, self.engine = NOW, engine
        self.app = App(engine, Sources(Programme("Course"), EmptyLibrary()), (), lambda: self.now)

    def hear(self, *events: Any) -> None:
        asyncio.run(self.app.hear(events))

    def later(self, **length: float) -> None:
        self.now += timedelta(**length)
        asyncio.run(self.app.catch_up())

    def ask(self, words: str) -> None:
        word, _, rest = words.partition(" ")
        asyncio.run(self.app.respond(Asked(word, rest, ANA, CHAT, self.now)))


@pytest.fixture
def life(engine: Engine) -> Life:
    found = Life(engine)
    found.hear(Described(CHAT, NOW), Joined("C1", ANA, NOW), Posted(SAID))
    return found


def lived(engine: Engine) -> None:
    """Ana has left a row wherever a person can."""
    speak = Speak(Kind.ANSWER, Nudge("n", ANA.id, SAID.ref, page("Hint")), "it asks", shadow=False)
    draft = Draft("d", "My unmistakable question", "Text", "help", ANA.id, SAID.ref)
    topic = Topic("T1", "A title", "https://forum.example/1", "help", ANA.id, NOW)
    with writing(engine) as connection:
        nudges.spoke(connection, speak, SAID, NOW)
        outbox.enqueue(connection, DirectMessage("dm", ANA.id, page("For you")), NOW)
        logbook.record(connection, Entry("effort", ANA.id, {"hours": 2}, NOW, ANA.id))
        topics.propose(connection, draft, NOW + timedelta(days=1))
        topics.keep(connection, [topic])
        posts = [measured(ForumPost("P1", "T1", ANA.id, NOW, SAID.text))]
        forum_posts.keep(connection, "T1", posts, NOW)
        put(connection, NoteRow, [{"key": f"teams:{ANA.id}", "value": {"personal": "a:1"}}])
        put(connection, NoteRow, [{"key": "teams:owner:team", "value": {"id": ANA.id}}])


def test_after_forget_me_no_table_knows_the_person_or_what_they_said(life: Life, engine: Engine) -> None:
    lived(engine)
    life.hear(Reacted(SAID.ref, ANA.id, "+1", NOW))
    assert "unmistakable" in everything(life.engine)
    asyncio.run(life.app.respond(Pressed("forget-me.yes", "", ANA, CHAT, NOW)))
    left = everything(life.engine)
    assert [trace for trace in (ANA.id, ANA.name, "unmistakable", "a:1") if trace in left] == []


def test_what_was_forgotten_does_not_come_back_with_a_redelivery(life: Life) -> None:
    asyncio.run(life.app.respond(Pressed("forget-me.yes", "", ANA, CHAT, NOW)))
    life.hear(Posted(SAID))
    assert "unmistakable" not in everything(life.engine)


def test_an_opt_out_outlives_being_forgotten(life: Life) -> None:
    life.ask("opt-out")
    asyncio.run(life.app.respond(Pressed("opt-out.out", "", ANA, CHAT, NOW)))
    asyncio.run(life.app.respond(Pressed("forget-me.yes", "", ANA, CHAT, NOW)))
    with reading(life.engine) as connection:
        assert people.preferences(connection, ANA.id).opted_out
        assert people.member(connection, ANA.id).name == ""


def test_text_goes_when_its_time_is_over_and_its_reading_stays(life: Life) -> None:
    never_seen = Message(MessageRef("C1", "2"), ANA.id, NOW, "An unmistakable edit of something lost.")
    life.hear(Edited(never_seen, NOW))
    life.later(days=29)
    assert "unmistakable plan" in everything(life.engine)
    life.later(days=2)
    assert "unmistakable" not in everything(life.engine)
    with reading(life.engine) as connection:
        row = connection.execute(select(stream.messages).where(stream.messages.c.id == "1")).mappings().one()
    assert row["words"] == 9
    assert row["reflection"] is not None


def test_notes_of_others_stay(life: Life) -> None:
    asyncio.run(Notes(life.engine).remember("teams:U-tom", {"personal": "a:2"}))
    asyncio.run(life.app.respond(Pressed("forget-me.yes", "", ANA, CHAT, NOW)))
    with reading(life.engine) as connection:
        kept = set(connection.execute(select(table_of(NoteRow).c.key)).scalars())
    assert kept - {"sources:secret"} == {"teams:U-tom"}
