"""How a reminder is worded: what is owed, by when, quoting the clause; never who failed."""

from collections.abc import Callable, Sequence

from core.protocols.obligations import Awaits, Owed, Stage
from core.protocols.phrasing import artefact
from core.reply import Block, Button, Buttons, Link, Page, Place, Quote, Small, Span, Text, When
from core.words import count, tr

# One reminder tells of so many; the rest are counted.
_MOST = 8
_WHAT = {
    Awaits.ANSWER: "A question waits for an answer",
    Awaits.FORUM_ANSWER: "A topic on the forum waits for an answer",
    Awaits.ARTEFACT: "{subject}: I have not seen {what} here yet",
    Awaits.ANYONE: "A question has had no reply at all",
}
_WHEN = {Stage.SOON: ", due ", Stage.DUE: "; it was due "}


def reminder(due: Sequence[tuple[Owed, Stage]], link: Callable[[Owed], str | None], channel: str) -> Page:
    """What one facilitator is told of a channel's obligations, soonest due first."""
    ordered = sorted(due, key=lambda pair: pair[0].due)
    said = tr("{n} from the protocol", n=count(len(ordered), "reminder", "reminders"))
    blocks: list[Block] = [
        Text((tr("From what has been agreed in "), Place(ordered[0][0].channel, channel), ":"))
    ]
    for owed, stage in ordered[:_MOST]:
        blocks += _one(owed, stage, link(owed))
    if len(ordered) > _MOST:
        blocks.append(Small((tr("And {left} more.", left=len(ordered) - _MOST),)))
    told = tr(
        "Facilitators alone get this: at three quarters of the time and when it is due, and not once it is met. "
        "“snooze” and “opt-out” stop it for you."
    )
    return Page(said, (*blocks, Small((told,))))


def _one(owed: Owed, stage: Stage, url: str | None) -> list[Block]:
    what = tr(
        _WHAT[owed.awaits],
        what=artefact(owed.what) if owed.what else "",
        subject=owed.subject.partition("@")[0],
    )
    shown: Span = Link(what, url) if url else what
    when = tr("; there was time until ") if owed.awaits is Awaits.ANYONE else tr(_WHEN[stage])
    blocks: list[Block] = [Text((shown, when, When(owed.due), ".")), Quote(owed.sentence)]
    if owed.awaits is Awaits.ARTEFACT:
        blocks.append(Buttons((Button(tr("It is out"), "protocol.kept", owed.key),)))
    return blocks
