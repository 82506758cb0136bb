"""Words as the search sees them: lower case, light stems, no function words."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"[a-z0-9]+(?:[._+#'-][a-z0-9]+)*[+#]*")
_PARTS = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    """
    a an and are as at be been but by can could did do does doing don't for from get got had has have he
    her here hey hi how i i'm if in into is it it's its just know like me my need no not of on one or
    our please should so some thanks thank that the their them then there these they this to us use
    using was we were what what's when where which while who whom why will with would you your anyone
    somebody someone anybody hello want any am also cannot
    """.split()
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A light stem: plural, -ing and -ed endings go (after Harman's S stemmer, 1991)."""
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


def terms(text: str) -> list[str]:
    """The content terms of a text in order, compound ones (`a.b`, `c-d`) whole and in their parts."""
    found = []
    for token in _TOKEN.findall(text.lower().replace("’", "'")):
        if token in _STOP or len(token) > 60:
            continue
        found.append(stem(token))
        parts = _PARTS.findall(token)
        if len(parts) > 1:
            found += [stem(part) for part in parts if len(part) > 1 and part not in _STOP]
    return found
