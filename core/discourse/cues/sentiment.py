"""How personal or emotional it is, by TextBlob's lexicon; one cue among others, and near chance alone."""

from core.discourse.words import Words

SOURCE = "Pattern's English sentiment lexicon (De Smedt and Daelemans 2012), through TextBlob."
EXAMPLE = "I am terribly unhappy with this awful result."
# Near chance alone, and a tone is no reason to give to a person.
BECAUSE = ""


def measure(words: Words) -> float:
    """Subjectivity, 0 (factual) to 1 (personal)."""
    if not words.words:
        return 0.0
    # Half a second to load, so only where a message is read.
    from textblob.en import sentiment

    return float(sentiment(list(words.words))[1])
