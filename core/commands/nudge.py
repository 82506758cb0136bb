"""What the reader of a hint can say to it: it helped, it is not it, take it to the forum, why do I see this?"""

from collections.abc import Iterator

from core.changes import Change, Judge, Opened, OpenTopic
from core.commands import Outcome
from core.decide import Kind
from core.desk import Desk
from core.drafting import OPENING, already, drafted, form, with_context
from core.forum import Draft
from core.interactions import Pressed, Submitted
from core.message import MessageRef
from core.nudge import address, referred
from core.nudge_record import NudgeRecord
from core.programme import Mode
from core.refusal import Refusal
from core.reply.blocks import Block, Button, Buttons, Small, Text
from core.reply.forms import Form
from core.reply.pages import Page, page
from core.reply.spans import When
from core.verdict import Verdict
from core.words import tr

SUMMARY = "what you say to a hint"
USAGE = ""
HIDDEN = True


def press(desk: Desk, pressed: Pressed) -> Outcome:
    nudge = _own(desk, pressed)
    about = nudge.about
    match pressed.does:
        case "nudge.opened":
            return Outcome(changes=(Opened(about),))
        case "nudge.helped":
            told = tr("Thank you!") if _quotes_a_clause(nudge) else tr("Good to hear, thank you.")
            return Outcome(page(told), (Judge(about, Verdict.HELPED),), replaces=True)
        case "nudge.wrong":
            return Outcome(_sorry(desk, nudge), (Judge(about, Verdict.WRONG),), replaces=True)
        case "nudge.why":
            return Outcome(_why(desk, nudge))
        case "nudge.forum":
            return _to_the_forum(desk, about)
    return Outcome(page(tr("That button is from an older version; please ask again.")))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """The topic as its author has edited it, under a key that makes it open once."""
    about = _own(desk, submitted).about
    draft = drafted(desk, submitted, _key(about), about)
    changes: tuple[Change, ...] = (OpenTopic(draft), Judge(about, Verdict.REDIRECTED))
    return Outcome(page(tr(OPENING)), changes, replaces=True)


def _own(desk: Desk, by: Pressed | Submitted) -> NudgeRecord:
    """The hint that a button or form is about, as the ledger has it: what a client sends along is not to be trusted.

    Raises Refusal for somebody else's, and for what is no hint, so that nobody's words are shown to others.
    """
    nudge = desk.nudge(referred(by.about))
    if nudge is None:
        raise Refusal(
            tr("That hint is not there any more. “ask” takes a question to the docs and the forum.")
        )
    if nudge.to != by.member.id:
        raise Refusal(tr("Only the person a hint was for can answer it."))
    return nudge


def _key(about: MessageRef) -> str:
    """What a hint's topic is opened under, once."""
    return f"nudge:{address(about)}"


def _quotes_a_clause(nudge: NudgeRecord) -> bool:
    return nudge.kind is Kind.CLAUSE


def _sorry(desk: Desk, nudge: NudgeRecord) -> Page:
    if _quotes_a_clause(nudge):
        return page(tr("Thank you for telling me. I do not point you to this sentence here again."))
    told: list[Block] = [
        Text((tr("Thank you. I will need to be surer here before I show something again."),))
    ]
    if desk.forum:
        told.append(Buttons((Button(tr("Ask on the forum"), "nudge.forum", address(nudge.about)),)))
    return page(tr("Thank you for telling me."), *told)


def _why(desk: Desk, nudge: NudgeRecord) -> Page:
    promise = tr("Only you see my hints, and you get one for a conversation at most.")
    peace = (
        Button(tr("Snooze for a week"), "snooze.week"), Button(tr("No hints any more"), "opt-out.out")
    )  # fmt: skip
    return page(
        tr("Why you see this"),
        Text((nudge.because,)),
        *_rests_on(desk, nudge),
        Small((promise,)),
        Buttons(peace),
    )


def _rests_on(desk: Desk, nudge: NudgeRecord) -> Iterator[Block]:
    """The passage's source, or the version of the protocol that was in force when the clause was quoted."""
    if nudge.source:
        yield Small((tr("Where it stands: {source}", source=nudge.source),))
    versions = desk.protocol_history(nudge.about.channel) if nudge.clause else ()
    for then in versions:
        if then.version == nudge.protocol_version:
            told = tr("That is version {n} of the protocol, in force since ", n=then.version)
            yield Small((told, When(then.published_at), "."))


def _to_the_forum(desk: Desk, about: MessageRef) -> Outcome:
    """A draft to edit; once its topic is there, where that is, in the hint's place."""
    sent = desk.forum.proposed(_key(about)) if desk.forum else None
    if sent and sent.topic:
        return Outcome(already(sent.topic), replaces=True)
    return Outcome(_form(desk, about, sent.draft if sent else None))


def _form(desk: Desk, about: MessageRef, sent: Draft | None) -> Page | Form:
    private = _is_private(desk, about)
    message = None if private else desk.message(about)
    text = with_context(message, desk.conversation(message.conversation)) if message else ""
    return form(
        desk,
        "nudge.open",
        address(about),
        text,
        intro=_what_follows(desk, about, private=private),
        sent=sent,
    )


def _what_follows(desk: Desk, about: MessageRef, *, private: bool) -> str:
    """What becomes of the draft, for who has never sent one."""
    linked = desk.settings(about.channel).mode is Mode.ON
    link = tr("Then a link to it goes into the thread under your message.") if linked else ""
    copied = tr("I copy nothing out of a private channel, so please write it anew.") if private else ""
    return f"{copied} {link}".strip()


def _is_private(desk: Desk, about: MessageRef) -> bool:
    """What was said in private is never copied; a channel that is not known counts as private."""
    return next((channel.private for channel in desk.channels() if channel.id == about.channel), True)
