"""Code stands in code blocks."""

import re

from core.prose import without_quotes_and_code
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.sentence import Sentence
from core.reply.blocks import Block, Text
from core.reply.spans import Code, Span

EXAMPLE = "Use code blocks, not screenshots, for code."
DEED = r"(?:use|using|post|put)(?: \w+){0,3}? (?:code blocks?|backticks|snippets?)"
SAYS = (
    "use {how:to} for code[, not a {not}]",
    "post code as text, not as a {not}",
    "post code so that it can be copied and read",
)
WORDS = {
    "how": {
        "code block": "a code block",
        "snippet": "a snippet",
        "link to the repository": "a link to the repository",
        "gist": "a gist",
        "text": "text that can be copied",
        "formatted": "a format that can be read",
        "readable": "a form that can be read",
    }
}


_HOW = (
    ("code block", r"block|back ?tick|```"),
    ("snippet", r"snippet"),
    ("link to the repository", r"\brepo(?:sitory)?\b"),
    ("formatted", r"\bformat"),
    ("gist", r"\bgists?\b|\bpastebin"),
    ("text", r"\b(?:as|in) (?:plain )?text\b"),
    ("readable", r"\b(?:readabl|legibl|easy to read)"),
)
# What else the sentence tells to use for it: "use the paste button".
_USED = re.compile(
    r"\b(?:use|using|with)(?: the| a| an)? ([\w -]{3,30}? (?:button|tool|feature|tag|mark-?up|service|site))\b",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    picture = re.search(r"screen ?shot|image|photo|picture", s.text, re.IGNORECASE)
    used = _USED.search(s.text)
    how = next(
        (how for how, words in _HOW if re.search(words, s.text, re.IGNORECASE)),
        used and used.group(1).lower(),
    )
    return {"not": "screenshot" if picture else None, "how": [how] if how else []}


OFFER = "You could put it between two lines of three backticks, so that it can be copied and read:"
FIX = Fix.REFORMAT
_CODE_LINE = re.compile(
    r"^\s*(?:def |class |import |from \w+ import|for .*:\s*$|if .*[:{]\s*$|return\b|\}|#include|.*;\s*$|Traceback|  File \")"
)


def broken(case: Case, clause: Clause) -> bool:
    """Three lines or more of code stand outside a code block."""
    lines = without_quotes_and_code(case.message.text).splitlines()
    return sum(bool(_CODE_LINE.match(line)) for line in lines) >= 3


def mended(case: Case, clause: Clause) -> tuple[Block, ...]:
    return reformatted(case.message.text)


def reformatted(text: str) -> tuple[Block, ...]:
    """The text with the stretch from its first to its last line of code in a code block."""
    lines = text.splitlines()
    code = [number for number, line in enumerate(lines) if _CODE_LINE.match(line)]
    first, last = (code[0], code[-1] + 1) if code else (0, len(lines))
    before, block, after = ("\n".join(part) for part in (lines[:first], lines[first:last], lines[last:]))
    shown: tuple[Span, ...] = (before, Code(block + "\n"), after)
    return tuple(Text((part,)) for part in shown if part)
