"""Justify a live element: what does it offer that is impossible asynchronously?"""

from core.changes import Record
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked, Pressed, Submitted
from core.logbook import Entry
from core.paradox.audit.live_map import Mapped
from core.paradox.redesign.board import Board, board, note
from core.paradox.redesign.decided import TOUCHPOINT, WORTH_SAID, Decision, Worth, decisions
from core.paradox.redesign.pruning import USUAL, pruned
from core.refusal import Refusal
from core.reply.blocks import Block, Button, Buttons, Small, Text
from core.reply.forms import Choice, Field, FieldKind, Form
from core.reply.pages import Page
from core.words import tr

SUMMARY = "say what a live element offers that is impossible asynchronously, or let it go"
USAGE = "TITLE"
STAFF = True
_NO, _YES = "no", "yes"


def answer(desk: Desk, asked: Asked) -> Outcome:
    """The form for a touchpoint by its title; without one, for the heaviest that nobody has justified."""
    seen = board(desk)
    one = seen.named(asked.words) if asked.words.strip() else _next(seen)
    if one is None and asked.words.strip():
        raise Refusal(
            tr("There is no touchpoint “{title}”; “touchpoints” lists them.", title=asked.words[:60])
        )
    if one is None:
        raise Refusal(tr("Every live element I know of has been justified; “touchpoints” shows them."))
    return Outcome(_form(one, seen.decision(one.title)))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    seen = board(desk)
    one = seen.named(pressed.about)
    if one is None:
        raise Refusal(tr("There is no touchpoint “{title}” any more.", title=pressed.about[:60]))
    return Outcome(_form(one, seen.decision(one.title)))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """The answer is kept, and the effect of all answers so far is shown."""
    values = submitted.values
    worth = values.get("worth", "")
    if worth not in set(Worth):
        raise Refusal(tr("What it offers: choose one from the list."))
    because, output = values.get("because", "").strip(), values.get("output", "").strip()
    if worth != Worth.NOTHING and not output:
        raise Refusal(tr("What comes out of it: a session that stays has a purpose and an output."))
    value: dict[str, object] = {
        "worth": worth, "because": because, "output": output,
        "mandatory": values.get("mandatory") == _YES if values.get("mandatory") else None,
        "minutes": _number(values.get("minutes", ""), tr("New length in minutes"), 600),
        "needs_first": values.get("needs_first", "").strip()[:80],
        "times": _number(values.get("times", ""), tr("How many times in the programme"), 500),
    }  # fmt: skip
    entry = note(TOUCHPOINT, submitted.about, value, submitted.at, submitted.member.id)
    return Outcome(_thanks(board(desk), entry), (Record(entry),))


def _number(given: str, label: str, most: int) -> int | None:
    if not given.strip():
        return None
    if not given.strip().isdigit() or not 0 < int(given) <= most:
        raise Refusal(tr("{label}: a whole number from 1 to {most}, or nothing.", label=label, most=most))
    return int(given)


def _next(seen: Board) -> Mapped | None:
    return next((one for one in seen.touchpoints if seen.decision(one.title).survives is None), None)


def _form(one: Mapped, decision: Decision) -> Form:
    yes_no = (Choice(_YES, tr("mandatory")), Choice(_NO, tr("optional")))
    mandatory = one.mandatory if decision.mandatory is None else decision.mandatory
    intro = tr("“{title}”: what does it offer that is impossible asynchronously? If nothing, it becomes a text, "
               "a video or a thread, and everybody gets the time back.", title=one.title)  # fmt: skip
    of_sessions = () if one.standing else (
        Field("minutes", tr("New length in minutes"), FieldKind.NUMBER, optional=True,
              hint=tr("Empty: as it is ({n} min)", n=round(one.minutes))),
        Field("times", tr("How many times in the programme"), FieldKind.NUMBER, optional=True,
              hint=tr("Empty: as it is ({n})", n=len(one.occurrences))),
        Field("needs_first", tr("Only for who has handed in"), value=decision.needs_first or "", optional=True,
              hint=tr("Such as: journal entry. Invitations can wait for it. Empty: it is open to all")),
    )  # fmt: skip
    return Form(
        tr("Justify"), "justify.save",
        (
            Field("worth", tr("What it offers"), FieldKind.CHOICE, decision.worth or "",
                  tuple(Choice(worth, tr(said)) for worth, said in WORTH_SAID.items())),
            Field("because", tr("In your words"), FieldKind.PARAGRAPH, decision.because or "", optional=True),
            Field("output", tr("What comes out of it"), value=decision.output or "", optional=True,
                  hint=tr("What people make together that they cannot make alone")),
            Field("mandatory", tr("Attendance"), FieldKind.CHOICE,
                  "" if mandatory is None else _YES if mandatory else _NO, yes_no, optional=True),
            *of_sessions,
        ),
        one.title, intro=(Text((intro,)),),
    )  # fmt: skip


def _thanks(seen: Board, entry: Entry) -> Page:
    """What was decided, what it amounts to so far, and what comes next."""
    title = entry.key
    fresh = decisions([entry])[title]
    effect = pruned(seen.touchpoints, {**seen.decisions, title: fresh})
    told = (
        tr("“{title}” stays live.", title=title)
        if fresh.survives
        else tr("“{title}” is converted.", title=title)
    )
    so_far = tr("So far {share} of the live time is pruned (usual: {a}–{b}); {n} still to be justified.",
                share=f"{effect.share:.0%}", a=f"{USUAL[0]:.0%}", b=f"{USUAL[1]:.0%}",
                n=len(effect.undecided))  # fmt: skip
    buttons = [
        Button(tr("Next: {title}", title=t[:50]), "justify.open", t, primary=True)
        for t in effect.undecided[:1]
    ]
    if fresh.survives:
        buttons.append(Button(tr("Alternative"), "touchpoints.alternative", title))
    blocks: list[Block] = [Text((told,)), Text((so_far,))]
    if not fresh.survives:
        blocks.append(
            Small((tr("What it told can become a short text or video; questions go to the forum."),))
        )
    if buttons:
        blocks.append(Buttons(tuple(buttons)))
    return Page(told, tuple(blocks))
