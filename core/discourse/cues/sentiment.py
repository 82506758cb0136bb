"""How personal or emotional it is, by TextBlob's lexicon; one cue among others, and near chance alone."""

from core.discourse.subjectivity import subjectivity
from core.discourse.words import Words

SOURCE = "Pattern's English sentiment lexicon (De Smedt and Daelemans 2012), through TextBlob."
EXAMPLE = "I am terribly unhappy with this awful result."
# Near chance alone, and a tone is no reason to give to a person.
BECAUSE = ""


def measure(words: Words) -> float:
    """Subjectivity, 0 (factual) to 1 (personal)."""
    return subjectivity(words.words)
