"""Meaning by embeddings: the `stillwater[semantic]` extra, from a folder on this machine or the user's own cache.

Nothing is fetched from a network: the hub libraries are put into offline mode before the model is opened.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from adapters.docs.index import Index
from core.answers import Section
from core.refusal import Refusal

# The models read about 250 word pieces at once: longer sections are cut into overlapping parts.
_PART, _STEP, _MOST = 130, 100, 600
_READ = 8_000


class Embedder:
    """A sentence-transformers model, by the path of its folder or its name in the user's hub cache."""

    def __init__(self, model: str | Path) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise Refusal(
                "Search by meaning needs the extra: install stillwater[semantic], or leave out --semantic."
            ) from error
        try:
            self._model: Any = SentenceTransformer(str(model), device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise Refusal(
                f"{model} holds no sentence-transformers model; give the folder of one, or its name in your cache."
            ) from error

    def vectors(self, texts: Sequence[str]) -> Any:
        """One row of length one for each text."""
        return self._model.encode(
            list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False
        )


class SectionMeanings:
    """The meanings of a fixed set of sections; not for use by several threads at once."""

    def __init__(self, sections: Sequence[Section], embedder: Embedder) -> None:
        import numpy

        self._np = numpy
        self._embedder = embedder
        parts = [(number, part) for number, section in enumerate(sections) for part in _parts(section)]
        self._owner = numpy.array([number for number, _ in parts], dtype=numpy.int64)
        self._parts = embedder.vectors([part for _, part in parts])
        self._titles = embedder.vectors([section.title for section in sections])
        self._cosines = self._of_titles = numpy.zeros(len(sections))

    def near(self, text: str, limit: int) -> tuple[Sequence[int], Sequence[float]]:
        """The sections nearest a text, by number, and the ten highest cosines; remembers the text's cosines."""
        numpy = self._np
        vector = self._embedder.vectors([text])[0]
        cosines = numpy.full(len(self._titles), -1.0, dtype=numpy.float32)
        numpy.maximum.at(cosines, self._owner, self._parts @ vector)
        self._cosines, self._of_titles = cosines, self._titles @ vector
        best = numpy.argsort(-cosines, kind="stable")[: max(limit, 10)]
        return [int(n) for n in best[:limit]], [float(cosines[n]) for n in best[:10]]

    def cosines(self, number: int) -> tuple[float, float]:
        """The cosine of the text asked last with a section's nearest part, and with its title."""
        return float(self._cosines[number]), float(self._of_titles[number])


def _parts(section: Section) -> Iterator[str]:
    head = " ".join((*section.path[-1:], section.title))
    words = section.text[:_READ].split()
    for start in range(0, max(len(words), 1), _STEP):
        if start >= _MOST:
            return
        yield f"{head}. {' '.join(words[start : start + _PART])}"
        if start + _PART >= len(words):
            return


def indexed(sections: Sequence[Section], embedder: Embedder | None = None) -> Index:
    """Sections as a searchable library; with an embedder, by meaning too."""
    return Index(sections, SectionMeanings(sections, embedder) if embedder else None)
