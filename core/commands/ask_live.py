"""Questions for a live session, collected before it without names; live time is for the trickiest."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.answers import look_up
from core.changes import Record
from core.citing import cited
from core.commands import Outcome, is_staff
from core.desk import Desk
from core.interactions import Asked, Pressed, Submitted
from core.logbook import Entry
from core.paradox.audit.live_map import Mapped
from core.paradox.redesign.board import board
from core.refusal import Refusal
from core.reply.blocks import Button, Buttons, Small, Text
from core.reply.forms import Choice, Field, FieldKind, Form
from core.reply.pages import Page, page
from core.reply.spans import Bold, Span
from core.words import count, tr

SUMMARY = "a question for the next live session, asked without your name"
USAGE = "[list]"
QUESTION, TOO = "ask-live", "ask-live.too"
# Questions are for a coming session; after so long they are no longer shown.
_LASTS = timedelta(days=30)
_LONGEST = 500
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question with how many people have it; nobody's name is kept with it."""

    id: str
    session: str
    text: str
    people: int


def answer(desk: Desk, asked: Asked) -> Outcome:
    """The form to ask; `list` shows what has been asked, the most wanted first."""
    if asked.words.strip().casefold() == "list":
        return Outcome(_list(wanted(desk), facilitator=is_staff(asked)))
    sessions = _sessions(desk)
    if not sessions:
        return Outcome(
            page(tr("I know of no live session; “ask” takes your question to the docs and the forum."))
        )
    return Outcome(_form(sessions, asked.words.strip()[:_LONGEST]))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`too`: I have this question as well; `anyway`: the passage was not it; `list`: what has been asked."""
    verb = pressed.does.partition(".")[2]
    if verb == "too":
        vote = Entry(TOO, pressed.about, {}, pressed.at, pressed.member.id)
        return Outcome(page(tr("Noted: you have this question as well.")), (Record(vote),))
    if verb == "anyway":
        session, _, text = pressed.about.partition("\n")
        return Outcome(_thanks(), (Record(_question(session, text, pressed)),), replaces=True)
    return Outcome(_list(wanted(desk), facilitator=is_staff(pressed)))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """What the docs answer already needs no live time: the passage is shown instead, with a way past it."""
    text, session = submitted.values.get("question", "").strip(), submitted.values.get("session", "")
    if not text or len(text) > _LONGEST:
        raise Refusal(tr("Question: up to {most} characters, please.", most=_LONGEST))
    if session not in {one.title for one in _sessions(desk)}:
        raise Refusal(tr("Session: choose one from the list."))
    found = look_up(text, desk.library, outright=True)
    if found.answered:
        told = tr("The docs may answer this already; live time is for what they do not.")
        anyway = Button(tr("Not it: ask it live"), "ask-live.anyway", f"{session}\n{text}")
        return Outcome(Page(told, (Text((told,)), *cited(found.passages[0], ()), Buttons((anyway,)))))
    return Outcome(_thanks(), (Record(_question(session, text, submitted)),))


def _question(session: str, text: str, by: Pressed | Submitted) -> Entry:
    # Kept without its author, and to the day only: neither who nor exactly when can be read off it.
    id = hashlib.sha256(f"{session}\n{text.casefold()}".encode()).hexdigest()[:16]
    day = by.at.replace(hour=0, minute=0, second=0, microsecond=0)
    return Entry(QUESTION, id, {"session": session, "text": text}, day, None)


def wanted(desk: Desk, session: str | None = None) -> tuple[Wanted, ...]:
    """The questions asked lately, the most wanted first; asking the same thing again counts as wanting it too."""
    lately = [e for e in desk.entries(QUESTION) if desk.now - e.at <= _LASTS]
    asked = Counter(e.key for e in lately)
    too = Counter(key for key, _ in {(e.key, e.by) for e in desk.entries(TOO)})
    latest = {e.key: e for e in lately if session is None or e.value["session"] == session}
    found = [
        Wanted(key, str(e.value["session"]), str(e.value["text"]), asked[key] + too[key])
        for key, e in latest.items()
    ]
    return tuple(sorted(found, key=lambda w: (-w.people, w.text)))


def _sessions(desk: Desk) -> Sequence[Mapped]:
    return [one for one in board(desk).touchpoints if not one.standing]


def _form(sessions: Sequence[Mapped], text: str) -> Form:
    choices = tuple(Choice(one.title, one.title) for one in sessions[:50])
    intro = tr(
        "Your question is kept without your name. What the docs answer already is shown to you at once."
    )
    return Form(
        tr("A question for live"), "ask-live.save",
        (
            Field("session", tr("Session"), FieldKind.CHOICE, choices[0].value, choices),
            Field("question", tr("Question"), FieldKind.PARAGRAPH, text),
        ),
        submit=tr("Ask"), intro=(Text((intro,)),),
    )  # fmt: skip


def _thanks() -> Page:
    told = tr("Asked, without your name. The most wanted questions are taken first.")
    return Page(told, (Text((told,)), Buttons((Button(tr("See what others ask"), "ask-live.list"),))))


def _list(found: Sequence[Wanted], *, facilitator: bool) -> Page:
    if not found:
        return page(tr("Nobody has asked anything for a live session yet."))
    told = tr("Asked for the live sessions, most wanted first:")
    blocks: list[Text | Buttons | Small] = [Text((told,))]
    for one in found[:_SHOWN]:
        said: tuple[Span, ...] = (
            Bold(one.text),
            f" · {one.session} · {count(one.people, 'person', 'people')}",
        )
        blocks.append(Text(said))
        if not facilitator:
            blocks.append(Buttons((Button(tr("I have this too"), "ask-live.too", one.id),)))
    if len(found) > _SHOWN:
        blocks.append(Small((tr("And {n} more.", n=len(found) - _SHOWN),)))
    return Page(told, tuple(blocks))
