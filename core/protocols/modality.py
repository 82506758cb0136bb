"""What a sentence does to a duty: denies it, lifts it, or allows what another would forbid."""

import re

_NEGATED = re.compile(r"\b(?:not|never|no|don't|do not|avoid|without|refrain|cannot|can't)\b", re.IGNORECASE)
# A duty that is lifted: "nobody has to", "need not", "is not required", "is optional"; not "is not optional".
_LIFTED = re.compile(
    r"\b(?:nobody|no one|none)\b.{0,20}\b(?:has to|have to|needs? to|(?:is|are) (?:required|obliged|expected|forced))\b|\bneed(?:n['’]t| not)\b|\bno need\b|"
    r"(?:\bnot|n['’]t) (?:\w+ ){0,2}?(?:have to|need to|required|require|mandatory|compulsory|obligatory|necessary|obliged|a requirement)\b|"
    r"\bno\b[^.;,]{0,50}\b(?:is|are) (?:required|mandatory|compulsory|obligatory)\b|\bno (?:\w+ )?(?:requirement|limit|maximum|minimum)\b|"
    r"(?<!not )(?<!n['’]t )(?<!longer )(?<!never )(?<!\()\b(?:optional\w*|voluntar\w+|up to you(?! to\b))\b",
    re.IGNORECASE,
)
# "Post optional exercises in #extra" lifts nothing.
_OPTIONAL_THINGS = re.compile(
    r"(?<!is )(?<!are )(?<!be )(?<!ly )\b(?:optional|voluntary) (?=\w)", re.IGNORECASE
)
_FIRST = re.compile(
    r"^(?!\W*(?:if|when\w*|where\w*|since|as|because|although|while|unless)\b)[^,;:]*?(?=[,;:]|\bbut\b|$)",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:please|must|should)\b", re.IGNORECASE)
