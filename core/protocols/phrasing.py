"""How a clause is said back: its kind's pattern of words, filled with its slots, as one plain English sentence.

A kind has one pattern or several, `SAYS`, or chooses them by `says(slots)`; `WORDS` tells how it says a slot's values.
A pattern is a sentence with `{slot}` or `{slot:how}` in it; `how` is one of the ways below. What stands in `[…]` is
left out where a slot in it is empty; of several patterns the first counts whose other slots are all filled.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType

from core.protocols import slots
from core.protocols.naming import TOOLS, is_channel
from core.protocols.scope import texts
from core.words import tr

_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
# Places and people that are written otherwise than a slot holds them.
_BARE = {
    "random": "the random channel",
    "general": "the general channel",
    "announcements": "the announcements channel",
    "dm": "direct messages",
    "email": "email",
    "we": "us",
    "staff": "staff",
    "everybody": "everybody",
    "support": "the support team",
    "google": "Google",
    "faq": "the FAQ",
    "github discussions": "GitHub Discussions",
}
_SHORT = re.compile(r"\btas?\b")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_HOSTS = re.compile(r"\b(?:github|gitlab|jira)\b")
_STAYS = re.compile(r"^(?:the|a|an|our|your|each|every|any|all|my)\b|^@")
# Artefacts that come in number.
_MANY = frozenset("slide note minute material grade solution reading assignment".split())
# Beside what something is for, more is said of it: "help with exercises, at most one a week".
_NOT_ONE = re.compile(r",(?!.*\b(?:and|or)\b)")
_ADVERB = re.compile(
    r"soon|shortly|promptly|quickly|timely|immediately|right away|straight away|at once|as soon as (?:possible|(?:i|we|they) can)|asap|(?:when|once|as soon as) (?:it|they) .*"
)
# Vague times by another word, after "will be out" and before an event.
_SOON = {"timely": "in good time"} | dict.fromkeys(
    ("asap", "as soon as i can", "as soon as we can", "as soon as they can"), "as soon as possible"
)
_AHEAD = {"soon": "shortly"} | dict.fromkeys(
    ("promptly", "quickly", "as soon as possible", "right away", "straight away", "at once", *_SOON),
    "in good time",
)


def say(kind: ModuleType, said: Mapping[str, object]) -> str:
    """The clause in plain words; what the sentence leaves open is left open."""
    given: str | Sequence[str] = kind.says(said) if hasattr(kind, "says") else kind.SAYS
    filled = {name: value for name, value in said.items() if texts(value) or isinstance(value, bool | int)}
    patterns = [tr(given)] if isinstance(given, str) else [tr(pattern) for pattern in given]
    pattern = next((p for p in patterns if _needed(_OPTIONAL.sub("", p)) <= filled.keys()), patterns[-1])
    chosen = _OPTIONAL.sub(lambda part: part[1] if _needed(part[1]) <= filled.keys() else "", pattern)
    words: Mapping[str, Mapping[str, str]] = getattr(kind, "WORDS", {})

    def put(field: re.Match[str]) -> str:
        name, way = field.groups()
        value = [words.get(name, {}).get(word, word) for word in texts(filled.get(name))]
        return _WAYS[way or "plain"](value) if value else ""

    sentence = _FIELD.sub(put, chosen)
    return sentence[:1].upper() + sentence[1:] + "."


def _needed(pattern: str) -> set[str]:
    return {name for name, _ in _FIELD.findall(pattern)}


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence: "one, two and three"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _the(word: str) -> str:
    """A place, a person or an event with its article, where it takes one."""
    low = word.lower()
    if low in TOOLS or low in _BARE:
        return TOOLS.get(low) or _BARE[low]
    titled = word.isalpha() and word[:1].isupper() and word[1:].islower()
    if is_channel(word) or titled or _STAYS.search(low):
        return word
    return f"the {_capitals(word)}"


def _capitals(word: str) -> str:
    word = _DAY.sub(lambda day: day.group().capitalize(), word)
    word = _HOSTS.sub(lambda host: TOOLS[host.group()], word)
    return _SHORT.sub(lambda found: found.group().upper().replace("S", "s"), word)


def _events(gate: str) -> list[str]:
    """The events of a gate, which are written with a bar between them."""
    return [_the(event) for event in gate.split("|")]


def _in(word: str) -> str:
    """Where: in a channel, on a forum, by email."""
    if word in ("email", "dm"):
        return "by email" if word == "email" else "by direct message"
    inside = is_channel(word) or re.search(
        r"(?:channels?|threads?|rooms?|categor(?:y|ies)|general|random|announcements|wiki|issues?|tickets?|tracker|docs?|documents?|documentation|log|base|handbook|notion|folder|faq|request|story|backlog)$",
        word,
    )
    return f"{'in' if inside else 'on'} {_the(word)}"


def _purpose(words: str) -> str:
    """What something is for: things, something to do, or what happens there."""
    if _NOT_ONE.search(words):
        return f"for this: “{words}”"
    if words.startswith("where "):
        return words
    return f"there {words}" if words.startswith("to ") else f"for {words}"


def _denied(word: str) -> str:
    """One of the things after "no", which says "no" of itself in a row: "no ads, no spam"."""
    return re.sub(r"^(?:no|any) ", "", word, flags=re.IGNORECASE)


def _duty(order: str) -> str:
    """Something to be done, with an article for what it is done to."""
    return re.sub(r"^(?!be |.* \d+$)(?:hand in|\w+) ", r"\g<0>the ", order)


def _they(word: str) -> str:
    """Who does something."""
    if word in ("we", "i"):
        return word if word == "we" else "I"
    many = word.endswith("s") or word in ("staff", "everybody", "support")
    return _capitals(word) if many else _the(word)


def _within(length: str) -> str:
    """By when; a vague time keeps its words."""
    if _ADVERB.fullmatch(length):
        return _SOON.get(length, length)
    return _day(length) or f"within {_long(length)}"


def _day(length: str) -> str:
    """By which day; empty for a length that is none."""
    if length == "same day":
        return "on the same day"
    named = re.match(r"(?:next|following|end of)", length)
    return f"by the {length.replace('of day', 'of the day')}" if named else ""


def _long(length: str) -> str:
    """How long; an adverb or a day tells it of no wait."""
    day = _day(length)
    if day.startswith("by "):
        return day.replace("by", "until", 1)
    if day or _ADVERB.fullmatch(length):
        return "some time"
    return f"a {length}" if length.startswith("reasonable") else slots.in_words(length)


def _ahead(length: str) -> str:
    """How long before something; a vague time where the word alone would not be English."""
    if _day(length):
        return f"{_day(length)},"
    return _AHEAD.get(length) or (length if _ADVERB.fullmatch(length) else _long(length))


def artefact(word: str) -> str:
    """Something to be published, with its article: "the slides"."""
    if word not in _MANY:
        return _the(word)
    return f"the {word[:-1]}ies" if word.endswith("y") else f"the {word}s"


_WAYS: Mapping[str, Callable[[Sequence[str]], str]] = {
    "plain": lambda words: listed([slots.in_words(word) for word in words]),
    "or": lambda words: listed(words, "or"),
    "quoted": lambda words: listed([f"“{word}”" for word in words], "or"),
    "denied": lambda words: listed([_denied(word) for word in words if word != "please"], "or"),
    "the": lambda words: listed([_the(word) for word in words]),
    "events": lambda words: listed([event for word in words for event in _events(word)]),
    "to": lambda words: listed([_the(word) for word in words], "or"),
    "in": lambda words: listed([_in(word) for word in words], "or"),
    "purpose": lambda words: _purpose(listed(words)),
    "duty": lambda words: _duty(listed(words)),
    "they": lambda words: listed([_they(word) for word in words]),
    "are": lambda words: "are" if len(words) > 1 or words[0].endswith(("channels", "threads", "s*")) or words[0] == "dm" else "is",
    "within": lambda words: _within(words[0]),
    "long": lambda words: _long(words[0]),
    "ahead": lambda words: _ahead(words[0]),
    "out": lambda words: listed([artefact(word) for word in words]),
}  # fmt: skip
