"""What the reader of a hint can say to it: it helped, it is not it, take it to the forum, why do I see this?"""

from core.commands import Outcome
from core.desk import Change, Desk, Judge, OpenTopic, Pressed, Submitted
from core.forum import Draft
from core.message import MessageRef
from core.nudge import address, referred
from core.refusal import Refusal
from core.reply import Block, Button, Buttons, Choice, Field, FieldKind, Form, Link, Page, Small, Text, page
from core.verdict import Verdict
from core.words import tr

SUMMARY = "what you say to a hint"
USAGE = ""
HIDDEN = True
_LONGEST_TITLE, _LONGEST_BODY = 120, 5000


def press(desk: Desk, pressed: Pressed) -> Outcome:
    about = referred(pressed.about)
    nudge = desk.nudge(about)
    if nudge is not None and nudge.to != pressed.member.id:
        return Outcome(page(tr("Only the person a hint was for can answer it.")))
    match pressed.does:
        case "nudge.helped":
            told = tr("Good to hear, thank you.")
            return Outcome(page(told), (Judge(about, Verdict.HELPED),), replaces=True)
        case "nudge.wrong":
            return Outcome(_sorry(desk, about), (Judge(about, Verdict.WRONG),), replaces=True)
        case "nudge.why":
            return Outcome(_why(nudge.because if nudge else ""))
        case "nudge.forum":
            return Outcome(_form(desk, about))
    return Outcome(page(tr("That button is from an older version; please ask again.")))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """The topic as its author has edited it. Raises Refusal, naming the field, for what the forum cannot take."""
    about = referred(submitted.about)
    title, body = submitted.values.get("title", "").strip(), submitted.values.get("body", "").strip()
    if not 5 <= len(title) <= _LONGEST_TITLE:
        raise Refusal(tr("Title: between 5 and {most} characters, please.", most=_LONGEST_TITLE))
    if not body or len(body) > _LONGEST_BODY:
        raise Refusal(tr("Your question: up to {most} characters, please.", most=f"{_LONGEST_BODY:,}"))
    categories = {category.id for category in desk.forum.categories()} if desk.forum else set()
    category = submitted.values.get("category", "")
    if category not in categories:
        raise Refusal(tr("Category: please choose one from the list."))
    draft = Draft(f"nudge:{address(about)}", title, body, category, submitted.member.id, about)
    changes: tuple[Change, ...] = (OpenTopic(draft), Judge(about, Verdict.REDIRECTED))
    return Outcome(page(tr("Thank you. I open the topic now and tell you where it is.")), changes)


def _sorry(desk: Desk, about: MessageRef) -> Page:
    told: list[Block] = [
        Text((tr("Thank you. I will need to be surer here before I show something again."),))
    ]
    if desk.forum:
        told.append(Buttons((Button(tr("Ask on the forum"), "nudge.forum", address(about)),)))
    return page(tr("Thank you for telling me."), *told)


def _why(because: str) -> Page:
    promise = tr(
        "Only you see my hints. You get one for a conversation at most; “snooze” and “opt-out” stop them."
    )
    return page(tr("Why you see this"), Text((because,)), Small((promise,)))


def _form(desk: Desk, about: MessageRef) -> Page | Form:
    message = desk.message(about)
    if desk.forum is None or not desk.forum.categories():
        return page(tr("No forum is connected to this programme yet."))
    return topic_form(desk, "nudge.open", address(about), message.text if message else "")


def topic_form(desk: Desk, does: str, about: str, text: str) -> Form:
    """The draft of a topic that its author edits and sends; a forum with categories must be there."""
    categories = desk.forum.categories() if desk.forum else ()
    return Form(
        tr("Ask on the forum"), does,
        (
            Field("title", tr("Title"), value=_title(text)),
            Field("body", tr("Your question"), FieldKind.PARAGRAPH, text,
                  hint=tr("What have you tried, and what happened? People here have time to read.")),
            Field("category", tr("Category"), FieldKind.CHOICE, categories[0].id,
                  tuple(Choice(c.id, c.name) for c in categories)),
        ),
        about=about, submit=tr("Open the topic"), intro=_alike(desk, text),
    )  # fmt: skip


def _title(text: str) -> str:
    first = text.strip().split("\n")[0]
    return first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1] + "…"


def _alike(desk: Desk, text: str) -> tuple[Block, ...]:
    found = desk.forum.search(text) if desk.forum and text else ()
    if not found:
        return ()
    links = [span for topic in found for span in (Link(topic.title, topic.url), "  ")]
    return (Small((tr("Perhaps there already: "), *links)),)
