"""What a sentence wants in a place, by the words that stand around the place: "post X in", "X go to", "for X, use"."""

import re

from core.protocols import slots
from core.protocols.naming import PLACE, named_in

_PREPOSITION = re.compile(
    r"(?:\s*\b(?:only|first|directly|either|over|back|out|always))*\s*\b(?:in|on|onto|to|into|via|by|at|through|over|under|with|within|using|as)"
    r"(?:\s+(?:the|a|an|our|your|this|that|its|course|class|main|channel))*[\s`*_\"“(#]*$",
    re.IGNORECASE,
)
_WHO = r"(?:we|you|people|students|learners|members|participants|everyone|everybody)"
_OPENING = re.compile(
    rf"^\W*(?:(?:for example|for instance|in general|generally|additionally|ideally|(?:outside|during|after|before|at|on) [^,]{{3,50}}(?=,)|please|kindly|instead|also|so|then|we ask that|be sure to|make sure to|remember to|try to|always|only|just|"
    rf"do not|don['’]t|never|avoid|{_WHO}(?: (?:all|should|must|will|can|may|always|shall))*),?\s+)*",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^(?:post|ask|share|send|put|direct|raise|report|announce|submit|bring|take|move|keep|file|log|record|route|forward|leave|write|"
    r"add|drop|discuss|hold|swap|offer|upload|publish|place|introduce|collect|store|save|address)(?:ing)?\s+(?!(?:to|for)\b)(.{3,80})$",
    re.IGNORECASE,
)
_AUXILIARY = r"(?:should(?:n['’]t)?|must(?:n['’]t)?|shall|will|can(?:not|['’]t)?|may|not|never|to|is|are|be|has to|have to|always|only|also|best|normally|usually|generally|ideally|better)"
_SUBJECT = re.compile(
    rf"^(.{{3,80}}?),?\s+(?:{_AUXILIARY}\s+)*(?:goe?s?|belongs?|lives?|stays?|happens?|takes? place|be|is|are|"
    r"(?:\w{2,}ed|sent|made|kept|held|put|told|handed in|available|welcome)(?: (?:with|to) (?:your |the |a )?[\w ]{2,30})?)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(.{3,60}?)\s*(?::|→|[-–=]+>|,)\s*(?:please |use |see |try |go |ask |write |open (?:a|an) \w+ )*$",
    re.IGNORECASE,
)
# What is asked for before the place is named: "For ideas, …", "If you have a question about pay, …", "Got a bug?"
_WHAT_FIRST = re.compile(
    r"^\W*(?:for(?! (?:example|instance|now|that|this|which)\b)|got|(?:if|when|whenever|in case|should) (?:you(?: ever)? have|there (?:is|are)))\s+"
    r"(?!(?:been|to|already|not|no|any)\b)(.{3,80}?)[,:?](?:\s|$)",
    re.IGNORECASE,
)
_WHAT_LAST = re.compile(
    r"^(?:use (?:it|this|that)|[`*_\"”)]*(?: channels?)?)(?: (?:should|must|is|are|be|to|only|kept|reserved|meant|used|strictly))* (?:for|about)\s+([^.;:()!?]{3,80}?)(?=,? etc|[.;:!?(]|$)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^\W*((?:if|when|whenever|unless|until|once|in case|should you|after|before)\b[^,;]{3,90}?)(?:,|(?= please\b)| then\b)|"
    r"\b((?:if|when|whenever|unless|until|once|in case)\b[^,;.]{3,90})[.;!]?\s*$",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:can|could|may|might|feel free|welcome to|optional\w*)\b(?![^.;,]{0,30}\bonly\b)", re.IGNORECASE
)
# Words that stand for something, or by which nothing is told.
_TELLS_NOTHING = re.compile(
    r"^(?:each|every)\b|^(?:it|its|this|that|them|these|those|there|here|something|anything|everything|one|you|your|me|us|him|her|people|someone|"
    r"anyone|we|they|not|and|or|messages?|posts?|yours?|help|a? ?questions?(?<!questions)|so|them all)$|"
    r"^(?:you|we|they|it|there|this|here|that|i)\b|(?<!about )(?<!on )\b(?:it|them|you|us)$|\b(?:but|instead)\b",
    re.IGNORECASE,
)
# A person is nothing to be posted: "ask your tutor about it".
_SOMEBODY = re.compile(
    r"^(?:an?|the|your|our|any)?\s*([\w ]+?)(?:\s+(?:for|about|with|in|or|and|first|to|who)\b.*)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_HERE = re.compile(r"\b(?:here|there)\b", re.IGNORECASE)
# Headings that name something to post, "Homework questions"; others name the rule's subject only.
_HEADED = re.compile(
    r"^[\w’' /&-]*\b(?:questions|requests|issues|problems|ideas|suggestions|feedback|bugs|announcements|offers|jobs|adverts|ads|news|reports)$",
    re.IGNORECASE,
)


def posted(text: str, heading: str = "", before: str = "") -> slots.Slots:
    """`content`, what belongs in the place; `condition`, when; `optional`, where it only may be put there."""
    text = _ASIDE.sub("", text)
    place = next(iter(named_in(text)), None) or _HERE.search(text)
    said, after = (text[: place.start()], text[place.end() :]) if place else ("", text)
    first = _WHAT_FIRST.match(text) or _WHAT_FIRST.match(re.split(r"(?<=[.!])\s", before)[-1])
    hangs_on = None if first else _CONDITION.search(text)
    if hangs_on and hangs_on.group(1):
        said = said.removeprefix(hangs_on.group())
    content = _told(first.group(1) if first else _around(said, after))
    if not content and _HEADED.match(heading.strip()):
        content = _told(heading)
    when = next(filter(None, hangs_on.groups())).strip() if hangs_on else ""
    return {
        "content": [content] if content else [],
        "condition": when[:1].lower() + when[1:],
        "optional": bool(_OFFERED.search(said)) or None,
    }


def _around(before: str, after: str) -> str:
    """What is said right before the place to be put there, else after it to be what it is for."""
    plain = _OPENING.sub("", re.split(r"[;.!?]\s", before)[-1], count=1).rstrip('`*_"“ (#')
    said = _PREPOSITION.sub("", plain)
    for form, words in ((_ORDER, said), (_SUBJECT, said), (_LABEL, plain)):
        if found := form.match(words.strip() if form is not _LABEL else f"{words} "):
            return found.group(1)
    last = _WHAT_LAST.match(_OPENING.sub("", after, count=1) if not before else after)
    return last.group(1) if last else ""


def _told(words: str) -> str:
    """The words as they are said back, with a small letter; empty where they tell nothing, or name a place or a person."""
    said = words.strip(' ,:.`*_"“”')
    person, head = _SOMEBODY.match(said), said.partition(" ")[0]
    somebody = (person and slots.is_role(person.group(1))) or (slots.is_role(head) and head.endswith("s"))
    if not said or somebody or _TELLS_NOTHING.search(said) or PLACE.search(said):
        return ""
    return small(said)


def small(said: str) -> str:
    """Words from the beginning of a sentence as they stand within one."""
    return said[0].lower() + said[1:] if said[1:2].islower() else said
