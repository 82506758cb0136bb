"""A question asked of the bot itself, privately: the docs first, then the forum's topics, then a topic of one's own."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from core.answers import Answer, look_up
from core.commands import Outcome
from core.decide import settled_strictness
from core.desk import Asked, Desk, OpenTopic, Pressed, Submitted
from core.drafting import drafted, form
from core.forum import Topic
from core.refusal import Refusal
from core.reply import (
    Block,
    Bold,
    Button,
    Buttons,
    Field,
    FieldKind,
    Form,
    Link,
    Page,
    Quote,
    Small,
    Span,
    Text,
    listed,
    page,
)
from core.words import tr

SUMMARY = "a question, privately: the docs first, then the forum"
USAGE = "QUESTION"
# What a button can carry back.
_LONGEST = 1_500


def answer(desk: Desk, asked: Asked) -> Outcome:
    """What the docs and the forum have; without a question, a form for one."""
    if not asked.words.strip():
        return Outcome(Form(tr("Ask"), "ask.question", (Field("question", tr("Your question"), FieldKind.PARAGRAPH),),
                            submit=tr("Look it up")))  # fmt: skip
    return Outcome(_found(desk, asked.words.strip()[:_LONGEST], asked.channel.id))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`ask.helped`: it answered it; `ask.forum`: a draft for the forum, with the question in it."""
    if pressed.does == "ask.helped":
        return Outcome(page(tr("Good to hear, thank you.")), replaces=True)
    if desk.forum is None or not desk.forum.categories():
        return Outcome(page(tr("No forum is connected to this programme yet; ask a facilitator.")))
    return Outcome(form(desk, "ask.open", "", pressed.about))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """The question to look up, or the topic as its author has edited it."""
    if submitted.does == "ask.question":
        text = submitted.values.get("question", "").strip()
        if not text:
            raise Refusal(tr("Your question: write it down, please."))
        return Outcome(_found(desk, text[:_LONGEST], submitted.channel.id))
    draft = drafted(desk, submitted, "")
    # The same topic sent twice is opened once.
    key = hashlib.sha256(f"{submitted.member.id}\n{draft.title}\n{draft.body}".encode()).hexdigest()[:24]
    opened = OpenTopic(replace(draft, key=f"ask:{key}"))
    return Outcome(page(tr("Thank you. I open the topic now and tell you where it is.")), (opened,))


def _found(desk: Desk, text: str, channel: str) -> Page:
    found = look_up(text, desk.library, threshold=settled_strictness(desk.settings(channel)))
    topics = desk.forum.search(text) if desk.forum else ()
    blocks = [*_passage(found), *_topics(topics)]
    if not blocks:
        blocks.append(Text((tr("I know of no page or topic that surely answers this."),)))
    buttons = [Button(tr("This answered it"), "ask.helped", primary=True)] if found.answered or topics else []
    if desk.forum and desk.forum.categories():
        buttons.append(Button(tr("Ask on the forum"), "ask.forum", text))
    else:
        blocks.append(Small((tr("No forum is connected to this programme yet; a facilitator can help."),)))
    summary = tr("From the docs") if found.answered else tr("What I found")
    return Page(summary, (*blocks, *((Buttons(tuple(buttons)),) if buttons else ())))


def _passage(found: Answer) -> list[Block]:
    if not found.answered:
        return []
    best = found.passages[0]
    source: Span = Link(best.title, best.url) if best.url else Bold(best.title)
    dated = (Small((tr("last changed {day}", day=best.updated.isoformat()),)),) if best.updated else ()
    return [Text((tr("From the docs, "), source, ":")), Quote(best.quote), *dated]


def _topics(topics: Sequence[Topic]) -> list[Block]:
    if not topics:
        return []
    return [Text((tr("On the forum already: "), *listed([Link(topic.title, topic.url) for topic in topics])))]
