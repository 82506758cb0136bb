"""The author's own words: a message without the code, quotations, links and names in it.

Everything that is measured or decided about a message rests on these words alone, because
quoted text and code were written by somebody else or for a machine.
"""

import re
from functools import lru_cache

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_QUOTED_LINE = re.compile(r"^[ \t]*(?:>|&gt;).*$", re.MULTILINE)
_INLINE_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"<?\bhttps?://[^\s<>|)]+(?:\|([^<>]*))?>?|\bwww\.[^\s<>)]+")
_MENTION = re.compile(r"<[@!#][^<>]*>")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t]{2,}")


def visible(text: str) -> str:
    """The text without zero-width and direction characters, which change nothing a reader sees."""
    return _INVISIBLE.sub("", text)


def without_blocks(text: str) -> str:
    """The text without fenced code and quoted lines; code within a sentence stays."""
    return _QUOTED_LINE.sub("", _FENCE.sub("\n", visible(text)))


def without_quotes_and_code(text: str) -> str:
    """The text without fenced code, quoted lines and inline code; links and names stay."""
    return _INLINE_CODE.sub(" ", without_blocks(text))


# The reading, the question and the hint at a live session each ask this of the same message in turn.
@lru_cache(maxsize=32)
def own_prose(text: str) -> str:
    """What the author wrote themself: no code, quotations, links or mentions; may be empty."""
    bare = _MENTION.sub(" ", _LINK.sub(lambda m: m.group(1) or " ", without_quotes_and_code(text)))
    return _SPACES.sub(" ", bare).strip()


def word_count(text: str) -> int:
    """Number of words as a reader would count them: runs without white space."""
    return len(text.split())
