"""Where the text of a protocol comes from: a table, a pin, a page of the docs."""

from dataclasses import replace

import pytest
from desk import ANA, CHAT, TEACHER, read_out
from office import OTHERS, TEXT, Office

from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import Page

TABLE = (
    "| Channel | For |\n|---|---|\n| #help | Questions about the exercises |\n| #news | Announcements only |"
)


def test_a_sentence_that_stands_in_a_table_is_edited_in_its_row() -> None:
    desk = Office()
    form = desk.read(TABLE)
    first = form.fields[0].name
    editing = desk.confirm(form, **{first: "edit"}).show
    assert isinstance(editing, Form)
    assert editing.fields[0].value == "#help: Questions about the exercises"
    again = desk.confirm(editing, **{first: "#help: Questions about the exercises and the projects"}).show
    assert isinstance(again, Form)
    assert "“#help: Questions about the exercises and the projects”" in [
        field.label for field in again.fields
    ]
    desk.confirm(again)
    said = "| #help | Questions about the exercises and the projects |"
    assert desk.protocols[CHAT.id].text == TABLE.replace("| #help | Questions about the exercises |", said)


def test_a_row_that_is_struck_leaves_the_table() -> None:
    desk = Office()
    form = desk.read(TABLE)
    desk.confirm(form, **{form.fields[0].name: "struck"})
    assert "#help" not in desk.protocols[CHAT.id].text
    assert "| #news | Announcements only |" in desk.protocols[CHAT.id].text


def test_a_page_of_the_docs_is_the_source_and_its_changes_are_offered() -> None:
    desk = Office(pages={"guide/chat.md": f"## In the chat\n{TEXT}"})
    with pytest.raises(Refusal, match="no page"):
        desk.asked("protocol source guide/none.md", TEACHER)
    form = desk.keep(desk.asked("protocol source guide/chat.md", TEACHER)).show
    assert isinstance(form, Form)
    desk.confirm(form)
    assert {c.kind for c in desk.protocols[CHAT.id].in_force} == {"reply_in_thread", "no_broadcast_mentions"}
    desk.pages["guide/chat.md"] = f"## In the chat\n{OTHERS}"
    assert "protocol.offered" in repr(desk.asked("protocol", TEACHER).show)
    assert desk.protocols[CHAT.id].version == 1


def test_a_page_without_a_rule_is_no_source() -> None:
    desk = Office(pages={"lunch.md": "## Lunch\nLunch is at noon."})
    assert "no rule" in read_out(desk.keep(desk.asked("protocol source lunch.md", TEACHER)))
    assert desk.logbook == []
    with pytest.raises(Refusal, match="facilitator"):
        desk.asked("protocol source lunch.md", ANA)


def test_a_pinned_text_that_reads_as_rules_is_offered_and_nothing_changes_by_itself() -> None:
    desk = Office()
    desk.confirm(desk.read(TEXT))
    desk.in_channels = (replace(CHAT, pins=(OTHERS, "The retreat is on Friday."), topic=TEXT),)
    shown = desk.asked("protocol", TEACHER).show
    assert isinstance(shown, Page)
    offers = [button for button in shown.buttons if button.does == "protocol.offered"]
    assert len(offers) == 1  # the topic says what is in force, and the retreat is no rule
    form = desk.keep(desk.pressed("protocol.offered", offers[0].about, TEACHER)).show
    assert isinstance(form, Form)
    assert desk.protocols[CHAT.id].version == 1
    desk.confirm(form)
    assert desk.protocols[CHAT.id].text == OTHERS
