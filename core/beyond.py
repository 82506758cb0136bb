"""What lies beyond the talk of a channel, as far as a clause in force has to know it."""

from dataclasses import dataclass

from core.message import Channel, Message


@dataclass(frozen=True, slots=True)
class Beyond:
    """Looked up only where a clause needs it; what nobody needs stays as if there were nothing.

    `elsewhere` are the author's own latest messages in other public channels, `ticked` says whether the
    conversation is marked as solved, `newcomer` whether the author has joined lately and said nothing yet in
    the place where one introduces oneself.
    """

    elsewhere: tuple[tuple[Channel, Message], ...] = ()
    ticked: bool = False
    newcomer: bool = False


NOTHING_BEYOND = Beyond()
