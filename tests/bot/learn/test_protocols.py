"""The sentences of our own from which the reading of protocols is learned."""

from pathlib import Path

import pytest

import bot.learn
from core.protocols.kinds import every
from core.protocols.learned import NO_RULE

LEARN = Path(bot.learn.__file__).parent
FOLDERS = [LEARN / "sentences", LEARN / "voices"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_kind_and_each_reason_has_sentences_and_nothing_else_has(folder: Path) -> None:
    assert {path.stem for path in folder.glob("*.txt")} == set(every())
    assert {path.stem for path in (folder / "none").glob("*.txt")} == set(NO_RULE)


@pytest.mark.parametrize(
    "path", [path for folder in FOLDERS for path in sorted(folder.rglob("*.txt"))], ids=lambda path: path.stem
)
def test_sentences_stand_one_a_line_and_none_twice(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(line.strip() == line and line for line in lines)
    assert len(lines) == len(set(lines))
