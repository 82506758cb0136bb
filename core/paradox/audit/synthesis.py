"""Step 5: name the primary type of erosion, and what it asks of the redesign."""

from core.facts import Facts
from core.paradox.audit.step import Step
from core.paradox.erosion import Erosion, assess, spoken
from core.paradox.models import recommend
from core.reply.figures import Chart, ChartKind, Series, Table
from core.words import tr

# What each type of erosion asks for first.
FIRST_MOVES = {
    "fractured_flow": "Prune: justify each mandatory stop, and move what survives to the end of its module.",
    "access_inequity": "Give each live element an equal asynchronous alternative, ready at the same time.",
    "diluted_discourse": "Give questions one home: publish what the chat is for, and answer at length on the forum.",
    "metrics_mirage": "Report mastery and reflective talk in place of volume, and move staff hours to feedback.",
}


def synthesis(facts: Facts) -> Step:
    """The four pathways, the primary type or a tie, and the integration model that fits."""
    erosion = assess(facts)
    advice = recommend(facts)
    moves = tuple(tr(FIRST_MOVES[name]) for name in _leading(erosion))
    model = tr("Fitting integration model: {model}. ", model=tr(advice.model.value)) if advice.model else ""
    missing = dict.fromkeys(what for reading in erosion.pathways.values() for what in reading.missing)
    return Step(
        "synthesis", tr("What it adds up to"), _headline(erosion), (*moves, model + tr(advice.because)),
        (_table(erosion),), _chart(erosion), tuple(missing),
    )  # fmt: skip


def _leading(erosion: Erosion) -> tuple[str, ...]:
    if erosion.primary is None:
        return ()
    return (erosion.primary, erosion.runner_up) if erosion.tie and erosion.runner_up else (erosion.primary,)


def _headline(erosion: Erosion) -> str:
    leading = _leading(erosion)
    if not leading:
        known = any(reading.enough for reading in erosion.pathways.values())
        return tr("No pathway is eroding.") if known else tr("There is not enough data to name an erosion.")
    if len(leading) > 1:
        return tr("{a} and {b} erode the programme about as much as each other.",
                  a=spoken(leading[0]).capitalize(), b=spoken(leading[1]))  # fmt: skip
    after = tr(", then {name}", name=spoken(erosion.runner_up)) if erosion.runner_up else ""
    return tr("The primary type of erosion is {name}{after}.", name=spoken(leading[0]), after=after)


def _table(erosion: Erosion) -> Table:
    rows = tuple(
        (
            spoken(name).capitalize(),
            f"{r.score:.0f}" if r.score is not None and r.enough else tr("not enough data"),
            f"{r.confidence:.0%}",
            r.evidence[0] if r.evidence else "–",
        )
        for name, r in erosion.pathways.items()
    )
    columns = (tr("Pathway"), tr("0 healthy to 100 eroded"), tr("Signals known"), tr("Strongest evidence"))
    return Table(columns, rows, tr("The four erosion pathways"))


def _chart(erosion: Erosion) -> tuple[Chart, ...]:
    known = {n: r.score for n, r in erosion.pathways.items() if r.score is not None and r.enough}
    if not known:
        return ()
    names = tuple(spoken(name) for name in known)
    alt = "; ".join(
        tr("{name} {score} of 100", name=n, score=round(s))
        for n, s in zip(names, known.values(), strict=True)
    )
    return (
        Chart(
            ChartKind.BAR, tr("Erosion"), names, (Series(tr("score"), tuple(known.values())),), alt, most=100
        ),
    )
