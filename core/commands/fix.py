"""A press on a hint about the channel's protocol that puts the message right, in its author's name and by their wish."""

from datetime import datetime

from core.actions import Post
from core.changes import Change, Judge, Send
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Pressed
from core.message import Message
from core.nudge import address, referred
from core.protocols.kinds.code_format import reformatted
from core.refusal import Refusal
from core.reply.blocks import Block, Quote, Text
from core.reply.pages import Page, page
from core.reply.spans import Person, When
from core.verdict import Verdict
from core.words import tr

SUMMARY = "what a hint offers to do for you"
USAGE = ""
HIDDEN = True


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`thread`, `morning`, `reformat` post the author's words again; `solved` says so in the thread."""
    where, _, target = pressed.about.partition("|")
    message = _own(desk, pressed, where)
    match pressed.does:
        case "fix.thread" if target:
            return _done(
                pressed, message, _said(pressed, message, target), tr("It stands in the thread now.")
            )
        case "fix.reformat":
            shown = _said(pressed, message, message.conversation.id, reformatted(message.text))
            return _done(pressed, message, shown, tr("It stands in the thread now, as a code block."))
        case "fix.solved":
            told = page(tr("✅ Solved, says who asked."))
            return _done(
                pressed, message, _post(pressed, message, message.conversation.id, told), told.summary
            )
        case "fix.morning" if target:
            return _in_the_morning(desk, pressed, message, datetime.fromisoformat(target))
    return Outcome(page(tr("That button is from an older version; please ask again.")))


def _own(desk: Desk, pressed: Pressed, where: str) -> Message:
    """The message that the hint was about. Raises Refusal for anybody else's and for what is not there any more."""
    about = referred(where)
    nudge, message = desk.nudge(about), desk.message(about)
    if nudge is None or nudge.to != pressed.member.id:
        raise Refusal(tr("Only the person a hint was for can answer it."))
    if message is None or not message.text:
        raise Refusal(tr("That message is not there any more, so there is nothing to put right."))
    return message


def _in_the_morning(desk: Desk, pressed: Pressed, message: Message, morning: datetime) -> Outcome:
    if morning <= desk.now:
        return Outcome(page(tr("These hours are over: you can simply say it again.")), replaces=True)
    told = tr("I say it then, in your name. You can take this message back now.")
    changes: tuple[Change, ...] = (
        Send(_said(pressed, message, message.thread), morning),
        Judge(message.ref, Verdict.HELPED),
    )
    return Outcome(Page(told, (Text((When(morning), ": ", told)),)), changes, replaces=True)


def _said(
    pressed: Pressed, message: Message, thread: str | None, words: tuple[Block, ...] = ()
) -> Post:  # fmt: skip
    """The author's words again, under their name."""
    author = Person(pressed.member.id, pressed.member.name)
    name = pressed.member.name or pressed.member.id
    told = Page(tr("From {name}", name=name), (Text((author, ":")), *(words or (Quote(message.text),))))
    return _post(pressed, message, thread, told)


def _post(pressed: Pressed, message: Message, thread: str | None, shown: Page) -> Post:
    key = f"{pressed.does}:{address(message.ref)}"
    return Post(key, message.ref.channel, shown, thread, by=pressed.member.id)


def _done(pressed: Pressed, message: Message, post: Post, told: str) -> Outcome:
    again = tr("You can take your own message back now.") if pressed.does != "fix.solved" else ""
    shown = page(told, Text((f"{told} {again}".rstrip(),)))
    return Outcome(shown, (Send(post), Judge(message.ref, Verdict.HELPED)), replaces=True)
