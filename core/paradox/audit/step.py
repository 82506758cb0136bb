"""One step of the audit as a reader meets it."""

from dataclasses import dataclass

from core.reply.figures import Chart, Table


@dataclass(frozen=True, slots=True)
class Step:
    """`headline` says the step in one sentence, `findings` what it rests on, `missing` what would tell more.

    `asks` are questions only the programme's owner can answer.
    """

    name: str
    title: str
    headline: str
    findings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    missing: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
