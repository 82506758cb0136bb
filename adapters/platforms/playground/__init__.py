"""The playground: a small team chat in the browser, in which the bot can be tried without a workspace."""

from adapters.platforms.playground.beside import Beside, Forum, Leap, Suggestion, Waiting
from adapters.platforms.playground.chat import Chat, Entry, stamp
from adapters.platforms.playground.log import Log
from adapters.platforms.playground.platform import Playground

__all__ = ["Beside", "Chat", "Entry", "Forum", "Leap", "Log", "Playground", "Suggestion", "Waiting", "stamp"]
