"""Which clauses are let be: “That was fine”, said to a pointer, is taken at its word.

Who has said so is not pointed to that clause again. Where three people or more have said so of the version in force,
and more than have thanked for it, nobody is; a new version starts anew, for then its owner has looked at it again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from core.nudge_record import NudgeRecord
from core.protocols.clause import ChannelProtocol
from core.verdict import Verdict

ENOUGH = 3
BY_YOU = "You have said that it was fine, so I do not point it out to you."
BY_SEVERAL = "Several people have said that it was fine, so I do not point it out any more, until the protocol is published anew."


def let_be(said: Iterable[NudgeRecord], reader: str, protocol: ChannelProtocol) -> Mapping[str, str]:
    """The clauses that one reader is not pointed to, each with why; `said` holds the pointers given in the channel."""
    found: dict[str, str] = {}
    voices: defaultdict[str, dict[Verdict, set[str]]] = defaultdict(lambda: defaultdict(set))
    for nudge in said:
        if nudge.clause is None:
            continue
        if nudge.to == reader and nudge.verdict is Verdict.WRONG:
            found[nudge.clause] = BY_YOU
        if nudge.protocol_version == protocol.version:
            voices[nudge.clause][nudge.verdict].add(nudge.to)
    for clause, by in voices.items():
        fine = by[Verdict.WRONG]
        if len(fine) >= max(ENOUGH, len(by[Verdict.HELPED] - fine) + 1):
            found.setdefault(clause, BY_SEVERAL)
    return found
