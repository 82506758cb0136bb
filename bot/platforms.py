"""The platforms that a programme is on, each asked about what is its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.message import MessageRef
from core.ports import Platform


@dataclass(frozen=True, slots=True)
class Platforms:
    """All of them; a channel or member that none of them serves has no link and is never behind."""

    every: Sequence[Platform]

    def of(self, id: str) -> Platform | None:
        """The platform that serves a channel, or (for direct messages) a member."""
        return next((platform for platform in self.every if platform.serves(id)), None)

    def link(self, ref: MessageRef) -> str | None:
        """Where a message can be opened."""
        platform = self.of(ref.channel)
        return platform.link(ref) if platform else None

    def is_behind(self, channel: str) -> bool:
        """Is what was said in a channel while the bot was away still being read?"""
        platform = self.of(channel)
        return platform is not None and platform.is_behind(channel)
