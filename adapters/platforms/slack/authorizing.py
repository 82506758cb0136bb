"""Whose token a request is answered with, from what is known already: Slack is not asked again for each event."""

from collections.abc import Awaitable, Callable

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize


class Authorizing(AsyncAuthorize):
    """`find` knows a workspace's bot, None where the app is not installed there."""

    def __init__(self, find: Callable[[str], Awaitable[AuthorizeResult | None]]) -> None:
        self._find = find

    async def __call__(self, *, team_id: str | None, **_: object) -> AuthorizeResult | None:
        return await self._find(team_id or "")
