"""Read messages as reactive or reflective: JSON Lines in, JSON Lines out.

In: {"id", "text"} a line. Out: {"id", "reflection": 0..1 or null, "label": "reflective", "reactive" or
"not read", "cues": {name: log-odds}, "because"}.
"""

import argparse
from collections.abc import Mapping
from typing import Any

from bot.cli.lines import answer_each
from core.discourse import read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", help="JSON Lines; - or none is standard input")


def run(args: argparse.Namespace) -> int:
    return answer_each(args.file, _measured)


def _measured(given: Mapping[str, Any]) -> dict[str, Any]:
    reading = read(given["text"])
    return {
        "reflection": reading.reflection,
        "label": reading.label.value,
        "cues": {name: round(part, 3) for name, part in reading.cues.items()},
        "because": reading.because,
    }
