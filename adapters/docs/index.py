"""The search index: tantivy in memory, one field, over the terms that core makes of each section."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import tantivy

from core.answers import Hit, Section
from core.answers.terms import terms

# A section's headings count as often as if its text said them twice.
_LONGEST = 20_000


class Index:
    """A Library over a fixed set of sections."""

    def __init__(self, sections: Iterable[Section]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_unsigned_field("number", stored=True, indexed=False, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        self._sections: list[Section] = []
        self._counts: Counter[str] = Counter()
        writer = self._index.writer(heap_size=30_000_000, num_threads=1)
        for section in sections:
            found = terms(" ".join((*section.path[-1:], section.title, section.text[:_LONGEST])))
            self._counts.update(set(found))
            document = tantivy.Document(terms=" ".join(found))
            document.add_unsigned("number", len(self._sections))
            writer.add_document(document)
            self._sections.append(section)
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return len(self._sections)

    def search(self, query: Sequence[str], limit: int) -> Sequence[Hit]:
        """The sections that hold any of the terms, by BM25, best first."""
        known = Counter(term for term in query if term in self._counts)
        if not known:
            return ()
        clauses = []
        for term, times in known.items():
            one = tantivy.Query.term_query(self._schema, "terms", term, "freq")
            clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(one, float(times))))
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        return [Hit(self._sections[self._number(address)], score) for score, address in found]

    def _number(self, address: tantivy.DocAddress) -> int:
        return int(self._searcher.doc(address)["number"][0])

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term."""
        return math.log((len(self._sections) + 1) / (self._counts.get(term, 0) + 0.5))
