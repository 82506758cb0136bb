"""Our own labelled messages: neither length nor topic may give a label away."""

import json
from collections import Counter
from importlib.resources import files
from statistics import mean

MESSAGES = [
    json.loads(line) for line in files("bot.learn").joinpath("messages.jsonl").read_text("utf-8").splitlines()
]


def test_every_message_stands_once_with_its_label_and_programme() -> None:
    assert (
        len({row["id"] for row in MESSAGES})
        == len({row["text"] for row in MESSAGES})
        == len(MESSAGES)
        == 1_500
    )
    assert all(row["label"] in (0, 1) and row["group"] and row["text"].strip() for row in MESSAGES)


def test_both_labels_have_the_same_lengths_in_every_programme() -> None:
    assert set(Counter((row["group"], row["label"]) for row in MESSAGES).values()) == {15}
    for programme in {row["group"] for row in MESSAGES}:
        lengths = {
            label: [
                len(row["text"].split())
                for row in MESSAGES
                if (row["group"], row["label"]) == (programme, label)
            ]
            for label in (0, 1)
        }
        assert abs(mean(lengths[0]) - mean(lengths[1])) < 2
