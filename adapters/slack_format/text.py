"""Slack's mrkdwn as plain Markdown, with whom and what it mentions."""

import html
import re

_TAG = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_BROADCASTS = frozenset({"channel", "here", "everyone"})
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")


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

    marked = _BOLD.sub(r"**\1**", _TAG.sub(spoken, text))
    return html.unescape(marked), frozenset(mentions), frozenset(broadcasts)
