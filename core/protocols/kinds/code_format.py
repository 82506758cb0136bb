"""Code stands in code blocks."""

import re
from math import inf

from core.prose import without_quotes_and_code
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.scope import texts
from core.protocols.sentence import Sentence
from core.reply.blocks import Block, Text
from core.reply.spans import Code, Line, Span
from core.words import tr

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


# Elsewhere than in the chat.
_AWAY = frozenset({"gist", "link to the repository"})
# Code of so many lines is let be; a number in words is not made out.
_LINES = re.compile(
    r"\b(\d+|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|(?:a|one) hundred|a dozen)"
    r"(?:\+| or (?:more|fewer|less))?[ -]lines?\b",
    re.IGNORECASE,
)
_FEWEST = 3
_CODE_LINE = re.compile(
    r"^\s*(?:def |class |import |from \w+ import|for .*:\s*$|if .*[:{]\s*$|return\b|\}|#include|.*;\s*$|Traceback|  File \")"
)

# A line that opens what the code below it stands in.
_OPENS = re.compile(r"[{(\[]\s*$")


def blind(clause: Clause) -> str | None:
    """Code as text, in a code block or not, keeps a sentence that is only against pictures of it."""
    how = set(texts(clause.slots.get("how")))
    only_pictures = how == {"text"} or (not how and clause.slots.get("not"))
    return "Only a picture goes against it, and I cannot see what a picture shows." if only_pictures else None


def fix(clause: Clause) -> Fix | None:
    return None if _is_away(clause) else Fix.REFORMAT


def offer(case: Case, clause: Clause) -> Line:
    if _is_away(clause):
        return (tr("You could put it there and link to it here, so that the talk stays readable."),)
    return (tr("You could put it between two lines of three backticks, so that it can be copied and read:"),)


def broken(case: Case, clause: Clause) -> bool:
    """Three lines or more of code stand outside a code block, and more than the sentence lets be."""
    lines = without_quotes_and_code(case.message.text).splitlines()
    first, last = _stretch(lines)
    code = sum(bool(_CODE_LINE.match(line)) for line in lines)
    return not blind(clause) and code >= _FEWEST and last - first > _let_be(clause)


def mended(case: Case, clause: Clause) -> tuple[Block, ...]:
    return () if _is_away(clause) else reformatted(case.message.text)


def _is_away(clause: Clause) -> bool:
    return bool(_AWAY & set(texts(clause.slots.get("how"))))


def _let_be(clause: Clause) -> float:
    """The number of lines up to which the sentence has nothing against code; any, where that is not made out."""
    found = _LINES.search(clause.sentence)
    return 0 if found is None else int(found[1]) if found[1].isdigit() else inf


def reformatted(text: str) -> tuple[Block, ...]:
    """The text with the stretch from its first to its last line of code in a code block."""
    lines = text.splitlines()
    first, last = _stretch(lines)
    before, block, after = ("\n".join(part) for part in (lines[:first], lines[first:last], lines[last:]))
    shown: tuple[Span, ...] = (before, Code(block + "\n"), after)
    return tuple(Text((part,)) for part in shown if part)


def _stretch(lines: list[str]) -> tuple[int, int]:
    """The lines from the first to behind the last of code, with what opens them; all where none is seen to be."""
    code = [number for number, line in enumerate(lines) if _CODE_LINE.match(line)]
    first, last = (code[0], code[-1] + 1) if code else (0, len(lines))
    while code and first and _OPENS.search(lines[first - 1]):
        first -= 1
    return first, last
