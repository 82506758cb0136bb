"""A question asked of the bot itself, privately: the docs first, then the forum's topics, then a topic of one's own."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from core.answers import look_up
from core.citing import cited
from core.commands import Outcome
from core.decide import settled_strictness
from core.desk import Asked, Desk, OpenTopic, Pressed, Submitted
from core.drafting import drafted, form, out_of_reach
from core.forum import Topic
from core.refusal import Refusal
from core.reply import (
    Block,
    Button,
    Buttons,
    Field,
    FieldKind,
    Form,
    Link,
    Page,
    Small,
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
    passage = cited(found.passages[0], (tr("From the docs, "),)) if found.answered else ()
    blocks = [*passage, *_topics(topics)]
    if not blocks:
        blocks.append(Text((tr("I know of no page or topic that surely answers this."),)))
    buttons = [Button(tr("This answered it"), "ask.helped", primary=True)] if found.answered or topics else []
    closed = out_of_reach(desk)
    if closed:
        blocks.append(Small((closed, " ", tr("A facilitator can help."))))
    else:
        buttons.append(Button(tr("Ask on the forum"), "ask.forum", text))
    summary = tr("From the docs") if found.answered else tr("What I found")
    return Page(summary, (*blocks, *((Buttons(tuple(buttons)),) if buttons else ())))


def _topics(topics: Sequence[Topic]) -> list[Block]:
    if not topics:
        return []
    return [Text((tr("On the forum already: "), *listed([Link(topic.title, topic.url) for topic in topics])))]
