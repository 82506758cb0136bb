"""Microsoft Teams, live: activities in, Adaptive Cards out. Only `framework` knows Microsoft's SDK."""

from adapters.platforms.teams.keys import Keys
from adapters.platforms.teams.platform import Teams

__all__ = ["Keys", "Teams"]
