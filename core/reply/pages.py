"""A page: a message to show."""

from dataclasses import dataclass

from core.reply.blocks import Block, Button, Buttons, Text


@dataclass(frozen=True, slots=True)
class Page:
    """A message to show. `summary` is its text equivalent for notifications and screen readers."""

    summary: str
    blocks: tuple[Block, ...] = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All that can be pressed, in order."""
        return tuple(
            b for block in self.blocks if isinstance(block, Buttons) for b in (*block.buttons, *block.more)
        )


def page(summary: str, *blocks: Block) -> Page:
    """A page; with no blocks its summary is its text."""
    return Page(summary, blocks or (Text((summary,)),))
