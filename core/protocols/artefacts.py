"""Does a clause speak of this session, and is this message the artefact it promises?"""

import re
from collections.abc import Sequence

from core.facts import Session
from core.message import Message
from core.prose import without_quotes_and_code
from core.protocols.scope import texts

_ANY_SESSION = frozenset({"session", "meeting", "event", "class", "call", ""})
_LIVE = re.compile(r"^(?:the |our |each |every |a )?(?:live |online )?")
_LINK = re.compile(r"https?://\S")


def concerns(event: object, session: Session) -> bool:
    """Is the session one of those that a clause names, as "live sessions", "lectures" or by its title?"""
    named = [part for text in texts(event) for part in text.lower().split("|")]
    about = f"{session.title} {session.purpose.value} {session.touchpoint or ''}".lower()
    return any(called(part) in _ANY_SESSION or called(part) in about for part in named)


def called(event: str) -> str:
    """What a live event is called, without article and number: "workshop" for "the live workshops"."""
    return one(_LIVE.sub("", event.strip().lower()))


def one(event: str) -> str:
    """One event by the name of several: "live session" for "live sessions"."""
    bare = event.removesuffix("es") if event.endswith("sses") else event
    return bare if bare.endswith(("ss", "office hours")) else bare.removesuffix("s")


def noun(what: str) -> str:
    """The word by which an artefact is called: "recording" for "session recordings"."""
    return what.lower().split()[-1].removesuffix("s") if what.split() else ""


def is_artefact(message: Message, what: str, title: str = "", others: Sequence[str] = ()) -> bool:
    """Does the message name it in the author's own words, with a link or a file beside it?

    One that speaks of `others`, and not of the session with this title, is another session's.
    """
    words, word = without_quotes_and_code(message.text), noun(what)
    if any(_in(other, words) for other in others) and not _in(title, words):
        return False
    named = bool(word) and re.search(rf"\b{re.escape(word)}", words, re.IGNORECASE) is not None
    in_file = any(word and word in name.lower() for name in message.files)
    return in_file or (named and bool(message.files or _LINK.search(words)))


def _in(title: str, words: str) -> bool:
    return bool(title) and title.lower() in words.lower()
