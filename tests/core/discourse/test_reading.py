"""What reads as reflective, what as reactive, and what must not move a reading."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.discourse import Label, cues, read
from core.discourse.words import words_of

REFLECTIVE = [
    "I wonder whether the second way is better, because the first ignores what we learned about retries.",
    "Perhaps the study is right, but I think the result depends on how they measured it.",
    "It may be faster, although in relation to what it costs I would rather compare both on our own data first.",
]
# Short and long of both, with and without connectives, tidy and not.
SHORT_AND_REFLECTIVE = [
    "Why does that hold when n is 0?",
    "I realised that I had misunderstood the rubric.",
    "What would change if we dropped the control group?",
    "How do we know the improvement isn't just practice?",
    "Next time I will read the brief twice before I start coding.",
    "I disagree. The sample is too small to say that, and half of them had seen the test before.",
]
REACTIVE = ["ok thanks", "lol", "same here", "yes!", "joining late today", "great, thank you all"]
LONG_AND_REACTIVE = [
    "Great session everyone, really loved it, can't wait for next week!",
    "Go to settings, click profile, then upload the file and press save.",
    "The workshop is moved to Thursday at 15:00 in room 4, please bring your laptops.",
    "Hello all, I am Joana from Porto, happy to be here and looking forward to meeting you in the kick-off on Monday.",
    "Today I watched the first three videos, did the quiz and uploaded the worksheet, then I went for a walk.",
]


@pytest.mark.parametrize("text", REFLECTIVE + SHORT_AND_REFLECTIVE)
def test_reasons_doubts_and_own_learning_read_as_reflective(text: str) -> None:
    assert read(text).label is Label.REFLECTIVE


@pytest.mark.parametrize("text", REACTIVE + LONG_AND_REACTIVE)
def test_acknowledging_and_cheering_read_as_reactive(text: str) -> None:
    assert read(text).label is Label.REACTIVE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🎉🎉",
        "```\nx = 1\n```",
        "> somebody else said this because of that",
        "https://example.org/a",
        ":wink: :tada:",
    ],
)
def test_nothing_of_the_authors_own_is_not_read(text: str) -> None:
    assert read(text).reflection is None


@pytest.mark.parametrize(
    "text",
    [
        "Ich glaube, das ist nicht die richtige Lösung, weil wir die Daten noch nicht haben.",
        "Je ne sais pas pourquoi nous avons choisi cette méthode, mais elle est lente.",
        "これは最初の方法より良いと思います",
        "Я думаю, что это не лучшее решение",
        "هذا السؤال مهم جدا",
    ],
)
def test_another_language_is_not_read(text: str) -> None:
    assert read(text).because == "It does not seem to be in English."


def test_every_reading_says_why() -> None:
    assert read(REFLECTIVE[0]).because.startswith("It reads as reflective because ")
    assert "acknowledges" in read("ok thanks").because


@pytest.mark.parametrize("text", REFLECTIVE + REACTIVE)
def test_quotes_and_code_change_nothing(text: str) -> None:
    padded = f"> because therefore however we learned\n{text}\n```\nperhaps = because\n```"
    assert read(padded).reflection == read(text).reflection


@pytest.mark.parametrize("text", REFLECTIVE + REACTIVE)
def test_saying_it_twice_hardly_moves_it(text: str) -> None:
    before, after = read(text).reflection, read(f"{text} {text}").reflection
    assert before is not None
    assert after is not None
    assert abs(after - before) < 0.05


@pytest.mark.parametrize("text", REFLECTIVE)
def test_invisible_characters_change_nothing(text: str) -> None:
    assert read("\u200b".join(text.split("e")[:1]) + text[len(text.split("e")[0]) :]) == read(text)
    assert read(f"\u202e{text}\u202c").reflection == read(text).reflection


def test_a_very_long_message_is_read_by_its_beginning() -> None:
    reading = read("we compared both ways because " * 1_400)
    assert reading.reflection is not None
    assert reading.words <= 2_000


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_any_text_is_read_without_failing(text: str) -> None:
    reading = read(text)
    assert reading.reflection is None or 0 <= reading.reflection <= 1


@pytest.mark.parametrize("text", REFLECTIVE + REACTIVE)
def test_sprinkling_connectives_hardly_moves_it(text: str) -> None:
    before, after = read(text).reflection, read(f"because {text} because therefore however").reflection
    assert before is not None
    assert after is not None
    assert after - before < 0.1


@pytest.mark.parametrize("emoji", ["🎉", "🎉🎉🎉", ":slightly_smiling_face:", ":+1: :tada:", "👩‍💻"])
@pytest.mark.parametrize("text", REFLECTIVE + REACTIVE)
def test_an_emoji_changes_nothing(text: str, emoji: str) -> None:
    assert read(f"{text} {emoji}").reflection == read(text).reflection


def test_what_is_not_there_is_no_reason() -> None:
    assert read("pushed a new version, please pull").because == (
        "It reads as reactive: little in it gives reasons, weighs, wonders or asks openly."
    )


def test_shuffled_words_keep_their_cues() -> None:
    words = REFLECTIVE[0].split()
    random.Random(1).shuffle(words)
    plain, mixed = read(REFLECTIVE[0]).cues, read(" ".join(words)).cues
    by_order = {"wording", "whole_sentences", "lessons"}
    assert {n: plain[n] for n in plain if n not in by_order} == pytest.approx(
        {n: mixed[n] for n in mixed if n not in by_order}
    )


@pytest.mark.parametrize("name", cues.every())
def test_each_cue_explains_itself_and_fires_on_its_example(name: str) -> None:
    cue = cues.every()[name]
    assert cue.__doc__
    assert cue.SOURCE
    assert cue.BECAUSE or name == "sentiment"
    assert cue.measure(words_of(cue.EXAMPLE)) > cue.measure(words_of("run it"))


said_together = st.lists(st.sampled_from(REFLECTIVE + REACTIVE), min_size=1, max_size=8)


@settings(max_examples=60)
@given(said_together)
def test_padding_any_message_does_not_buy_a_reading(sentences: list[str]) -> None:
    before = read(". ".join(sentences)).reflection or 0
    twice = read(". ".join(sentences + sentences)).reflection or 0
    padded = read(". ".join(f"because {sentence}" for sentence in sentences) + " because therefore however")
    assert twice - before < 0.1
    assert (padded.reflection or 0) - before < 0.1


@settings(max_examples=60)
@given(said_together, said_together)
def test_what_others_said_changes_nothing(own: list[str], quoted: list[str]) -> None:
    quotation = "\n".join(f"> {line}" for line in quoted)
    assert read(quotation + "\n" + " ".join(own)).reflection == read(" ".join(own)).reflection


@settings(max_examples=60)
@given(said_together, st.randoms(use_true_random=False))
def test_the_order_of_sentences_hardly_matters(sentences: list[str], shuffled: random.Random) -> None:
    mixed = shuffled.sample(sentences, len(sentences))
    before, after = (read(". ".join(order)).reflection or 0 for order in (sentences, mixed))
    assert abs(after - before) < 0.15
