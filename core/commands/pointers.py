"""Words for staff to paste where the bot cannot see whether a clause is kept: a person judges, kindly and in private."""

from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked
from core.protocols.enforcement import acts_on, what_follows
from core.reply.blocks import Block, Quote, Small, Text
from core.reply.pages import page
from core.words import tr

SUMMARY = "kind words to paste for what has been agreed here and I cannot see myself"
USAGE = ""
STAFF = True


def answer(desk: Desk, asked: Asked) -> Outcome:
    """A reply for each confirmed clause that nothing follows from, and why that is."""
    protocol = desk.protocol(asked.channel.id)
    clauses = [clause for clause in (protocol.in_force if protocol else ()) if not acts_on(clause)]
    if not clauses:
        return Outcome(
            page(tr("Nothing to paste: there is no confirmed clause here about which I do nothing."))
        )
    blocks: list[Block] = []
    for clause in clauses:
        said = tr("A pointer from what we have agreed here: “{sentence}” Thank you!", sentence=clause.quoted)
        blocks += [Quote(said), Small((what_follows(clause),))]
    told = tr("Where you see it matter, you can paste this to the person, privately:")
    return Outcome(page(told, Text((told,)), *blocks))
