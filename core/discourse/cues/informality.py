"""Speaks as one does in passing: contractions, fillers, chat shorthand, words for anything at all; speaks against
reflection, and weakly."""

from core.discourse.words import Words

SOURCE = (
    "Contractions, discourse particles and general words as marks of involved, unplanned production "
    "(Biber 1988, dimension 1; Channell 1994, Vague Language)."
)
EXAMPLE = "yeah it's kinda just stuff I dunno"
BECAUSE = "it is said in passing"
_FILLERS = frozenset(
    """
    just like kinda sorta basically actually gonna wanna gotta stuff lol btw iirc iiuc afaik hm hmm um uh
    ah oh anyway yeah yep yup nope ok okay haha cool hi hey hello wow oops thx thanks np dunno
    so then get got gets getting go goes going thing things something anything someone lot lots bit way
    """.split()
)
# A noun's genitive is no contraction, these are.
_WITH_S = frozenset({"it's", "that's", "there's", "let's", "what's", "here's", "he's", "she's", "who's"})


def is_informal(word: str) -> bool:
    """Whether a word is a contraction, a filler, chat shorthand or a word for anything at all."""
    return word in _FILLERS or ("'" in word and (word in _WITH_S or not word.endswith("'s")))


def measure(words: Words) -> float:
    """Share of the distinct words that are such, as its square root (0..1)."""
    return float((sum(map(is_informal, words.distinct)) / max(len(words.unpadded), 1)) ** 0.5)
