"""The channel's own published rules: shown to everybody; read, confirmed and published by its owner.

`showing` is what is in force, its history and what to begin with; `texts` where a text of the channel or the docs
comes from; `drafts` a text as it was read and said back; `publishing` what is confirmed of it and put in force.
"""

from dataclasses import replace

from core.changes import Fulfil
from core.commands import Outcome, is_staff
from core.commands.protocol import drafts, publishing, showing, texts
from core.desk import Desk
from core.interactions import Asked, Interaction, Pressed, Submitted
from core.programme import Model
from core.protocols.saying import text_form
from core.protocols.starters import STARTERS
from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import page
from core.words import tr

SUMMARY = "this channel's protocol: what is agreed, what I enforce, and what I cannot"
USAGE = "[history]"
STAFF_USAGE = "[publish | history | starter | source PAGE]"


def answer(desk: Desk, asked: Asked) -> Outcome:
    """Everybody may look; facilitators and the channel's creator may publish."""
    channel = asked.channel
    match asked.words.strip().lower():
        case "":
            return Outcome(showing.shown(desk, asked, channel))
        case "history":
            return Outcome(showing.versions(desk, channel.id))
        case "publish":
            _staff_only(desk, asked, channel.id)
            return Outcome(_text_in_force(desk, channel.id))
        case "starter":
            _staff_only(desk, asked, channel.id)
            return Outcome(showing.starters(desk, channel.id))
    word, _, name = asked.words.strip().partition(" ")
    if word.lower() == "source" and name:
        _staff_only(desk, asked, channel.id)
        return texts.from_page(desk, asked, name.strip())
    if not is_staff(asked):
        raise Refusal(tr("“protocol” takes history, or nothing to show what is in force."))
    raise Refusal(
        tr("“protocol” takes publish, history, starter or source PAGE, or nothing to show what is in force.")
    )


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """A starter or a noticed text is chosen, the form or the history opened, or something owed is done."""
    channel, _, what = pressed.about.partition("|")
    match pressed.does:
        case "protocol.history":
            return Outcome(showing.versions(desk, channel))
        case "protocol.kept":
            _staff_only(desk, pressed, pressed.about.partition(":")[0])
            return Outcome(page(tr("Thank you, noted.")), (Fulfil(pressed.about),), replaces=True)
    _staff_only(desk, pressed, channel)
    match pressed.does:
        case "protocol.starter":
            return Outcome(text_form(STARTERS[Model(what)], channel))
        case "protocol.offered":
            return texts.from_channel(desk, pressed, channel, what)
        case "protocol.again":
            return publishing.again(desk, channel)
    return Outcome(_text_in_force(desk, channel))


def submit(desk: Desk, submitted: Submitted) -> Outcome:
    """`read`: a text is read and said back; `edit`: sentences changed; `confirm`: it is published."""
    channel, _, seen = submitted.about.partition("|")
    seen, _, start = seen.partition("|")
    _staff_only(desk, submitted, channel)
    if submitted.does == "protocol.read":
        return drafts.read_back(desk, submitted, channel, submitted.values.get("text", ""))
    latest = drafts.latest(desk, channel)
    if latest is None or latest.digest != seen or not drafts.stands(desk, channel, latest):
        return drafts.overtaken(channel)
    if submitted.does == "protocol.edit":
        return drafts.read_back(desk, submitted, channel, drafts.edited(latest.text, submitted), latest.said)
    written = replace(latest, said={**latest.said, **submitted.values})
    return publishing.gone_through(desk, submitted, channel, written, int(start))


def _text_in_force(desk: Desk, channel: str) -> Form:
    """The text to be changed and published anew."""
    current = desk.protocol(channel)
    return text_form(current.text if current else "", channel)


def _staff_only(desk: Desk, by: Interaction, channel: str) -> None:
    if not is_staff(by) and by.member.id != desk.channel(channel).creator:
        raise Refusal(tr("This needs a facilitator or the person who created the channel."))
