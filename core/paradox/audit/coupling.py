"""Step 3: assessments that cannot be passed without what was only said live. Each of them is a red flag."""

from core.facts import Facts
from core.paradox.audit.step import Step
from core.privacy import FEWEST
from core.programme import NeedsSession
from core.reply.figures import Table
from core.words import count, tr

_SAID = {
    NeedsSession.YES: "needs a live session",
    NeedsSession.NO: "can be passed without one",
    NeedsSession.UNKNOWN: "nobody has said",
}


def coupling(facts: Facts) -> Step:
    """What the owner has said of each assessment, and hints from the chat that something was only said live."""
    listed = facts.programme.assessments
    tied = [a.name for a in listed if a.needs_session is NeedsSession.YES]
    open_ = [a.name for a in listed if a.needs_session is NeedsSession.UNKNOWN]
    rows = tuple((a.name, tr(_SAID[a.needs_session])) for a in listed)
    hints = tuple(_hints(facts))
    return Step(
        "coupling", tr("Assessments and live sessions"), _headline(len(listed), tied, open_), hints,
        (Table((tr("Assessment"), tr("Live session")), rows),) if rows else (), (),
        () if listed else (tr("the list of assessments"),),
        tuple(tr("Can “{name}” be passed without a live session?", name=name) for name in open_),
    )  # fmt: skip


def _headline(listed: int, tied: list[str], open_: list[str]) -> str:
    if tied:
        return tr("A red flag: {names} cannot be passed without a live session.", names=", ".join(tied))
    if not listed:
        return tr("No assessment is known, so nothing can be said about what they depend on.")
    if open_:
        return tr("Of {open} nobody has said whether they need a live session.",
                  open=count(len(open_), "assessment", "assessments"))  # fmt: skip
    return tr("Every assessment can be passed from the asynchronous material alone.")


def _hints(facts: Facts) -> list[str]:
    """Talk that refers to what was said live, where five people or more do so."""
    pointing = [t for t in facts.talk if t.refers_live]
    if len({t.author for t in pointing}) < FEWEST:
        return []
    return [tr("{n} messages point to something said in a live session; see whether it is written down.",
               n=len(pointing))]  # fmt: skip
