"""Rules published in two languages: the English ones are read, and of the others it is said."""

from contextvars import copy_context

import pytest

from core.protocols import read
from core.protocols.tongues import english
from core.words import speak

READ = [
    "Please reply in threads.",
    "Please do not use @channel.",
    "Mentors answer forum posts within 24 hours.",
]


@pytest.mark.parametrize(
    "text",
    [
        # Line by line, line beside line, section by section, in a table.
        """
        - Please reply in threads.
        - Bitte antwortet in Threads.
        - Please do not use @channel.
        - Bitte benutzt @channel nicht.
        - Mentors answer forum posts within 24 hours.
        - Mentorinnen und Mentoren antworten im Forum innerhalb von 24 Stunden.
        """,
        """
        Please reply in threads. / Responde en los hilos, por favor.
        Please do not use @channel. / Por favor, no mencionen a @channel.
        Mentors answer forum posts within 24 hours. / Los mentores responden en el foro en un plazo de 24 horas.
        """,
        """
        # English
        Please reply in threads. Please do not use @channel.
        Mentors answer forum posts within 24 hours.
        # Français
        Répondez dans les fils. Merci de ne pas utiliser @channel.
        Les mentors répondent sur le forum sous 24 heures.
        """,
        """
        | English | Deutsch |
        |---|---|
        | Please reply in threads. | Bitte antwortet in Threads. |
        | Please do not use @channel. | Bitte benutzt @channel nicht. |
        | Mentors answer forum posts within 24 hours. | Im Forum wird innerhalb von 24 Stunden geantwortet. |
        """,
    ],
)
def test_each_rule_is_read_once(text: str) -> None:
    reading = read("\n".join(line.strip() for line in text.splitlines()))
    assert [clause.sentence for clause in reading.clauses] == READ
    assert len(reading.unenforceable) == len(READ)
    assert all("English" in none.why or "the same" in none.why for none in reading.unenforceable)


def test_what_could_be_either_language_and_rules_the_same_is_no_second_rule() -> None:
    reading = read("Do not use @channel.\nNo uses @channel.\nResponde en los hilos, por favor.")
    assert [clause.sentence for clause in reading.clauses] == ["Do not use @channel."]
    assert "It says the same as “Do not use @channel.”." in [none.why for none in reading.unenforceable]


def test_that_it_says_the_same_can_be_said_in_a_translation() -> None:
    def read_so() -> list[str]:
        speak({"It says the same as “{sentence}”.": "Sagt dasselbe wie „{sentence}“."})
        reading = read("Do not use @channel.\nNo uses @channel.\nResponde en los hilos, por favor.")
        return [none.why for none in reading.unenforceable]

    assert "Sagt dasselbe wie „Do not use @channel.“." in copy_context().run(read_so)


def test_rules_of_one_kind_stay_two_beside_another_language() -> None:
    reading = read("Please no GIFs.\nAvoid +1 messages.\nBitte antwortet in Threads.")
    assert [clause.sentence for clause in reading.clauses] == ["Please no GIFs.", "Avoid +1 messages."]


def test_a_text_in_another_language_is_not_read_at_all() -> None:
    reading = read("Bitte antwortet in Threads.\nMentorinnen antworten im Forum innerhalb von 24 Stunden.")
    assert reading.clauses == ()
    assert len(reading.unenforceable) == 1


def test_names_and_terms_do_not_make_a_text_foreign() -> None:
    assert (
        english(["#numpy-pandas: numpy, scipy, matplotlib", "Ask Çelik or Müller.", "No DMs."]) == [True] * 3
    )
