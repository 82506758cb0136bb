"""How Stillwater behaves in this channel, and towards the person who asks."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from core.commands import Outcome, is_staff
from core.desk import Desk
from core.gone import because, still_there
from core.interactions import Asked
from core.message import Channel, Role
from core.programme import ChannelSettings, Mode
from core.reply.blocks import Bullets, Button, Buttons, Text
from core.reply.pages import page
from core.reply.spans import Bold, Line, Place, Span, When
from core.verdict import Verdict
from core.visit import told
from core.words import count, tr

SUMMARY = "how I behave in this channel, and towards you"
USAGE = ""

_MODES = {
    Mode.OFF: "I am switched off here.",
    Mode.SHADOW: "I am in shadow mode here: I read along and say nothing; facilitators see what I would have said.",
    Mode.ON: "I am switched on here: what I have to say, I say privately.",
}
_LATELY = timedelta(days=7)


def answer(desk: Desk, asked: Asked) -> Outcome:
    if asked.channel.gone:
        why = Text((*because(asked.channel), " ", *still_there(asked.channel)))
        return Outcome(page(tr("I am not in this channel."), Text((Bold(_name(asked.channel)),)), why))
    settings = desk.settings(asked.channel.id)
    lines = [(tr(_MODES[settings.mode]),), *_habits(settings), _protocol(desk, asked.channel)]
    lines.append(_towards(desk, asked))
    lines += [line for visit in desk.visits() if visit.down_since or is_staff(asked) if (line := told(visit))]
    if is_staff(asked):
        lines.append(_lately(desk, asked.channel))
    shown = page(tr("Stillwater in this channel"), Text((Bold(_name(asked.channel)),)), Bullets(tuple(lines)))
    if is_staff(asked):
        shown = page(shown.summary, *shown.blocks, Buttons(tuple(_changes(asked))))
    return Outcome(shown)


def _changes(asked: Asked) -> Iterator[Button]:
    yield Button(tr("Change settings"), "setup.open", asked.channel.id)
    if asked.member.role is Role.FACILITATOR:
        yield Button(tr("Sources"), "sources.show")


def _name(channel: Channel) -> str:
    return f"#{channel.name}" if channel.name else tr("This conversation")


def _habits(settings: ChannelSettings) -> list[Line]:
    if settings.mode is Mode.OFF:
        return []
    minutes = int(settings.grace.total_seconds() // 60)
    waits = tr("People have {minutes} to answer first.", minutes=count(minutes, "minute", "minutes"))
    if settings.quiet_from == settings.quiet_until:
        return [(waits,)]
    quiet = tr(
        "I am quiet from {start} to {end} on your own clock.",
        start=f"{settings.quiet_from:%H:%M}", end=f"{settings.quiet_until:%H:%M}",
    )  # fmt: skip
    return [(waits,), (quiet,)]


def _protocol(desk: Desk, channel: Channel) -> Line:
    protocol = desk.protocol(channel.id)
    if protocol is None or not protocol.in_force:
        return (tr("No protocol is in force here."),)
    clauses = count(len(protocol.in_force), "clause", "clauses")
    return (
        tr("A protocol with {clauses} is in force in ", clauses=clauses),
        Place(channel.id, channel.name),
        ".",
    )


def _towards(desk: Desk, asked: Asked) -> Line:
    wishes = desk.preferences(asked.member.id)
    if wishes.opted_out:
        return (tr("You have opted out: I never nudge you. “opt-out back” undoes it."),)
    if _still(wishes.snoozed_until, desk.now):
        asleep: list[Span] = [tr("You have snoozed me until "), When(wishes.snoozed_until or desk.now), "."]
        return tuple(asleep)
    return (tr("You may get a private hint from me now and then. “snooze” and “opt-out” stop that."),)


def _still(until: datetime | None, now: datetime) -> bool:
    return until is not None and now < until


def _lately(desk: Desk, channel: Channel) -> Line:
    nudges = desk.nudges(desk.now - _LATELY, channel.id)
    given = [nudge.verdict for nudge in nudges if not nudge.shadow]
    told = tr("In the last seven days: {said} given, {kept} kept back in shadow mode.",
              said=count(len(given), "hint", "hints"), kept=len(nudges) - len(given))  # fmt: skip
    return (f"{told} {_became(given)}" if given else told,)


def _became(verdicts: Sequence[Verdict]) -> str:
    """What became of hints; silence is unknown."""
    return tr(
        "What became of them: answered {helped}, not it {wrong}, taken to the forum {forum}; nothing is known of "
        "{silent}. Answered means that its reader said so, or opened the page and asked nothing more for three days, "
        "where the platform tells that a page was opened (Slack and the playground do, Teams does not).",
        helped=verdicts.count(Verdict.HELPED), wrong=verdicts.count(Verdict.WRONG),
        forum=verdicts.count(Verdict.REDIRECTED), silent=verdicts.count(Verdict.SILENT),
    )  # fmt: skip
