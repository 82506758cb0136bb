"""What is said of a channel that the bot is no longer in."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from core.actions import DirectMessage
from core.message import Channel, Gone, Member
from core.reply.blocks import Text
from core.reply.pages import page
from core.reply.spans import Line, Place
from core.words import tr

_WHY = {
    Gone.REMOVED: "I was taken out of it.",
    Gone.ARCHIVED: "It was archived.",
    Gone.DELETED: "It was deleted.",
}


def departed(channel: Channel, at: datetime, staff: Iterable[Member]) -> Iterator[DirectMessage]:
    """The news for each facilitator, with what to do where nobody meant it."""
    shown = page(
        tr("Stillwater is no longer in #{name}.", name=channel.name or channel.id),
        Text((tr("I am no longer in "), Place(channel.id, channel.name), ". ", *because(channel))),
        Text(still_there(channel)),
    )
    for member in staff:
        yield DirectMessage(f"gone:{channel.id}:{at:%Y%m%dT%H%M%S}:{member.id}", member.id, shown, channel.id)


def because(channel: Channel) -> Line:
    """Why the bot is not in the channel; empty where it is."""
    return (tr(_WHY[channel.gone]),) if channel.gone else ()


def still_there(channel: Channel) -> Line:
    """What stays, and how to have the bot back."""
    kept = tr("I hear and say nothing there; its settings, its protocol and its figures are kept.")
    if channel.gone is Gone.DELETED:
        return (kept,)
    return (kept, " ", tr("Invite me again and I go on where I stopped."))
