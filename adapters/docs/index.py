"""The search index: tantivy in memory, one field, over the terms that core makes of each section."""

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import tantivy

from core.answers import Asked, Found, Hit, Section
from core.answers.terms import terms

# A section is indexed by its beginning; what is longer is a dump.
_LONGEST = 20_000
# Characters that a string may not hold.
_SURROGATES, _SURROGATE_COUNT = 0xD800, 0x800


class Meaning(Protocol):
    """A text's meaning against those of the sections."""

    @property
    def nearest(self) -> Sequence[float]:
        """The ten highest cosines with the sections."""
        ...

    @property
    def leans(self) -> float:
        """How much nearer a question is to those for docs than to those for people (see `core.answers.form`)."""
        ...

    def best(self, limit: int) -> Sequence[int]:
        """The sections nearest the text, by number; a hundred at most."""
        ...

    def cosines(self, number: int) -> tuple[float, float]:
        """The cosine with a section's nearest part, and with its title."""
        ...


class Meanings(Protocol):
    """The meanings of a fixed set of sections, as embeddings know them (see `adapters.docs.semantic`)."""

    def of(self, text: str) -> Meaning: ...


# How the meanings of sections are found.
Reads = Callable[[Sequence[Section]], Meanings]


class Index:
    """A Library over a fixed set of sections, by meaning too where it is given how to read meanings."""

    def __init__(self, sections: Iterable[Section], reads: Reads | None = None) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_unsigned_field("number", stored=False, indexed=False, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        self._sections: list[Section] = []
        self._coded: list[tuple[str, str, str]] = []
        coded = _Codes()
        self._reads = reads
        writer = self._index.writer(heap_size=15_000_000, num_threads=1)
        counts: Counter[str] = Counter()
        for section in sections:
            title = terms(section.title)
            head = [*terms(" ".join(section.path[-1:])), *title]
            body = terms(section.text[:_LONGEST])
            document = tantivy.Document(terms=" ".join((*head, *body)))
            document.add_unsigned("number", len(self._sections))
            writer.add_document(document)
            self._sections.append(section)
            self._coded.append((coded.of(head), coded.of(title), coded.of(body)))
            counts.update({*self._coded[-1][0], *self._coded[-1][2]})
        self._codes = dict(coded)
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._rarity = {code: self._rarity_of(count) for code, count in counts.items()}
        self._highest = self._rarity_of(0)
        self._title_mass = [
            sum(map(self._rarity.__getitem__, dict.fromkeys(title))) for _, title, _ in self._coded
        ]
        self._meanings = reads(self._sections) if reads and self._sections else None

    def over(self, sections: Iterable[Section]) -> "Index":
        """The same kind of library over other sections."""
        return Index(sections, self._reads)

    def __len__(self) -> int:
        return len(self._sections)

    @property
    def sections(self) -> Sequence[Section]:
        return self._sections

    def search(self, asked: Asked, limit: int) -> Found:
        """The sections that hold any of the terms, by BM25; with meanings, also the nearest in meaning."""
        scores = self._by_terms({**asked.beside, **asked.own}, limit)
        meaning = self._meanings.of(asked.text) if self._meanings else None
        if meaning is not None:
            scores |= {number: 0.0 for number in meaning.best(limit // 2) if number not in scores}
        codes = {term: self._codes[term] for term in asked.own if term in self._codes}
        hits = [self._hit(number, score, meaning) for number, score in scores.items()]
        return Found(hits, codes, meaning.nearest, meaning.leans) if meaning else Found(hits, codes)

    def _by_terms(self, wanted: dict[str, float], limit: int) -> dict[int, float]:
        clauses = []
        for term, weight in wanted.items():
            if term in self._codes:
                one = tantivy.Query.term_query(self._schema, "terms", term, "freq")
                clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(one, weight)))
        if not clauses:
            return {}
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        numbers: Sequence[Any] = self._searcher.fast_field_values("number", [address for _, address in found])
        return {int(number): score for number, (score, _) in zip(numbers, found, strict=True)}

    def _hit(self, number: int, score: float, meaning: Meaning | None) -> Hit:
        head, title, body = self._coded[number]
        cosines = meaning.cosines(number) if meaning else (0.0, 0.0)
        return Hit(self._sections[number], score, head, title, body, self._title_mass[number], *cosines)

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term."""
        return self._rarity.get(self._codes.get(term, ""), self._highest)

    def _rarity_of(self, count: int) -> float:
        return math.log(1 + (len(self._sections) - count + 0.5) / (count + 0.5))


class _Codes(dict[str, str]):
    """Terms written as one character each, the same for the same term."""

    def __missing__(self, term: str) -> str:
        beyond = 1 if len(self) < _SURROGATES - 1 else 1 + _SURROGATE_COUNT
        # The very last character stands for all terms beyond a million.
        code = self[term] = chr(min(len(self) + beyond, sys.maxunicode))
        return code

    def of(self, found: Iterable[str]) -> str:
        return "".join(map(self.__getitem__, found))
