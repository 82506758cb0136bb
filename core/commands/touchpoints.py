"""The live elements of the programme, each with what was decided of it: the redesign's board."""

from collections.abc import Iterator
from dataclasses import replace

from core.actions import Post
from core.changes import Change, OpenTopic, Record, Send
from core.commands import Outcome
from core.desk import Desk
from core.drafting import out_of_reach
from core.forum import Draft
from core.interactions import Asked, Pressed, Submitted
from core.paradox.audit.live_map import Mapped
from core.paradox.redesign.alternative import equivalent
from core.paradox.redesign.board import Board, board, note
from core.paradox.redesign.decided import TOUCHPOINT, Decision
from core.paradox.redesign.placement import cuts_into
from core.paradox.redesign.pruning import USUAL, Pruning, pruned
from core.paradox.redesign.rules import sentences
from core.protocols.saying import text_form
from core.refusal import Refusal
from core.reply.blocks import Block, Bullets, Button, Buttons, Divider, Heading, Small, Text
from core.reply.forms import Field, FieldKind, Form
from core.reply.pages import Page, page
from core.reply.spans import Bold, Span
from core.words import count, tr

SUMMARY = "the programme's live elements: what stays, what is converted, and what stands in for each"
USAGE = ""
STAFF = True
# A page shows so many; the rest are named at its end.
_SHOWN = 12
_LONGEST_PROMISE = 24 * 7


