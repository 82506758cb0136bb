"""Where a sentence sends people, and where it sends them away from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.protocols.naming import PLACE, called, is_any, is_channel, named_in
from core.protocols.sentence import Sentence

_ARTICLE = r"(?: the| a| an| our| your| course| class| public| main)*"
_TOWARDS = re.compile(
    rf"(?:\b(?:in|on|to|via|use|using|by|through|at|into|over){_ARTICLE}|^\W*(?:the |our )?)\s*[`*_\"“]*$",
    re.IGNORECASE,
)
# What is denied of the reader's knowing or wishing says nothing of a place: "if you don't find it", "don't hesitate to".
_STILL = (
    r"(?!\W+(?:hesitate|forget|be (?:afraid|shy)|worry|only|just|have|need|see|know|find|get|want|sure)\b)"
)
# Words for "rather not", which reach over a few words, and a denied order, which reaches to the end of its clause.
_RATHER_NOT = re.compile(
    rf"\b(?:no|not{_STILL}|instead of|rather than|avoid|refrain from|outside(?: of)?|except(?: for| in)?|other than|than|without|unless|"
    r"prefer\w*\b.{0,40}\bover)\b.{0,45}$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b(?:do not|never|don['’]t|must not|should not|shouldn['’]t|mustn['’]t|cannot|can['’]t)\b{_STILL}.*$",
    re.IGNORECASE,
)
# "Talk that is not about work": what something is not says nothing of a place.
_WHAT_IT_IS = re.compile(
    r"\b(?:that|which|who|whatever|anything|everything) (?:(?:is|are|was|does|do|has|have)(?: not|n['’]t)|cannot|can['’]t)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r"[,;:.()]|\b(?:but|please|instead,|and only)\b", re.IGNORECASE)
# "… but do not use it for questions": said of the place before.
_NOT_THAT = re.compile(
    r"^[^.;]{0,60}\b(?:do not|don['’]t|never|avoid)\s+(?:use|using|post(?:ing)? (?:in|on|to))\s+(?:it|them|that|those)\b",
    re.IGNORECASE,
)
# What may stand between two places that are named in one breath, and before a further one.
_BESIDE = re.compile(
    rf"[\s`*\"“”'’]*(?:channels?\s*)?(?:(?:[,/&]|\band\b|\bor\b|\bnor\b)\s*)+(?:in|on|via|to|by|through|use|using)?{_ARTICLE}[\s`*\"“”]*",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    rf"(?:,|\band\b|\bor\b)\s+(?:also |only |then )*(?:in|on|via|to|by|through){_ARTICLE}\s*$|\bor use{_ARTICLE}\s*$",
    re.IGNORECASE,
)
# "Please do not talk about the exam here."
_NOT_HERE = re.compile(
    rf"\b(?:anywhere|somewhere else|elsewhere)\W+(?:but|than|not) here\b|\b(?:do not|don['’]t|never|must not|should not|cannot|can['’]t|no)\b{_STILL}[^.;:]*\b(?:here|in this channel)\b(?!\W+(?:unless|but|except))",
    re.IGNORECASE,
)
_HERE = re.compile(r"(?<!@)\b(?:channels?|chat|here)\b", re.IGNORECASE)
# A room of the chat, which may be the channel in the heading by other words.
_ROOM = re.compile(r"\b(?:channel|thread|room|chat|categor|stream|space|server)")
# So many characters before a place say whether it is wanted.
_BEFORE = 120
_ANCHOR = re.compile(r"\{#[^}]*\}")
_EXAMPLE = re.compile(r"\(e\.?g\.?[^)]*\)?", re.IGNORECASE)
# "Channels that start with lab-" are `lab-*`.
_PREFIX = re.compile(
    r"\bchannels?(?: that| which)? (?:(?:start|begin)\w*|(?:are )?prefixed|named)(?: with| by)? [`\"“]?(#?[a-z]\w*-)[`\"”]?(?!\w)",
    re.IGNORECASE,
)
_OPENS_WITH = re.compile(r"^\W*(?:#[\w*{}-]+[`*\"”:]*(?:,? and |, | & | or |/)?[`*\"“]*)+", re.IGNORECASE)
_NOTHING_BUT_ARTICLE = re.compile(r"\W*(?:(?:please )?(?:use|and|the|our)\W+)*", re.IGNORECASE)
_CHANNEL_TITLE = re.compile(r"^(?:the )?([\w-]+) channel$", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:the |our |using |use of |about )+|(?: (?:channels?|rules|guidelines|etiquette|usage|conventions|polic(?:y|ies)))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where something belongs, and where it does not; channels as `#name`, other places in words."""

    wanted: list[str]
    avoided: list[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    name: str
    away: bool
    towards: bool
    # Places named in one breath ("on the forum or by email") have the same number.
    breath: int


@lru_cache(maxsize=500)
def of(sentence: Sentence) -> Places:
    """The places a sentence speaks of, where it stands; an item that names none speaks of those its list is about."""
    found = places(sentence.text, sentence.heading, sentence.before)
    return found if found.wanted or found.avoided or not sentence.lead else places(sentence.lead)


@lru_cache(maxsize=500)
def places(text: str, heading: str = "", before: str = "") -> Places:
    """The places a text names; one that names none speaks of the channel in its heading or of what it points back to."""
    plain = _PREFIX.sub(r"\1*", _EXAMPLE.sub(" ", text))
    seen = list(_seen(plain))
    wanted = [place for place in seen if not place.away]
    here = _of_heading(heading)
    named = _channels(plain, wanted) or _elsewhere(wanted) or here or _in_words(wanted)
    if before and not seen:
        named = named or _recalled(plain, before)
    away = list(dict.fromkeys(place.name for place in seen if place.away))
    if here and named == here and _NOT_HERE.search(plain):
        return Places([], [*here, *away])
    return Places(named, [name for name in away if name not in named])


def opens_with_place(text: str) -> bool:
    """Is a place the subject of a text, as in "the lounge is for …"?"""
    found = PLACE.search(text)
    return bool(found and _NOTHING_BUT_ARTICLE.fullmatch(text[: found.start()]))


def sent_to(sentence: Sentence) -> list[str]:
    """The places that a sentence sends people or things to, by the words right before them."""
    return list(
        dict.fromkeys(place.name for place in _seen(sentence.text) if place.towards and not place.away)
    )


def venues(sentence: Sentence) -> list[str]:
    """Where the sentence holds or sends people; under the heading of a place it is that place."""
    return of(sentence).wanted or _titled(sentence.heading)


def channels(sentence: Sentence) -> list[str]:
    """The channels a rule speaks of, also those where something is not wanted; a thread or another tool is none."""
    named = places(sentence.text)
    found = named if named.wanted or named.avoided else of(sentence)
    return [name for name in found.wanted + found.avoided if is_channel(name) or "channel" in name]


def _recalled(text: str, before: str) -> list[str]:
    """The places spoken of before; "this channel" and "here" are no forum, even where one was spoken of last."""
    found = places(before).wanted
    return [name for name in found if is_channel(name) or "channel" in name] if _HERE.search(text) else found


def _channels(text: str, wanted: list[_Seen]) -> list[str]:
    """The channels a text names, with what it names in one breath with them ("#help or email").

    A prefix stands for its channels (`#team-*`), and the names beside it are examples of it; a text that opens with
    a channel speaks of that one.
    """
    named = [place.name for place in wanted if is_channel(place.name)]
    prefixes = [f"{name}*" for name in named if name.endswith("-")]
    opening = _OPENS_WITH.match(text)
    if opening and not prefixes:
        named = [name for name in named if name in opening.group()]
    elif not prefixes:
        breaths = {place.breath for place in wanted if place.name in named}
        named = [place.name for place in wanted if place.breath in breaths]
    return list(dict.fromkeys(prefixes or named))


def _in_words(wanted: list[_Seen]) -> list[str]:
    """The place that people are sent to, with those named in the same breath; else the first that is named."""
    first = next((place for place in wanted if place.towards), wanted[0] if wanted else None)
    return list(dict.fromkeys(place.name for place in wanted if first and place.breath == first.breath))


def _elsewhere(wanted: list[_Seen]) -> list[str]:
    """The places named that are no channel at all: a forum, or where people are sent by email or in another tool."""
    named = _in_words(wanted)
    sent = any(place.towards for place in wanted if place.name in named)
    other = any(
        "forum" in name or name in ("email", "dm") or (sent and not _ROOM.search(name)) for name in named
    )
    return named if other else []


def _of_heading(heading: str) -> list[str]:
    plain = _ANCHOR.sub("", heading).strip()
    named = _channels(plain, list(_seen(plain)))
    titled = _CHANNEL_TITLE.match(plain)
    named = [name for name in named if is_channel(name)]
    return named if named or not titled or is_any(titled.group(1)) else [titled.group(1).lower()]


def _titled(heading: str) -> list[str]:
    """The place that is the whole heading: "The discussion forum"."""
    found = PLACE.fullmatch(_TITLE.sub("", _ANCHOR.sub("", heading)).strip(" `*_:."))
    return [called(found)] if found and called(found) else []


@lru_cache(maxsize=500)
def _seen(text: str) -> tuple[_Seen, ...]:
    """The places named in a text, one after the other."""
    return tuple(_named(text))


def _named(text: str) -> Iterator[_Seen]:
    last: _Seen | None = None
    end = 0
    for found in named_in(text):
        name, before = called(found), text[max(0, found.start() - _BEFORE) : found.start()]
        beside = bool(last and (_BESIDE.fullmatch(text[end : found.start()]) or _FURTHER.search(before)))
        away = _is_away(before) or bool(_NOT_THAT.match(text[found.end() :]))
        if last and beside:
            last = _Seen(name, last.away or away, last.towards, last.breath)
        else:
            last = _Seen(name, away, bool(_TOWARDS.search(before)), found.start())
        end = found.end()
        yield last


def _is_away(before: str) -> bool:
    """Is a place not wanted, by the words before it in its clause?"""
    clause = _WHAT_IT_IS.sub("", _NEW_CLAUSE.split(before)[-1])
    return bool(_RATHER_NOT.search(clause) or _DENIED.search(clause))
