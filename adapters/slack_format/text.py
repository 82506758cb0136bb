"""Slack's mrkdwn as plain Markdown, with whom and what it mentions."""

import html
import re

_TAG = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_BROADCASTS = frozenset({"channel", "here", "everyone"})
# No database keeps a NUL or half of a surrogate pair, though JSON can spell them.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")


def storable(text: str) -> str:
    """The text with a replacement character for each character that cannot be stored."""
    return _UNSTORABLE.sub("\ufffd", text)


def plain(text: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """The text in Markdown, the member ids it mentions, and its broadcast words (channel, here, everyone)."""
    mentions: set[str] = set()
    broadcasts: set[str] = set()

    def spoken(found: re.Match[str]) -> str:
        mark, target, label = found.groups()
        if mark == "@":
            mentions.add(target)
            return f"@{label or target}"
        if mark == "#":
            return f"#{label or target}"
        if mark == "!":
            word = target.split("^")[0]
            if word in _BROADCASTS:
                broadcasts.add(word)
            return f"@{word}" if word in _BROADCASTS else label or word
        return f"[{label}]({target})" if label and label != target else target

    marked = _BOLD.sub(r"**\1**", _TAG.sub(spoken, storable(text)))
    return html.unescape(marked), frozenset(mentions), frozenset(broadcasts)
