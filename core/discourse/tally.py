"""Running figures of a week, of fixed size whatever the volume.

Adding a message costs the same with a million behind it, and two weeks (or replicas) merge. No text and
no name is kept: only counts.
"""

from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta

# Upper bounds of the buckets for how long a first reply took.
_REPLY_BOUNDS = tuple(timedelta(minutes=m) for m in (5, 15, 60, 240, 1440))


def week_of(moment: datetime) -> str:
    """The ISO week of a moment, as `2026-W47`."""
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02d}"


@dataclass(frozen=True, slots=True)
class Fact:
    """What the tally takes of one message. `waited` is set on the first reply another person gave."""

    at: datetime
    words: int
    reflection: float | None
    in_thread: bool
    question: bool = False
    answered_in_docs: bool = False
    by_staff: bool = False
    waited: timedelta | None = None


@dataclass(slots=True)
class WeekTally:
    """A channel's counts of one week; `replies` counts first replies by how long they took."""

    week: str
    messages: int = 0
    read: int = 0
    reflective: int = 0
    words: int = 0
    reflective_words: int = 0
    reflection: float = 0.0
    in_threads: int = 0
    questions: int = 0
    answered_in_docs: int = 0
    by_staff: int = 0
    replies: tuple[int, ...] = (0,) * (len(_REPLY_BOUNDS) + 1)

    def add(self, fact: Fact) -> None:
        """Count one message."""
        self.messages += 1
        self.in_threads += fact.in_thread
        self.questions += fact.question
        self.answered_in_docs += fact.answered_in_docs
        self.by_staff += fact.by_staff
        if fact.reflection is not None:
            reflective = fact.reflection >= 0.5
            self.read += 1
            self.reflective += reflective
            self.reflection += fact.reflection
            self.words += fact.words
            self.reflective_words += fact.words * reflective
        if fact.waited is not None:
            bucket = sum(fact.waited > bound for bound in _REPLY_BOUNDS)
            self.replies = tuple(n + (i == bucket) for i, n in enumerate(self.replies))

    def merge(self, other: "WeekTally") -> "WeekTally":
        """The figures of both together, under this one's week."""
        merged = WeekTally(self.week)
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            if field.name == "replies":
                merged.replies = tuple(a + b for a, b in zip(mine, theirs, strict=True))
            elif field.name != "week":
                setattr(merged, field.name, mine + theirs)
        return merged

    def to_dict(self) -> dict[str, object]:
        """Plain JSON for the ledger; `from_dict` reads it back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: dict[str, object]) -> "WeekTally":
        tally = cls(**stored)  # type: ignore[arg-type]  # written by to_dict
        tally.replies = tuple(tally.replies)
        return tally
