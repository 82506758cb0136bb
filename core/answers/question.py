"""Is it a question that seeks help, and can a document answer it?

Rhetorical, clarifying and social questions are none. One that needs a person (my grade, an extension, a
review) goes to staff or the forum, never to a passage; nor is one for the docs that is put to a named person,
or whose author quotes the docs, for they have read them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.prose import own_prose

# A longer message is judged by its beginning; nobody asks a question in 4,000 characters of prose.
_MOST = 4_000
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?\n]?")
_FILLER = (
    r"^\W*(?:(?:and|so|but|hi|hey|hello|ok|okay|also|please|all|everyone|guys|folks|well|then|sorry|quick|another|"
    r"dumb|silly|stupid|question|is|thanks|btw|now|hmm|um|oh|there|though)\b[\s,:;!-]*)*"
)
_WH = r"(?:how|what|where|when|which|why|who|whose|whom)(?:'s|s|'re)?\b"
_AUX = (
    r"(?:can|could|does|do|did|is|are|was|were|should|will|would|has|have|had|am|must|may|might|isn't|aren't|"
    r"doesn't|don't|didn't|can't|couldn't|shouldn't|won't|wouldn't)\b"
)
_OPENS = re.compile(_FILLER + rf"(?:(?:for|in|on|at|from|to|with|by|under|about|around) )?(?:{_WH}|{_AUX})")
# The question may come after its condition: "If my machine has 8 GB, can I ...?"
_AFTER = re.compile(rf"(?:[,;:-] *|\b(?:or|but|then|so|and) )(?:{_WH}|{_AUX})")
_PLAIN = re.compile(
    _FILLER
    + rf"(?:{_WH} (?:\w+ )?{_AUX}|how to\b|{_AUX} (?:i|we|you|there|any|anyone|anybody|someone|somebody|it|the|my)\b)",
)
_HELP = re.compile(
    r"\b(?:any(?:one|body)? (?:know|else|idea|ideas|help|tips|suggestions|pointers)|(?:some|any)one (?:know|help|explain)|"
    r"(?:please|need|could use|want some) help|help me\b|how (?:do|can|should|would) (?:i|we|you|one)|is there (?:a|any|some)|"
    r"does (?:any|some)(?:one|body)|where (?:can|do|should) (?:i|we|you)|(?:could|can|would) (?:some|any)(?:one|body)|"
    r"i(?:'m| am) (?:stuck|getting|trying to|unable|not able|having (?:trouble|problems|issues|an issue)|confused|wondering|"
    r"looking for|not sure (?:how|what|where|which|why|if|whether) (?:to|i|my))|not sure (?:how|where) to|"
    r"my (?:\S+ ){1,4}(?:keeps? (?:saying|failing|crashing)|(?:doesn't|does not|won't|isn't|not) work|fails)|"
    r"i (?:get|see|have) (?:an?|the|this) (?:\w+ ){0,3}(?:error|exception|warning)|i keep getting|i need help|"
    r"i (?:can't|cannot|can not) (?:figure|find|get|see|open|log|install|run|connect|access|make|seem)|"
    r"i (?:don't|do not) (?:know|understand) (?:how|why|where|what|which) (?:to|i|my))\b",
)
_SOCIAL = re.compile(
    r"^\W*(?:(?:hi|hey|hello|good \w+|morning)\b[\w ,!]*)?(?:how (?:are|is) (?:you|everyone|everybody|it going|your \w+)|"
    r"how's (?:it going|everyone|life)|what's up|whats up|how was (?:your|everyone|the (?:weekend|holiday|session|party|trip))|"
    r"who(?:'s| is) (?:up for|in|joining|coming)|did (?:you|anyone) (?:see|watch)|"
    r"(?:anyone|who) (?:up for|want|wants|fancy|joining|coming|around|here|watching|watched))\b",
)
_RHETORICAL = re.compile(
    r"\b(?:who knew|who cares|why not\?|isn't it\?|right\?|you know\?|amirite|how (?:cool|nice|great|awesome|funny|weird)\b|"
    r"what an? |what could (?:possibly )?go wrong|really\?|seriously\?|huh\?|eh\?|no\?|ok\?|okay\?|wdyt\?|make sense\?)",
)
_CLARIFYING = re.compile(
    r"^\W*(?:(?:so|ah|oh|hmm|and|but|wait|or)\b[ ,]*)*(?:you mean|do you mean|did you|have you\b|what about|how about|or (?:is|does|do|are)\b|"
    r"does (?:that|this|it) (?:\w+ )?(?:make|help|work|answer)|can you link|what do you mean|which (?:one|version) (?:do|did|are) you|are you (?!\w+ (?:all|guys)\b)|is (?:it|that|this) what|"
    r"is that (?:what|because|the|a)\b|like this|do you (?:see|get|use|think)\b|what are you (?:trying|doing|using)|"
    r"(?:can|could) you (?:try|(?:share|post|show|paste|send)(?: me| us)? (?:the|your|an?|some|more) "
    r"(?:\w+ )?(?:code|error|message|output|log|logs|trace|traceback|screenshot|details|context))|"
    r"what (?:does|do) (?:it|you) (?:say|see|get)|what version (?:are|do|did) you)",
)
_PERSON = re.compile(
    r"\b(?:my (?:(?:\w+ )?(?:grade|marks?)|score|submission|certificate|refund|invoice|application (?:for|form|status)|enrol\w*|deadline)|"
    r"my account (?:is|was|has|got)|(?:unlock|delete|reset|reactivate) my (?:account|attempt)|grade[sd]? yet|"
    r"(?:get|have|had|ask for|request|need|give me|grant(?:ed)?(?: me)?|for) an (?:\w+ )?extension\b|extend (?:my|the deadline)|"
    r"deadline (?:be )?extended|(?<!\bi )(?<!\bwe )(?<!how to )(?:review|look at|check|feedback on|grade) my|"
    r"(?:can|could) (?:you|someone|anyone|somebody) (?:please )?(?:review|grade|approve|unlock|add me|invite me|remove me|"
    r"look (?:at|over) my|take a look at)|excuse me from|miss(?:ed)? the deadline because|i(?:'ll| will) be (?:late|absent))\b",
)
# It opens with a mention of a person: `<@U1>` as Slack writes it, `@ana` as people do.
_DIRECTED = re.compile(r"^\W*(?:<@[^>]+>|@(?!channel\b|here\b|everyone\b|all\b)\w)")
_HAS_READ = re.compile(
    r"\b(?:docs?|documentation|manual|guide|reference|readme|faq)\b[^.?!\n]{0,60}\b(?:says?|said|states?|mentions?|claims?|"
    r"has this to say|seems|implies|refers|includes?|suggests?|reads?|look(?:s|ed)?|(?:is|are) (?:a bit |rather |quite |very )?(?:vague|unclear|silent|wrong|sparse))\b|"
    r"\b(?:docs?|documentation|manual|guide|reference|readme|faq)(?: (?:on|for|of|about))?(?: \S+)? (?:does|do)(?:n't| not)\b|"
    r"\b(?:in|from|per|according to) the (?:\w+ ){0,2}(?:docs?|documentation|manual|guide)\b|"
    r"\b(?:chapter|section|page|book|tutorial|paper)\b[^.?!\n]{0,80}\b(?:says?|said|stat(?:es?|ed)|the following|is written|claims?|mentions?)\b|"
    r"\bi(?:'ve| have)? (?:read|looked at|checked|followed) the (?:\w+ ){0,2}(?:docs?|documentation|manual|guide|faq)\b",
)
# It links to a page of some docs.
_LINKS_DOCS = re.compile(
    r"https?://(?:docs?\.|[^\s/]+/(?:\S*/)?(?:docs?|documentation|manual|reference|guide)\b)", re.IGNORECASE
)
# What it asks about was named before: it begins with a bare pronoun, or ends on one.
_FOLLOWS_ON = re.compile(
    r"^\W*(?:(?:so|and|but|ya|yeah|yes|yep|no|nope|hmm+|ah|oh|ok|okay|well|also|then)\b\W*)*"
    rf"(?:(?:(?:why|how|what) )?{_AUX} (?:it|that|this|they|these|those|he|she)\b"
    r"(?! (?:possible|necessary|allowed|ok|okay|safe|normal|better|best|required|mandatory|too late|enough|mean|take|\w+ to)\b)|"
    r"which (?:is|are) the same|(?:\S+ ){1,9}(?:around|about|for|with|to|of|in|on|like) (?:that|this|it|them)(?: (?:some|any)where| at all| as well| too| yet| here)?\s*\?\W*$)",
)
# It goes on with a talk: it opens as a reply does, whatever is asked then.
_GOES_ON = re.compile(
    r"^\W*(?:(?:thanks?|thank you|thx|got it|i see|ah+|oh+|hm+|yeah|yep|nope|so|also|and|but|or|ok|okay|then|actually|wait|"
    r"which means|in that case|i guess)\b(?! in advance)|"
    r"(?:yes|no|right|sure|awesome|great|cool|perfect|nice|well|interesting(?:ly)?)\b *[,.!:;])",
)
# It asks people for their view, their reasons or what they see, or for something to be changed.
_OPINION = re.compile(
    r"\b(?:for you(?=\s*\?)|is it just me|am i (?:right|correct|wrong)|worth (?:it|looking|using)|are you|were you|what do you|"
    r"would (?:it|that|this) be (?:\w+ )?(?:useful|nice|good|better|cool|helpful)|(?:could|can|would) you (?:just|also|maybe|basically)|"
    r"do you (?:want|like|prefer|know|remember|plan|mind|on the other hand)|"
    r"any (?:\w+ )?reason|(?:particular|fundamental|specific) reason|"
    r"ha(?:s|ve) any(?:one|body) (?:\w+ )?(?:started|considered|thought|looked|written|built|worked|made)|"
    r"(?:can|could|should|shall) we (?:also |just |maybe )?(?:add|change|document|drop|have|keep|make|move|remove|rename|replace|support))\b",
)


class Sort(StrEnum):
    """What a message asks, if anything."""

    HELP = "a question that seeks help"
    PERSON = "a question that needs a person"
    SOCIAL = "a social question"
    RHETORICAL = "a rhetorical question"
    CLARIFYING = "a question back to somebody"
    DIRECTED = "a question put to one person"
    HAS_READ = "a question about what the docs say"
    FOLLOWS_ON = "a question about something said before"
    OPINION = "a question for people's view"
    NONE = "not a question"


@dataclass(frozen=True, slots=True)
class Question:
    sort: Sort
    text: str
    to_one: bool = False

    @property
    def seeks_help(self) -> bool:
        return self.sort in (
            Sort.HELP,
            Sort.PERSON,
            Sort.DIRECTED,
            Sort.HAS_READ,
            Sort.FOLLOWS_ON,
            Sort.OPINION,
        )

    @property
    def for_docs(self) -> bool:
        """May a passage be shown for it?"""
        return self.sort is Sort.HELP

    @property
    def for_forum(self) -> bool:
        """Does it ask outright, put to everybody, and is it understood where nothing was said before it?"""
        by_itself = not self.to_one and self.sort is not Sort.FOLLOWS_ON
        return self.seeks_help and by_itself and ("?" in self.text or _any_asks(self.text.lower()))


def question_in(text: str) -> Question:
    """What the author's own words ask."""
    prose = own_prose(text[: _MOST * 2])[:_MOST].replace("’", "'")
    sort, to_one = _sort(prose.lower()), bool(_DIRECTED.search(text[:200]))
    if sort is Sort.HELP and to_one:
        sort = Sort.DIRECTED
    elif sort is Sort.HELP and _LINKS_DOCS.search(text[:_MOST]):
        sort = Sort.HAS_READ
    return Question(sort, prose, to_one)


