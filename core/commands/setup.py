"""How Stillwater behaves in a channel, set by a facilitator or the channel's creator."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.changes import ChangeSettings
from core.commands import Outcome, sources
from core.decide import settled_strictness
from core.desk import Desk
from core.interactions import Asked, Pressed, Submitted
from core.message import Channel
from core.programme import ChannelSettings, Mode
from core.refusal import Refusal
from core.reply.blocks import Text
from core.reply.forms import Choice, Field, FieldKind, Form
from core.reply.pages import page
from core.words import tr

SUMMARY = "how I behave in this channel"
USAGE = "[off | shadow | on | sources]"
STAFF = True

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST_GRACE = 24 * 60
_MODES = {
    Mode.OFF: "Off: I neither read along nor speak",
    Mode.SHADOW: "Shadow: I read along and show only you what I would have said",
    Mode.ON: "On: I speak, privately",
}
_DONE = {
    Mode.OFF: "Stillwater is switched off in this channel.",
    Mode.SHADOW: "Stillwater is in shadow mode in this channel: it reads along and says nothing.",
    Mode.ON: "Stillwater is switched on in this channel: it gives private hints.",
}


def answer(desk: Desk, asked: Asked) -> Outcome:
    """The form, or with a mode's name that mode at once, or the programme's sources."""
    word = asked.words.strip().lower()
    if not word:
        return Outcome(_form(desk, asked.channel))
    if word == "sources":
        return Outcome(sources.shown(desk))
    if word not in set(Mode):
        raise Refusal(tr("“setup” takes off, shadow, on or sources, or nothing for the whole form."))
    return _set(asked.channel.id, replace(desk.settings(asked.channel.id), mode=Mode(word)))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    return Outcome(_form(desk, Channel(pressed.about or pressed.channel.id)))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    # A form opened on a facilitator's own page belongs to the channel it is about.
    channel = submitted.about or submitted.channel.id
    return _set(channel, _read(submitted.values, desk.settings(channel)))


def _set(channel: str, settings: ChannelSettings) -> Outcome:
    return Outcome(page(tr(_DONE[settings.mode])), (ChangeSettings(channel, settings),))


def _form(desk: Desk, channel: Channel) -> Form:
    now = desk.settings(channel.id)
    strictness = "" if now.strictness is None else f"{now.strictness:g}"
    return Form(
        tr("Stillwater here"),
        "setup.save",
        (
            Field("mode", tr("Mode"), FieldKind.CHOICE, now.mode,
                  tuple(Choice(mode, tr(label)) for mode, label in _MODES.items())),
            Field("grace", tr("Minutes for people to answer first"), FieldKind.NUMBER,
                  f"{now.grace.total_seconds() / 60:g}"),
            Field("quiet_from", tr("Quiet from"), value=f"{now.quiet_from:%H:%M}",
                  hint=tr("On each member's own clock, as in 21:00")),
            Field("quiet_until", tr("Quiet until"), value=f"{now.quiet_until:%H:%M}",
                  hint=tr("The same time as above: no quiet hours")),
            Field("digest_day", tr("Digest day"), FieldKind.CHOICE, str(now.digest_day),
                  tuple(Choice(str(i), tr(day)) for i, day in enumerate(_DAYS))),
            Field("digest_at", tr("Digest time"), value=f"{now.digest_at:%H:%M}"),
            Field("timezone", tr("Time zone"), value=now.timezone or "", optional=True,
                  hint=tr("Of this channel, as in Europe/Berlin; empty: the programme's, {zone}",
                          zone=desk.programme.timezone)),
            Field("strictness", tr("How sure an answer has to be"), FieldKind.NUMBER, strictness,
                  hint=tr("From 0.5 to 0.99; empty: the default. “Not it” makes it stricter by itself: now {now}.",
                          now=f"{settled_strictness(now):.2f}"),
                  optional=True),
        ),
        about=channel.id,
        intro=(Text((tr("Start in shadow mode for a week, then look at what would have been said."),)),),
    )  # fmt: skip


def _read(given: Mapping[str, str], before: ChannelSettings) -> ChannelSettings:
    """The settings as filled in. Raises Refusal, naming the field, for what cannot be used."""
    mode, day = given.get("mode", before.mode), given.get("digest_day", str(before.digest_day))
    if mode not in set(Mode) or day not in set(map(str, range(7))):
        raise Refusal(tr("Mode and digest day have to be chosen from the list."))
    strictness = given.get("strictness", "").strip()
    return replace(
        before,
        mode=Mode(mode),
        grace=timedelta(
            minutes=_number(
                tr("Minutes for people to answer first"), given.get("grace", ""), 0, _LONGEST_GRACE
            )
        ),
        quiet_from=_time(tr("Quiet from"), given.get("quiet_from", "")),
        quiet_until=_time(tr("Quiet until"), given.get("quiet_until", "")),
        digest_day=int(day),
        digest_at=_time(tr("Digest time"), given.get("digest_at", "")),
        timezone=_zone(given.get("timezone", before.timezone or "").strip()),
        strictness=_number(tr("How sure an answer has to be"), strictness, 0.5, 0.99) if strictness else None,
    )


def _number(label: str, given: str, least: float, most: float) -> float:
    try:
        number = float(given)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise Refusal(
            tr("{label}: a number from {least} to {most}, please.", label=label, least=least, most=most)
        )
    return number


def _time(label: str, given: str) -> time:
    try:
        return time.fromisoformat(given.strip().zfill(5)).replace(tzinfo=None)
    except ValueError:
        raise Refusal(tr("{label}: a time as in 21:00, please.", label=label)) from None


def _zone(given: str) -> str | None:
    try:
        return ZoneInfo(given).key if given else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(tr("Time zone: write one as in Europe/Berlin, or leave it empty.")) from None
