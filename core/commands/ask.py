"""A question asked of the bot itself, privately: the docs first, then the forum's topics, then a topic of one's own."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from core.answers import Answer, Origin, Passage, look_up
from core.changes import OpenTopic
from core.citing import cited, source
from core.commands import Outcome
from core.decide import settled_strictness
from core.desk import Desk
from core.drafting import OPENING, already, drafted, form, out_of_reach
from core.forum import Proposed, Topic
from core.interactions import Asked, Pressed, Submitted
from core.nudge import FOR_A_PERSON
from core.refusal import Refusal
from core.reply.blocks import Block, Button, Buttons, Small, Text
from core.reply.forms import Field, FieldKind, Form
from core.reply.pages import Page, page
from core.reply.spans import Line, Link, listed
from core.words import tr

SUMMARY = "a question, privately: the docs first, then the forum"
USAGE = "QUESTION"
# What a button can carry back.
_LONGEST = 1_500
_LIKELY = 0.5


def answer(desk: Desk, asked: Asked) -> Outcome:
    """What the docs and the forum have; without a question, a form for one."""
    if not asked.words.strip():
        return Outcome(Form(tr("Ask"), "ask.question", (Field("question", tr("Your question"), FieldKind.PARAGRAPH),),
                            submit=tr("Look it up")))  # fmt: skip
    return Outcome(_found(desk, asked.words.strip()[:_LONGEST], asked.channel.id))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`ask.helped`: it answered it; `ask.forum`: a draft with the question in it; `ask.edit`: one that still waits."""
    match pressed.does:
        case "ask.helped":
            return Outcome(page(tr("Good to hear, thank you.")), replaces=True)
        case "ask.edit":
            return Outcome(_again(desk, pressed))
    return Outcome(form(desk, "ask.open", "", pressed.about))


def _again(desk: Desk, pressed: Pressed) -> Page | Form:
    """A draft that the forum has not taken yet, for its author to change."""
    sent = _sent(desk, pressed, pressed.about)
    if sent.topic:
        return already(sent.topic)
    return form(desk, "ask.change", pressed.about, "", sent=sent.draft)


def _sent(desk: Desk, by: Pressed | Submitted, key: str) -> Proposed:
    """What was sent under a key. Raises Refusal for what somebody else has sent, or nobody."""
    sent = desk.forum.proposed(key) if desk.forum else None
    if sent is None or sent.draft.author != by.member.id:
        raise Refusal(tr("That draft is not there any more; please ask again."))
    return sent


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """The question to look up, or the topic as its author has edited it."""
    if submitted.does == "ask.question":
        text = submitted.values.get("question", "").strip()
        if not text:
            raise Refusal(tr("Your question: write it down, please."))
        return Outcome(_found(desk, text[:_LONGEST], submitted.channel.id))
    if submitted.does == "ask.change":
        sent = _sent(desk, submitted, submitted.about)
        changed = drafted(desk, submitted, sent.draft.key, sent.draft.about)
        return Outcome(page(tr(OPENING)), (OpenTopic(changed),))
    draft = drafted(desk, submitted, "")
    # The same topic sent twice is opened once.
    key = hashlib.sha256(f"{submitted.member.id}\n{draft.title}\n{draft.body}".encode()).hexdigest()[:24]
    opened = OpenTopic(replace(draft, key=f"ask:{key}"))
    return Outcome(page(tr(OPENING)), (opened,))


def _found(desk: Desk, text: str, channel: str) -> Page:
    strictness = settled_strictness(desk.settings(channel))
    found = look_up(text, desk.library, threshold=strictness, outright=True)
    topics = desk.forum.search(text) if desk.forum else ()
    passage = cited(found.passages[0], (_where(found.passages[0]),)) if found.answered else ()
    blocks = [*passage, *_topics(topics)]
    if found.needs_person:
        blocks.append(Text((tr("This needs a person, not a page."), " ", tr(FOR_A_PERSON))))
    elif not blocks:
        blocks.append(Text((tr("I know of no page or topic that surely answers this."), *_perhaps(found))))
        blocks.append(Small((found.because,)))
    buttons = [Button(tr("This answered it"), "ask.helped", primary=True)] if found.answered or topics else []
    closed = out_of_reach(desk)
    if closed:
        blocks.append(Small((closed, " ", tr("A facilitator can help."))))
    else:
        buttons.append(Button(tr("Ask on the forum"), "ask.forum", text))
    return Page(tr("What I found"), (*blocks, *((Buttons(tuple(buttons)),) if buttons else ())))


def _perhaps(found: Answer) -> Line:
    """The page that is likelier than not to answer it: who asks outright may look for themselves."""
    if not found.passages or found.confidence < _LIKELY:
        return ()
    return (" ", tr("It may be in "), source(found.passages[0]), tr("; I am not sure."))


def _where(passage: Passage) -> str:
    return tr("Answered on the forum, ") if passage.origin is Origin.FORUM else tr("From the docs, ")


def _topics(topics: Sequence[Topic]) -> list[Block]:
    if not topics:
        return []
    return [Text((tr("On the forum already: "), *listed([Link(topic.title, topic.url) for topic in topics])))]