def answer(desk: Desk, asked: Asked) -> Outcome:  # noqa: ARG001 - every command takes what was asked
    return Outcome(_page(board(desk)))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`alternative`: the form for what stands in for it; `rules`: that for what to publish; `show`: the board."""
    seen = board(desk)
    match pressed.does:
        case "touchpoints.show":
            return Outcome(_page(seen))
        case "touchpoints.rules":
            return Outcome(_rules(desk, seen, pressed.channel.id))
    return Outcome(_form(_known(seen, pressed.about), seen.decision(pressed.about)))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """The alternative is kept, and its thread opened with its prompt and its promised response time."""
    seen = board(desk)
    one = _known(seen, submitted.about)
    said, prompt = submitted.values.get("alternative", "").strip(), submitted.values.get("prompt", "").strip()
    if not equivalent(said):
        raise Refusal(
            tr("Alternative: a recording or slides let people watch, not take part; name something to do.")
        )
    hours = _hours(submitted.values.get("respond_hours", ""))
    value: dict[str, object] = {
        "alternative": said,
        "prompt": prompt,
        "respond_hours": hours,
        "opened": bool(prompt),
    }
    entry = note(TOUCHPOINT, one.title, value, submitted.at, submitted.member.id)
    opened = _opened(desk, one, prompt, hours, submitted) if prompt else ()
    told = tr(
        "Noted: whoever cannot come to “{title}” takes part through {said}.", title=one.title, said=said
    )
    where = tr(" Its thread is being opened with your prompt.") if prompt else ""
    return Outcome(page(told + where), (Record(entry), *opened))


def _known(seen: Board, title: str) -> Mapped:
    one = seen.named(title)
    if one is None:
        raise Refusal(tr("There is no touchpoint “{title}”; “touchpoints” lists them.", title=title[:60]))
    return one


def _hours(given: str) -> int:
    if not given.strip().isdigit() or not 0 < int(given) <= _LONGEST_PROMISE:
        raise Refusal(
            tr("Response promised within: a whole number of hours up to {most}.", most=_LONGEST_PROMISE)
        )
    return int(given)


def _opened(desk: Desk, one: Mapped, prompt: str, hours: int, by: Submitted) -> tuple[Change, ...]:
    """The thread itself: on the forum, or in the channel where there is no forum. Raises Refusal where it does not answer."""
    promise = tr("Facilitators respond here within {n} hours.", n=hours)
    title = tr("{title}: taking part in your own time", title=one.title)
    key = f"alternative:{one.title}:{by.at:%Y-%m-%dT%H:%M}"
    if desk.forum:
        closed = out_of_reach(desk)
        if closed:
            raise Refusal(closed)
        category, body = desk.forum.categories()[0].id, f"{prompt}\n\n{promise}"
        return (OpenTopic(Draft(key, title, body, category, by.member.id)),)
    shown = Page(title, (Heading(title), Text((prompt,)), Small((promise,))))
    return (Send(Post(key, by.channel.id, shown)),)


def _form(one: Mapped, decision: Decision) -> Form:
    return Form(
        tr("Alternative"), "touchpoints.save",
        (
            Field("alternative", tr("Alternative"), value=decision.alternative or one.alternative or "",
                  hint=tr("Something to do: a thread with a prompt, a shared board, a peer review")),
            Field("prompt", tr("Prompt"), FieldKind.PARAGRAPH, decision.prompt or "", optional=True,
                  hint=tr("With a prompt I open the thread; empty: it exists already")),
            Field("respond_hours", tr("Response promised within (hours)"), FieldKind.NUMBER,
                  str(decision.respond_hours or 24)),
        ),
        one.title, intro=(Text((tr("What do people do who cannot come to “{title}”?", title=one.title),)),),
    )  # fmt: skip


def _page(seen: Board) -> Page:
    if not seen.touchpoints:
        return page(
            tr("No live element is known yet: give me the calendar, or name them in the programme's file.")
        )
    effect = pruned(seen.touchpoints, seen.decisions)
    blocks: list[Block] = [Heading(tr("Live elements")), Text((Bold(_effect(effect)),))]
    for one in seen.touchpoints[:_SHOWN]:
        blocks += _one(one, seen)
    if left := seen.touchpoints[_SHOWN:]:
        blocks.append(Small((tr("And also: {titles}.", titles=", ".join(o.title for o in left[:40])),)))
    blocks += [Divider(), Buttons((Button(tr("Rules to publish"), "touchpoints.rules"),))]
    return Page(_effect(effect), tuple(blocks))


def _effect(effect: Pruning) -> str:
    if not effect.survive and not effect.convert:
        return tr("Nothing has been justified yet. Usually {a}–{b} of the live time turns out not to need being live.",
                  a=f"{USUAL[0]:.0%}", b=f"{USUAL[1]:.0%}")  # fmt: skip
    return tr(
        "{share} of the live time is pruned (usual: {a}–{b}). Staying live: {stay}, converted: {go}, undecided: {open}.",
        share=f"{effect.share:.0%}", a=f"{USUAL[0]:.0%}", b=f"{USUAL[1]:.0%}", stay=len(effect.survive),
        go=len(effect.convert), open=len(effect.undecided),
    )  # fmt: skip


def _one(one: Mapped, seen: Board) -> Iterator[Block]:
    decision = seen.decision(one.title)
    length = tr("always open") if one.standing else tr("{n} min a week", n=round(one.weekly))
    yield Text((Bold(one.title), f" · {tr(one.purpose.value)} · {length} · ", *_verdict(decision)))
    notes = tuple(_notes(one, decision, seen))
    if notes:
        yield Bullets(tuple((said,) for said in notes))
    open_ = decision.survives is None
    label = tr("Justify") if open_ else tr("Think again")
    buttons = [Button(label, "justify.open", one.title, primary=open_)]
    if decision.survives is not False:
        buttons.append(Button(tr("Alternative"), "touchpoints.alternative", one.title))
    yield Buttons(tuple(buttons))


def _verdict(decision: Decision) -> tuple[Span, ...]:
    if decision.survives is None:
        return (tr("not justified yet"),)
    return (tr("stays live"),) if decision.survives else (tr("is converted to asynchronous work"),)


def _notes(one: Mapped, decision: Decision, seen: Board) -> Iterator[str]:
    """What is still to be done about a touchpoint that stays, or may stay."""
    if decision.survives is False:
        return
    if decision.output:
        yield tr("Output: {output}", output=decision.output)
    if decision.needs_first:
        yield tr("Only for who has handed in: {work}", work=decision.needs_first)
    cut = cuts_into(one, seen.facts.programme)
    if cut:
        yield tr("It comes before the asynchronous work is done in {modules}; after a module's end it would cut nothing.",
                 modules=", ".join(cut))  # fmt: skip
    alternative = decision.alternative or one.alternative
    if not one.standing and not equivalent(alternative):
        yield (
            tr("A recording alone is no equal alternative.")
            if alternative
            else tr("It has no asynchronous alternative.")
        )


def _rules(desk: Desk, seen: Board, channel: str) -> Page | Form:
    """The channel's protocol with what follows from the decisions, ready to be read and confirmed."""
    current = desk.protocol(channel)
    lines = current.text.splitlines() if current else []
    said = [s for s in sentences(seen.touchpoints, seen.decisions) if s not in lines]
    if not said:
        return page(
            tr("There is nothing new to publish: say first which live elements are optional and which stay.")
        )
    told = tr("The last {n} from what you decided. Change them as you like.",
              n=count(len(said), "sentence follows", "sentences follow"))  # fmt: skip
    return replace(text_form("\n".join([*lines, *said]), channel), intro=(Text((told,)),))
