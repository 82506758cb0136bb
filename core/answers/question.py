"""Is it a question that seeks help, and can a document answer it?

Rhetorical, clarifying and social questions are none. One that needs a person (my grade, an extension,
a review) goes to staff or the forum, never to a passage.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.prose import own_prose

# A longer message is judged by its beginning; nobody asks a question in 4,000 characters of prose.
_MOST = 4_000
_START = r"(?:^|[.!?:,;\n]\s*|\b(?:and|so|but|hi|hey|hello|ok|also|please|all|everyone|guys|folks)\b[ ,!]*)"
_WH = (
    r"(?:how|what|where|when|which|why|who)(?:'s|s)?\b(?!\s+(?:a|an)\b.{0,20}!)|"
    r"(?:can|could|does|do|did|is|are|was|were|should|will|would|has|have|am|must|may)\s+"
    r"(?:i|we|you|it|there|this|that|the|a|an|any|anyone|anybody|someone|somebody|my|our|these|they|one)\b"
)
_ASKS = re.compile(_START + r"(?:" + _WH + r")", re.IGNORECASE)
_HELP = re.compile(
    r"\b(?:any(?:one|body)? (?:know|else|idea|ideas|help|tips|suggestions|pointers)|(?:some|any)one (?:know|help|explain)|"
    r"help (?:me|please|with)|how (?:do|can|should|would|to)|is there (?:a|any|some)|what(?:'s| is| are) the|"
    r"does (?:any|some)(?:one|body)|i(?:'m| am) (?:stuck|getting|trying|unable|not able|having|confused|wondering|looking for)|"
    r"where (?:can|do|is|are|should)|(?:could|can|would) (?:some|any)(?:one|body)|not sure (?:how|what|where|why|if|whether)|"
    r"(?:keeps? (?:saying|failing|crashing)|i (?:get|see|have) (?:an?|the|this) (?:\w+ ){0,3}(?:error|exception|warning))|"
    r"i (?:can(?:'t|not)|cannot|don't (?:know|understand)|need help|wonder|keep getting|get (?:an|the|this) error)|"
    r"doesn't work|does not work|not working|fails? with|what (?:should|do|does|would|can|could|happens|kind)|why (?:do|does|is|am|are))\b",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"^\W*(?:(?:hi|hey|hello|good \w+|morning)\b[\w ,!]*)?(?:how (?:are|is) (?:you|everyone|everybody|it going|your \w+)|"
    r"how's (?:it going|everyone|life)|what's up|whats up|how was (?:your|the|everyone)|who(?:'s| is) (?:up for|in|joining|coming)|"
    r"(?:anyone|who) (?:up for|want|wants|fancy|joining|coming|around|here|watching|watched)|did (?:you|anyone) (?:see|watch))",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"\b(?:who knew|who cares|why not\?|isn't it\?|right\?|you know\?|amirite|how (?:cool|nice|great|awesome|funny|weird)|"
    r"what (?:a|an)|what could (?:possibly )?go wrong|really\?|seriously\?|huh\?|eh\?|no\?|ok\?|okay\?|wdyt\?)",
    re.IGNORECASE,
)
_CLARIFYING = re.compile(
    r"^\W*(?:(?:so |ah |oh |hmm |and |but |wait )*(?:you mean|do you mean|did you|have you tried|what do you mean|which (?:one|version) (?:do|did|are|is) (?:you|it|that)|"
    r"are you (?:using|sure|on)|can you (?:share|post|show|paste|try|send)|could you (?:share|post|show|paste|try|send)|"
    r"what (?:does|do) (?:it|you) (?:say|see|get)|is that what|like this|what version))",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:my (?:grade|score|mark|marks|submission|certificate|refund|invoice|application|enrol\w*|account|deadline)|"
    r"(?:extension|extend(?:ed)?) (?:for|on|my|the deadline)|extend my|grade[sd]? yet|review my|look at my|check my|feedback on my|"
    r"(?:can|could) (?:you|someone|anyone|somebody) (?:please )?(?:review|grade|approve|unlock|reset|add me|invite me|remove me|"
    r"look (?:at|over) my|take a look at)|excuse me from|miss(?:ed)? the deadline because|i(?:'ll| will) be (?:late|absent))\b",
    re.IGNORECASE,
)


class Sort(StrEnum):
    """What a message asks, if anything."""

    HELP = "a question that seeks help"
    PERSON = "a question that needs a person"
    SOCIAL = "a social question"
    RHETORICAL = "a rhetorical question"
    CLARIFYING = "a question back to somebody"
    NONE = "not a question"


@dataclass(frozen=True, slots=True)
class Question:
    sort: Sort
    text: str

    @property
    def seeks_help(self) -> bool:
        return self.sort in (Sort.HELP, Sort.PERSON)


def question_in(text: str) -> Question:
    """What the author's own words ask."""
    prose = own_prose(text[: _MOST * 2])[:_MOST]
    return Question(_sort(prose), prose)


def _sort(prose: str) -> Sort:
    words = len(prose.split())
    if words < 3:
        return Sort.NONE
    marked = "?" in prose
    asks, helps = _ASKS.search(prose), _HELP.search(prose)
    if marked and _SOCIAL.search(prose):
        return Sort.SOCIAL
    if not (helps or (marked and asks) or (asks and asks.start() == 0 and words >= 5)):
        return Sort.NONE
    if _SOCIAL.search(prose):
        return Sort.SOCIAL
    if _PERSON.search(prose):
        return Sort.PERSON
    if _CLARIFYING.search(prose) and words < 25:
        return Sort.CLARIFYING
    if _RHETORICAL.search(prose) and words < 14:
        return Sort.RHETORICAL
    return Sort.HELP
