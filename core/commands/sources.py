"""The sources a programme is read from: which are known, since when, and how to give one. For facilitators."""

from collections.abc import Iterable, Iterator

from core.changes import DropSource, KeepSource
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Interaction, Pressed, Submitted
from core.message import Role
from core.refusal import Refusal
from core.reply.blocks import Block, Bullets, Button, Buttons, Small, Text
from core.reply.forms import Field, FieldKind, Form
from core.reply.pages import Page, page
from core.reply.spans import Bold, Line, When
from core.source import KnownSource, Origin, ReadSource, SourceKind
from core.upload import FIELD, GIVE, LARGEST
from core.visit import CALENDAR, told
from core.words import count, tr

SUMMARY = "the sources I read beside the chat, and how to give me one"
USAGE = ""
HIDDEN = True
_MOST_LINES = 10
_NAMES = {
    SourceKind.CALENDAR: "Calendar",
    SourceKind.ATTENDANCE: "Attendance",
    SourceKind.RECORDINGS: "Recording views",
    SourceKind.SURVEY: "Survey",
    SourceKind.SUBMISSIONS: "Submissions",
    SourceKind.OUTLINE: "Modules and assessments",
}
_HOW = {
    SourceKind.CALENDAR: "export it as .ics, or name its address in stillwater.toml: [calendar] url",
    SourceKind.ATTENDANCE: "the CSV that Zoom or Teams exports after a meeting, as it is",
    SourceKind.RECORDINGS: "a CSV with the columns title, published, viewer, minutes",
    SourceKind.SURVEY: "a CSV with the columns date, text; only what comments come back to is kept, no words",
    SourceKind.SUBMISSIONS: "a CSV with the columns member, assessment, submitted",
    SourceKind.OUTLINE: "a CSV with the columns type (module or assessment), name, starts, ends, due, needs_session, or "
    "these tables of stillwater.toml",
}


def shown(desk: Desk) -> Page:
    """Each kind of source: what is known of it and since when, or how to give it."""
    known = {source.kind: source for source in desk.sources()}
    lines = [_line(kind, known.get(kind)) for kind in SourceKind]
    lines += [told(visit) for visit in desk.visits() if visit.source == CALENDAR and visit.down_since]
    blocks: list[Block] = [
        Text((tr("What I read beside the chat, the docs and the forum:"),)),
        Bullets(tuple(lines)),
        Buttons(tuple(_buttons(known.values()))),
        Small((tr("A file is used from now on, in every figure. It replaces what I knew of the same sessions, days or "
                  "assessments; a calendar or an outline replaces the whole of it."),)),
    ]  # fmt: skip
    return Page(tr("Sources of this programme"), tuple(blocks))


def _line(kind: SourceKind, source: KnownSource | None) -> Line:
    name = Bold(tr(_NAMES[kind]))
    if source is None:
        return (name, tr(": not known. Give {how}.", how=tr(_HOW[kind])))
    since: Line = (" ", When(source.at), ".") if source.at else (".",)
    match source.origin:
        case Origin.SETTINGS:
            return (name, tr(": known, from a file that the settings name"), *since)
        case Origin.UPLOAD:
            return (name, tr(": known, uploaded as {file}", file=source.name), *since)
        case Origin.ADDRESS:
            return (name, tr(": known, fetched from its address"), *since)


def _buttons(known: Iterable[KnownSource]) -> Iterator[Button]:
    yield Button(tr("Give a file"), "sources.open", primary=True)
    for source in known:
        if source.origin is Origin.UPLOAD:
            name = tr(_NAMES[source.kind])
            yield Button(
                tr("Forget: {name}", name=name), "sources.forget", source.kind,
                confirm=tr("What was uploaded of it is erased. Figures are then computed without it."),
            )  # fmt: skip


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`open`: the form; `forget`: erase what was uploaded of a kind."""
    _only_facilitators(pressed)
    if pressed.does == "sources.open":
        return Outcome(_form())
    if pressed.does == "sources.forget" and pressed.about in set(SourceKind):
        kind = SourceKind(pressed.about)
        told = page(tr("{name}: what was uploaded is erased.", name=tr(_NAMES[kind])))
        return Outcome(told, (DropSource(kind),), replaces=True)
    return Outcome(shown(desk))


def _form() -> Form:
    known = ", ".join(tr(name).lower() for name in _NAMES.values())
    hint = tr("I see myself what it is: {known}.", known=known)
    field = Field(FIELD, tr("File"), FieldKind.FILE, hint=hint)
    return Form(tr("Give a source"), GIVE, (field,), submit=tr("Read it"))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """Read the file; what can be used of it is used from now on, and the rest is listed with its lines."""
    _only_facilitators(submitted)
    file = submitted.files.get(FIELD)
    if file is None or not file.content.strip():
        raise Refusal(tr("File: there is nothing in it."))
    if len(file.content) > LARGEST:
        most = LARGEST // 1_000_000
        raise Refusal(
            tr("File: {name} is larger than {most} MB; give a part of it.", name=file.name, most=most)
        )
    found = desk.read_source(file)
    return Outcome(_told(found), (KeepSource(found),))


def _told(found: ReadSource) -> Page:
    rows = count(found.count, "entry", "entries")
    told = tr(
        "{file}: {name}, {rows}, used from now on.", file=found.name, name=tr(_NAMES[found.kind]), rows=rows
    )
    if not found.skipped:
        return page(told)
    lines: list[Line] = [(f"{one.where}: {one.why}",) for one in found.skipped[:_MOST_LINES]]
    if left := len(found.skipped) - len(lines):
        lines.append((tr("and {more}", more=count(left, "line", "lines")),))
    said = tr("{lines} could not be used:", lines=count(len(found.skipped), "line", "lines"))
    return page(told, Text((told,)), Text((said,)), Bullets(tuple(lines)))


def _only_facilitators(by: Interaction) -> None:
    if by.member.role is not Role.FACILITATOR:
        raise Refusal(tr("Only the programme's facilitators can give or forget a source."))
