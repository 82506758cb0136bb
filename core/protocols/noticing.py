"""A channel's pins, topic and purpose beside the protocol in force: what is new there, and what is gone."""

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
    new = (text for text in own_texts(channel) if not (protocol and holds_text(protocol, text)))
    return tuple(text for text in new if _rules(text) - known)


def own_texts(channel: Channel) -> tuple[str, ...]:
    """The texts that a channel shows of itself, each once."""
    return tuple(t for t in dict.fromkeys((*channel.pins, channel.topic, channel.purpose)) if t.strip())


def standing(channel: Channel, protocol: ChannelProtocol) -> tuple[str, ...]:
    """The channel's own texts that rule something and say no more than the protocol in force: it rests on them."""
    return tuple(text for text in own_texts(channel) if holds_text(protocol, text) and _rules(text))


@lru_cache(maxsize=256)
def _rules(text: str) -> frozenset[str]:
    """The clauses of a text from which something would follow."""
    return frozenset(clause.id for clause in read(text).clauses if acts_on(clause))
