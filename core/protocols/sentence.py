"""A published text cut into sentences, each with the heading it stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from core.protocols.markup import as_plain
from core.protocols.tables import as_lists
from core.protocols.wrapping import unwrapped
from core.words import tr

# Longer texts (in characters) are no channel's protocol, and are not read.
_MOST = 100_000
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$|^\s*\*\*(.{2,80}?)\*\*:?\s*$|^\s*\*([^*]{2,80})\*:?\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+•◦]|\d{1,2}[.)])\s+")
_JOINT = re.compile(r";\s+|,\s+(?:but|while|whereas|and)\s+", re.IGNORECASE)
# Where halves of a sentence may part that rule the same of something else each: "up within a day and slides before it".
_FINE = re.compile(r";\s+|,?\s+(?:but|while|whereas|and)\s+|,\s+", re.IGNORECASE)
_END = re.compile(
    r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)\s+(?:[/|–—]\s+)?(?=[\"“'(*_`#@A-Z0-9:✅])"
)
# "Please do not:" above a list is the beginning of each of its items.
_BEGINS = re.compile(
    r"\b(?:don['’]t|not|never|avoid|please|should|must|always|to|can|may|will|are)\W*:\W*$", re.IGNORECASE
)
# Words that stand for what was spoken of before, unless they stand for nothing: "it is important".
_POINTS = re.compile(
    r"(?<!@)\b(?:this|these|those|them|they|here)\b|\bthat (?:channel|forum|thread|place|space)\b|\bthere\b(?! (?:is|are|was|were|may|might|will)\b)|"
    r"\bits?\b(?!(?:['’]s| is| would be)? (?:also |always |often )?"
    r"(?:important|polite|best|better|helpful|good|easy|easier|hard|harder|okay|ok|fine|possible|a good|a bad|recommended|up to|rude|likely)\b)",
    re.IGNORECASE,
)
# Longer sentences (in characters) are lists or prose, whose halves are no rules.
_PARTED = 400
# So many characters of what was said before are kept.
_RECALLED = 600
# A line that opens with a channel speaks of it to its end: "#news: Read it daily. No chatter, please."
_LABEL = re.compile(r"^[`*_\"“]*#[a-z][\w-]*[`*_\"”]*\s*(?:[:–—-]|\()", re.IGNORECASE)
# A heading that turns its list around: "Don't".
_FORBIDS = re.compile(
    r"^\W*(?:please )?(?:the )?(?:do not|don['’]?ts?|never|avoid|not allowed|(?:things|what) (?:not to do|to avoid|you should not do)|not ok(?:ay)?)\W*$",
    re.IGNORECASE,
)
# An emoji as a character.
EMOJI = r"[\u2600-\u27bf\U0001f300-\U0001faff]"
# One before a sentence is a bullet, unless the sentence or its heading speaks of emoji.
_BULLET = re.compile(rf"^\W*(?:{EMOJI}\ufe0f?\s*)+\s(?=[A-Z][\w'’]*[ ,])")
_OF_EMOJI = re.compile(r"\b(?:emojis?|react\w*|tick\w*|mark\w*|means?)\b|[=→]", re.IGNORECASE)
_DENIES = re.compile(r"^\W*(?:(?:please )?do not|(?:please )?don['’]t|never|avoid|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item, with its heading (the last one above it).

    An `item` may have a `lead`, the words above its list: "When you ask, include:". What stands `before` is kept
    where the sentence points back to it: "Keep it for news."
    """

    text: str
    heading: str = ""
    item: bool = False
    lead: str = ""
    before: str = ""

    @property
    def under(self) -> str:
        """The words above an item without which it says something else: "Please don't"; empty where there are none."""
        if _BEGINS.search(self.lead):
            return self.lead.rstrip().rstrip(":*_ ")
        turned = self.item and _FORBIDS.match(self.heading) and not _DENIES.search(self.text)
        return self.heading.strip(" :*_") if turned else ""

    @property
    def begun(self) -> "Sentence":
        """The item as a whole sentence, where the words above its list are its beginning or its heading forbids it."""
        text = self.text if _OF_EMOJI.search(f"{self.heading} {self.text}") else _BULLET.sub("", self.text)
        if not self.under:
            return self if text == self.text else replace(self, text=text)
        if _BEGINS.search(self.lead):
            return replace(self, text=f"{self.under} {text}")
        doing = re.match(r"\w+ing\b", text)
        return replace(self, text=f"{'Avoid' if doing else 'Do not'} {text[:1].lower()}{text[1:]}")


