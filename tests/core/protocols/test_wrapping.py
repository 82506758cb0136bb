"""A text whose long lines an editor has broken is read as if it had not."""

from hypothesis import given
from hypothesis import strategies as st

from core.protocols import read
from core.protocols.publishing import put
from core.protocols.wrapping import unwrapped

WRAPPED = """## How we answer
Facilitators, who read along on every working day of the course, answer
forum posts within 24 hours. Please
reply in threads.

- Recordings of the live sessions, with their chat and slides, are posted
  within 2 days.
- please do not use @channel
"""


def test_a_sentence_over_several_lines_is_one_and_can_be_edited() -> None:
    reading = read(WRAPPED)
    said = [clause.sentence for clause in reading.clauses]
    first = (
        "Facilitators, who read along on every working day of the course, answer forum posts within 24 hours."
    )
    assert said[0] == first
    assert "Recordings of the live sessions, with their chat and slides, are posted within 2 days." in said
    assert "please do not use @channel" in said
    written = put(WRAPPED, first, "Ask away.")
    assert written is not None
    assert written.startswith("## How we answer\nAsk away. Please\nreply in threads.")


def test_short_lines_stay_lines_of_their_own() -> None:
    rules = ["no memes", "no @channel", "reply in threads", "search the docs before you ask"]
    assert list(unwrapped(rules)) == rules


@given(st.lists(st.text(st.characters(categories=("L", "Zs", "P")), max_size=90)))
def test_no_word_is_lost_or_moved(lines: list[str]) -> None:
    assert " ".join(unwrapped(lines)).split() == " ".join(lines).split()
