"""Sentences put and taken out of a published text: nothing else of it changes."""

from hypothesis import given
from hypothesis import strategies as st

from core.protocols.publishing import put
from core.protocols.typesetting import typeset
from core.reply.blocks import Bullets, Text
from core.reply.spans import plain

WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=40).filter(str.strip)


@given(before=WORDS, sentence=WORDS, after=WORDS, instead=WORDS)
def test_a_sentence_is_put_in_anothers_place_and_nothing_else_changes(
    before: str, sentence: str, after: str, instead: str
) -> None:
    text = f"- {before}\n- {sentence.strip()}\n- {after}"
    written = put(text, sentence.strip(), instead)
    assert written is not None
    assert written.count(instead) >= 1
    assert len(written) == len(text) - len(sentence.strip()) + len(instead)


def test_what_is_taken_out_leaves_no_empty_item() -> None:
    assert put("- one\n- two\n- three", "two", "") == "- one\n- three"
    assert put("Be kind.\n1. Use\n  threads.\nBye.", "Use threads.", "") == "Be kind.\nBye."
    assert put("| #a | two |\n| #b | three |", "#a: two", "") == "| #b | three |"


def test_a_cell_that_is_a_sentence_is_changed_and_struck_within_its_row() -> None:
    table = "Be kind.\n| English | Deutsch |\n|---|---|\n| Be kind. | Seid nett. |\n| Use threads. | Nutzt Threads. |"
    changed = put(table, "Use threads.", "Use threads | reactions.")
    assert changed == table.replace("Use threads.", "Use threads / reactions.")
    struck = put(table, "Use threads.", "")
    assert struck == table.replace("| Use threads. |", "|  |")
    assert list(typeset(struck))[-1] == Bullets((("Be kind. Seid nett.",), ("Nutzt Threads.",)))
    # With its last sentence the row goes; what stands outside of the table as well is not looked for in it.
    assert put(struck, "Nutzt Threads.", "") == "\n".join(table.splitlines()[:-1])
    assert put(table, "Be kind.", "Be good.") == table.replace("Be kind.", "Be good.", 1)


def test_a_paragraph_over_several_lines_is_set_as_one() -> None:
    long = "Facilitators, who read along on every working day of the course, answer"
    assert list(typeset(f"{long}\nforum posts.\nBe kind.")) == [
        Text((f"{long} forum posts.",)),
        Text(("Be kind.",)),
    ]


def test_the_rows_of_a_table_are_set_as_they_are_read() -> None:
    table = "| Channel | For |\n|---|---|\n| #help | Questions |\n| coffee | Small talk |"
    assert list(typeset(table)) == [Bullets((("#help: Questions",), ("#coffee: Small talk",)))]


def test_a_text_is_set_without_its_mark_up() -> None:
    text = "# Rules\n**Always** reply, see [the guide](https://x.example/g).\n* one\n* two"
    said = [plain(b.line) if isinstance(b, Text) else b for b in typeset(text)]
    assert said == [
        "Rules",
        "Always reply, see the guide (https://x.example/g).",
        Bullets((("one",), ("two",))),
    ]
