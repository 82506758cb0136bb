"""Read published rules as clauses: JSON Lines in, JSON Lines out.

In: {"id", "text"} a line (optional "heading"), one sentence or a whole published text each. Lines whose ids differ
only after their last dot are one text in order, so that "this channel" is known from the line before. Out: {"id",
"clauses": [{"kind", "slots", "sentence", "says", "because"}], "unenforceable": [{"sentence", "why"}], "questions"}.
`because` holds the words that spoke most for the kind.
"""

import argparse
from collections.abc import Mapping
from typing import Any

from bot.cli.lines import answer_each
from core.protocols import ProtocolReading, read
from core.protocols.learned import telling
from core.protocols.publishing import questions
from core.protocols.sentence import Sentence, pointing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", help="JSON Lines; - or none is standard input")


def run(args: argparse.Namespace) -> int:
    return answer_each(args.file, _Reader().answer)


class _Reader:
    """Reads line after line, each with what the one before it in its text spoke of."""

    def __init__(self) -> None:
        self._text, self._last = "", Sentence("")

    def answer(self, given: Mapping[str, Any]) -> dict[str, Any]:
        text = str(given["id"]).rpartition(".")[0]
        one = Sentence(given["text"], str(given.get("heading") or ""))
        if text and text == self._text and one.heading == self._last.heading:
            one = pointing(one, self._last)
        self._text, self._last = text, one
        return _as_json(read(one.text, one.heading, one.before))


def _as_json(reading: ProtocolReading) -> dict[str, Any]:
    return {
        "clauses": [
            {
                "kind": c.kind,
                "slots": dict(c.slots),
                "sentence": c.sentence,
                "says": c.says,
                "because": list(telling(c.sentence, c.kind)),
            }
            for c in reading.clauses
        ],
        "unenforceable": [{"sentence": u.sentence, "why": u.why} for u in reading.unenforceable],
        "questions": list(questions(reading.clauses)),
    }
