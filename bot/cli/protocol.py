"""Read published rules as clauses: JSON Lines in, JSON Lines out.

In: {"id", "text"} a line (optional "heading"), one sentence or a whole published text each. Out: {"id",
"clauses": [{"kind", "slots", "sentence", "says", "because"}], "unenforceable": [{"sentence", "why"}], "questions"}.
`because` holds the words that spoke most for the kind.
"""

import argparse
from collections.abc import Mapping
from typing import Any

from bot.cli.lines import answer_each
from core.protocols import read
from core.protocols.learned import telling
from core.protocols.publishing import questions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", help="JSON Lines; - or none is standard input")


def run(args: argparse.Namespace) -> int:
    return answer_each(args.file, _read)


def _read(given: Mapping[str, Any]) -> dict[str, Any]:
    reading = read(given["text"], str(given.get("heading") or ""))
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
