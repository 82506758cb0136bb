"""What a programme gives beside its chat: docs, forum, calendar and lists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters.calendars import Address
from bot.settings import Elsewhere
from core.answers import Library
from core.facts import Attendance, RecordingView, Session, Submission, SurveyComment, Talk
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


@dataclass(frozen=True, slots=True)
class Followed:
    """What is looked at again while the bot serves: the docs' folder, where they are fetched from into it, the calendar's address."""

    docs: Path | None = None
    docs_elsewhere: Elsewhere | None = None
    calendar: Address | None = None


NOTHING_FOLLOWED = Followed()
