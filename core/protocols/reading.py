"""From published sentences to clauses.

What a sentence is was learned (`learned`). Beside that stand the forms of words that a kind calls certain;
those are read from their own part of the sentence.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from core.discourse.language import is_english
from core.discourse.words import words_of
from core.protocols.clause import Clause, ProtocolReading, Unenforceable
from core.protocols.holding import without_allowed
from core.protocols.kinds import every, filled
from core.protocols.learned import NO_RULE, SURE, likely, threshold
from core.protocols.modality import negated, rules_nothing
from core.protocols.phrasing import say
from core.protocols.places import opens_with_place
from core.protocols.sentence import Sentence, halves, parts, sentences, too_long
from core.protocols.tongues import english
from core.words import tr

_FOREIGN = "I read English only; where an English sentence beside it says the same, that one counts."


@cache
def _certain() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms that a kind calls certain, compiled once."""
    return tuple(
        (name, re.compile("|".join(kind.CERTAIN), re.IGNORECASE))
        for name, kind in every().items()
        if hasattr(kind, "CERTAIN")
    )


def certain_of(sentence: Sentence) -> list[tuple[str, Sentence]]:
    """The kinds a part of the sentence certainly is, with that part; what is denied is not certain."""
    return [
        (name, part)
        for part in parts(sentence)
        for name, form in _certain()
        if form.search(part.text) and not (negated(part.text) or rules_nothing(part.text))
    ]


def read(text: str, heading: str = "", before: str = "") -> ProtocolReading:
    """Read a published text, or one sentence with the heading it stands under and what was said right before it."""
    found = [] if too_long(text) else list(sentences(text, heading, before))
    ours = english([sentence.text for sentence in found])
    if unread := _unread(text, ours):
        return ProtocolReading((), (Unenforceable(text.strip()[:300], unread),))
    reading = _read(found, frozenset(one for one, is_ours in zip(found, ours, strict=True) if not is_ours))
    return reading if all(ours) else _each_once(reading)


def _read(said: list[Sentence], foreign: frozenset[Sentence]) -> ProtocolReading:
    """The clauses of sentences; those of another language have none."""
    ruled = [(sentence, [] if sentence in foreign else list(_clauses(sentence))) for sentence in said]
    items: defaultdict[str, list[tuple[Sentence, list[Clause]]]] = defaultdict(list)
    for sentence, rules in ruled:
        items[sentence.lead].append((sentence, rules))
    clauses: list[Clause] = []
    unenforceable: list[Unenforceable] = []
    ruling: dict[str, frozenset[str]] = {}
    for sentence, rules in ruled:
        found = [one for one in rules if one.kind not in ruling.get(sentence.lead, ())]
        kinds = ruling[sentence.text] = frozenset(one.kind for one in found)
        listed = [item.text for item, own in items[sentence.text] if {one.kind for one in own} <= kinds]
        clauses += [_rolled_up(one, listed) for one in found] if listed else found
        if not found:
            why = _FOREIGN if sentence in foreign else _why(sentence)
            unenforceable.append(Unenforceable(sentence.text, why))
    return ProtocolReading(tuple(clauses), tuple(unenforceable))


def _each_once(reading: ProtocolReading) -> ProtocolReading:
    """A text in two languages with each rule once: a second sentence with the very same slots is its translation."""
    clauses: list[Clause] = []
    again: list[Unenforceable] = []
    for clause in reading.clauses:
        same = next((one for one in clauses if (one.kind, one.slots) == (clause.kind, clause.slots)), None)
        if same and same.slots and same.sentence != clause.sentence:
            why = tr("It says the same as “{sentence}”.", sentence=same.sentence)
            again.append(Unenforceable(clause.sentence, why))
        else:
            clauses.append(clause)
    return ProtocolReading(tuple(clauses), (*reading.unenforceable, *again))


