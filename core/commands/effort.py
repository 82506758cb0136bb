"""Facilitators' hours of a week and how they divide between live and asynchronous work, in two taps."""

from collections.abc import Sequence

from core.changes import Record
from core.commands import Outcome
from core.desk import Desk
from core.discourse import week_of
from core.facts import Effort, Work
from core.interactions import Asked, Pressed
from core.logbook import Entry
from core.reply.blocks import Button, Buttons, Small, Text
from core.reply.pages import Page
from core.reply.pages import page as said
from core.words import count, tr

SUMMARY = "your hours this week, live and asynchronous, in two taps"
USAGE = ""
STAFF = True
KIND = "effort"
_HOURS = (2, 5, 10, 20, 35)
_SHARES = {
    "10": "hardly any",
    "30": "about a third",
    "50": "half",
    "70": "about two thirds",
    "90": "nearly all",
}


def answer(desk: Desk, asked: Asked) -> Outcome:  # noqa: ARG001 - every command takes the desk
    """First tap: how many hours."""
    return Outcome(_ask_hours())


def _ask_hours() -> Page:
    buttons = (Button(tr("about {hours}", hours=h), "effort.hours", str(h)) for h in _HOURS)
    shown = tr("How many hours did you work for the programme this week?")
    private = Small((tr("Only the share of everybody's hours together is ever shown."),))
    return Page(shown, (Text((shown,)), Buttons(tuple(buttons)), private))


def press(desk: Desk, pressed: Pressed) -> Outcome:  # noqa: ARG001 - every command's press takes the desk
    """Second tap: how much of it was live; then it is noted, in place of an earlier answer of that week."""
    if pressed.does == "effort.start":
        return Outcome(_ask_hours())
    hours, _, share = pressed.about.partition(":")
    if hours not in map(str, _HOURS) or (share and share not in _SHARES):
        return Outcome(said(tr("That button is from an older version; please ask again.")))
    if not share:
        return Outcome(_ask_share(hours), replaces=True)
    key = f"{week_of(pressed.at)}:{pressed.member.id}"
    value = {"hours": int(hours), "live": int(share) / 100}
    entry = Entry(KIND, key, value, pressed.at, pressed.member.id)
    told = tr("Thank you, noted: about {hours}, {share} live.",
              hours=count(int(hours), "hour", "hours"), share=tr(_SHARES[share]))  # fmt: skip
    return Outcome(said(told), (Record(entry),), replaces=True)


def _ask_share(hours: str) -> Page:
    shown = tr("How much of it went into live sessions (with preparing them) and the chat?")
    buttons = (Button(tr(label), "effort.share", f"{hours}:{share}") for share, label in _SHARES.items())
    return Page(shown, (Text((shown,)), Buttons(tuple(buttons))))


def efforts(entries: Sequence[Entry]) -> tuple[Effort, ...]:
    """The logbook's lines as facts without names: the latest of each person and week counts."""
    latest = {entry.key: entry for entry in entries if entry.kind == KIND}
    found: list[Effort] = []
    for entry in latest.values():
        hours, live = float(str(entry.value["hours"])), float(str(entry.value["live"]))
        found.append(Effort(entry.at, Work.LIVE, round(hours * live, 2)))
        found.append(Effort(entry.at, Work.ASYNCHRONOUS, round(hours * (1 - live), 2)))
    return tuple(found)
