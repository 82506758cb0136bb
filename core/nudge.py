"""How a nudge is worded: greet, offer, explain, link the rule. Never "you broke"."""

from core.answers import Answer, Origin, Passage
from core.citing import cited
from core.message import MessageRef
from core.protocols import Breach, Fix
from core.reply.blocks import Block, Button, Buttons, Quote, Small, Text
from core.reply.pages import Page, page
from core.reply.spans import Bold, Link
from core.words import tr


def address(ref: MessageRef) -> str:
    """A message's address in one word, as buttons carry it."""
    return f"{ref.channel}/{ref.id}"


def referred(about: str) -> MessageRef:
    """The address that a button carried."""
    channel, _, id = about.rpartition("/")
    return MessageRef(channel, id)


def answer_page(ref: MessageRef, answer: Answer, *, forum: bool = True) -> Page:
    """The passage that answers a question, with its source, and what the reader can say to it.

    `forum`: there is one to go to.
    """
    best = answer.passages[0]
    heading = Link(best.title, best.url, "nudge.opened", address(ref)) if best.url else Bold(best.title)
    said = Buttons(
        (
            Button(tr("This answered it"), "nudge.helped", address(ref), primary=True),
            Button(tr("Not it"), "nudge.wrong", address(ref)),
            *((Button(tr("Ask on the forum"), "nudge.forum", address(ref)),) if forum else ()),
        ),
        _peace(ref),
    )
    summary = tr("This may already be answered: {title}", title=best.title)
    return Page(summary, (*cited(best, (_greeting(best),), heading), said))


def _greeting(passage: Passage) -> str:
    if passage.origin is Origin.FORUM:
        return tr("Hello! This may have been answered on the forum already, in ")
    return tr("Hello! The docs may already have this, in ")


# What one person's marks or deadlines are about does not belong in public.
FOR_A_PERSON = "What concerns only you, as a mark or a deadline, a facilitator can settle with you privately."


def forum_page(ref: MessageRef, because: str, *, personal: bool) -> Page:
    """An offer to take a question to the forum, where people have time for it; a `personal` one not in public."""
    summary = tr("Would you like to ask this on the forum?")
    offer = tr(
        "Hello! Nobody has picked this up yet, and here it will scroll away. "
        "On the forum people can take their time with it, and the answer stays findable."
    )
    ask = Button(tr("Ask on the forum"), "nudge.forum", address(ref), primary=True)
    beside = (Text((tr(FOR_A_PERSON),)),) if personal else ()
    return page(summary, Text((offer,)), *beside, Small((because,)), Buttons((ask,), _peace(ref)))


def clause_page(ref: MessageRef, breach: Breach, *, forum: bool) -> Page:
    """A friendly pointer to one sentence of the channel's own protocol, with a press that puts it right.

    `forum`: there is one to go to.
    """
    fixes = () if breach.fix is Fix.FORUM and not forum else _fix(ref, breach)
    summary = tr("A pointer from this channel's protocol")
    # The clause itself stands above already.
    why = () if breach.clause.sentence in breach.because else (Small((breach.because,)),)
    return page(
        summary,
        Text((tr("Hello! A pointer from what this channel has agreed:"),)),
        Quote(breach.clause.quoted),
        Text(breach.offer),
        *breach.mended,
        *why,
        Buttons(
            (
                *fixes,
                Button(tr("Thanks, done"), "nudge.helped", address(ref), primary=not fixes),
                Button(tr("That was fine"), "nudge.wrong", address(ref)),
            ),
            _peace(ref),
        ),
    )


def _fix(ref: MessageRef, breach: Breach) -> tuple[Button, ...]:
    """The press that puts a message right; what would be posted is asked about first."""
    if breach.fix is None:
        return ()
    label, confirm = _FIXES[breach.fix]
    does = "nudge.forum" if breach.fix is Fix.FORUM else f"fix.{breach.fix.value}"
    about = f"{address(ref)}|{breach.target}" if breach.target else address(ref)
    return (Button(tr(label), does, about, primary=True, confirm=tr(confirm) if confirm else ""),)


_OWN = "I post it here under your name; your message stays until you take it back yourself."
_FIXES = {
    Fix.FORUM: ("Take it to the forum", ""),
    Fix.THREAD: ("Put it into the thread", _OWN),
    Fix.MORNING: ("Say it in the morning", _OWN),
    Fix.REFORMAT: ("Post it as a code block", _OWN),
    Fix.SOLVED: ("Mark it as solved", "I say in the thread that it is solved."),
}


def shadowed(shown: Page) -> Page:
    """The same nudge as a facilitator sees it while the channel is in shadow mode."""
    return page(
        tr("In shadow mode: Stillwater would have said this"),
        Text((Bold(tr("In shadow mode Stillwater only shows you what it would have said:")),)),
        *(_unpressed(block) for block in shown.blocks if not isinstance(block, Buttons)),
    )  # fmt: skip


def _unpressed(block: Block) -> Block:
    """The block with links that tell nobody that they were followed."""
    if not isinstance(block, Text):
        return block
    return Text(tuple(Link(s.text, s.url) if isinstance(s, Link) else s for s in block.line))


def _peace(ref: MessageRef) -> tuple[Button, ...]:
    """What every hint offers beside what it is about: why it came, and how to have no more of them."""
    return (
        Button(tr("Why am I seeing this?"), "nudge.why", address(ref)),
        Button(tr("Snooze for a week"), "snooze.week"),
        Button(tr("No hints any more"), "opt-out.out"),
    )
