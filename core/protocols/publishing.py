"""From a text to a protocol in force: the draft, what is asked of its owner, the difference to what was."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher

from core.protocols import slots, tables
from core.protocols.clause import ChannelProtocol, Clause, ProtocolReading, State
from core.protocols.contradicting import contradictions
from core.protocols.kinds import every
from core.protocols.markup import as_plain
from core.protocols.phrasing import say
from core.protocols.sentence import is_empty_item, too_long
from core.protocols.working_time import length
from core.refusal import Refusal
from core.words import tr

_TIMED = ("duration", "min_wait", "after")
# Two sentences of one kind that are so alike are one that was changed.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way to being published, on top of the version that was in force when it was written.

    `said` is what its owner has chosen and filled in so far, by field.
    """

    text: str
    after_version: int
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Changes with the text, the version in force and what was said, so that nothing is confirmed unseen."""
        said = sorted(self.said.items())
        return hashlib.sha256(f"{self.after_version}\n{said}\n{self.text}".encode()).hexdigest()[:16]


def draft(text: str, in_force: ChannelProtocol | None) -> Draft:
    """A draft of a text. Raises Refusal for one that is empty or too long to be read."""
    if not text.strip():
        raise Refusal(tr("The text is empty; write the rules, one sentence each."))
    if too_long(text):
        raise Refusal(too_long(text))
    return Draft(as_plain(text).strip(), in_force.version if in_force else 0)


def put(text: str, sentence: str, instead: str) -> str | None:
    """The text with a sentence in another's place, also in a row of a table; None where it does not stand there."""
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    if found is None or tables.is_row(text, found.start()):
        return tables.put(text, sentence, instead)
    written = text[: found.start()] + instead + text[found.end() :]
    return "\n".join(line for line in written.splitlines() if not is_empty_item(line))


def vague(clause: Clause) -> tuple[str, str] | None:
    """The slot that a clock would need and the words that stand in it; None where nothing is to be asked."""
    for name in _TIMED:
        value = clause.slots.get(name)
        if isinstance(value, str) and value and length(value) is None:
            return name, value
    return None


def questions(clauses: Sequence[Clause]) -> Iterator[str]:
    """What only the owner can say: how long a vague time is, and which of two contradicting clauses is meant."""
    for clause in clauses:
        words = vague(clause)
        if words:
            yield tr("“{sentence}”: how long is “{words}”?", sentence=clause.sentence, words=words[1])
    for one, other in contradictions(clauses):
        yield tr("“{one}” – “{other}”: these contradict each other; which is meant?",
                 one=one.sentence, other=other.sentence)  # fmt: skip


def answered(clause: Clause, answer: str) -> Clause:
    """The clause with its owner's own length of time. Raises Refusal for one that is still vague."""
    asked = vague(clause)
    if asked is None or not answer.strip():
        return clause
    found = slots.duration(answer)
    if length(found) is None:
        raise Refusal(
            tr(
                "“{answer}” is no exact time; write one as in 24 hours or 2 business days, or leave it empty.",
                answer=answer.strip()[:60],
            )
        )
    said = {**clause.slots, asked[0]: found, "calendar": slots.calendar(answer)}
    return replace(clause, slots=said, says=say(every()[clause.kind], said))


def confirmed(
    reading: ProtocolReading, the_draft: Draft, states: Mapping[str, State], answers: Mapping[str, str], now: datetime,
    before: ChannelProtocol | None = None,
) -> ChannelProtocol:  # fmt: skip
    """The next version as its owner wants it. Raises Refusal where two confirmed clauses contradict each other, and
    where all is struck.

    A sentence of which all is struck is taken out of the text. What was struck `before` is still known as such.
    """
    clauses = tuple(
        replace(answered(clause, answers.get(clause.id, "")), state=states.get(clause.id, State.READ))
        for clause in reading.clauses
    )
    for one, other in contradictions(c for c in clauses if c.state is State.CONFIRMED):
        raise Refusal(
            tr(
                "“{one}” and “{other}” contradict each other; strike one of them, or let it stand.",
                one=one.sentence,
                other=other.sentence,
            )
        )
    ids = {clause.id for clause in clauses}
    earlier = tuple(
        c for c in (before.clauses if before else ()) if c.state is State.STRUCK and c.id not in ids
    )
    text = _without(the_draft.text, clauses)
    if not text:
        raise Refusal(
            tr("All of it is struck, so there is nothing to publish; let at least one sentence stand.")
        )
    return ChannelProtocol(the_draft.after_version + 1, now, text, (*clauses, *earlier))


def _without(text: str, clauses: Sequence[Clause]) -> str:
    """The text without the sentences of which all is struck."""
    kept = {clause.sentence for clause in clauses if clause.state is not State.STRUCK}
    for sentence in dict.fromkeys(c.sentence for c in clauses if c.sentence not in kept):
        left = put(text, sentence, "")
        text = text if left is None else left
    return text.strip()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version changes in the clauses in force; `changed` holds (before, now)."""

    added: tuple[Clause, ...]
    changed: tuple[tuple[Clause, Clause], ...]
    struck: tuple[Clause, ...]


def difference(before: ChannelProtocol | None, now: ChannelProtocol) -> Difference:
    """What is new, changed and gone between two versions' clauses in force."""
    old = {clause.id: clause for clause in (before.in_force if before else ())}
    new = {clause.id: clause for clause in now.in_force}
    gone = [clause for id, clause in old.items() if id not in new]
    changed = [(old[id], new[id]) for id in new if id in old and _times(old[id]) != _times(new[id])]
    added = []
    for clause in (clause for id, clause in new.items() if id not in old):
        twin = next((other for other in gone if _alike(other, clause)), None)
        if twin is None:
            added.append(clause)
        else:
            gone.remove(twin)
            changed.append((twin, clause))
    return Difference(tuple(added), tuple(changed), tuple(gone))


def _times(clause: Clause) -> tuple[object, ...]:
    """The only slots that an owner's answer changes while the sentence stays as it is."""
    return tuple(clause.slots.get(slot) for slot in (*_TIMED, "calendar"))


def _alike(one: Clause, other: Clause) -> bool:
    return one.kind == other.kind and SequenceMatcher(None, one.sentence, other.sentence).ratio() >= _ALIKE


def holds_text(protocol: ChannelProtocol, text: str) -> bool:
    """Does the protocol in force say all of this already?"""
    return _bare(text) in _bare(protocol.text)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
