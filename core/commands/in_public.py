"""A reply for staff to paste into a direct message that belongs in public. The bot cannot see those itself."""

from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked
from core.protocols import Clause
from core.reply.blocks import Quote, Small, Text
from core.reply.pages import page
from core.words import tr

SUMMARY = "a kind reply that moves a direct message into the open"
USAGE = ""
STAFF = True


def answer(desk: Desk, asked: Asked) -> Outcome:
    """The text to paste, quoting the channel's clause where it has one."""
    protocol = desk.protocol(asked.channel.id)
    clause = next((c for c in (protocol.in_force if protocol else ()) if c.kind == "avoid_dm"), None)
    told = tr("I cannot see direct messages. You can paste this as your reply:")
    hint = Small((tr("Others have the same question more often than one thinks."),))
    return Outcome(page(told, Text((told,)), Quote(_reply(asked.channel.name, clause)), hint))


def _reply(channel: str, clause: Clause | None) -> str:
    where = f"#{channel}" if channel else tr("the channel")
    asks = tr(
        "Thank you for asking! Could you post this in {where}? Others can help too, and find it later.",
        where=where,
    )
    return f"{asks} {tr('We have agreed:')} “{clause.quoted}”" if clause else asks
