"""The mark-up of chat platforms, of Markdown and of HTML, taken off a text that is to be read and published."""

import re
from html import unescape

# What the blocks of HTML are in plain text.
_BLOCKS = tuple(
    (re.compile(tag, re.IGNORECASE), instead)
    for tag, instead in (
        (r"</(?:p|div|li|h[1-6])>|<br\s*/?>", "\n"),
        (r"<h[1-6]\b[^>]*>", "\n# "),
        (r"<li\b[^>]*>", "\n- "),
    )
)
_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|b|strong|em|i|span|a)\b[^>]*>", re.IGNORECASE)
_SLACK_CHANNEL = re.compile(r"<#\w+\|([^>]*)>")
_SLACK_LINK = re.compile(r"<(https?://[^|>]+)\|([^>]*)>")
_BROADCAST = re.compile(r"<!(channel|here|everyone)(?:\|[^>]*)?>")
_MENTIONED = re.compile(r"<at\b[^>]*>@?([^<]*)</at>", re.IGNORECASE)
# A title with a line under it.
_UNDERLINED = re.compile(r"^(?![ \t]*[-*+|>#\d])(\S.{1,100})\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
# Bold and italic words within a line; a whole line of them is a heading, and `team-*` a pattern.
_EMPHASIS = re.compile(r"(?<![\w*_/-])(\*{1,3}|_{1,2})(?=[^\s*_])([^*_\n`]*[^\s*_`-])\1(?![\w*])")


def as_plain(text: str) -> str:
    """The text without mark-up; headings, lists and tables stay, as in Markdown."""
    text = _SLACK_CHANNEL.sub(r"#\1", _SLACK_LINK.sub(r"\2", _BROADCAST.sub(r"@\1", text)))
    for tag, instead in _BLOCKS:
        text = tag.sub(instead, text)
    plain = unescape(_TAG.sub("", _MENTIONED.sub(r"@\1", text)))
    return "\n".join(_unmarked(line) for line in _UNDERLINED.sub(r"# \1", plain).splitlines())


def _unmarked(line: str) -> str:
    """A line without emphasis; one that is emphasised as a whole is a heading, and stays one."""
    whole = _EMPHASIS.match(line.strip())
    if whole and not re.search(r"\w", line.strip()[whole.end() :]):
        return whole.group() if whole.group(1) in ("*", "**") else line
    return _EMPHASIS.sub(r"\2", line)
