"""What facilitators are told where something could not be delivered and they can mend it."""

from collections.abc import Iterator

from bot.desk import LedgerDesk
from core.actions import Action, DirectMessage
from core.discourse import week_of
from core.reply.blocks import Text
from core.reply.pages import page
from core.reply.spans import Place
from core.words import tr

_KEY = "trouble"


def trouble(desk: LedgerDesk, action: Action, because: str, should: str) -> Iterator[DirectMessage]:
    """One message to each facilitator, the same trouble once a week; none about a message that was itself such news."""
    if not should or action.key.startswith(_KEY):
        return
    told = tr("Stillwater could not deliver something.")
    where = (tr(" in "), Place(action.channel, desk.channel(action.channel).name)) if action.channel else ()
    shown = page(told, Text((told, *where, " ", because)), Text((should,)))
    for member in desk.facilitators():
        key = f"{_KEY}:{week_of(desk.now)}:{action.channel}:{because[:60]}:{member.id}"
        yield DirectMessage(key, member.id, shown, action.channel)
