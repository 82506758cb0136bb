"""The five-step audit, run by a team together over days: look, correct, confirm, and take the report along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.changes import Record
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked, Pressed, Submitted
from core.logbook import Entry
from core.paradox.audit import STEPS, Step
from core.paradox.redesign.board import board, note
from core.paradox.redesign.decided import COUPLING, TOUCHPOINT
from core.programme import NeedsSession, Purpose
from core.refusal import Refusal
from core.reply.blocks import Block, Bullets, Button, Buttons, Heading, Small, Text
from core.reply.forms import Choice, Field, FieldKind, Form
from core.reply.pages import Page, page
from core.reply.spans import Bold, Person, Span, When
from core.words import count, tr

SUMMARY = "the five-step audit: find where the live elements hurt, together, over as many days as you need"
USAGE = "[map | mismatch | coupling | workload | synthesis | new]"
STAFF = True
# The logbook's kinds: a step confirmed (with a note), and the start of a new audit.
STEP, START = "audit.step", "audit.start"
_ASKED_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Somebody looked a step over; `note` is what they added in their own words."""

    by: str | None
    at: datetime
    note: str


def answer(desk: Desk, asked: Asked) -> Outcome:
    """Where the audit stands; a step by its word; `new` starts over and keeps the old lines."""
    word = asked.words.strip().casefold()
    if word == "new":
        started = Entry(START, "programme", {}, asked.at, asked.member.id)
        return Outcome(
            page(tr("A new audit begins. What was corrected before still holds.")), (Record(started),)
        )
    if word and word not in STEPS:
        raise Refusal(tr("“audit” takes {steps} or new.", steps=", ".join(STEPS)))
    return Outcome(_step(desk, word) if word else _overview(desk))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`show` a step, `correct` it by a form, `confirm` it with a note."""
    verb = pressed.does.partition(".")[2]
    if pressed.about not in STEPS:
        return Outcome(_overview(desk))
    match verb:
        case "correct":
            return Outcome(_correct(desk, pressed.about))
        case "confirm":
            asked = Field("note", tr("What the figures do not show"), FieldKind.PARAGRAPH, optional=True)
            return Outcome(Form(tr("Confirm"), "audit.confirmed", (asked,), pressed.about))
        case _:
            return Outcome(_step(desk, pressed.about))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    if submitted.about not in STEPS:
        raise Refusal(tr("This form is from an older version of Stillwater; please ask again."))
    if submitted.does == "audit.confirmed":
        said = submitted.values.get("note", "").strip()[:2_000]
        entry = note(STEP, submitted.about, {"note": said}, submitted.at, submitted.member.id)
        later = [name for name in STEPS if name not in confirmed(desk) and name != submitted.about]
        told = tr("Confirmed.") if later else tr("Confirmed. That was the last step: the report is complete.")
        following = (
            (Buttons((Button(tr("Next step"), "audit.show", later[0], primary=True),)),) if later else ()
        )
        return Outcome(page(told, Text((told,)), *following), (Record(entry),))
    entries = tuple(_corrections(submitted))
    told = tr("Noted: {n}.", n=count(len(entries), "answer", "answers"))
    show = Buttons((Button(tr("Show the step again"), "audit.show", submitted.about),))
    return Outcome(page(told, Text((told,)), show), tuple(Record(entry) for entry in entries))


def confirmed(desk: Desk) -> dict[str, Confirmed]:
    """The steps confirmed since the audit began, each by whoever did so last."""
    starts = desk.entries(START)
    begun = starts[-1].at if starts else None
    lines = [e for e in desk.entries(STEP) if begun is None or e.at > begun]
    return {e.key: Confirmed(e.by, e.at, str(e.value.get("note", ""))) for e in lines}


def _overview(desk: Desk) -> Page:
    done = confirmed(desk)
    told = tr("Audit: {n} of 5 steps confirmed.", n=len(done))
    blocks: list[Block] = [Heading(tr("Audit of {name}", name=desk.programme.name)), Text((Bold(told),))]
    facts = board(desk).facts
    for number, (name, step) in enumerate(STEPS.items(), 1):
        found = step(facts)
        blocks += [
            Text((Bold(f"{number}. {found.title}"), "\n", found.headline)),
            Small(_state(done.get(name), found)),
            Buttons((Button(tr("Open"), "audit.show", name, primary=name not in done),)),
        ]
    blocks.append(Small((tr("The whole report as a page: stillwater audit --html report.html"),)))
    return Page(told, tuple(blocks))


def _state(done: Confirmed | None, step: Step) -> tuple[Span, ...]:
    asks = tr(" {n} to answer.", n=count(len(step.asks), "question", "questions")) if step.asks else ""
    if done is None:
        return (tr("not looked over yet.") + asks,)
    who: tuple[Span, ...] = (tr("looked over by "), Person(done.by), ", ") if done.by else ()
    return (*who, When(done.at), "." + asks)


def _step(desk: Desk, name: str) -> Page:
    found = STEPS[name](board(desk).facts)
    blocks: list[Block] = [Heading(found.title), Text((Bold(found.headline),))]
    if found.findings:
        blocks.append(Bullets(tuple((one,) for one in found.findings)))
    blocks += [*found.charts, *found.tables]
    if found.asks:
        asks = tuple((one,) for one in found.asks[:_ASKED_AT_ONCE])
        blocks += [Text((tr("Only you can answer:"),)), Bullets(asks)]
    if found.missing:
        blocks.append(Small((tr("Missing: {what}.", what="; ".join(found.missing)),)))
    done = confirmed(desk).get(name)
    if done and done.note:
        blocks.append(Text((tr("Note: {note}", note=done.note),)))
    buttons = [Button(tr("Confirm"), "audit.confirm", name, primary=not found.asks)]
    if found.asks:
        buttons.insert(0, Button(tr("Answer"), "audit.correct", name, primary=True))
    if name == "workload":
        buttons.insert(0, Button(tr("Your hours this week"), "effort.start"))
    if name == "synthesis":
        buttons.append(Button(tr("Redesign"), "touchpoints.show"))
    return Page(found.headline, (*blocks, Buttons(tuple(buttons))))


def _correct(desk: Desk, name: str) -> Form | Page:
    """A form with what only the owner can say about a step, a few questions at a time."""
    facts = board(desk).facts
    match name:
        case "map":
            unsaid = [t for t in board(desk).touchpoints if not t.standing
                      and (t.mandatory is None or t.purpose is Purpose.OTHER)]  # fmt: skip
            fields = [field for one in unsaid[: _ASKED_AT_ONCE // 2] for field in _touchpoint(one.title)]
        case "coupling":
            listed = facts.programme.assessments
            fields = [_assessment(a.name) for a in listed if a.needs_session is NeedsSession.UNKNOWN][
                :_ASKED_AT_ONCE
            ]
        case _:
            fields = []
    if not fields:
        return page(tr("There is nothing to answer here."))
    return Form(tr("Audit"), "audit.corrected", tuple(fields), name)


def _touchpoint(title: str) -> Sequence[Field]:
    duty = (Choice("yes", tr("mandatory")), Choice("no", tr("optional")))
    kinds = tuple(Choice(p, tr(p.value)) for p in Purpose if p is not Purpose.STANDING_CHANNEL)
    return (
        Field(
            f"mandatory:{title}",
            tr("{title}: attendance", title=title),
            FieldKind.CHOICE,
            "",
            duty,
            optional=True,
        ),
        Field(
            f"purpose:{title}",
            tr("{title}: what for", title=title),
            FieldKind.CHOICE,
            "",
            kinds,
            optional=True,
        ),
    )


def _assessment(name: str) -> Field:
    choices = (
        Choice(NeedsSession.NO, tr("the written material is enough")),
        Choice(NeedsSession.YES, tr("it needs something only said live")),
    )
    return Field(f"needs:{name}", name, FieldKind.CHOICE, "", choices, optional=True)


def _corrections(submitted: Submitted) -> list[Entry]:
    found = []
    for field, said in submitted.values.items():
        part, _, key = field.partition(":")
        if not said.strip() or not key:
            continue
        if part == "needs" and said in set(NeedsSession):
            found.append(note(COUPLING, key, {"needs": said}, submitted.at, submitted.member.id))
        elif part == "mandatory":
            found.append(
                note(TOUCHPOINT, key, {"mandatory": said == "yes"}, submitted.at, submitted.member.id)
            )
        elif part == "purpose" and said in set(Purpose):
            found.append(note(TOUCHPOINT, key, {"purpose": said}, submitted.at, submitted.member.id))
    return found
