"""What a topic says beyond its author's words, and how it is recognised again."""

from datetime import datetime
from hashlib import sha256

from bs4 import BeautifulSoup

from core.forum import Draft
from core.words import tr


def fingerprint(draft: Draft) -> str:
    """The draft's key as 40 hexadecimal digits: what every forum can keep, and what tells nothing."""
    return sha256(draft.key.encode()).hexdigest()[:40]


def body(draft: Draft) -> str:
    """The author's words, and whom they are from: a name only where its owner agreed."""
    name = draft.signed or tr("a participant")
    return f"{draft.body}\n\n{tr('Asked by {name}, from the chat.', name=name)}"


def plain(html: str) -> str:
    """The text of a post that is given as HTML."""
    return BeautifulSoup(html, "html.parser").get_text("\n").strip()


def moment(written: str) -> datetime:
    """An aware time, from how forums write it."""
    return datetime.fromisoformat(written.replace("Z", "+00:00"))