_ORDERS = re.compile(
    r"\b(?:please|must|should|always|never|instead|rather|do|just|use|ask|post|write)\b", re.IGNORECASE
)
# Right before the deed, but for what is said of those who do not: "posts that do not follow it".
_DENIAL = re.compile(
    r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )(?<!\byou )(?<!\bthey )\b(?:do not|don['’]t|never|avoid|"
    r"(?:must|should|will|can|are|is)(?: not|n['’]t)|cannot|won['’]t)\s+(?:to )?$",
    re.IGNORECASE,
)
# "Do not reply outside of threads", "not be posted later than Friday": denied twice, it is asked for.
_OUTSIDE = re.compile(r"\b(?:outside|without)\b", re.IGNORECASE)
_LATER = re.compile(r"\W+(?:any )?later than\b", re.IGNORECASE)
_LEAVES_OPEN = re.compile(
    r"(?:^|[.;,]\s*)\W*(?:you|we|people|anyone|anybody|everyone|everybody|learners|students|members) (?:may|can|could|might)(?: also)?\s+$",
    re.IGNORECASE,
)
_ENCOURAGES = re.compile(
    r"^\W*(?:please )?(?:do not|don['’]t|never) (?:ever )?(?:hesitate|be (?:afraid|shy)|feel bad|worry)\b(?!.*\b(?:but|only|unless)\b)",
    re.IGNORECASE,
)
# "Memes are welcome", "anyone may use @here"; with a condition it is a rule: "fine after a day", "only in #ads".
_PERMITS = re.compile(
    r"^[^.;:#]{2,80}\b(?:is|are) (?:\w+ )?(?:allowed|fine|ok(?:ay)?|permitted|welcome|accepted)\b[^#]*$|"
    r"^\W*(?:(?:also|here|yes),? )?(?:(?:you|anyone|anybody|everyone|everybody|people) (?:may|can|are (?:allowed|free|welcome) to)|feel free to)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:not?|never|no(?:body|thing|ne)|neither|nowhere|exclusively|hardly|cannot|only|unless|if|when\w*|but|except|without|should|must|please|avoid|limited|instead|rather|as long as|after|once|until|for|during|sparingly)\b|n['’]t\b",
    re.IGNORECASE,
)
# "Ads are not forbidden", "nobody minds"; and where nothing is denied, "use @here freely".
_TOLERATES = re.compile(
    r"(?:\b(?:not|never|no longer)|n['’]t) (?:\w+ )?(?:forbid|forbidden|prohibit|prohibited|banned|disallowed|punished|a problem)\b|"
    r"\bno problem\b|\bnothing (?:wrong|against)\b|\b(?:nobody|no one) minds\b",
    re.IGNORECASE,
)
_FREELY = re.compile(
    r"\b(?:freely|as (?:much|often) as you (?:like|want|need)|when(?:ever)? you need to)\b", re.IGNORECASE
)
_QUALIFIED = re.compile(r"\b(?:but|only|unless|except|as long as)\b", re.IGNORECASE)
_NEEDLESS = re.compile(
    r"(?<!\bthat are )(?<!\bwhich are )(?:\bnot|n['’]t) (?:needed|matter (?:whether|if|where|how))\b",
    re.IGNORECASE,
)
# Whether something is so, what it was like once, and titles: "Do we have to?", "we used to", "How to reply".
_ASKS = re.compile(
    r"^\W*(?:do(?! not\b|n['’]t)|does|did|is|are|was|were|should|can|could|may|must|will|would|what|why|how|who|when|where|which)\b[^.!\"“”]*\?\W{0,9}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:we|they|people|it|there|i) used to\b|\bused to be\b|\b(?:last|previous) (?:year|term|semester|summer|cohort)\b(?!['’]s)|"
    r"\b(?:in the past|previously|formerly|back then)\b",
    re.IGNORECASE,
)
_PLEASE = re.compile(r"\bplease\b", re.IGNORECASE)
_DEMANDS = re.compile(r"\b(?:please|must|should|always|never|do not|don['’]t)\b", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:how to|why|where to|when to)\b[^.!?:]*$", re.IGNORECASE)


def rules_nothing(text: str) -> bool:
    """Does it only ask, tell of the past, or name its subject?

    "Could you please …?" and "No solutions from last year, please" ask for something.
    """
    asks = _ASKS.search(text) and not _PLEASE.search(text)
    tells = _PAST.search(text) and not _DEMANDS.search(text)
    return bool(asks or tells or _TITLE.search(text))


def negated(text: str) -> bool:
    """Does the sentence forbid or deny?"""
    return bool(_NEGATED.search(text))


def denies(text: str, deed: re.Pattern[str]) -> bool:
    """Does it forbid a deed or leave it open wherever it speaks of it: "do not reply in threads", "you can mark it"?"""
    spoken = list(deed.finditer(text))
    return bool(spoken) and all(_is_denied(text, found) for found in spoken)


def _is_denied(text: str, deed: re.Match[str]) -> bool:
    before = text[: deed.start()]
    if _DENIAL.search(before):
        return not (_OUTSIDE.search(deed.group()) or _LATER.match(text, deed.end()))
    return bool(_LEAVES_OPEN.search(before))


def lifted(text: str) -> bool:
    """Does the sentence say that something need not be done?"""
    return bool(_LIFTED.search(text))


def only_permits(text: str) -> bool:
    """Does it allow something without a condition, or call upon people to do it, so that nothing is forbidden by it?"""
    allows = _PERMITS.search(text) and not _CONDITION.search(text)
    return bool(allows or _ENCOURAGES.match(text)) or _tolerates(text)


def _tolerates(text: str) -> bool:
    freely = _FREELY.search(text) and not negated(text)
    return bool(freely or _TOLERATES.search(text)) and not _QUALIFIED.search(text)


def only_lifts(text: str) -> bool:
    """Is that all it says, so that whatever it speaks of is no duty?"""
    first = _FIRST.match(text)
    if not first or _MUST.search(first.group()) or _ORDERS.search(text[first.end() :]):
        return False
    said = _OPTIONAL_THINGS.sub("", first.group())
    return lifted(said) or bool(_NEEDLESS.search(said))
