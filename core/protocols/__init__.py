"""A channel's published sentences: read as clauses, confirmed by its owner, enforced.

`sentence` cuts a text up (`markup` is taken off it, `tables` are lists to it); `lexicon`, `features`, `learned` and `reading` say what each sentence
rules; `slots`, `naming` and `places` who, where and when, `posted` what, `excepting` but when, `phrasing` how that is said back; `kinds` holds one file for
each kind of clause, `breaches` says which clauses a message does not keep and `scope` whom they bind.
`working_time` and `obligations` run the clocks; `publishing`, `saying`, `starters` and `noticing` are the way
from a text to a protocol in force.
"""

from core.protocols.clause import Breach, ChannelProtocol, Clause, Fix, ProtocolReading, State, Unenforceable
from core.protocols.reading import read

__all__ = [
    "Breach",
    "ChannelProtocol",
    "Clause",
    "Fix",
    "ProtocolReading",
    "State",
    "Unenforceable",
    "read",
]
