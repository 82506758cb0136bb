"""Step 2: where live energy goes, against what learners take part in, watch and say."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median

from core.facts import Facts
from core.paradox.audit.live_map import touchpoints
from core.paradox.audit.step import Step
from core.paradox.presence import active_share
from core.privacy import FEWEST, coarse
from core.reply.figures import Table
from core.words import tr

_PRAISE = "praise for asynchronous work"


def mismatch(facts: Facts) -> Step:
    """Active share of those present, recordings opened and watched, and what feedback comes back to."""
    themes = Counter(theme for comment in facts.survey for theme in comment.themes)
    tables = tuple(t for t in (_live(facts), _feedback(themes)) if t.rows)
    return Step(
        "mismatch", tr("Live investment and lived value"), _headline(facts, themes),
        tuple(_findings(facts, themes)), tables, (), tuple(_missing(facts)),
    )  # fmt: skip


def _headline(facts: Facts, themes: Counter[str]) -> str:
    complaints = [name for name, n in themes.most_common() if n >= FEWEST and name != _PRAISE]
    active = active_share(facts)
    if complaints:
        return tr("What feedback comes back to most: {theme}.", theme=tr(complaints[0]))
    if active is not None:
        return tr("{share} of those present take an active part.", share=f"{coarse(active):.0%}")
    return tr("There is not enough feedback or attendance to see a mismatch.")


def _findings(facts: Facts, themes: Counter[str]) -> Iterator[str]:
    learners = len(facts.learners)
    watched: dict[str, set[str]] = defaultdict(set)
    for view in facts.recordings:
        if view.viewer:
            watched[view.title].add(view.viewer)
    viewers = set().union(*watched.values()) if watched else set()
    if learners >= FEWEST and len(viewers) >= FEWEST:
        yield tr("{share} of the learners opened a recording at least once.",
                 share=f"{min(len(viewers) / learners, 1):.0%}")  # fmt: skip
    held = [one for one in touchpoints(facts) if not one.standing]
    if len(held) == 1 or (held and held[0].weekly > held[1].weekly):
        heaviest = held[0]
        share = active_share(facts, {s.title for s in heaviest.occurrences})
        if share is not None:
            yield tr("Most live time goes into “{title}”, where {share} of those present take an active part.",
                     title=heaviest.title, share=f"{coarse(share):.0%}")  # fmt: skip
    if themes[_PRAISE] >= FEWEST:
        yield tr("{n} comments praise asynchronous material.", n=themes[_PRAISE])


def _live(facts: Facts) -> Table:
    """Of each touchpoint: attendances, active share, and how much of its recordings is watched."""
    rows = []
    for one in touchpoints(facts):
        titles = {s.title for s in one.occurrences} | {one.title}
        present = {a.member for a in facts.attendance if a.title in titles}
        views = [r for r in facts.recordings if r.title in titles and r.viewer]
        if not one.standing and (present or views):
            watch = median(v.minutes for v in views) if len({v.viewer for v in views}) >= FEWEST else None
            active = active_share(facts, titles)
            rows.append((one.title, _people(len(present)), _share(active), _watched(watch, one.minutes)))
    columns = (tr("Touchpoint"), tr("People present"), tr("Taking an active part"), tr("Recording watched"))
    return Table(columns, tuple(rows), tr("Taking part live, and afterwards"))


def _people(number: int) -> str:
    return str(number) if number >= FEWEST else tr("under five")


def _share(share: float | None) -> str:
    return tr("too few to say") if share is None else f"{coarse(share):.0%}"


def _watched(minutes: float | None, of: float) -> str:
    if minutes is None or not of:
        return tr("too few to say")
    return tr("{n} min of {whole}", n=round(minutes), whole=round(of))


def _feedback(themes: Counter[str]) -> Table:
    """Themes of the survey's comments; fewer than five are not counted out."""
    rows = tuple((tr(name), str(n) if n >= FEWEST else tr("under five")) for name, n in themes.most_common())
    return Table((tr("Theme"), tr("Comments")), rows, tr("What comments come back to"))


def _missing(facts: Facts) -> Iterator[str]:
    if not facts.attendance:
        yield tr("attendance of the live sessions")
    if not facts.recordings:
        yield tr("views of the recordings")
    if not facts.survey:
        yield tr("survey comments")
