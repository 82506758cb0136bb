"""Meaning by embeddings: the `stillwater[semantic]` extra, from a folder on this machine or the user's own cache.

Nothing is fetched from a network: the hub libraries are put into offline mode before the model is opened.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from adapters.docs.index import Index
from core.answers import Section
from core.answers.form import FOR_DOCS, FOR_PEOPLE
from core.refusal import Refusal

# The models read about 250 word pieces at once: longer sections are cut into overlapping parts.
_PART, _STEP, _MOST = 130, 100, 600
_READ = 8_000
# So many of the nearest sections can be asked for.
_FIRST = 100


class Embedder:
    """A sentence-transformers model, by the path of its folder or its name in the user's hub cache."""

    def __init__(self, model: str | Path) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            import torch
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise Refusal(
                "Search by meaning needs the extra: install stillwater[semantic], or leave the model out."
            ) from error
        try:
            self._model: Any = SentenceTransformer(str(model), device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise Refusal(
                f"{model} holds no sentence-transformers model; give the folder of one, or its name in your cache."
            ) from error

        self._torch: Any = torch
        self._threads = torch.get_num_threads()
        self._kept: dict[str, Any] = {}

    def vectors(self, texts: Sequence[str]) -> Any:
        """One row of length one for each text."""
        return self._model.encode(
            list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False
        )

    def vector(self, text: str) -> Any:
        """The same for one text, on one thread: for so little work several only wait for each other."""
        self._torch.set_num_threads(1)
        try:
            return self.vectors([text])[0]
        finally:
            # Not to what it was a moment ago: that may be the one thread of another look-up.
            self._torch.set_num_threads(self._threads)

    def of_library(self, texts: Sequence[str]) -> Any:
        """The same for the texts of a library; what the library before it held is not read again."""
        import numpy

        fresh = list({text: None for text in texts if text not in self._kept})
        known = {**self._kept, **dict(zip(fresh, self.vectors(fresh) if fresh else (), strict=True))}
        self._kept = {text: known[text] for text in texts}
        return numpy.array([known[text] for text in texts])


class SectionMeanings:
    """The meanings of a fixed set of sections."""

    def __init__(self, sections: Sequence[Section], embedder: Embedder) -> None:
        import numpy

        self._embedder = embedder
        parts = [(number, part) for number, section in enumerate(sections) for part in _parts(section)]
        titles = [section.title for section in sections]
        rows = embedder.of_library([*titles, *(part for _, part in parts)])
        self._owner = numpy.array([number for number, _ in parts], dtype=numpy.int64)
        self._titles, self._parts = rows[: len(titles)], rows[len(titles) :]
        self._leaning = embedder.vectors(FOR_DOCS).mean(0) - embedder.vectors(FOR_PEOPLE).mean(0)

    def of(self, text: str) -> "TextMeaning":
        """A text's meaning against those of the sections."""
        import numpy

        vector = self._embedder.vector(text)
        cosines = numpy.full(len(self._titles), -1.0, dtype=numpy.float32)
        # Not `@`, for the same reason: BLAS would take it to several threads.
        numpy.maximum.at(cosines, self._owner, numpy.einsum("ij,j->i", self._parts, vector))
        return TextMeaning(
            cosines, lambda number: float(self._titles[number] @ vector), float(self._leaning @ vector)
        )


class TextMeaning:
    """The cosines of a text with the nearest part of each section and with its title, and how it leans."""

    def __init__(self, cosines: Any, of_title: Callable[[int], float], leans: float) -> None:
        self._cosines, self._of_title, self.leans = cosines, of_title, leans
        first = (-cosines).argpartition(min(_FIRST, len(cosines)) - 1)[:_FIRST]
        self._order = first[(-cosines[first]).argsort(kind="stable")]

    @property
    def nearest(self) -> Sequence[float]:
        return [float(self._cosines[number]) for number in self._order[:10]]

    def best(self, limit: int) -> Sequence[int]:
        return [int(number) for number in self._order[:limit]]

    def cosines(self, number: int) -> tuple[float, float]:
        return float(self._cosines[number]), self._of_title(number)


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
    return Index(sections, partial(SectionMeanings, embedder=embedder) if embedder else None)
