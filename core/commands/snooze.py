"""Peace from nudges for a while."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from core.changes import ChangePreferences
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked, Pressed
from core.message import Member
from core.refusal import Refusal
from core.reply.blocks import Button, Buttons, Text
from core.reply.pages import page
from core.reply.spans import When
from core.words import tr

SUMMARY = "no hints for a while: a day, a week, or as you say"
USAGE = "[3 hours | 2 days | 1 week | off]"

_LENGTH = re.compile(r"(?:for )?(\d{1,3}|an?|one)? ?(h|hours?|d|days?|w|weeks?|months?)", re.IGNORECASE)
_UNITS = {
    "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1), "m": timedelta(days=30),
}  # fmt: skip
_LONGEST = timedelta(days=366)
WEEK = timedelta(weeks=1)


def answer(desk: Desk, asked: Asked) -> Outcome:
    """Snooze for as long as the words say, a week where they say nothing; "off" ends it."""
    if asked.words.lower() in {"off", "stop", "end"}:
        return _awake(desk, asked.member)
    return _asleep(desk, asked.member, desk.now + length(asked.words))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    if pressed.does == "snooze.off":
        return _awake(desk, pressed.member)
    return _asleep(desk, pressed.member, desk.now + WEEK)


def length(words: str) -> timedelta:
    """How long "3 hours", "2d" or "a week" is. Raises Refusal for anything else, or more than a year."""
    if not words.strip():
        return WEEK
    found = _LENGTH.fullmatch(words.strip())
    if not found:
        raise Refusal(tr("I did not understand how long; say it as in “3 hours”, “2 days” or “1 week”."))
    number, unit = found.groups()
    asked = int(number) if number and number.isdigit() else 1
    wanted = asked * _UNITS[unit[0].lower()]
    if not timedelta() < wanted <= _LONGEST:
        raise Refusal(tr("I can be snoozed for an hour up to a year; “opt-out” stops hints for good."))
    return wanted


def _asleep(desk: Desk, member: Member, until: datetime) -> Outcome:
    wishes = replace(desk.preferences(member.id), snoozed_until=until)
    told = page(
        tr("Snoozed. No hints from me for now."),
        Text((tr("Of course. You get no hints from me until "), When(until), ".")),
        Buttons((Button(tr("Wake up again"), "snooze.off"),)),
    )
    return Outcome(told, (ChangePreferences(member.id, wishes),))


def _awake(desk: Desk, member: Member) -> Outcome:
    wishes = replace(desk.preferences(member.id), snoozed_until=None)
    return Outcome(page(tr("I am awake again. Thank you!")), (ChangePreferences(member.id, wishes),))
