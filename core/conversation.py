"""Who is talking to whom: has a person replied to a message, and was its author in talk already?"""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import islice, takewhile

from core.message import Message
from core.prose import own_prose

_WORD = re.compile(r"[^\W\d_]{4,}")
# In an unthreaded channel, the first few messages after a question are most likely about it.
_NEXT_FEW = 3
# Who asked has found out, or need not know any more; not "I have not figured it out".
_SETTLED = re.compile(
    r"(?<!\bnot )(?<!n['’]t )(?<!\bnobody has )\b(?:(?:solved|fixed|got|found) it|figured (?:it|that) out|(?:it|that) (?:works|worked)|works now|never ?mind|nvm)\b",
    re.IGNORECASE,
)
# In one go people write a few messages, shortly after each other.
_ONE_GO, _MOST_MESSAGES = timedelta(minutes=5), 3
# People who wrote to each other so shortly before are still talking.
_TALKING = timedelta(minutes=10)


# The same neighbours are looked at for one question after the other.
@lru_cache(maxsize=2_048)
def _content(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(own_prose(text)))


def replies(message: Message, later: Iterable[Message]) -> tuple[Message, ...]:
    """What people other than the author said to a message, given what came after it, oldest first.

    In the message's thread everything counts; beside it, what mentions the author, shares a word of
    four letters or more with the message, or is among the next three. Erring on the side of "somebody
    replied" keeps the bot silent.
    """
    words = _content(message.text)
    found: list[Message] = []
    beside = 0
    for other in later:
        if other.from_bot or other.author == message.author:
            continue
        if other.conversation == message.conversation:
            found.append(other)
        elif other.opens_conversation and message.opens_conversation:
            beside += 1
            if beside <= _NEXT_FEW or message.author in other.mentions or words & _content(other.text):
                found.append(other)
    return tuple(found)


def settled(message: Message, later: Iterable[Message]) -> bool:
    """Does its author say later, not asking again, that it is solved or need not be?"""
    own = (own_prose(other.text) for other in later if other.author == message.author)
    return any(_SETTLED.search(said) and "?" not in said for said in own)


def in_talk(message: Message, earlier: Iterable[Message]) -> bool:
    """Had its author just written beside others, and somebody after them? Then it goes on with that talk.

    `earlier` is what was said in the channel before, oldest first; threads have their own talk.
    """
    since = message.at - _TALKING
    lately = [m for m in earlier if since <= m.at < message.at and m.opens_conversation and not m.from_bot]
    own = [number for number, other in enumerate(lately) if other.author == message.author]
    return bool(own) and any(other.author != message.author for other in lately[own[0] :])


def just_said(message: Message, earlier: Sequence[Message]) -> tuple[str, ...]:
    """What its author wrote in the channel just before, oldest first, nobody else having written since."""
    since = message.at - _ONE_GO
    before = (m for m in reversed(earlier) if m.at < message.at and m.opens_conversation)
    own = takewhile(lambda m: m.author == message.author and m.at >= since, before)
    return tuple(m.text for m in islice(own, _MOST_MESSAGES))[::-1]
