"""What became of a nudge. Silence is unknown, never success."""

from enum import StrEnum


class Verdict(StrEnum):
    HELPED = "helped"
    WRONG = "wrong"
    REDIRECTED = "redirected"
    SILENT = "silent"