def _sort(prose: str) -> Sort:
    """The sort of a text in lower case; to search it without regard to case would take three times as long."""
    words = len(prose.split())
    if words < 3:
        return Sort.NONE
    if "?" in prose and _SOCIAL.search(prose):
        return Sort.SOCIAL
    if not (_HELP.search(prose) or _any_asks(prose)):
        return Sort.NONE
    if _SOCIAL.search(prose):
        return Sort.SOCIAL
    if _PERSON.search(prose):
        return Sort.PERSON
    if _CLARIFYING.search(prose) and words < 25:
        return Sort.CLARIFYING
    if _RHETORICAL.search(prose) and words < 14:
        return Sort.RHETORICAL
    if _HAS_READ.search(prose):
        return Sort.HAS_READ
    if _GOES_ON.search(prose) or (words < 25 and _FOLLOWS_ON.search(prose)):
        return Sort.FOLLOWS_ON
    return Sort.OPINION if _OPINION.search(prose) else Sort.HELP


def _any_asks(prose: str) -> bool:
    return any(_asks(part.strip()) for part in _SENTENCE.findall(prose))


def _asks(sentence: str) -> bool:
    """Is this sentence a question, by its mark and how it opens, or, unmarked, by a clear question's word order?"""
    if sentence.endswith("?"):
        return bool(_OPENS.search(sentence) or _AFTER.search(sentence))
    return bool(_PLAIN.search(sentence)) and len(sentence.split()) >= 5
