"""What is looked for: the terms of a question, each with how much it counts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.answers.terms import stem, terms
from core.prose import own_prose, visible

# A question is searched by its first terms; the rest of a long one is detail.
_MOST = 60
_MOST_BESIDE = 40
_READ = 8_000
# Names in code format are what it is about; a pasted block and what was said before only hint at it.
_INLINE, _FENCED, _BEFORE, _ASKING = 1.5, 0.5, 0.3, 0.4
_FENCE = re.compile(r"```(.*?)(?:```|\Z)", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
# Words with which one asks rather than words of what is asked about; answers seldom repeat them.
_ASKING_WORDS = frozenset(
    stem(word)
    for word in """
    need use used got made make take taken have be find found fix fixed solve resolve resolved ensure avoid prevent
    handle deal encounter encountered face faced happen happened occur appear cause caused reason mean means suggest
    recommend recommended necessary possible purpose step way method kind specific particular correct correctly proper
    properly right during while without about regard regarding related relate due give given information detail
    provide provided include included involve involved consider indicate state say see understand help guide
    instruction might may more other another even already alternative best good common main affect done try tried
    receive adjust address approach advise advice difference wish able unable issue problem trouble example explain
    describe look something anything thing people work works question ask wonder wondering idea tell
    """.split()
)
_SEEKS_DOCS = re.compile(
    r"\b(?:docs?|documentation|documented|manual|tutorial|reference|guide|book|chapter|read (?:up|about|more)|resources?|"
    r"how (?:do|can|would|should) (?:i|we|you|one)|is there (?:a|an|any|some)|where (?:can|do|is|are))\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"^\W*(?:@\w|<@)|\[quote\]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the library is asked it.

    `text` is the question in words; `own` its terms in order, `beside` those of pasted code and of what was
    said before, each with its weight. `seeks_docs`: it names docs or asks in the way that docs answer;
    `addressed`: it speaks to one person; `follows`: something was said before it.
    """

    text: str
    own: Mapping[str, float]
    beside: Mapping[str, float]
    seeks_docs: bool = False
    addressed: bool = False
    follows: bool = False

    @property
    def says_something(self) -> bool:
        """Does it name anything, beside the words with which one asks?"""
        return any(weight >= 1 for weight in self.own.values())


def asked(text: str, context: Sequence[str] = ()) -> Asked:
    """What a message asks; `context` is what was said before it, oldest first."""
    read = visible(text[:_READ])
    unfenced = _FENCE.sub("\n", read)
    said = own_prose(unfenced.replace("`", " "))
    weights = {stem_: _INLINE for name in _CODE.findall(unfenced) for stem_ in terms(name)}
    own = {term: _weight(term) * weights.get(term, 1.0) for term in _first(terms(said), _MOST)}
    beside: dict[str, float] = {}
    fenced = (term for block in _FENCE.findall(read) for term in terms(block))
    for found, weight in ((fenced, _FENCED), (_before(context), _BEFORE)):
        for term in _first((t for t in found if t not in own), _MOST_BESIDE):
            beside.setdefault(term, weight * _weight(term))
    words = " ".join(said.split()[:200])
    return Asked(
        words, own, beside, bool(_SEEKS_DOCS.search(said)), bool(_ADDRESSED.search(read)), bool(context)
    )


def _before(context: Sequence[str]) -> list[str]:
    return terms(own_prose(context[-1][:_READ].replace("`", " "))) if context else []


def _weight(term: str) -> float:
    return _ASKING if term in _ASKING_WORDS else 1.0


def _first(found: Iterable[str], most: int) -> list[str]:
    return list(dict.fromkeys(found))[:most]
