"""Words as the search sees them: lower case, light stems, no function words; names of code whole and in parts."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:[._+#'-][^\W_]+)*[+#]*")
_PARTS = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST = 60
_STOP = frozenset(
    """
    a an and are as at be been but by can could did do does doing don't for from get got had has have he
    her here hey hi how i i'm if in into is it it's its just know like me my need no not of on one or
    our please should so some thanks thank that the their them then there these they this to us use
    using was we were what what's when where which while who whom why will with would you your anyone
    somebody someone anybody hello want any am also cannot
    """.split()
)


# Endings that make one word of a family into another: connect, connection, connector.
_DERIVED = re.compile(
    r"(?:i[sz])?(?:ations?|ator|ating)$|"
    r"(?:ement|ment|ness|able|ible|ally|ly|ers?|or|ions?|al|ive|ity|ate?|ance|ence|ant|ent|y|i|iz|is)$"
)
_ROOT = 4


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A light stem: inflections go (after Harman's S stemmer, 1991), then one derivation, but four letters stay."""
    plain = _uninflected(word)
    derived = _DERIVED.search(plain, _ROOT) if plain.isalpha() else None
    return _undouble(plain[: derived.start()]) if derived else plain


def _uninflected(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ing"):
        return _undouble(word[:-3])
    if len(word) > 4 and word.endswith("ed"):
        return _undouble(word[:-2])
    if len(word) > 4 and word.endswith("es") and word[-3] in "sxzh":
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word


@lru_cache(maxsize=20_000)
def _of_token(token: str) -> tuple[str, ...]:
    low = token.lower()
    if low in _STOP or len(low) > _LONGEST:
        return ()
    parts = [part for run in _PARTS.findall(token) for part in _CAMEL.split(run)]
    if len(parts) < 2:
        return (stem(low),)
    lows = [part.lower() for part in parts]
    return (stem(low), *(stem(part) for part in lows if len(part) > 1 and part not in _STOP))


def terms(text: str) -> list[str]:
    """The content terms of a text in order, compound ones (`a.b`, `c-d`, `eF`) whole and in their parts."""
    return [term for token in _TOKEN.findall(text.replace("’", "'")) for term in _of_token(token)]


def wholes(text: str) -> set[str]:
    """The terms of a text without the parts of compound ones."""
    return {found[0] for token in _TOKEN.findall(text.replace("’", "'")) if (found := _of_token(token))}
