"""A text on its way to being published: kept in the logbook, said back, edited."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from core.changes import Record
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Interaction, Submitted
from core.logbook import Entry
from core.protocols import read
from core.protocols.publishing import Draft, draft, put
from core.protocols.saying import no_rules, reading_form
from core.refusal import Refusal
from core.reply.blocks import Button, Buttons, Text
from core.reply.forms import Form
from core.reply.pages import page
from core.words import tr

_DRAFT = "protocol.draft"
_NOTHING: Mapping[str, str] = {}


def read_back(
    desk: Desk, by: Interaction, channel: str, text: str, said: Mapping[str, str] = _NOTHING
) -> Outcome:
    """Keep the text as the channel's draft and say back what was understood, with what was `said` before."""
    written = replace(draft(text, desk.protocol(channel)), said=said)
    reading = read(written.text)
    if not reading.clauses:
        return Outcome(no_rules(reading))
    return Outcome(form(desk, channel, written), (kept(by, channel, written),))


def kept(by: Interaction, channel: str, written: Draft) -> Record:
    """The draft as a line in the logbook, the latest of which counts."""
    value = {"text": written.text, "after": written.after_version, "said": dict(written.said)}
    return Record(Entry(_DRAFT, channel, value, by.at, by.member.id))


def form(desk: Desk, channel: str, written: Draft, start: int = 0) -> Form:
    """The draft said back from the clause at `start` on; what is in force already is chosen as it stands."""
    current = desk.protocol(channel)
    states = {clause.id: clause.state.value for clause in (current.clauses if current else ())}
    about = f"{channel}|{written.digest}|{start}"
    return reading_form(read(written.text), {**states, **written.said}, about, start)


def latest(desk: Desk, channel: str) -> Draft | None:
    """The channel's draft, with what was said of it so far."""
    lines = desk.entries(_DRAFT, channel)
    if not lines:
        return None
    value = lines[-1].value
    said = cast(Mapping[str, str], value.get("said", _NOTHING))
    return Draft(str(value["text"]), int(str(value["after"])), said)


def stands(desk: Desk, channel: str, written: Draft) -> bool:
    """Is the version that the draft was written upon still the one in force?"""
    current = desk.protocol(channel)
    return written.after_version == (current.version if current else 0)


def overtaken(channel: str) -> Outcome:
    """Somebody else changed the text or published in the meantime: nothing is published unseen."""
    told = tr(
        "Somebody else changed or published this protocol in the meantime. Nothing of yours was published."
    )
    again = Button(tr("Look at it as it is now"), "protocol.write", channel, primary=True)
    return Outcome(page(told, Text((told,)), Buttons((again,))))


def edited(text: str, submitted: Submitted) -> str:
    """The draft with the sentences that were edited put in the place of the old ones. Raises Refusal where one
    does not stand there by itself."""
    sentences = {clause.id: clause.sentence for clause in read(text).clauses}
    for id, now in submitted.values.items():
        if id in sentences:
            instead = put(text, sentences[id], now.strip())
            if instead is None:
                raise Refusal(
                    tr("“{sentence}” does not stand in the text by itself; please change it there, with “protocol publish”.",
                       sentence=sentences[id][:120])
                )  # fmt: skip
            text = instead
    return text
