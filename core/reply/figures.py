"""Figures: a table of them, and a chart, which is a table too."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as text; the first column names the row. Every chart has one."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


class ChartKind(StrEnum):
    LINE = "line"
    BAR = "bar"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars: a value (or None where there is no data) for each category."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a few figures; `alt` says in one sentence what it shows.

    `most` is the top of the scale (100 of a score); None: as high as the figures go.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    unit: str = ""
    most: float | None = None

    def as_table(self) -> Table:
        """The same figures as text."""
        rows = tuple(
            (category, *(_figure(series.values[index]) for series in self.series))
            for index, category in enumerate(self.categories)
        )
        return Table(("", *(series.name for series in self.series)), rows, self.title)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
