"""`stillwater answer`: which passage of the docs answers a question, and why one is shown or none."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from bot.cli import answer

DOCS = Path(__file__).parents[2] / "bot/samples/course/docs"


@pytest.fixture
def answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def ask(text: str, **beside: object) -> dict[str, Any]:
        path = tmp_path / "lines.jsonl"
        path.write_text(json.dumps({"id": 7, "text": text, **beside}), encoding="utf-8")
        answer.run(Namespace(docs=DOCS, semantic=None, file=str(path)))
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return ask


def test_a_question_that_the_docs_answer(answered: Any) -> None:
    said = answered("How do I reset my database password?")
    assert (said["id"], said["is_question"], said["answered"]) == (7, True, True)
    assert said["passages"][0]["source"] == "setup.md#resetting-your-database-password"
    assert "profile page" in said["passages"][0]["quote"]
    assert said["because"].startswith("“Resetting your database password” answers it")


@pytest.mark.parametrize(
    ("text", "is_question", "because"),
    [
        ("Could somebody reset my grade on the database task?", True, "It needs a person, not a page."),
        ("The database password was reset, thanks.", False, "It is not a question."),
        ("How do I reset the coffee machine on the third floor?", True, "No passage is sure enough"),
    ],
)
def test_where_it_stays_silent_it_lists_what_is_nearest_and_says_why(
    answered: Any, text: str, is_question: bool, because: str
) -> None:
    said = answered(text)
    assert (said["answered"], said["is_question"]) == (False, is_question)
    assert said["because"].startswith(because)
    assert said["passages"]


@pytest.mark.parametrize("context", ["my VPN is on, I think", ["hi all", "my VPN is on, I think"]])
def test_what_was_said_before_may_be_a_text_or_a_list(answered: Any, context: object) -> None:
    text = "why is the connection refused?"
    assert answered(text, context=context)["confidence"] != answered(text)["confidence"]
