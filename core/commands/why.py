"""Answers to a stakeholder's objection: the reasoning, and this programme's own figures."""

from core.actions import Post
from core.changes import Record, Send
from core.commands import Outcome, is_staff
from core.desk import Desk
from core.interactions import Asked, Pressed
from core.logbook import Entry
from core.paradox.redesign.board import board
from core.paradox.redesign.objections import OBJECTIONS, Objection, own_figures, tallied
from core.reply.blocks import Block, Bullets, Button, Buttons, Heading, Small, Text
from core.reply.figures import Table
from core.reply.pages import Page, page
from core.reply.spans import Bold
from core.words import tr

SUMMARY = "what to answer when people object to less live time, with this programme's own figures"
USAGE = "demand | completion | community | expert"
SURVEY = "why.survey"


def answer(desk: Desk, asked: Asked) -> Outcome:
    """The answer to an objection; without a word, the objections there are."""
    word = asked.words.strip().casefold()
    if word not in OBJECTIONS:
        return Outcome(_choices())
    return Outcome(_page(desk, word, staff=is_staff(asked)))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`show`: an objection; `survey`: ask the channel; `say`: somebody's answer to that."""
    verb, (word, _, choice) = pressed.does.partition(".")[2], pressed.about.partition(":")
    objection = OBJECTIONS.get(word)
    if objection is None:
        return Outcome(page(tr("This button is from an older version of Stillwater; please ask again.")))
    if verb == "say" and choice in objection.survey:
        said = Entry(SURVEY, f"{word}:{pressed.member.id}", {"choice": choice}, pressed.at, pressed.member.id)
        return Outcome(
            page(tr("Thank you. Only sums of five people or more are ever shown.")), (Record(said),)
        )
    if verb == "survey":
        return _survey(word, objection, pressed)
    return Outcome(_page(desk, word, staff=is_staff(pressed)))


def _choices() -> Page:
    told = tr("Which objection?")
    buttons = tuple(Button(tr(o.says), "why.show", word) for word, o in OBJECTIONS.items())
    return Page(told, (Text((told,)), Buttons(buttons)))


def _page(desk: Desk, word: str, *, staff: bool) -> Page:
    objection = OBJECTIONS[word]
    facts = board(desk).facts
    blocks: list[Block] = [
        Heading(tr("“{says}”", says=tr(objection.says))),
        Bullets(tuple((tr(reason),) for reason in objection.reasons)),
    ]
    figures = own_figures(objection, facts)
    if figures:
        blocks += [Text((Bold(tr("In this programme:")),)), Bullets(tuple((one,) for one in figures))]
    else:
        blocks.append(
            Small((tr("No figure of this programme bears on it yet; see “audit” for what is missing."),))
        )
    blocks.append(Text((Bold(tr("What to try: ")), tr(objection.instead))))
    blocks += _answers(desk, word, objection)
    if staff:
        confirm = tr("I post one question with buttons in this channel. Answers are private.")
        blocks.append(Buttons((Button(tr("Ask the channel"), "why.survey", word, confirm=confirm),)))
    return Page(tr("“{says}”: what to answer", says=tr(objection.says)), tuple(blocks))


def _answers(desk: Desk, word: str, objection: Objection) -> list[Block]:
    """The survey's answers so far, the latest of each person, where five people or more have answered."""
    latest = {e.key: str(e.value["choice"]) for e in desk.entries(SURVEY) if e.key.startswith(f"{word}:")}
    rows = tallied(objection, list(latest.values()))
    if rows is None:
        return []
    return [Table((tr(objection.question), tr("people")), tuple((tr(said), n) for said, n in rows))]


def _survey(word: str, objection: Objection, pressed: Pressed) -> Outcome:
    if not is_staff(pressed):
        return Outcome(page(tr("This needs a facilitator or the person who created the channel.")))
    question = tr(objection.question)
    buttons = tuple(
        Button(tr(said), "why.say", f"{word}:{choice}") for choice, said in objection.survey.items()
    )
    private = Small((tr("One tap. Nobody sees who answered what; sums are shown from five people on."),))
    shown = Page(question, (Text((Bold(question),)), Buttons(buttons), private))
    post = Post(f"survey:{pressed.channel.id}:{word}:{pressed.at:%Y-%m-%d}", pressed.channel.id, shown)
    return Outcome(
        page(tr("Asked. “why {word}” shows the answers from five people on.", word=word)), (Send(post),)
    )
