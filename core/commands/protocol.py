"""The channel's own published rules: shown to everybody; read, confirmed and published by its owner."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from core.actions import Post
from core.changes import Change, Fulfil, Publish, Record, Send
from core.commands import Outcome, is_staff
from core.desk import Desk
from core.interactions import Asked, Interaction, Pressed, Submitted
from core.logbook import Entry
from core.message import Channel
from core.programme import Model
from core.protocols import ChannelProtocol, ProtocolReading, State, read
from core.protocols.enforcement import acts_on
from core.protocols.let_be import let_be
from core.protocols.noticing import digest, noticed, own_texts
from core.protocols.publishing import Draft, confirmed, draft, put
from core.protocols.saying import (
    EDIT,
    MOST,
    announced,
    edit_form,
    history,
    in_force,
    no_rules,
    published,
    reading_form,
    text_form,
)
from core.protocols.starters import STARTERS
from core.refusal import Refusal
from core.reply.blocks import Block, Button, Buttons, Quote, Small, Text
from core.reply.forms import Form
from core.reply.pages import Page, page
from core.words import count, tr

SUMMARY = "this channel's protocol: what is agreed, what I enforce, and what I cannot"
USAGE = "[history]"
STAFF_USAGE = "[publish | history | starter | source PAGE]"
DRAFT, SOURCE = "protocol.draft", "protocol.source"
_NOTHING: Mapping[str, str] = {}


def answer(desk: Desk, asked: Asked) -> Outcome:
    """Everybody may look; facilitators and the channel's creator may publish."""
    channel = asked.channel
    match asked.words.strip().lower():
        case "":
            return Outcome(_shown(desk, asked, channel))
        case "history":
            return Outcome(_history(desk, channel.id))
        case "publish":
            _staff_only(desk, asked, channel.id)
            current = desk.protocol(channel.id)
            return Outcome(text_form(current.text if current else "", channel.id))
        case "starter":
            _staff_only(desk, asked, channel.id)
            return Outcome(_starters(desk, channel.id))
    word, _, name = asked.words.strip().partition(" ")
    if word.lower() == "source" and name:
        _staff_only(desk, asked, channel.id)
        return _from_page(desk, asked, name.strip())
    if not is_staff(asked):
        raise Refusal(tr("“protocol” takes history, or nothing to show what is in force."))
    raise Refusal(
        tr("“protocol” takes publish, history, starter or source PAGE, or nothing to show what is in force.")
    )


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """A starter or a noticed text is chosen, the form or the history opened, or something owed is done."""
    channel, _, what = pressed.about.partition("|")
    match pressed.does:
        case "protocol.history":
            return Outcome(_history(desk, channel))
        case "protocol.kept":
            _staff_only(desk, pressed, pressed.about.partition(":")[0])
            return Outcome(page(tr("Thank you, noted.")), (Fulfil(pressed.about),), replaces=True)
    _staff_only(desk, pressed, channel)
    match pressed.does:
        case "protocol.starter":
            return Outcome(text_form(STARTERS[Model(what)], channel))
        case "protocol.offered":
            return _offered(desk, pressed, channel, what)
        case "protocol.again":
            return _again(desk, channel)
    current = desk.protocol(channel)
    return Outcome(text_form(current.text if current else "", channel))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """`read`: a text is read and said back; `edit`: sentences changed; `confirm`: it is published."""
    channel, _, seen = submitted.about.partition("|")
    seen, _, start = seen.partition("|")
    _staff_only(desk, submitted, channel)
    if submitted.does == "protocol.read":
        return _read(desk, submitted, channel, submitted.values.get("text", ""))
    latest = _latest(desk, channel)
    if latest is None or latest.digest != seen or not _stands(desk, channel, latest):
        return _overtaken(channel)
    if submitted.does == "protocol.edit":
        return _read(desk, submitted, channel, _edited(latest.text, submitted), latest.said)
    written = replace(latest, said={**latest.said, **submitted.values})
    return _gone_through(desk, submitted, channel, written, int(start))


def _staff_only(desk: Desk, by: Interaction, channel: str) -> None:
    if not is_staff(by) and by.member.id != desk.channel(channel).creator:
        raise Refusal(tr("This needs a facilitator or the person who created the channel."))


def _channel(desk: Desk, id: str) -> Channel:
    return with_page(desk, desk.channel(id))


