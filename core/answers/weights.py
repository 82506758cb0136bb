"""The learned weights, from the file beside: one set for search by words, one with meaning as well."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """`rank` by trait, `evidence` by figure and `form` by feature, in the order of their fields.

    `intercept` belongs to the evidence; `bias` and `speaks`, the weight of the evidence's chance, to the form.
    """

    rank: tuple[float, ...]
    evidence: tuple[float, ...]
    intercept: float
    form: tuple[float, ...]
    speaks: float
    bias: float


@cache
def weights(*, semantic: bool) -> Weights:
    """The weights as `bot.learn.answers` wrote them."""
    stored: dict[str, Any] = json.loads(
        files(__package__ or "").joinpath("weights.json").read_text(encoding="utf-8")
    )["semantic" if semantic else "lexical"]
    return Weights(
        tuple(stored["rank"].values()), tuple(stored["evidence"].values()), stored["intercept"],
        tuple(stored["form"].values()), stored["speaks"], stored["bias"],
    )  # fmt: skip
