"""From published sentences to clauses: a linear model over named features says which kinds a sentence is."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from core.discourse.language import is_english
from core.discourse.words import words_of
from core.protocols import slots
from core.protocols.clause import Clause, ProtocolReading, Unenforceable
from core.protocols.features import features
from core.protocols.kinds import every
from core.protocols.sentence import Sentence, sentences


@cache
def _model() -> tuple[Mapping[str, Mapping[str, float]], float]:
    """Feature to kind to weight, and the probability from which a kind is read."""
    stored = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return stored["weights"], stored["threshold"]


def kinds_of(sentence: Sentence) -> dict[str, float]:
    """The chance (0..1) of each kind that reaches the threshold, likeliest first."""
    weights, threshold = _model()
    scores: dict[str, float] = {}
    for feature in features(sentence):
        for kind, weight in weights.get(feature, {}).items():
            scores[kind] = scores.get(kind, 0.0) + weight
    chances = {kind: 1 / (1 + math.exp(-max(min(score, 30), -30))) for kind, score in scores.items()}
    likely = sorted((kind for kind in chances if chances[kind] >= threshold), key=lambda k: (-chances[k], k))
    return {kind: chances[kind] for kind in likely}


def read(text: str, heading: str = "") -> ProtocolReading:
    """Read a published text, or one sentence with the heading it stands under."""
    if text.strip() and not is_english(words_of(text[:20_000])):
        why = "Stillwater reads protocols in English only, and this does not seem to be."
        return ProtocolReading((), (Unenforceable(text.strip()[:300], why),))
    clauses: list[Clause] = []
    unenforceable: list[Unenforceable] = []
    for sentence in sentences(text, heading):
        found = list(_clauses(sentence))
        clauses += found
        if not found:
            unenforceable.append(Unenforceable(sentence.text, _why(sentence)))
    return ProtocolReading(tuple(clauses), tuple(unenforceable), tuple(_questions(clauses)))


def _clauses(sentence: Sentence) -> Iterator[Clause]:
    modules = every()
    for kind in kinds_of(sentence):
        said = {
            name: value for name, value in modules[kind].read(sentence).items() if value not in (None, [], "")
        }
        id = hashlib.sha256(f"{kind}\n{sentence.text}".encode()).hexdigest()[:12]
        yield Clause(id, kind, said, sentence.text, _say(modules[kind].SAYS, said))


def _say(pattern: str, said: Mapping[str, object]) -> str:
    """The clause in plain words; what the sentence leaves open is said to be open."""
    words = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in said.items()
    }
    sentence = pattern.format_map(_Open(words))
    return sentence[:1].upper() + sentence[1:] + "."


class _Open(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"(no {name} given)"


def _why(sentence: Sentence) -> str:
    if sentence.text.rstrip().endswith(":"):
        return "It introduces what follows."
    if len(sentence.text.split()) < 4:
        return "It is too short to be a rule by itself."
    return "It explains or describes; there is nothing in it that a bot could check."


def _questions(clauses: list[Clause]) -> Iterator[str]:
    """What must be asked of the owner: vague lengths of time, and clauses that contradict each other."""
    for clause in clauses:
        for name in ("duration", "min_wait", "after"):
            length = clause.slots.get(name)
            if isinstance(length, str) and not slots.is_exact(length):
                yield f"“{clause.sentence}”: how long is “{length}”?"
    events = {kind: {c.slots.get("event") for c in clauses if c.kind == kind} for kind in _OPPOSED}
    for event in sorted(str(e) for e in events[_OPPOSED[0]] & events[_OPPOSED[1]] if e):
        yield f"Is {event} optional or mandatory? The text says both."


_OPPOSED = ("optional_attendance", "mandatory_attendance")