def with_page(desk: Desk, channel: Channel) -> Channel:
    """The channel with the page of the docs that was named as its source, which counts as one of its pins."""
    named = desk.entries(SOURCE, channel.id)
    text = desk.page(str(named[-1].value["page"])) if named else None
    return replace(channel, pins=(*channel.pins, text)) if text else channel


def _from_page(desk: Desk, asked: Asked, name: str) -> Outcome:
    """A page of the docs is read and said back; from now on what changes in it is noticed."""
    text = desk.page(name)
    if text is None:
        raise Refusal(
            tr("The docs hold no page “{name}”; write its path, as in guide/rules.md.", name=name[:120])
        )
    found = _read(desk, asked, asked.channel.id, text)
    if not found.changes:
        return found
    named = Record(Entry(SOURCE, asked.channel.id, {"page": name}, asked.at, asked.member.id))
    return replace(found, changes=(*found.changes, named))


def _shown(desk: Desk, asked: Asked, channel: Channel) -> Page:
    current = desk.protocol(channel.id)
    none = tr("No protocol is in force here yet.")
    shown = (
        in_force(current, channel, _let_be(desk, asked, current)) if current else page(none, Text((none,)))
    )
    if not is_staff(asked):
        return shown
    buttons = [Button(tr("Publish a text"), "protocol.write", channel.id, primary=current is None)]
    if current:
        buttons.append(Button(tr("History"), "protocol.history", channel.id))
    told = tr(
        "I read the channel's pins, topic, description and canvas as far as the platform shows them; no files."
    )
    offers = _offers(desk, channel, current)
    return Page(shown.summary, (*shown.blocks, *offers, Buttons(tuple(buttons)), Small((told,))))


def _let_be(desk: Desk, asked: Asked, current: ChannelProtocol) -> Mapping[str, str]:
    """The clauses that whoever asks is not pointed to, and why."""
    return let_be(desk.pointers(asked.channel.id), asked.member.id, current)


def _offers(desk: Desk, channel: Channel, current: ChannelProtocol | None) -> tuple[Block, ...]:
    """The channel's own texts that read as rules and are not in force."""
    found: list[Block] = []
    for text in noticed(_channel(desk, channel.id), current):
        found += [
            Small((tr("This text of the channel reads as rules and is not in force:"),)),
            Quote(text[:300]),
        ]
        found.append(
            Buttons((Button(tr("Go through it"), "protocol.offered", f"{channel.id}|{digest(text)}"),))
        )
    return tuple(found)


def _history(desk: Desk, channel: str) -> Page:
    versions = desk.protocol_history(channel)
    return history(versions) if versions else page(tr("No protocol has been published here yet."))


def _starters(desk: Desk, channel: str) -> Page:
    told = tr(
        "Which model is the programme built on? Each has a protocol to start from; change what you like."
    )
    chosen = desk.programme.model
    buttons = tuple(
        Button(tr(model.value), "protocol.starter", f"{channel}|{model.value}", primary=model is chosen)
        for model in STARTERS
    )
    return page(told, Text((told,)), Buttons(buttons))


def _offered(desk: Desk, pressed: Pressed, channel: str, wanted: str) -> Outcome:
    about = _channel(desk, channel)
    text = next((t for t in own_texts(about) if digest(t) == wanted), None)
    if text is None:
        raise Refusal(tr("That text has changed since; I will offer the new one if it reads as rules."))
    return _read(desk, pressed, channel, text)


def _again(desk: Desk, channel: str) -> Outcome:
    """The protocol in force, posted and pinned as it is."""
    current, about = desk.protocol(channel), _channel(desk, channel)
    if current is None:
        raise Refusal(tr("No protocol is in force here yet."))
    key = f"protocol:{channel}:{current.version}:{desk.now:%Y-%m-%d}"
    post = Post(key, channel, published(current, about), pin=True)
    return Outcome(page(tr("Posted and pinned again, as it is in force.")), (Send(post),), replaces=True)


def _read(
    desk: Desk, by: Interaction, channel: str, text: str, said: Mapping[str, str] = _NOTHING
) -> Outcome:
    """Keep the text as the channel's draft and say back what was understood, with what was `said` before."""
    written = replace(draft(text, desk.protocol(channel)), said=said)
    reading = read(written.text)
    if not reading.clauses:
        return Outcome(no_rules(reading))
    return Outcome(_form(desk, channel, written), (_kept(by, channel, written),))


