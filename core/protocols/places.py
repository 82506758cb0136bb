"""Where a sentence sends people, and where it sends them away from."""

import re
from dataclasses import dataclass

_PLACES = {
    "channel": r"(?<![\w/&{])#(?=[\w-]*[a-z])[\w*{}-]+",
    "dm": r"\b(?:direct|private|personal) messag\w+|\bdms?\b|\bdm(?:ing|ed)\b",
    "email": r"\be-?mail(?:s|ing|ed)?\b|\binbox\b",
    "described": r"\b[a-z][a-z-]+ (?:channels?|categor(?:y|ies)|threads?)\b",
    "forum": r"\b(?:dedicated )?forum thread\b|\b(?:discussion )?forums?\b|\bdiscussion boards?\b|\bmailing list\b|\bprivate (?:post|note)\b",
    "tool": r"\b(?:slack|discord|teams|zulip|piazza|ed discussion|ed|github|canvas|gitter|discourse|moodle|blackboard|"
    r"gradescope|campuswire|jira|confluence|notion|stack overflow|reddit|mattermost|chat channel)\b",
}
_PLACE = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _PLACES.items()), re.IGNORECASE)
# "the student channel": one word says which; words that point to any channel or to this one say nothing.
_ANY = frozenset(
    "a an the this that these those your our any each every all other another which what right appropriate relevant "
    "correct same main slack discord teams specific following new in to of and or on per for own separate please "
    "several many different multiple one dedicated long use using keep join create thread-only with whole entire "
    "existing original proper wrong most some as from through by via into make open post start".split()
)
# Channels that most programmes have, known by their bare name.
_USUAL = frozenset({"random", "general", "announcements"})
_TOWARDS = re.compile(
    r"(?:\b(?:in|on|to|via|use|using|by|through|at|into|over)(?: the| a| an| our| your| course| class| public)*|^\W*(?:the |our )?)\s*[`*_\"“]*$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:not?|never|don['’]t|instead of|rather than|avoid|refrain from|outside(?: of)?|except(?: for| in)?|than|without|but not|unless)\b"
    r"(?:(?!\b(?:but|please|instead,|and only)\b)[^,;:.()]){0,45}$",
    re.IGNORECASE,
)
# So many characters before a place say whether it is wanted.
_BEFORE = 70
_ANCHOR = re.compile(r"\{#[^}]*\}")
_EXAMPLE = re.compile(r"\(e\.?g\.?[^)]*\)?", re.IGNORECASE)
_OPENS_WITH = re.compile(r"^\W*(?:#[\w*{}-]+[`*\"”:]*(?:,? and |, | & | or |/)?[`*\"“]*)+", re.IGNORECASE)
_OF_HEADING = re.compile(r"^(?:the )?([\w-]+) channel$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Places:
    """Where something belongs, and where it does not; channels as `#name`, other places in words."""

    wanted: list[str]
    avoided: list[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    name: str
    sort: str
    away: bool
    towards: bool


def places(text: str, heading: str = "") -> Places:
    """The places a sentence names; one that names none speaks of the channel in its heading."""
    plain = _EXAMPLE.sub(" ", text)
    seen = [found for found in map(_seen, _PLACE.finditer(plain)) if found.name]
    wanted = [place for place in seen if not place.away]
    channels = _channels(plain, [place.name for place in wanted if place.sort == "channel"])
    in_words = sorted((p for p in wanted if p.sort != "channel"), key=lambda p: not p.towards)
    named = channels or _of_heading(heading) or [place.name for place in in_words[:1]]
    away = list(dict.fromkeys(place.name for place in seen if place.away))
    return Places(named, [name for name in away if name not in named])


def venues(text: str, heading: str = "") -> list[str]:
    """Where the sentence holds or sends people."""
    return places(text, heading).wanted


def channels(text: str, heading: str = "") -> list[str]:
    """The channels a rule speaks of, also those where something is not wanted; a thread or another tool is none."""
    found = places(text, heading)
    return [name for name in found.wanted + found.avoided if name.startswith("#") or "channel" in name]


def _channels(text: str, named: list[str]) -> list[str]:
    """A named prefix stands for its channels (`#team-*`), and the names beside it are examples of it."""
    prefixes = [f"{name}*" for name in named if name.endswith("-")]
    opening = _OPENS_WITH.match(text)
    if opening and not prefixes:
        named = [name for name in named if name in opening.group()]
    return list(dict.fromkeys(prefixes or named))


def _of_heading(heading: str) -> list[str]:
    plain = _ANCHOR.sub("", heading).strip()
    named = _channels(plain, re.findall(_PLACES["channel"], plain, re.IGNORECASE))
    titled = _OF_HEADING.match(plain)
    if named or not titled or titled.group(1).lower() in _ANY:
        return named
    return [titled.group(1).lower()]


def _seen(found: re.Match[str]) -> _Seen:
    sort, before = str(found.lastgroup), found.string[max(0, found.start() - _BEFORE) : found.start()]
    return _Seen(_name(sort, found.group()), sort, bool(_AWAY.search(before)), bool(_TOWARDS.search(before)))


def _name(sort: str, said: str) -> str:
    """The usual name of a place; empty where the words do not say which."""
    if sort in ("dm", "email"):
        return sort
    if sort == "channel":
        return said
    words = said.lower()
    if sort == "described":
        which, what = words.split(maxsplit=1)
        usual = which in _USUAL and what == "channel"
        return "" if which in _ANY else which if usual else words
    return words.removesuffix("s") if sort == "forum" else words
