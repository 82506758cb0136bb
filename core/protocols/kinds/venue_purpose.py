"""A channel is for something (or for some people only)."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "#jobs is for job posts only."
SAYS = "{venue} is for {for}"
SIGNS = (
    r"^[`*_ ]*#[\w-]+[`*_ ]*\s*(?:[:–—-]|is\b|are\b|\()",
    r"\b(?:channel|forum|space|server|category|chat|place)\b.{0,40}\b(?:is|are|will be)\b.{0,20}\b(?:for|used|meant|dedicated|intended|reserved|where)\b",
    r"\b(?:is|are) (?:only )?(?:meant|intended|used|dedicated|reserved|a place|the place)\b",
)


def _purpose(text: str) -> list[str] | None:
    found = re.search(
        r"\b(?:for|about|discuss(?:ing)?)\s+(.{3,80}?)(?:\s+only)?(?:[.;,]|$)", text, re.IGNORECASE
    )
    return [found.group(1).strip()] if found else None


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "venue": slots.venues(s.text, s.heading),
        "exclusive": bool(
            re.search(r"\b(only|strictly|exclusively|reserved|restricted)\b", s.text, re.IGNORECASE)
        )
        or None,
        "for": _purpose(s.text),
    }
