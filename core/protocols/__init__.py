"""A channel's published sentences: read as clauses, confirmed by its owner, enforced.

From a text to clauses: `sentence` cuts it up, once `markup` is taken off it, `wrapping` has put broken lines
together and `tables` are lists; `tongues` says which sentences are English. `reading` says what each of them rules,
by what was `learned` of its `features`, which rest on a `lexicon` and on the `meanings` of words. What it says of who
and when is read in `slots`, of must and may in `modality`, of where in `places` (called as `naming` knows them), of
what in `posted`, of which hours in `windows`, of what it excepts in `excepting`. `kinds` holds one file for each kind
of `clause`; `phrasing` says a clause back.

From clauses to a protocol in force: `starters` to begin with, `publishing` the draft and its questions,
`contradicting` what cannot be kept together, `saying` the pages and forms, `typesetting` the text as the channel
shows it, `noticing` what was edited since.

Enforcing: `enforcement` says what is done about a clause. `case` is a message as a clause judges it, made
of its room by `case_in`; `breaches` says which clauses it does not keep, `scope` whom they bind and
`holding` in which channels, `content` whether it is beyond doubt of the sort a rule names, `let_be` which
are not pointed out any more. `obligations` are clauses with a clock, which runs in `working_time`;
`artefacts` are what they promise, `course` is one looked back on, `reminder` how it is worded.
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