def _kept(by: Interaction, channel: str, written: Draft) -> Record:
    value = {"text": written.text, "after": written.after_version, "said": dict(written.said)}
    return Record(Entry(DRAFT, channel, value, by.at, by.member.id))


def _form(desk: Desk, channel: str, written: Draft, start: int = 0) -> Form:
    current = desk.protocol(channel)
    states = {clause.id: clause.state.value for clause in (current.clauses if current else ())}
    about = f"{channel}|{written.digest}|{start}"
    return reading_form(read(written.text), {**states, **written.said}, about, start)


def _latest(desk: Desk, channel: str) -> Draft | None:
    lines = desk.entries(DRAFT, channel)
    if not lines:
        return None
    value = lines[-1].value
    said = cast(Mapping[str, str], value.get("said", _NOTHING))
    return Draft(str(value["text"]), int(str(value["after"])), said)


def _stands(desk: Desk, channel: str, written: Draft) -> bool:
    """Is the version that the draft was written upon still the one in force?"""
    current = desk.protocol(channel)
    return written.after_version == (current.version if current else 0)


def _overtaken(channel: str) -> Outcome:
    """Somebody else changed the text or published in the meantime: nothing is published unseen."""
    told = tr(
        "Somebody else changed or published this protocol in the meantime. Nothing of yours was published."
    )
    again = Button(tr("Look at it as it is now"), "protocol.write", channel, primary=True)
    return Outcome(page(told, Text((told,)), Buttons((again,))))


def _edited(text: str, submitted: Submitted) -> str:
    """The draft with the sentences that were edited put in the place of the old ones. Raises Refusal where one
    does not stand there by itself."""
    sentences = {clause.id: clause.sentence for clause in read(text).clauses}
    for id, now in submitted.values.items():
        if id in sentences:
            edited = put(text, sentences[id], now.strip())
            if edited is None:
                raise Refusal(
                    tr("“{sentence}” does not stand in the text by itself; please change it there, with “protocol publish”.",
                       sentence=sentences[id][:120])
                )  # fmt: skip
            text = edited
    return text


def _gone_through(desk: Desk, by: Submitted, channel: str, written: Draft, start: int) -> Outcome:
    """What comes after a form's clauses: sentences to edit, the next clauses, or the version that is published."""
    reading = read(written.text)
    editing = [(clause.id, clause.sentence) for clause in reading.clauses if by.values.get(clause.id) == EDIT]
    if editing:
        rest = replace(written, said={name: said for name, said in written.said.items() if said != EDIT})
        return Outcome(edit_form(editing, f"{channel}|{rest.digest}|"), (_kept(by, channel, rest),))
    if start + MOST < len(reading.clauses):
        return Outcome(_form(desk, channel, written, start + MOST), (_kept(by, channel, written),))
    return _confirm(desk, channel, written, reading)


def _confirm(desk: Desk, channel: str, written: Draft, reading: ProtocolReading) -> Outcome:
    given, about = written.said, _channel(desk, channel)
    states = {id: State(value) for id, value in given.items() if value in set(State)}
    answers = {name.removeprefix("time:"): said for name, said in given.items() if name.startswith("time:")}
    protocol = confirmed(reading, written, states, answers, desk.now, desk.protocol(channel))
    standing = count(len(protocol.in_force), "clause is", "clauses are")
    told = tr("Published as version {n}: {clauses} in force; I act on {m}.", n=protocol.version,
              clauses=standing, m=sum(map(acts_on, protocol.in_force)))  # fmt: skip
    return Outcome(page(told), _published(desk, about, protocol))


def _published(desk: Desk, channel: Channel, protocol: ChannelProtocol) -> tuple[Change, ...]:
    """Put in force, posted and pinned; the difference to the version before is announced beside it."""
    key = f"protocol:{channel.id}:{protocol.version}"
    changes: list[Change] = [
        Publish(channel.id, protocol),
        Send(Post(key, channel.id, published(protocol, channel), pin=True)),
    ]
    news = announced(desk.protocol(channel.id), protocol, channel)
    if news:
        changes.append(Send(Post(f"{key}:news", channel.id, news)))
    return tuple(changes)
