"""A file that somebody gave, as bytes: nothing is assumed about it until a reader has looked."""

from dataclasses import dataclass, field

# Two megabytes: years of attendance. A platform fetches no more than a byte beyond it.
LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's name, and what is in it."""

    name: str
    content: bytes = field(repr=False)


# As what a file is taken that is simply sent to the bot: the form it would have been given in, and the field.
GIVE, FIELD = "sources.give", "file"
