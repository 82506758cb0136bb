"""The sentence that answers, not the whole page: no signature, heading or list of contents."""

import re
from collections.abc import Iterator

from core.answers.asked import Asked
from core.answers.library import Library, Section
from core.answers.terms import terms
from core.prose import without_blocks

# Lines are wrapped within a sentence; a blank line or a list's mark ends it. After a colon it may go on.
_BREAK = re.compile(r"(?<=[.!?])\s+|(?<=:)\s+(?![a-z\s])|\n\s*\n|\n\s*(?:[-*+•]|\d+[.)])\s+")
_CODE = re.compile(r"`([^`\n]+)`")
# Marks stand around words or open a line; within a name (`a_b`) or between words (`a > b`) they are its own.
_MARKUP = re.compile(
    r"(?<![\w*])(\*{1,3}|_)(?=[^\s_])([^*\n]{0,200}?)(?<=\S)\1(?![\w*])|!?\[([^\]]*)\]\([^)]*\)|</?[A-Za-z][^<>]*>|\||"
    r"^[ \t]*(?:#{1,6}[ \t]|>+|[-*+•][ \t]|\d+[.)][ \t])",
    re.MULTILINE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[,;:.!?)”\"]*")
_OPENS_AS_NONE = re.compile(r"[\d(\[{]|.*[→⇒]")
_FEWEST_WORDS, _WORDS_SHARE = 4, 0.6
LONGEST = 300
# A line shorter than this, followed by one that opens with a capital, is not wrapped: it ends there.
_WRAPPED = 50
# The title is shown beside the quote: a sentence that only says it again tells nothing new.
_TITLED = 0.5
# What is asked for, and a sentence that gives it; such a sentence counts so much more.
_GIVES = 1.5
_HOW = re.compile(
    r"\b(?:how (?:do|can|should|to|would)|what (?:should|can|do) (?:i|we|you)|what (?:is|are|'s) the (?:\w+ )?(?:solution|fix|way|steps?)|"
    r"fix|resolve|solve|avoid|work ?around)\b",
    re.IGNORECASE,
)
_TELLS_HOW = re.compile(
    r"\byou (?:need|have to|must|should|can|could)\b|\b(?:make sure|instead|try|solution|fixed|resolved|solved)\b|"
    r"^\W*(?:(?:then|first|next|just|simply|please|to \w+[^,]{0,60},) )*(?:use|add|set|run|install|change|remove|delete|create|go|click|open|"
    r"check|download|upgrade|downgrade|update|restart|ensure|select|choose|press|enter|copy|replace|call|put|write|import|move)\b",
    re.IGNORECASE,
)
_WHY = re.compile(r"\b(?:why|how come|causes?|reason)\b", re.IGNORECASE)
_TELLS_WHY = re.compile(
    r"\b(?:because|since|due to|caused? by|causes|reason|means that|so that|therefore|in order to|otherwise)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"(?!)")


def quote(asked: Asked, section: Section, library: Library) -> str:
    """The sentence nearest the question, with what comes next where there is room; at most 300 characters.

    Where the section has no sentence that shares anything with the question, the first one; without any
    sentence, its beginning.
    """
    pieces = list(_pieces(section))
    sentences = [n for n, piece in enumerate(pieces) if _is_sentence(piece)]
    if not sentences:
        return _cut(_plain(section.text) or section.title)
    weight = _weights(asked, section, [pieces[n] for n in sentences], library)
    best = max(range(len(sentences)), key=lambda n: (weight[n], -n))
    end = _end(pieces, sentences[best])
    said = " ".join(pieces[sentences[best] : end])
    # What follows a command is not looked for.
    after = next((n for n in sentences if n >= end), None) if end - 1 in sentences else None
    if after is not None:
        longer = " ".join((said, *pieces[after : _end(pieces, after)]))
        said = longer if len(longer) <= LONGEST else said
    return _cut(said)


def _end(pieces: list[str], start: int) -> int:
    """Where a piece ends: after a colon comes what it announces, be it a command."""
    end = start + 1
    while end < len(pieces) and pieces[end - 1].endswith(":"):
        end += 1
    return end


def _weights(asked: Asked, section: Section, sentences: list[str], library: Library) -> list[float]:
    """How much of what is asked each sentence says, more where it is the kind of answer that is asked for."""
    titled = set(terms(section.title))
    worth = {
        term: library.rarity(term) * weight * (_TITLED if term in titled else 1.0)
        for term, weight in asked.own.items()
    }
    gives = _TELLS_WHY if _WHY.search(asked.text) else _TELLS_HOW if _HOW.search(asked.text) else _NEVER
    return [
        sum(worth[term] for term in worth.keys() & set(terms(sentence)))
        * (_GIVES if gives.search(sentence) else 1.0)
        for sentence in sentences
    ]


def _pieces(section: Section) -> Iterator[str]:
    prose = without_blocks(section.text[:20_000]) or section.text[:2_000]
    return filter(None, map(_plain, _BREAK.split(_ended(prose))))


def _ended(prose: str) -> str:
    """With an empty line after each that is not wrapped."""
    lines = prose.split("\n")
    ends = (
        len(line) < _WRAPPED and after[:1].isupper()
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    )
    return "\n".join(f"{line}\n" if end else line for line, end in zip(lines, ends, strict=True))


def _is_sentence(text: str) -> bool:
    words = text.split()
    plain = sum(bool(_WORD.fullmatch(word)) for word in words)
    return (
        len(words) >= _FEWEST_WORDS and plain >= _WORDS_SHARE * len(words) and not _OPENS_AS_NONE.match(text)
    )


def _plain(text: str) -> str:
    """As it is read: without mark-up, the code within a sentence as it stands."""
    parts = _CODE.split(text)
    read = (part if n % 2 else _MARKUP.sub(_unmarked, part) for n, part in enumerate(parts))
    return " ".join("".join(read).split())


def _unmarked(mark: re.Match[str]) -> str:
    """The words within a mark; a space for one that holds none."""
    return mark[mark.lastindex] if mark.lastindex else " "


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
