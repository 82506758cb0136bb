"""What a sentence says of who, where, when and how long, read the same way for every kind of clause."""

import re
from functools import lru_cache

from core.protocols.sentence import EMOJI

Slots = dict[str, object]
# What was read of so many texts is kept: many kinds ask the same of one sentence.
_KEPT = 200
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10,
    "twelve": 12, "twenty-four": 24, "forty-eight": 48, "a": 1, "an": 1,
}  # fmt: skip
_UNITS = {
    "minute": "PT{}M", "min": "PT{}M", "hour": "PT{}H", "hr": "PT{}H", "day": "P{}D", "week": "P{}D",
    "month": "P{}M", "h": "PT{}H",
}  # fmt: skip
_NUMBER = r"\d+|" + "|".join(_NUMBERS)
_DURATION = re.compile(
    rf"\b(half an|{_NUMBER})\+?(?:\s*(?:-|–|->|→|to|or)\s*({_NUMBER})\b)?(?: \(\d+\))?[\s-]*"
    r"((?:business|working|work|full|whole|calendar)[\s-]+)?"
    r"(minutes?|mins?|hours?|hrs?|h|(?:week)?days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(shortly|soon|promptly|quickly|timely|as soon as (?:possible|(?:i|we|they) can)|asap|right away|straight away|at once|a while|"
    r"(?:a few|a couple of|several) (?:minutes|hours|(?:business |working )?days|weeks)|some time|"
    r"reasonable (?:amount of )?time|(?:when|once|as soon as) (?:it|they) (?:is|are|['’]s) (?:ready|done)|same day|(?:next|following) (?:(?:business |working )?day|morning)|end of (?:the )?day|immediately)\b",
    re.IGNORECASE,
)
_GOVERNS = re.compile(
    r"\b(?:within|in(?: under)?|under|at most|at least|up to|no (?:later|more|longer|less) than|less than|more than|after|before|until|for|by|(?:give|allow|wait)\b.{0,20})\W+$",
    re.IGNORECASE,
)
_OFTEN = re.compile(rf"\b(?:once|twice|times|(?:{_NUMBER}) \w+)\W+$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each|per)\W+$", re.IGNORECASE)
_LIKE = re.compile(
    r" (?!(?:response|reply|answer|turnaround|window|wait\w*|period|delay|notice|rule|limit|deadline|guarantee|promise)\b)[a-z]",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    rf"\b(?:(?:once|twice|(?:{_NUMBER}) times?) (?:a|an|per|each|every|in a) (?:\w+ )?(?:hour|day|week|month|year|term)|"
    r"(?:every|each) (?:other |working |single )?(?:hour|day|morning|week|month|weekday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|daily|hourly|weekly|monthly)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_WORKING = re.compile(
    r"\b(?:business|working|work|week)[\s-]*(?:hours?|days?)\b|\bweekdays?\b|\b(?:during|in) (?:\w+ )?office hours\b|"
    r"\bmon(?:day)? ?(?:-|–|to|through) ?fri(?:day)?\b|\b(?:except|excluding|not(?: counting)?)(?: on| at| for)? (?:the )?(?:weekends?|(?:sun|satur)days?|holidays?)\b|"
    r"\b(?:weekends?|(?:sun|satur)days?|holidays?)(?: and (?:public )?(?:holidays|(?:sun|satur)days))? (?:excepted|excluded|not counted)\b",
    re.IGNORECASE,
)
_EMOJI = (
    (r"\bthumbs?[ -]up\b", "👍"),
    (r"\bcheck ?marks?\b", "✅"),
    (r"\bhearts?\b(?= (?:icon|emoji|reaction))", "heart"),
)
# A name that is mentioned, and the words of those who call everybody: "tag the whole channel", "@ the team".
_MENTION = re.compile(
    r"(?<![\w.@/-])(?:@-?|at-(?=channel\b|here\b|everyone\b|all\b))(?!(?:mention|user|name|tag)|\w+\.\w)([a-z][\w-]*\w)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:@|\b(?:at-?mention|mention|tag|ping|notify|notification|alert)\w*)(?:\s+(?:with|to|for|the|whole|entire|all|of|in|a|name|microsoft|an))*\s+"
    r"(channel|everyone|everybody|team|group|general)\b(?:(?:\s+name)?\s+or\s+the\s+(general|team|channel)\b)?",
    re.IGNORECASE,
)
_INSTEAD_OF = re.compile(r"\b(?:instead of|rather than|over)\b", re.IGNORECASE)
_ROLES = re.compile(
    r"\b(facilitators?|(?:lead |course )?instructors?|(?:head )?tas?|teaching assistants?|mentors?|tutors?|staff|professors?|teachers?|"
    r"lecturers?|coach(?:es)?|assessors?|examiners?|budd(?:y|ies)|hosts?|moderators?|mods?|admins?|administrators?|organi[sz]ers?|coordinators?|maintainers?|managers?|supervisors?|"
    r"advisors?|support|we|course staff|teaching (?:team|staff))\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:session|workshop|lecture|meeting) [“\"]([^”\"]{2,80})[”\"]")
