"""What a sentence calls a place: a channel, a pattern of channels, a tool, a forum, a thread, direct messages, email."""

import re
from functools import lru_cache
from itertools import dropwhile

# Tools in which people write to each other, by the name in small letters; each as it is written.
TOOLS = {name.lower(): name for name in (
    "GitHub Classroom", "Google Classroom", "Google Group", "Google Groups", "Microsoft Teams", "MS Teams",
    "Ed Discussion", "Ed Stem", "Stack Overflow", "Slack", "Discord", "Teams", "Zulip", "Piazza", "Ed", "GitHub",
    "GitLab", "Canvas", "Gitter", "Discourse", "Moodle", "Blackboard", "Gradescope", "Campuswire", "Jira",
    "Confluence", "Notion", "Reddit", "Mattermost", "Telegram", "WhatsApp", "WeChat", "Snapchat", "Facebook",
    "Signal", "IRC", "Trello", "Zoom",
)}  # fmt: skip
# A channel by its sign, a family of channels by a pattern, and other places by their words.
CHANNEL = r"(?<![\w/&{])#(?=[\w-]*[a-z])[\w*{}-]+|(?<![\w#*-])[a-z][\w-]*-\*(?![\w*])"
# What is a place once a word before says which: "help channels", "the Q&A board"; and what is one by itself, "the lobby".
_ROOM = r"(?:channels?|categor(?:y|ies)|threads?|streams?|rooms?|servers?|subreddit|spaces?)\b"
_SITE = r"(?:forums?|boards?|forms?|tickets?|desks?|lounge|portal|tracker|(?:group )?chats?)\b(?!(?-i: [A-Z][a-z]))"
_ALONE = r"(?:(?<=\bthe )|(?<=\bour ))(?:lobby|lounge|noticeboard|portal|helpdesk|newsletter)\b(?! channel)"
_ARTICLE = r"(?:(?<=\bthe )|(?<=\bour )|(?<=\byour )|(?<=\ba )|(?<=\bthis ))"
_WORD = r"(?!(?:or|and|in|on|to|of|for|with|by|at|from|as|is|are|will|that)\b)[\"“*`]?[a-z][\w’'&-]+[\"”*`]?"
_FORMS = {
    "channel": CHANNEL,
    "dm": r"\b(?:direct|private|personal)[ -](?:messag\w+|chats?\b)|\bdms?\b|\bdm(?:ing|['’]?ed)\b|\bpms?\b",
    "email": r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b|\be-?mail(?:s|ing|ed)?\b(?! (?:address|signature|notification))|\binbox\b",
    "titled": r"\b(?:forum|category|board|server|thread|channel)(?-i:(?: [A-Z][\w-]+)+)",
    "forum": r"\b(?:dedicated )?forum thread\b|\b(?:(?:online |course )?discussion )?forums?\b|\b(?:discussion|message|bulletin) boards?\b|"
    r"\bmailing list\b|\b(?:private|public) (?:post|note)s?\b|\b(?:issue tracker|help desk|wiki|google (?:form|docs?|drive))\b|"
    rf"\b(?:github|gitlab|jira|support) (?:issues?|tickets?|discussions?)\b|{_ALONE}",
    "described": rf"{_ARTICLE}(?:(?:{_WORD} ){{2,3}}{_ROOM}|(?:{_WORD} ){{1,3}}{_SITE})|(?<![\w'’&]){_WORD} {_ROOM}",
    "tool": rf"\b(?:{'|'.join(sorted(TOOLS, key=len, reverse=True))}|chat channel)\b",
}  # fmt: skip
PLACE = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()), re.IGNORECASE)
# "the student channel": one word says which; words that point to any channel or to this one say nothing.
_ANY = frozenset(
    "a an the this that these those your our their its his her any each every all other another which what right appropriate relevant "
    "correct same specific following new in to of and or on per for own separate please "
    "several many different multiple one dedicated long use using keep join create thread-only with whole entire "
    "existing original proper wrong most some as from through by via into make open post start check if when".split()
)
# "Our Slack channels" are all of them; "this Slack channel" is the one at hand.
_OWN = frozenset({"slack", "discord", "teams", "zulip", "main"})
_ALL_OF_IT = re.compile(r"\b(?:the|our|its|a)\s+[`*]*$", re.IGNORECASE)
# A forum is of a course, a class or the public: that does not say which.
_WHOSE = frozenset({"course", "class", "public", "online", "programme", "class's"})
# "The question's thread" is any of them, "the project's own channel" is one of a sort.
_POSSESSIVE = re.compile(r"(?:['’]s?)(?: own)?$")
# Channels that most programmes have, known by their bare name.
_USUAL = frozenset({"random", "general", "announcements"})


@lru_cache(maxsize=200)
def named_in(text: str) -> tuple[re.Match[str], ...]:
    """The places that a text names, in order, where its words say which."""
    return tuple(found for found in PLACE.finditer(text) if called(found))


def called(found: re.Match[str]) -> str:
    """The usual name of a place that `PLACE` found; empty where the words do not say which."""
    sort, said = str(found.lastgroup), found.group()
    if sort in ("dm", "email"):
        return sort
    if sort == "described":
        owned = bool(_ALL_OF_IT.search(found.string[: found.start()]))
        return _described(re.sub(r"[\"“”*`]", "", said), owned=owned)
    if sort == "titled":
        return said.split(maxsplit=1)[1]
    return said if sort == "channel" else re.sub(r"forums$", "forum", said.lower())


def _described(words: str, *, owned: bool) -> str:
    """A place by the words that say which: "Moodle forum"; empty where they could be any's."""
    which, _, what = words.rpartition(" ")
    if what.startswith("thread") and _POSSESSIVE.search(which):
        return ""
    which = " ".join(dropwhile(is_any, _POSSESSIVE.sub("", which).split()))
    low = which.lower()
    if low in _OWN and not owned:
        return ""
    if what.startswith("forum") and low in _WHOSE:
        return what
    return low if low in _USUAL and what == "channel" else which and f"{which} {what}"


def is_any(word: str) -> bool:
    """Does the word before "channel" leave open which one?"""
    return word.lower() in _ANY


def is_channel(name: str) -> bool:
    """Is it a channel (`#help`) or a family of them (`team-*`) rather than a place in words?"""
    return name.startswith("#") or "*" in name
