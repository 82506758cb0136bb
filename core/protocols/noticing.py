"""A pinned text, topic or purpose that reads as rules and is not what the protocol in force says."""

import hashlib
from functools import lru_cache

from core.message import Channel
from core.protocols.clause import ChannelProtocol
from core.protocols.enforcement import acts_on
from core.protocols.publishing import holds_text
from core.protocols.reading import read


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def noticed(channel: Channel, protocol: ChannelProtocol | None) -> tuple[str, ...]:
    """The channel's own texts that rule something which the protocol in force has never been asked about."""
    known = frozenset(clause.id for clause in (protocol.clauses if protocol else ()))
    texts = dict.fromkeys((*channel.pins, channel.topic, channel.purpose))
    new = (text for text in texts if text.strip() and not (protocol and holds_text(protocol, text)))
    return tuple(text for text in new if _rules(text) - known)


@lru_cache(maxsize=256)
def _rules(text: str) -> frozenset[str]:
    """The clauses of a text from which something would follow."""
    return frozenset(clause.id for clause in read(text).clauses if acts_on(clause))
