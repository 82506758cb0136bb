"""What may be shown of groups, so that no figure points at a person, alone or by subtraction.

Shares and counts of fewer than five people are left out. A total beside its parts would give away a part
that was left out, so a total covers only the parts that are themselves large enough. Shares on charts are
shown to the nearest 5 percent, so that one person more or less in a past week hardly shows.
"""

from collections.abc import Mapping, Set

# Below so many people or rows a figure is not shown: it could point at somebody.
FEWEST = 5


def showable(parts: Mapping[str, Set[str]]) -> frozenset[str]:
    """Of groups of people by name, those that may be shown and that a total may cover.

    Every group, every total of the shown ones, and every total less some of them that is not empty,
    then has five people or more, or only people of groups that are shown themselves.
    """
    return frozenset(name for name, people in parts.items() if len(people) >= FEWEST)


def coarse(share: float) -> float:
    """A share (0..1) to the nearest 0.05."""
    return round(round(share * 20) / 20, 2)
