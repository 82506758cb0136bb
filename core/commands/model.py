"""The integration model of the programme: shown, explained, recommended, chosen."""

from dataclasses import replace
from datetime import timedelta

from core.changes import Record
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked, Pressed
from core.logbook import Entry
from core.paradox.models import GUIDES, pitfalls, recommend
from core.paradox.redesign.board import as_agreed
from core.programme import Model
from core.reply.blocks import Block, Bullets, Button, Buttons, Heading, Text
from core.reply.pages import Page
from core.reply.pages import page as said
from core.reply.spans import Bold
from core.words import tr

SUMMARY = "which integration model the programme has, which one fits it, and what to watch for"
USAGE = "[core | milestone | parallel]"
STAFF = True
KIND, KEY = "model", "programme"
_WORDS = {"core": Model.CORE_WITH_SPURS, "milestone": Model.MILESTONE, "parallel": Model.PARALLEL_TRACK}
_PERIOD = timedelta(weeks=4)


def answer(desk: Desk, asked: Asked) -> Outcome:
    """Show the model, or choose one."""
    word = asked.words.strip().casefold()
    if not word:
        return Outcome(_shown(desk))
    if word not in _WORDS:
        return Outcome(said(tr("Choose one of {words}.", words=", ".join(_WORDS))))
    return _choose(_WORDS[word], asked)


def press(desk: Desk, pressed: Pressed) -> Outcome:  # noqa: ARG001 - every command's press takes the desk
    """A model was chosen by its button."""
    if pressed.about not in _WORDS:
        return Outcome(said(tr("That button is from an older version; please ask again.")))
    return replace(_choose(_WORDS[pressed.about], pressed), replaces=True)


def _choose(model: Model, by: Asked | Pressed) -> Outcome:
    entry = Entry(KIND, KEY, {"model": model.value}, by.at, by.member.id)
    told = tr(
        "From now on figures are read for the model “{model}”. {role}",
        model=model.value,
        role=GUIDES[model].role,
    )
    return Outcome(said(told), (Record(entry),))


def _shown(desk: Desk) -> Page:
    facts = as_agreed(desk, desk.facts(desk.now - _PERIOD, desk.now))
    model, advice = facts.programme.model, recommend(facts)
    headline = (
        tr("The model is “{model}”.", model=model.value) if model else tr("No model has been chosen yet.")
    )
    fits = tr("What fits best: {model}. ", model=advice.model.value) if advice.model else ""
    blocks: list[Block] = [
        Heading(tr("Integration model")),
        Text((Bold(headline),)),
        Text((fits + advice.because,)),
    ]
    if found := pitfalls(facts):
        blocks += [Text((tr("To watch now:"),)), Bullets(tuple((one,) for one in found))]
    blocks.append(Bullets(tuple(_explained(one) for one in Model)))
    blocks.append(Buttons(tuple(Button(m.value.capitalize(), "model.choose", word, m is advice.model)
                                for word, m in _WORDS.items())))  # fmt: skip
    return Page(headline, tuple(blocks))


def _explained(model: Model) -> tuple[Bold, str]:
    guide = GUIDES[model]
    told = tr(" {role} Best for {best}. Watch for: {pitfall}.",
              role=tr(guide.role), best=tr(guide.best_for), pitfall=tr(guide.pitfall))  # fmt: skip
    return Bold(tr(model.value.capitalize()) + "."), told
