"""What was read of one message, and why the bot spoke about it or kept silent: everything it may know, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from core.answers import Answer, look_up
from core.conversation import just_said
from core.decide import strictness
from core.discourse import Label, Reading, cues, read
from core.message import Message
from core.nudge_record import NudgeRecord
from core.protocols.breaches import breaches
from core.reply.blocks import Block, Bullets, Heading, Quote, Small, Text
from core.reply.figures import Table
from core.reply.pages import Page
from core.reply.spans import Bold, Line, When
from core.room import Room
from core.verdict import Verdict
from core.words import count, tr

# Contributions in log-odds smaller than this are left out: they moved the reading by less than a point.
_NEGLIGIBLE = 0.05
_SAID = {
    Verdict.HELPED: "Its author said that it helped.",
    Verdict.WRONG: "Its author said that it was not it; this channel is stricter since.",
    Verdict.REDIRECTED: "Its author took the question to the forum.",
    Verdict.SILENT: "Its author has not said whether it helped; silence is unknown.",
}
_FINE = "Its author said that it was fine; they are not pointed to that sentence here again."


@dataclass(frozen=True, slots=True)
class Fate:
    """What the ledger keeps of a message's way: the last reason, the nudge, and until when it waits."""

    because: str
    nudge: NudgeRecord | None = None
    waits_until: datetime | None = None


def explain(room: Room, message: Message, fate: Fate) -> Page:
    """A message read anew, as it was read when it was heard, with what became of it."""
    reading = read(message.text)
    before = just_said(message, room.recent)
    answer = look_up(message.text, room.library, before=before, threshold=strictness(room))
    blocks = (*_fate(fate), *_discourse(reading), *_question(answer, message), *_protocol(room, message))
    return Page(tr("What was read of this message"), blocks)


def _fate(fate: Fate) -> Iterator[Block]:
    nudge = fate.nudge
    if nudge is not None:
        shadow = tr("It would have spoken, but this channel is in shadow mode.")
        yield Text((Bold(shadow if nudge.shadow else tr("It gave a private hint.")), " ", nudge.because))
        if not nudge.shadow:
            fine = nudge.clause and nudge.verdict is Verdict.WRONG
            yield Small((tr(_FINE if fine else _SAID[nudge.verdict]),))
    elif fate.waits_until is not None:
        yield Text((Bold(tr("It waits")), tr(" until "), When(fate.waits_until), ". ", fate.because))
        yield Small((tr("Then it looks again: if people have answered by then, it says nothing."),))
    else:
        yield Text((Bold(tr("It said nothing.")), " ", fate.because))


def _discourse(reading: Reading) -> Iterator[Block]:
    yield Heading(tr("Reactive or reflective"))
    if reading.reflection is None:
        yield Text((reading.because,))
        return
    share = tr("{share} of 100 towards reflective.", share=round(100 * reading.reflection))
    yield Text((reading.because, " ", Bold(share)))
    rows = tuple(_cues(reading))
    if rows:
        yield Table((tr("What was measured"), tr("Pulls towards"), tr("How much")), rows)


def _cues(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """The cues that moved the reading, strongest first; one that pulls away from what it names was not seen."""
    known = cues.every()
    for name, part in sorted(reading.cues.items(), key=lambda pair: -abs(pair[1])):
        if abs(part) < _NEGLIGIBLE:
            return
        towards = Label.REFLECTIVE if part > 0 else Label.REACTIVE
        shown = name.replace("_", " ") if name in known else tr("its wording as a whole")
        yield shown, tr(towards.value), f"{abs(part):.1f}"


def _question(answer: Answer, message: Message) -> Iterator[Block]:
    yield Heading(tr("A question the docs answer?"))
    yield Text((answer.because,))
    if answer.is_question and not message.opens_conversation:
        yield Small((tr("It stands in a thread, where people are talking already."),))
    for passage in answer.passages:
        yield Text((Bold(passage.title), " ", passage.source))
        yield Quote(passage.quote)


def _protocol(room: Room, message: Message) -> Iterator[Block]:
    yield Heading(tr("This channel's protocol"))
    clauses = len(room.protocol.in_force) if room.protocol else 0
    if not clauses:
        yield Text((tr("No clause is in force here."),))
        return
    broken: tuple[Line, ...] = tuple((b.clause.quoted, " ", *b.offer) for b in breaches(room, message))
    if broken:
        yield Text((tr("It speaks about this message:"),))
        yield Bullets(broken)
    else:
        yield Text(
            (
                tr(
                    "{clauses} in force; none is about this message.",
                    clauses=count(clauses, "clause", "clauses"),
                ),
            )
        )
