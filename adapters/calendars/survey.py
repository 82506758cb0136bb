"""Survey comments as CSV: date, text. Only the themes are kept, never the words."""

from adapters.calendars.rows import Row, each, filled, moment, table
from core.facts import SurveyComment
from core.paradox.comments import themes
from core.source import Skipped
from core.upload import Upload

COLUMNS = ("date", "text")


def read_survey(file: Upload, zone: str) -> tuple[tuple[SurveyComment, ...], tuple[Skipped, ...]]:
    """The comments in the order of the file. Raises Refusal."""

    def comment(row: Row) -> SurveyComment:
        return SurveyComment(moment(filled(row, "date"), zone), themes(filled(row, "text")))

    made, skipped = each(file, table(file, COLUMNS), comment)
    return tuple(made), tuple(skipped)
