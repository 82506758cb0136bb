"""How a nudge is worded: greet, offer, explain, link the rule. Never "you broke"."""

from core.answers import Answer, Origin, Passage
from core.citing import cited, source
from core.message import MessageRef
from core.protocols import Breach, Fix
from core.reply import Bold, Button, Buttons, Link, Page, Quote, Small, Text, listed, page
from core.words import tr


def address(ref: MessageRef) -> str:
    """A message's address in one word, as buttons carry it."""
    return f"{ref.channel}/{ref.id}"


def referred(about: str) -> MessageRef:
    """The address that a button carried."""
    channel, _, id = about.rpartition("/")
    return MessageRef(channel, id)


def answer_page(ref: MessageRef, answer: Answer) -> Page:
    """The passage that answers a question, with its source, and what the reader can say to it."""
    best = answer.passages[0]
    # Whether a link in the text is followed nobody tells; of a button some platforms do.
    opened = (
        Button(tr("Open the page"), "nudge.opened", address(ref), url=best.url or "")
        if _on_the_web(best)
        else None
    )
    blocks = [*cited(best, (_greeting(best),), Bold(best.title) if opened else None)]
    if len(answer.passages) > 1:
        others = listed([source(passage) for passage in answer.passages[1:]])
        blocks.append(Small((tr("Also close: "), *others)))
    blocks.append(
        Buttons(
            (
                *((opened,) if opened else ()),
                Button(tr("This answered it"), "nudge.helped", address(ref), primary=True),
                Button(tr("Not it"), "nudge.wrong", address(ref)),
                Button(tr("Ask on the forum"), "nudge.forum", address(ref)),
                *_always(ref),
            )
        )
    )
    return Page(tr("This may already be answered: {title}", title=best.title), tuple(blocks))


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
    buttons = (Button(tr("Ask on the forum"), "nudge.forum", address(ref), primary=True), *_always(ref))
    beside = (Text((tr(FOR_A_PERSON),)),) if personal else ()
    return page(summary, Text((offer,)), *beside, Small((because,)), Buttons(buttons))


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
                *_always(ref),
            )
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
        *(block for block in shown.blocks if not isinstance(block, Buttons)),
        *(Text((Link(button.label, button.url),)) for button in shown.buttons if button.url),
    )  # fmt: skip


def _on_the_web(passage: Passage) -> bool:
    return (passage.url or "").startswith(("https://", "http://"))


def _always(ref: MessageRef) -> tuple[Button, Button]:
    return (
        Button(tr("Why am I seeing this?"), "nudge.why", address(ref)),
        Button(tr("Snooze"), "snooze.week", address(ref)),
    )
