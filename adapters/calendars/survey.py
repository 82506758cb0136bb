"""Survey comments as CSV: date, text. Only the themes are kept, never the words."""

from pathlib import Path

from adapters.calendars.rows import Row, Skipped, each, filled, moment, table
from core.paradox.comments import themes
from core.paradox.facts import SurveyComment


def read_survey(path: Path, zone: str) -> tuple[tuple[SurveyComment, ...], tuple[Skipped, ...]]:
    """The comments in the order of the file. Raises Refusal."""

    def comment(row: Row) -> SurveyComment:
        return SurveyComment(moment(filled(row, "date"), zone), themes(filled(row, "text")))

    made, skipped = each(path, table(path, ("date", "text")), comment)
    return tuple(made), tuple(skipped)
