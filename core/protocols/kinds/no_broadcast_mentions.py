"""@channel, @here and @everyone are kept for what concerns everyone."""

from collections.abc import Mapping, Sequence

from core.message import Message
from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Do not use @channel in #general."
SAYS = "{mentions} is kept for what concerns everyone"
SIGNS = (r"@(?:channel|here|everyone|all)\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"mentions": slots.mentions(s.text), "venue": slots.venues(s.text, "")}


OFFER = "You could edit the mention out; those who follow the channel will see it all the same."


def broken(
    message: Message, earlier: Sequence[Message], by_staff: bool, slots_read: Mapping[str, object]
) -> bool:
    """A learner used one of the named mentions."""
    named = slots_read.get("mentions")
    words = {str(name).lstrip("@") for name in named} if isinstance(named, list | tuple) else set()
    return not by_staff and bool(message.broadcasts & words)