def too_long(text: str) -> str:
    """What is told of a text that is too long to be read; empty where it is not."""
    if len(text) <= _MOST:
        return ""
    return tr("The text has {n} characters, and I read up to {most}; publish only the rules of the channel.",
              n=f"{len(text):,}", most=f"{_MOST:,}")  # fmt: skip


def sentences(text: str, heading: str = "", before: str = "") -> Iterator[Sentence]:
    """The sentences of a published text in order, whichever platform's mark-up it carries.

    `before` is what was said right before the text, in the same section.
    """
    leads, last = _Leads(), Sentence(before, heading)
    for line in unwrapped(as_lists(as_plain(text)).splitlines()):
        titled = heading_of(line)
        if titled is not None:
            heading = titled
            leads, last = _Leads(), Sentence("", heading)
            continue
        item = _ITEM.match(line)
        found = [part.strip() for part in _END.split(_ITEM.sub("", line).strip()) if part.strip()]
        lead = leads.above(line, found)
        labelled = bool(found and _LABEL.match(found[0]))
        for number, part in enumerate(found):
            one = Sentence(part, heading, bool(item), lead)
            last = _after(last, one) if labelled and number else pointing(one, last)
            yield last


class _Leads:
    """The words above each list that is open, by how far they are set in."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._mark, self._apart = "", False

    def above(self, line: str, said: list[str]) -> str:
        """What stands above a line's list; empty for one that is no item. Another mark after an empty line begins a new list."""
        if not said:
            self._apart = True
            return ""
        item = _ITEM.match(line)
        mark = "1" if item and line.strip()[0].isdigit() else line.strip()[:1] if item else ""
        if self._apart and self._mark and mark not in (self._mark, ""):
            self._open = []
        self._mark, self._apart = mark, False
        depth = len(line) - len(line.lstrip()) if item else -1
        self._open = [(deep, words) for deep, words in self._open if deep < depth]
        lead = self._open[-1][1] if self._open else ""
        if said[-1].rstrip("*_ ").endswith(":"):
            self._open.append((depth, said[-1]))
        return lead


def pointing(sentence: Sentence, last: Sentence) -> Sentence:
    """The sentence with what was said before it, where it points back or answers a question; `last` stands right before it, in its section."""
    asked = last.text.rstrip().endswith("?")
    return _after(last, sentence) if asked or _POINTS.search(sentence.text) else sentence


def _after(last: Sentence, sentence: Sentence) -> Sentence:
    return replace(sentence, before=f"{last.before} {last.text}".strip()[-_RECALLED:])


def parts(sentence: Sentence) -> list[Sentence]:
    """The main clauses of a sentence, each of which may rule something of its own."""
    cut = [replace(sentence, text=part) for part in _JOINT.split(sentence.text) if part.strip()]
    return [cut[0], *(pointing(later, one) for one, later in pairwise(cut))] if cut else []


def halves(sentence: Sentence) -> list[list[Sentence]]:
    """The ways to part a sentence in two, at each word that may join two rules; a longer one is not parted."""
    if len(sentence.text) > _PARTED:
        return []
    return [
        [
            replace(sentence, text=sentence.text[: joint.start()]),
            replace(sentence, text=sentence.text[joint.end() :]),
        ]
        for joint in _FINE.finditer(sentence.text)
    ]


def heading_of(line: str) -> str | None:
    """What a line says as a heading; None where it is none."""
    titled = _HEADING.match(line)
    return next(filter(None, titled.groups()), "") if titled else None


def item_of(line: str) -> str | None:
    """What a line says as an item of a list; None where it is none."""
    return _ITEM.sub("", line, count=1).strip() if _ITEM.match(line) else None


def is_empty_item(line: str) -> bool:
    """Is the sign of an item all that a line holds?"""
    return item_of(f"{line} ") == ""
