"""The search index: tantivy in memory, one field, over the terms that core makes of each section."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import tantivy

from core.answers import Asked, Found, Hit, Section
from core.answers.terms import terms

# A section is indexed by its beginning; what is longer is a dump.
_LONGEST = 20_000


class Meanings(Protocol):
    """The meanings of a fixed set of sections, as embeddings know them (see `adapters.docs.semantic`)."""

    def near(self, text: str, limit: int) -> tuple[Sequence[int], Sequence[float]]:
        """The sections nearest a text, by number, and the ten highest cosines; remembers the text's vector."""
        ...

    def cosines(self, number: int) -> tuple[float, float]:
        """The cosine of the text asked last with a section's nearest part, and with its title."""
        ...


class Index:
    """A Library over a fixed set of sections, with meanings where they are given."""

    def __init__(self, sections: Iterable[Section], meanings: Meanings | None = None) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_unsigned_field("number", stored=True, indexed=False, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        self._sections: list[Section] = []
        self._terms: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        self._counts: Counter[str] = Counter()
        self._meanings = meanings
        writer = self._index.writer(heap_size=15_000_000, num_threads=1)
        for section in sections:
            head = tuple(terms(" ".join((*section.path[-1:], section.title))))
            body = tuple(terms(section.text[:_LONGEST]))
            self._counts.update({*head, *body})
            document = tantivy.Document(terms=" ".join((*head, *body)))
            document.add_unsigned("number", len(self._sections))
            writer.add_document(document)
            self._sections.append(section)
            self._terms.append((head, body))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return len(self._sections)

    @property
    def sections(self) -> Sequence[Section]:
        return self._sections

    def search(self, asked: Asked, limit: int) -> Found:
        """The sections that hold any of the terms, by BM25; with meanings, also the nearest in meaning."""
        scores = self._by_terms({**asked.beside, **asked.own}, limit)
        nearest: Sequence[float] = ()
        if self._meanings is not None and self._sections:
            numbers, nearest = self._meanings.near(asked.text, limit // 2)
            scores |= {number: 0.0 for number in numbers if number not in scores}
        return Found([self._hit(number, score) for number, score in scores.items()], nearest)

    def _by_terms(self, wanted: dict[str, float], limit: int) -> dict[int, float]:
        clauses = []
        for term, weight in wanted.items():
            if term in self._counts:
                one = tantivy.Query.term_query(self._schema, "terms", term, "freq")
                clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(one, weight)))
        if not clauses:
            return {}
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        return {int(self._searcher.doc(address)["number"][0]): score for score, address in found}

    def _hit(self, number: int, score: float) -> Hit:
        head, body = self._terms[number]
        meaning, of_title = self._meanings.cosines(number) if self._meanings else (0.0, 0.0)
        return Hit(self._sections[number], score, head, body, meaning, of_title)

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term."""
        count = self._counts.get(term, 0)
        return math.log(1 + (len(self._sections) - count + 0.5) / (count + 0.5))