def _unread(text: str, ours: list[bool]) -> str:
    """Why a text is not read at all; empty where it is."""
    if too_long(text) or not text.strip() or 4 * sum(ours) >= max(len(ours), 1):
        return too_long(text)
    foreign = (ours and not any(ours)) or not is_english(words_of(text[:20_000]))
    return "Stillwater reads protocols in English only, and this does not seem to be." if foreign else ""


def _clauses(item: Sentence) -> Iterator[Clause]:
    """The rules of a sentence; a companion is due with what the part before it speaks of."""
    sentence = item.begun
    certain = certain_of(sentence)
    left = [part for part in parts(sentence) if part not in [read for _, read in certain]]
    unsure: set[str] = set()
    for part in left if certain else [sentence]:
        verdict = likely(part)
        if verdict.rule >= threshold() and verdict.kind not in {kind for kind, _ in certain}:
            certain.append((verdict.kind, part))
            unsure |= {verdict.kind} if verdict.rule < SURE else set()
    certain = list(_apart(certain, sentence))
    whole = {kind: filled(kind, sentence) for kind, _ in certain}
    earlier: dict[str, Mapping[str, object]] = {}
    for number, (kind, part) in enumerate(certain):
        said = dict(filled(kind, part))
        if hasattr(every()[kind], "FORBIDS"):
            said = without_allowed(said, part.text)
        if "event" not in said and whole[kind].get("event"):
            said["event"] = whole[kind]["event"]
        if said.get("duration") == "PT0S" and kind in earlier and "companion" not in said:
            said["companion"] = earlier[kind].get("artifact")
        earlier[kind] = said
        if item.under:
            said = {**said, "under": item.under}
        id = hashlib.sha256(f"{kind}\n{sentence.text}{number or ''}".encode()).hexdigest()[:12]
        says = say(every()[kind], said)
        yield Clause(id, kind, said, item.text, says, sure=kind not in unsure)


def _apart(ruled: list[tuple[str, Sentence]], sentence: Sentence) -> Iterator[tuple[str, Sentence]]:
    """The rules with their parts; where several parts rule the same of something of their own, each is one."""
    for kind in dict.fromkeys(kind for kind, _ in ruled):
        own = _full(kind, sentence)
        for part in own if len(own) > 1 else [part for name, part in ruled if name == kind]:
            yield kind, part


def _full(kind: str, sentence: Sentence) -> list[Sentence]:
    """The parts of a sentence that say by themselves all that makes a rule of a kind; names in a row are one rule's."""
    each = getattr(every()[kind], "EACH", ())
    ways = halves(sentence) if len(each) > 1 else [parts(sentence)] if each else []
    cut = next((way for way in ways if len(way) > 1 and all(_is_full(kind, part) for part in way)), [])
    return [part for half in cut for part in (_full(kind, half) or [half])]


def _is_full(kind: str, part: Sentence) -> bool:
    if hasattr(every()[kind], "OPENS") and not opens_with_place(part.text):
        return False
    alone = filled(kind, Sentence(part.text))
    return all(any(alone.get(name) for name in either) for either in every()[kind].EACH)


def _rolled_up(clause: Clause, items: list[str]) -> Clause:
    """The clause of the words above a list, with what the list names: what a question needs, which mentions."""
    kind = every()[clause.kind]
    listed = (
        kind.listed(items)
        if hasattr(kind, "listed")
        else kind.read(Sentence(f"{clause.sentence} {', '.join(items)}"))
    )
    more = {name: value for name, value in listed.items() if isinstance(value, list) and value}
    said = {**more, **clause.slots}
    return replace(clause, slots=said, says=say(kind, said))


def _why(sentence: Sentence) -> str:
    if sentence.text.rstrip().endswith(":"):
        return "It introduces what follows."
    if len(sentence.text.split()) < 4:
        return "It is too short to be a rule by itself."
    if sentence.lead and not sentence.begun.text.startswith(sentence.lead[:-1]):
        return NO_RULE["fragment_or_example"]
    return NO_RULE[likely(sentence.begun).reason]
