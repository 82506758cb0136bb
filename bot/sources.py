"""What a programme gives beside its chat: docs, forum, calendar and lists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.answers import Library
from core.paradox.facts import Attendance, RecordingView, Session, Submission, SurveyComment, Talk
from core.programme import Programme
from core.source import KnownSource


@dataclass(frozen=True, slots=True)
class Sources:
    """What is given beside the export; `missing` names what is not, `known` where each list comes from."""

    programme: Programme
    library: Library
    forum: tuple[Talk, ...] = ()
    sessions: Callable[[datetime, datetime], tuple[Session, ...]] | None = None
    missing: frozenset[str] = frozenset()
    attendance: tuple[Attendance, ...] = ()
    recordings: tuple[RecordingView, ...] = ()
    survey: tuple[SurveyComment, ...] = ()
    submissions: tuple[Submission, ...] = ()
    known: tuple[KnownSource, ...] = ()
