"""What each slash command answers. A command is one module here, found by its name.

A module has `SUMMARY` (one line for the help), `USAGE` (what may follow the word; `STAFF_USAGE` where facilitators
may say more) and `answer(desk, asked) -> Outcome`. Where its pages have buttons or forms, `press(desk, pressed)` and
`submit(desk, submitted)` take what comes back: "touchpoints.justify" is the verb `justify` of
`touchpoints`. `STAFF = True` keeps all of it to facilitators (and the channel's creator);
`HIDDEN = True` marks a module with buttons only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import ModuleType

from core.by_file import modules_of
from core.changes import Change
from core.desk import Desk
from core.interactions import Asked, Interaction, Pressed, Submitted
from core.message import Role
from core.reply.forms import Form
from core.reply.pages import Page, page
from core.words import tr


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the person sees, and what changes.

    `replaces`: in the place of what they pressed a button on, also where a form came between.
    """

    show: Page | Form | None = None
    changes: tuple[Change, ...] = ()
    replaces: bool = field(default=False)


def every() -> Mapping[str, ModuleType]:
    """All command modules by their words, hidden ones included, in alphabetical order."""
    return {name.replace("_", "-"): module for name, module in modules_of(__name__).items()}


def offered() -> dict[str, ModuleType]:
    """The commands a person can type, by word, in alphabetical order."""
    return {word: module for word, module in every().items() if not getattr(module, "HIDDEN", False)}


def offered_to(*, staff: bool) -> dict[str, ModuleType]:
    """The commands that a facilitator or somebody else may use, by word."""
    return {word: m for word, m in offered().items() if staff or not getattr(m, "STAFF", False)}


def usage(module: ModuleType, *, staff: bool) -> str:
    """What a facilitator or somebody else may say after a command's word."""
    said: str = getattr(module, "STAFF_USAGE", module.USAGE) if staff else module.USAGE
    return said


def respond(desk: Desk, interaction: Interaction) -> Outcome:
    """Answer a command, a button or a form."""
    match interaction:
        case Asked(command=word):
            module = offered().get(word.lower())
            if module is None:
                return Outcome(_nearest(word, offered_to(staff=is_staff(interaction))))
        case Pressed(does=does) | Submitted(does=does):
            module = every().get(does.partition(".")[0])
            if module is None:
                return Outcome(
                    page(tr("This button is from an older version of Stillwater; please ask again."))
                )
    if getattr(module, "STAFF", False) and not is_staff(interaction):
        return Outcome(page(tr("This needs a facilitator or the person who created the channel.")))
    return _call(module, desk, interaction)


def _call(module: ModuleType, desk: Desk, interaction: Interaction) -> Outcome:
    outcome: Outcome
    match interaction:
        case Asked():
            outcome = module.answer(desk, interaction)
        case Pressed():
            outcome = module.press(desk, interaction)
        case Submitted():
            outcome = module.submit(desk, interaction)
    return outcome


def is_staff(interaction: Interaction) -> bool:
    """May this person change the channel's settings?"""
    return interaction.member.role is Role.FACILITATOR or interaction.member.id == interaction.channel.creator


def _nearest(word: str, known: Mapping[str, ModuleType]) -> Page:
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    if close:
        return page(tr("I do not know “{word}”. Did you mean “{close}”?", word=word[:40], close=close[0]))
    return page(tr("I do not know “{word}”. “help” lists what I can do.", word=word[:40]))