_EVENT = re.compile(
    r"\b(live (?:\w+ )?(?:sessions?|workshops?|lectures?|calls?)|office hours|live coding|lectures?|workshops?|"
    r"webinars?|meetings?|stand-?ups?|q&a sessions?|sessions?|labs?|class(?:es)?|seminars?|tutorials?|(?:[a-z-]+ )?briefings?|"
    r"(?:[a-z]+ )?kick-?offs?(?: calls?)?|retrospectives?|town halls?|all-hands|demos?|(?:weekly|monday|team|group|check-in|zoom) calls?|calls?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=_KEPT)
def duration(text: str, *, shortest: bool = False, vague: re.Pattern[str] = _VAGUE) -> str | None:
    """The length of time a sentence sets, in ISO 8601 (`PT24H`, `P2D`); a vague one keeps its words; None without one.

    It is the one that words like "within" govern, else the first; how often something is done, "twice a day", is
    none. Of "24 to 48 hours" it is the longest, unless the `shortest` is wanted.
    """
    lengths = [found for found in _DURATION.finditer(text) if not _sets_no_time(text, found)]
    found = next((one for one in lengths if _GOVERNS.search(text[: one.start()])), next(iter(lengths), None))
    if found:
        return _iso(found, shortest=shortest)
    said = vague.search(text)
    return said.group().lower().replace("amount of ", "") if said else None


def _sets_no_time(text: str, found: re.Match[str]) -> bool:
    """Is a length how often something is done ("twice a day") or what something is like ("the two-day trip")?"""
    before, after = text[: found.start()], text[found.end() :]
    often = found.group(1).lower() in ("a", "an") and _OFTEN.search(before)
    like = re.search(r"\w-[a-z]", found.group(), re.IGNORECASE) and _LIKE.match(after)
    return bool(often or like or _EVERY.search(before))


def _iso(found: re.Match[str], *, shortest: bool) -> str | None:
    amount, upper, _, unit = found.groups()
    if amount.lower() == "half an":
        return "PT30M" if unit.lower() == "hour" else None
    number = _number((not shortest and upper) or amount)
    name = unit.lower().rstrip("s").removeprefix("week") or "week"
    return _UNITS[name].format(number * 7 if name == "week" else number)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said.lower()]


def is_exact(length: object) -> bool:
    """Is it a length that a clock can run on?"""
    return isinstance(length, str) and bool(re.match(r"P(?:\d|T\d)", length))


def calendar(text: str) -> str:
    """`business` where the sentence counts working time only, else `any`."""
    working = _WORKING.search(text)
    return "business" if working else "any"


