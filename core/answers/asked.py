"""What is looked for: the terms of a question, each with how much it counts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.answers.terms import stem, terms
from core.prose import own_prose, visible

# A question is searched by its first terms; the rest of a long one is detail.
_MOST = 60
_MOST_BESIDE = 40
_FEWEST = 2
_READ = 8_000
# Names in code format are what it is about; a pasted block and what was said before only hint at it.
_INLINE, _FENCED, _ASKING = 1.5, 0.5, 0.4
# The last messages before it, the latest first.
_BEFORE = (0.5, 0.35, 0.25)
# What is asked about is something else than what it is compared with.
COMPARED = 0.5
_COMPARISON = re.compile(
    r"(?:\bsimilar to|\bunlike|(?<!would )(?<!'d )(?<!d)\blike(?! to\b)|\binstead of|\brather than|\bother than|\bbesides|"
    r"\bapart from|\bopposite\W+of|\boutside(?: of)?|\bexcept(?: for)?)((?:\s+[^\s,.;?!]+){1,3})",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the library is asked it.

    `text` is the question in words; `own` its terms in order, `beside` those of pasted code and of what was
    said before, each with its weight. `follows`: something was said before it.
    """

    text: str
    own: Mapping[str, float]
    beside: Mapping[str, float]
    follows: bool = False

    @property
    def says_something(self) -> bool:
        """Does it name two things or more, beside the words with which one asks? One alone is a topic."""
        return sum(weight >= COMPARED for weight in self.own.values()) >= _FEWEST


def asked(text: str, context: Sequence[str] = ()) -> Asked:
    """What a message asks; `context` is what was said before it, oldest first."""
    read = visible(text[:_READ])
    unfenced = _FENCE.sub("\n", read)
    said = own_prose(unfenced.replace("`", " "))
    weights = {stem_: _INLINE for name in _CODE.findall(unfenced) for stem_ in terms(name)}
    weights |= {term: COMPARED for what in _COMPARISON.findall(said) for term in terms(what)}
    own = {term: _weight(term) * weights.get(term, 1.0) for term in _first(terms(said), _MOST)}
    beside: dict[str, float] = {}
    fenced = [term for block in _FENCE.findall(read) for term in terms(block)]
    before = map(_said, reversed(context))
    for found, weight in ((fenced, _FENCED), *zip(before, _BEFORE, strict=False)):
        for term in _first((t for t in found if t not in own), _MOST_BESIDE):
            beside.setdefault(term, weight * _weight(term))
    words = " ".join(said.split()[:200])
    return Asked(words, own, beside, bool(context))


def _said(message: str) -> list[str]:
    return terms(own_prose(message[:_READ].replace("`", " ")))


def _weight(term: str) -> float:
    return _ASKING if term in _ASKING_WORDS else 1.0


def _first(found: Iterable[str], most: int) -> list[str]:
    return list(dict.fromkeys(found))[:most]
