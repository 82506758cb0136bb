"""What the reader of a hint can say to it: it helped, it is not it, take it to the forum, why do I see this?"""

from core.commands import Outcome
from core.desk import Change, Desk, Judge, NudgeRecord, Opened, OpenTopic, Pressed, Submitted
from core.drafting import drafted, form
from core.message import MessageRef
from core.nudge import address, referred
from core.reply import Block, Bullets, Button, Buttons, Form, Line, Page, Small, Text, page
from core.verdict import Verdict
from core.words import tr

SUMMARY = "what you say to a hint"
USAGE = ""
HIDDEN = True


def press(desk: Desk, pressed: Pressed) -> Outcome:
    about = referred(pressed.about)
    nudge = desk.nudge(about)
    if nudge is not None and nudge.to != pressed.member.id:
        return Outcome(page(tr("Only the person a hint was for can answer it.")))
    match pressed.does:
        case "nudge.opened":
            return Outcome(changes=(Opened(about),))
        case "nudge.helped":
            told = tr("Good to hear, thank you.")
            return Outcome(page(told), (Judge(about, Verdict.HELPED),), replaces=True)
        case "nudge.wrong":
            return Outcome(_sorry(desk, about), (Judge(about, Verdict.WRONG),), replaces=True)
        case "nudge.why":
            return Outcome(_why(desk, nudge))
        case "nudge.forum":
            return Outcome(_form(desk, about))
    return Outcome(page(tr("That button is from an older version; please ask again.")))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """The topic as its author has edited it, under a key that makes it open once."""
    about = referred(submitted.about)
    draft = drafted(desk, submitted, f"nudge:{address(about)}", about)
    changes: tuple[Change, ...] = (OpenTopic(draft), Judge(about, Verdict.REDIRECTED))
    return Outcome(page(tr("Thank you. I open the topic now and tell you where it is.")), changes)


def _sorry(desk: Desk, about: MessageRef) -> Page:
    told: list[Block] = [
        Text((tr("Thank you. I will need to be surer here before I show something again."),))
    ]
    if desk.forum:
        told.append(Buttons((Button(tr("Ask on the forum"), "nudge.forum", address(about)),)))
    return page(tr("Thank you for telling me."), *told)


def _why(desk: Desk, nudge: NudgeRecord | None) -> Page:
    promise = tr(
        "Only you see my hints. You get one for a conversation at most; “snooze” and “opt-out” stop them."
    )
    grounds = () if nudge is None else (Text((nudge.because,)), *_rests_on(desk, nudge))
    return page(tr("Why you see this"), *grounds, Small((promise,)))


def _rests_on(desk: Desk, nudge: NudgeRecord) -> tuple[Block, ...]:
    """How sure it was, the passage's source, or the clause and the version of the protocol in force now."""
    lines: list[Line] = []
    if nudge.confidence is not None:
        lines.append((tr("How sure I was: {percent}%", percent=round(100 * nudge.confidence)),))
    if nudge.source:
        lines.append((tr("Where it stands: {source}", source=nudge.source),))
    protocol = desk.protocol(nudge.about.channel)
    if nudge.clause and protocol is not None:
        lines.append((tr("A clause of this channel's protocol, now in version {n}", n=protocol.version),))
    return (Bullets(tuple(lines)),) if lines else ()


def _form(desk: Desk, about: MessageRef) -> Page | Form:
    return form(desk, "nudge.open", address(about), "" if _is_private(desk, about) else _text(desk, about))


def _is_private(desk: Desk, about: MessageRef) -> bool:
    """What was said in private is never copied; a channel that is not known counts as private."""
    return next((channel.private for channel in desk.channels() if channel.id == about.channel), True)


def _text(desk: Desk, about: MessageRef) -> str:
    message = desk.message(about)
    return message.text if message else ""
