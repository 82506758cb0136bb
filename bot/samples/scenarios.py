"""Two programmes before and after a redesign, as values: an over-engineered onboarding and a cohort in meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.samples import sentences as said


@dataclass(frozen=True, slots=True)
class Live:
    """A live session: day of the week (0 is Monday), hour in the programme's zone, and in which weeks it is held."""

    title: str
    day: int
    hour: int
    minutes: int
    purpose: str
    mandatory: bool
    weeks: tuple[int, ...]
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A sample programme. `chat` is messages a day, `thoughtful` the share of them that think aloud."""

    folder: str
    name: str
    model: str
    starts: date
    weeks: int
    module_weeks: int
    zones: Mapping[str, int]
    live: tuple[Live, ...]
    chat: int
    thoughtful: float
    questions: float
    replied: float
    by_staff: float
    forum: int
    recorded_after: float
    watched: float
    active: float
    asked: tuple[str, ...]
    other: tuple[str, ...]
    thoughts: tuple[str, ...]
    docs: Mapping[str, str]
    crams: bool = False


_TWO, _FOUR, _SIX = tuple(range(2)), tuple(range(4)), tuple(range(6))
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_GLOBAL = {"Europe/Berlin": 10, "Asia/Kolkata": 6, "America/Los_Angeles": 6, "Australia/Sydney": 2}
_NEAR = {"Europe/Berlin": 14, "Europe/London": 6}
_ENGINEERS = (said.ONBOARDING_ASKED, said.ONBOARDING_OTHER, said.ONBOARDING_THOUGHTS, said.ONBOARDING_DOCS)
_LEADERS = (said.LEADERSHIP_ASKED, said.LEADERSHIP_OTHER, said.LEADERSHIP_THOUGHTS, said.LEADERSHIP_DOCS)

SCENARIOS = (
    Scenario(
        "onboarding-before", "Engineering onboarding", "", date(2026, 3, 2), 2, 1, _GLOBAL,
        (*(Live(f"{day} recap", n, 10, 60, "lecture", True, _TWO) for n, day in enumerate(_DAYS)),
         Live("Friday Q&A", 4, 15, 60, "q&a", True, _TWO)),
        42, 0.04, 0.3, 0.55, 0.75, 3, 30, 0.25, 0.2, *_ENGINEERS,
    ),
    Scenario(
        "onboarding-after", "Engineering onboarding", "asynchronous core with synchronous spurs", date(2026, 6, 1), 2, 1,
        _GLOBAL, (Live("Debugging lab", 4, 15, 60, "synthesis", False, _TWO, "a forum thread on the week's exercise"),),
        9, 0.45, 0.15, 0.95, 0.2, 90, 1.5, 0.9, 0.8, *_ENGINEERS,
    ),
    Scenario(
        "leadership-before", "Leadership cohort", "", date(2026, 2, 2), 4, 1, _NEAR,
        (Live("Guest speaker", 0, 16, 60, "guest", True, _FOUR),
         Live("Discussion group", 2, 15, 120, "synthesis", True, _FOUR),
         Live("Coffee chat", 3, 9, 30, "social", True, (0, 2))),
        16, 0.22, 0.12, 0.85, 0.5, 90, 20, 0.4, 0.45, *_LEADERS, True,
    ),
    Scenario(
        "leadership-after", "Leadership cohort", "synchronous milestone", date(2026, 5, 4), 6, 2, _NEAR,
        (Live("Synthesis workshop", 4, 13, 180, "synthesis", True, (1, 3, 5), "a written exchange of analyses"),
         Live("Coffee chat", 3, 9, 30, "social", False, (0, 2, 4), "the introductions thread")),
        8, 0.5, 0.1, 0.95, 0.2, 220, 2, 0.9, 0.9, *_LEADERS,
    ),
)  # fmt: skip
