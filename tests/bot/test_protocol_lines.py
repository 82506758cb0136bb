"""`stillwater protocol` reads line after line; lines of one text know what was said before them."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from bot.cli import protocol


def venues(path: Path, lines: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]) -> list[object]:
    path.write_text("\n".join(json.dumps({"id": id, "text": text}) for id, text in lines), encoding="utf-8")
    protocol.run(Namespace(file=str(path)))
    answers = map(json.loads, capsys.readouterr().out.splitlines())
    return [[clause["slots"].get("venue") for clause in answer["clauses"]] for answer in answers]


@pytest.mark.parametrize(
    ("ids", "second"), [(("a.1", "a.2"), [["#kitchen"]]), (("a.1", "b.1"), [None]), (("1", "2"), [None])]
)
def test_this_channel_is_the_one_of_the_line_before_in_the_same_text(
    ids: tuple[str, str], second: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [(ids[0], "#kitchen is for recipes."), (ids[1], "This channel is only for job offers.")]
    assert venues(tmp_path / "lines.jsonl", lines, capsys)[1] == second
