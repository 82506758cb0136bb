"""A topic for the forum in the making: the form that its author edits, and the draft that comes of it."""

from collections.abc import Sequence

from core.answers.terms import terms
from core.desk import Desk
from core.forum import Draft, Topic
from core.interactions import Submitted
from core.message import Message, MessageRef
from core.refusal import Refusal
from core.reply.blocks import Block, Small, Text
from core.reply.forms import Choice, Field, FieldKind, Form
from core.reply.pages import Page, page
from core.reply.spans import Link
from core.words import tr

_LONGEST_TITLE, _LONGEST_BODY = 120, 5000
_NAMED, _UNNAMED = "name", "no"
OPENING = "Thank you. I open the topic now and tell you where it is."


def already(topic: Topic) -> Page:
    """What was sent stands on the forum by now."""
    told = tr("It is on the forum already: ")
    return page(f"{told}{topic.title}", Text((told, Link(topic.title, topic.url))))


def out_of_reach(desk: Desk) -> str:
    """Why no topic can be opened now, empty where one can be."""
    if desk.forum is None:
        return tr("No forum is connected to this programme yet.")
    if not desk.forum.categories():
        return tr("The forum is connected, but it does not answer; please try again later.")
    return ""


def with_context(question: Message, conversation: Sequence[Message]) -> str:
    """A question with what its author has added to it and what others have said to it, named to nobody."""
    beside = [m for m in conversation if m.ref != question.ref and m.text and not m.from_bot]
    own = [m.text for m in beside if m.author == question.author and m.at > question.at]
    others = [m for m in beside if m.author != question.author]
    named = {author: number for number, author in enumerate(dict.fromkeys(m.author for m in others), 1)}
    said = [
        tr("Participant {n} in the chat: {text}", n=named[m.author], text=" ".join(m.text.split()))
        for m in others
    ]
    return "\n\n".join((question.text, *own, *(f"> {line}" for line in said)))


def form(
    desk: Desk, does: str, about: str, text: str, intro: str = "", sent: Draft | None = None
) -> Page | Form:  # fmt: skip
    """A form with what is known; `text` is the question, empty where it may not be copied.

    `sent` is the draft as its author has sent it before, where the forum has not taken it yet.
    """
    closed = out_of_reach(desk)
    if closed:
        return page(closed)
    categories = desk.forum.categories() if desk.forum else ()
    who = (
        Choice(_UNNAMED, tr("No, write “Asked by a participant”")),
        Choice(_NAMED, tr("Yes, put my name under it")),
    )
    title, body = (sent.title, sent.body) if sent else (_title(text), text[:_LONGEST_BODY])
    chosen = sent.category if sent else categories[0].id
    promise = tr("Change what you like: nothing is posted before you press “Open the topic”.")
    if sent:
        promise = tr("You have sent this, and the forum has not taken it yet. You can still change it.")
    return Form(
        tr("Ask on the forum"), does,
        (
            Field("title", tr("Title"), value=title),
            Field("body", tr("Your question"), FieldKind.PARAGRAPH, body,
                  hint=tr("People there have time to read.")),
            Field("tried", tr("What have you tried, and what happened?"), FieldKind.PARAGRAPH, optional=True),
            Field("category", tr("Category"), FieldKind.CHOICE, chosen,
                  tuple(Choice(c.id, c.name) for c in categories)),
            Field("named", tr("May we name you?"), FieldKind.CHOICE, _UNNAMED, who),
        ),
        about=about, submit=tr("Open the topic"),
        intro=(*_alike(desk, text), Small((f"{promise} {intro}".rstrip(),))),
    )  # fmt: skip


def drafted(desk: Desk, submitted: Submitted, key: str, about: MessageRef | None = None) -> Draft:
    """The topic as its author has edited it. Raises Refusal, naming the field, for what the forum cannot take."""
    title, body, tried = (submitted.values.get(name, "").strip() for name in ("title", "body", "tried"))
    if not 5 <= len(title) <= _LONGEST_TITLE:
        raise Refusal(tr("Title: between 5 and {most} characters, please.", most=_LONGEST_TITLE))
    _new(desk, title)
    if not body or len(body) > _LONGEST_BODY:
        raise Refusal(tr("Your question: up to {most} characters, please.", most=f"{_LONGEST_BODY:,}"))
    if len(tried) > _LONGEST_BODY:
        raise Refusal(tr("What have you tried: up to {most} characters, please.", most=f"{_LONGEST_BODY:,}"))
    categories = {category.id for category in desk.forum.categories()} if desk.forum else set()
    category = submitted.values.get("category", "")
    if category not in categories:
        raise Refusal(tr("Category: please choose one from the list."))
    if tried:
        body += f"\n\n{tr('What I tried:')}\n\n{tried}"
    signed = submitted.member.name if submitted.values.get("named") == _NAMED else ""
    return Draft(key, title, body, category, submitted.member.id, about, signed)


def _new(desk: Desk, title: str) -> None:
    """Refuse a title that says in the same terms what a topic on the forum says already."""
    said = set(terms(title))
    for topic in desk.forum.search(title) if desk.forum and said else ():
        if set(terms(topic.title)) == said:
            raise Refusal(
                tr("Title: “{title}” is there already: {url} Please answer there, or say what is different about yours.",
                   title=topic.title, url=topic.url)
            )  # fmt: skip


def _title(text: str) -> str:
    """The first line, as far as its first question goes."""
    line = text.strip().split("\n")[0]
    first = line[: line.find("?") + 1] or line
    return first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1] + "…"


def _alike(desk: Desk, text: str) -> tuple[Block, ...]:
    found = desk.forum.search(text) if desk.forum and text else ()
    if not found:
        return ()
    links = [span for topic in found for span in (Link(topic.title, topic.url), "  ")]
    return (Small((tr("Perhaps there already: "), *links)),)
