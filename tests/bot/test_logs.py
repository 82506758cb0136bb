"""No log holds what people said."""

import logging

import httpx
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.serve import log

SAID = "How do I tell my coach that I am ill?"


@pytest.fixture
def as_served() -> None:
    log()


@pytest.mark.usefixtures("as_served")
def test_a_forum_that_is_searched_leaves_no_question_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as forum:
        forum.get("https://forum.example/search.json", params={"q": SAID})
    assert "coach" not in caplog.text


def test_a_ledger_that_fails_does_not_repeat_what_was_to_be_written(engine: Engine) -> None:
    with pytest.raises(SQLAlchemyError) as failed, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": SAID})
    assert SAID not in str(failed.value)
