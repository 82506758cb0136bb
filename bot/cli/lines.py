"""JSON Lines in and out: one object a line, answers in the same order (the measuring bench)."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from core.refusal import Refusal


def objects(file: str | None) -> Iterator[dict[str, Any]]:
    """The objects of FILE, or of standard input for `-` or none; each has an `id` and a `text`.

    Raises Refusal naming the line that is not such an object.
    """
    piped = file is None or file == "-"
    name = "standard input" if piped else str(file)
    try:
        with nullcontext(sys.stdin) if piped else Path(name).open(encoding="utf-8") as stream:
            lines = ((number, line) for number, line in enumerate(stream, 1) if line.strip())
            yield from (_object(line, f"{name}, line {number}") for number, line in lines)
    except OSError as error:
        raise Refusal(f"{name} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{name} is not UTF-8 text; convert it and try again.") from error


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise Refusal(f"{where} is not JSON ({error.msg}); write one object on each line.") from error
    if not isinstance(value, dict) or "id" not in value or not isinstance(value.get("text"), str):
        raise Refusal(f'{where} needs an object with an "id" and a "text".')
    return value


def answer_each(file: str | None, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> int:
    """Print what `answer` makes of each object of FILE, in order, each beginning with its id."""
    for given in objects(file):
        print(json.dumps({"id": given["id"], **answer(given)}, ensure_ascii=False))
    return 0
