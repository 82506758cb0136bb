"""Short chat in English is read; in other languages it is said to be not read."""

import pytest

from core.discourse import Label, read

ENGLISH = """
ok | thx! | same here | brb | on my way | any update? | deadline friday? | quiz open yet? | where slides | nvm fixed
who's in? | TypeError: cannot read property foo | docker compose failed | congrats Maria! | Los Angeles is nice
José shared the slides | the El Niño data looks odd | no | done | morning all
"""
OTHERS = """
genau | danke | danke dir | guten morgen | alles klar | kein problem | wo ist der link? | das geht bei mir auch nicht
ich verstehe die aufgabe nicht | wann ist die prüfung | oui | merci beaucoup | où est le lien ? | je ne comprends pas
muchas gracias | hola a todos | no entiendo la tarea | ¿alguien sabe? | el examen es mañana | grazie mille
non capisco | não entendi | bom dia | bedankt | de link werkt niet | ik snap het niet | tack | hur gör man
dziękuję bardzo | gdzie jest link | děkuji | teşekkürler | ödev ne zaman | kiitos | terima kasih | cảm ơn
спасибо | ありがとう | 谢谢 | 감사합니다 | شكرا | תודה
"""


def lines(block: str) -> list[str]:
    return [said.strip() for line in block.strip().splitlines() for said in line.split("|")]


@pytest.mark.parametrize("said", lines(ENGLISH))
def test_short_english_is_read(said: str) -> None:
    assert read(said).label is not Label.NOT_READ


@pytest.mark.parametrize("said", lines(OTHERS))
def test_short_talk_in_another_language_is_not_read(said: str) -> None:
    assert read(said).because == "It does not seem to be in English."


def test_a_long_message_of_hardly_any_known_word_is_not_read() -> None:
    assert (
        read("Jeg tror vi burde prøve noget andet fordi resultatet virker forkert hver gang").reflection
        is None
    )
