"""Say which passage of the docs answers a question: JSON Lines in, JSON Lines out.

In: {"id", "text"} a line (optional "context": what was said before, a text or a list). Out: {"id",
"is_question", "answered", "confidence": 0..1, "because", "passages": [{"source", "title", "quote", "score"}]},
best first, at most three, also where the bot would stay silent.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from adapters.docs import read_folder
from adapters.docs.semantic import Embedder, indexed
from bot.cli.lines import answer_each
from core.answers import Library, asked, look_up
from core.answers.look_up import Passage, nearest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--docs", type=Path, required=True, help="a folder of Markdown, reST or HTML")
    parser.add_argument(
        "--semantic",
        metavar="MODEL",
        help="search by meaning too: the folder of a sentence-transformers model",
    )
    parser.add_argument("file", nargs="?", help="JSON Lines; - or none is standard input")


def run(args: argparse.Namespace) -> int:
    sections, skipped = read_folder(args.docs)
    for one in skipped:
        print(f"{one.where} is left out: {one.why}.", file=sys.stderr)
    library = indexed(sections, Embedder(args.semantic) if args.semantic else None)
    return answer_each(args.file, lambda given: _answered(given, library))


def _answered(given: Mapping[str, Any], library: Library) -> dict[str, Any]:
    context = given.get("context") or ()
    before = (context,) if isinstance(context, str) else tuple(str(said) for said in context)
    answer = look_up(given["text"], library, context=before)
    passages, confidence = answer.passages, answer.confidence
    if not passages:
        # The bench lists the nearest passages of everything, so that retrieval can be judged apart.
        near = nearest(asked(given["text"], before), library)
        passages, confidence = near.passages, near.confidence if answer.is_question else 0.0
    return {
        "is_question": answer.is_question,
        "answered": answer.answered,
        "confidence": confidence,
        "because": answer.because,
        "passages": [_listed(passage) for passage in passages],
    }


def _listed(passage: Passage) -> dict[str, Any]:
    return {"source": passage.source, "title": passage.title, "quote": passage.quote, "score": passage.score}