def mentions(text: str) -> list[str]:
    """The mentions of many people that a sentence names, as `@channel`, by their sign or in words."""
    text = _INSTEAD_OF.split(text)[-1] if "@" in _INSTEAD_OF.split(text)[-1] else text
    named = _MENTION.findall(text) or [name for found in _CALLED.findall(text) for name in found if name]
    return list(dict.fromkeys(f"@{name.lower().replace('everybody', 'everyone')}" for name in named))


@lru_cache(maxsize=_KEPT)
def role(text: str) -> str | None:
    """Who the sentence binds, where it is staff of some kind."""
    found = _ROLES.search(text)
    return found.group(1).lower() if found else None


def is_role(words: str) -> bool:
    """Do the words name staff of some kind, and nothing else?"""
    return bool(_ROLES.fullmatch(words))


def emoji(text: str) -> str | None:
    """The first emoji named in a sentence: `:name:`, the character itself, or a usual one by its words."""
    shown = re.search(rf":[a-z0-9_+-]{{2,40}}:|{EMOJI}", text)
    if shown:
        return shown.group()
    return next((found for words, found in _EMOJI if re.search(words, text, re.IGNORECASE)), None)


def words_limit(text: str) -> str | None:
    """A length of text: `200 words`, `a few lines`."""
    found = re.search(
        rf"\b({_NUMBER}|a few|a couple of)\+?[\s-]*(words?|lines?|characters?|sentences?|paragraphs?)\b",
        text,
        re.IGNORECASE,
    )
    if not found or found.group(1).lower() in ("a", "an"):
        return None
    return f"{found.group(1).lower()} {found.group(2).lower().removesuffix('s')}s"


def row(text: str) -> list[str]:
    """What stands in a row of words: "title, place and link"."""
    cut = re.split(r",\s*(?:and |or )?|\s+(?:and|or)\s+", text.strip(" .:;!"))
    return [word for part in cut if (word := re.sub(r"^(?:an?|the|your|its)\s+", "", part.strip()))]


def how_often(text: str) -> str | None:
    """How often something is done, in the sentence's words: "twice a week", "every day"."""
    found = _HOW_OFTEN.search(text)
    return _DAY.sub(lambda day: day.group().capitalize(), found.group().lower()) if found else None


@lru_cache(maxsize=_KEPT)
def events(text: str) -> tuple[str, ...]:
    """The live events a sentence speaks of, in its own words or by the title it gives in quotation marks."""
    return tuple(dict.fromkeys(name.lower() for name in _TITLED.findall(text) or _EVENT.findall(text)))


def event(text: str) -> str | None:
    """The first live event of a sentence."""
    return next(iter(events(text)), None)


def language(text: str) -> str | None:
    """The language a sentence names; of several all, as "English or French", but for what it turns away."""
    names = "English|French|German|Spanish|Portuguese|Italian|Chinese|Japanese|Russian|Dutch|Korean|Hindi|Arabic|Turkish"
    found = re.findall(rf"(?<!non-)\b({names})\b", text)
    denied = re.findall(rf"(?:\bnot|\bnever|n['’]t) (?:\w+ )?(?:in )?({names})\b", text)
    return " or ".join(dict.fromkeys([name for name in found if name not in denied] or found)) or None


def seconds(iso: str) -> int | None:
    """The length of an ISO 8601 duration as `duration` writes it; None for vague words."""
    found = re.fullmatch(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", iso)
    if not found:
        return None
    weeks, days, hours, minutes, secs = (int(part or 0) for part in found.groups())
    return ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + secs


def in_words(length: str) -> str:
    """An exact length of time as people say it (`PT24H` is "24 hours"); vague words as they stand."""
    found = re.fullmatch(r"PT?(\d+)([MHDW])", length)
    if not found:
        return length
    unit = {"H": "hour", "D": "day", "W": "week"}.get(found[2], "minute" if "T" in length else "month")
    return f"{found[1]} {unit}" + ("" if found[1] == "1" else "s")
