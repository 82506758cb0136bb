"""Where the text of a protocol comes from: the channel's own pins and words, a page of the docs."""

from dataclasses import replace

from core.changes import Record
from core.commands import Outcome
from core.commands.protocol.drafts import read_back
from core.desk import Desk
from core.interactions import Asked, Pressed
from core.logbook import Entry
from core.message import Channel
from core.protocols.noticing import digest, own_texts
from core.refusal import Refusal
from core.words import tr

_SOURCE = "protocol.source"


def with_page(desk: Desk, channel: Channel) -> Channel:
    """The channel with the page of the docs that was named as its source, which counts as one of its pins."""
    named = desk.entries(_SOURCE, channel.id)
    text = desk.page(str(named[-1].value["page"])) if named else None
    return replace(channel, pins=(*channel.pins, text)) if text else channel


def from_page(desk: Desk, asked: Asked, name: str) -> Outcome:
    """A page of the docs is read and said back; from now on what changes in it is noticed."""
    text = desk.page(name)
    if text is None:
        raise Refusal(
            tr("The docs hold no page “{name}”; write its path, as in guide/rules.md.", name=name[:120])
        )
    found = read_back(desk, asked, asked.channel.id, text)
    if not found.changes:
        return found
    named = Record(Entry(_SOURCE, asked.channel.id, {"page": name}, asked.at, asked.member.id))
    return replace(found, changes=(*found.changes, named))


def from_channel(desk: Desk, pressed: Pressed, channel: str, wanted: str) -> Outcome:
    """A text of the channel that was offered, by its digest, is read and said back."""
    about = with_page(desk, desk.channel(channel))
    text = next((t for t in own_texts(about) if digest(t) == wanted), None)
    if text is None:
        raise Refusal(tr("That text has changed since; I will offer the new one if it reads as rules."))
    return read_back(desk, pressed, channel, text)
