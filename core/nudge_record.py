"""A nudge as the ledger keeps it."""

from dataclasses import dataclass
from datetime import datetime

from core.decide import Kind
from core.message import MessageRef
from core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class NudgeRecord:
    """A nudge as the ledger keeps it, with no message text; `protocol_version` was in force when it was given."""

    about: MessageRef
    to: str
    kind: Kind
    at: datetime
    shadow: bool
    because: str
    confidence: float | None = None
    clause: str | None = None
    source: str | None = None
    verdict: Verdict = Verdict.SILENT
    protocol_version: int | None = None
