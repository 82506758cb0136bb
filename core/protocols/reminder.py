"""How a reminder is worded: what is owed, by when, quoting the clause; never who failed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from core.protocols.obligations import Awaits, Owed, Stage
from core.protocols.phrasing import artefact
from core.reply.blocks import Block, Button, Buttons, Quote, Small, Text
from core.reply.pages import Page
from core.reply.spans import Line, Link, Place, Span, When
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
_NOBODY = {Stage.SOON: "; there is time until ", Stage.DUE: "; there was time until "}
_ALSO = {Stage.SOON: "By another sentence it is due ", Stage.DUE: "By another sentence it was due "}

Due = tuple[Owed, Stage]


def reminder(due: Sequence[Due], link: Callable[[Owed], str | None], channel: str) -> Page:
    """What one facilitator is told of a channel's obligations, soonest due first, each question once."""
    matters = _by_matter(due)
    said = tr("{n} from the protocol", n=count(len(matters), "reminder", "reminders"))
    blocks: list[Block] = [
        Text((tr("From what has been agreed in "), Place(matters[0][0][0].channel, channel), ":"))
    ]
    for (owed, stage), *others in matters[:_MOST]:
        blocks += _one(owed, stage, link(owed), others)
    if len(matters) > _MOST:
        blocks.append(Small((tr("And {left} more.", left=len(matters) - _MOST),)))
    told = tr(
        "Facilitators alone get this: at three quarters of the time and when it is due, and not once it is met. "
        "“snooze” and “opt-out” stop it for you."
    )
    return Page(said, (*blocks, Small((told,))))


def _by_matter(due: Iterable[Due]) -> list[list[Due]]:
    """What is due, with all that is owed about the same question together."""
    found: defaultdict[str, list[Due]] = defaultdict(list)
    for pair in sorted(due, key=lambda pair: pair[0].due):
        found[pair[0].matter].append(pair)
    return list(found.values())


def _one(owed: Owed, stage: Stage, url: str | None, others: Sequence[Due]) -> list[Block]:
    what = tr(
        _WHAT[owed.awaits],
        what=artefact(owed.what) if owed.what else "",
        subject=owed.subject.partition("@")[0],
    )
    shown: Span = Link(what, url) if url else what
    blocks: list[Block] = [Text((shown, *_when(owed, stage))), Quote(owed.sentence)]
    named = {owed.sentence}
    for other, its_stage in others:
        if other.sentence not in named:
            blocks += [Text(_also(other, its_stage)), Quote(other.sentence)]
            named.add(other.sentence)
    if owed.awaits is Awaits.ARTEFACT:
        blocks.append(Buttons((Button(tr("It is out"), "protocol.kept", owed.key),)))
    return blocks


def _when(owed: Owed, stage: Stage) -> Line:
    words = _NOBODY if owed.awaits is Awaits.ANYONE else _WHEN
    return tr(words[stage]), When(owed.due), "."


def _also(owed: Owed, stage: Stage) -> Line:
    """Another clause that speaks of a question named already."""
    if owed.awaits is Awaits.ANYONE:
        return (tr("Nobody has replied at all"), *_when(owed, stage))
    return tr(_ALSO[stage]), When(owed.due), ":"
