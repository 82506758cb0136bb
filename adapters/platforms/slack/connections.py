"""Connections to workspaces: who the bot is in each, and a client with its token there."""

from collections.abc import Sequence

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from adapters.platforms.slack import faults
from adapters.platforms.slack.directory import Directory
from adapters.platforms.slack.keys import Keys
from core.refusal import Refusal


class Connections:
    """`team` is the one workspace of a bot token, once `introduce` has asked for it; empty where there are many."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._me: AuthorizeResult | None = None
        self.team = ""

    def with_token(self, token: str) -> AsyncWebClient:
        """A client with a workspace's token; with none, one whose calls each bring their own."""
        retries = [AsyncConnectionErrorRetryHandler(max_retry_count=1)]
        return AsyncWebClient(token=token or None, base_url=self._keys.api, retry_handlers=list(retries))

    async def introduce(self) -> None:
        """Learn who the bot is in the one workspace. Raises Refusal where Slack does not accept the token."""
        try:
            me = await self.with_token(self._keys.bot_token).auth_test()
        except SlackApiError as fault:
            raise Refusal(
                f"Slack does not accept the bot token ({faults.error_of(fault)}); copy it again from "
                "OAuth & Permissions, or reinstall the app."
            ) from fault
        self.team = str(me["team_id"])
        self._me = AuthorizeResult(
            enterprise_id=None, team_id=self.team, bot_user_id=me["user_id"], bot_id=me.get("bot_id"),
            bot_token=self._keys.bot_token,
        )  # fmt: skip

    async def teams(self) -> Sequence[str]:
        """The workspaces it is installed in."""
        return await self._keys.installing.teams() if self._keys.installing else [self.team]

    async def bot(self, team: str) -> AuthorizeResult | None:
        """Who the bot is in a workspace, None where it is not installed."""
        if self._keys.installing is None:
            if self._me is None:
                await self.introduce()
            return self._me
        bot = await self._keys.installing.installations.async_find_bot(enterprise_id=None, team_id=team)
        if bot is None:
            return None
        return AuthorizeResult(
            enterprise_id=None, team_id=team, bot_user_id=bot.bot_user_id, bot_id=bot.bot_id, bot_token=bot.bot_token
        )  # fmt: skip

    async def client(self, team: str) -> AsyncWebClient | None:
        """A client for a workspace, None where the bot is not installed there."""
        if self._keys.installing is None:
            return self.with_token(self._keys.bot_token) if team in {"", self.team} else None
        bot = await self._keys.installing.installations.async_find_bot(enterprise_id=None, team_id=team)
        return self.with_token(bot.bot_token) if bot and bot.bot_token else None

    async def directory(self, team: str = "") -> Directory:
        """The people, channels and history of a workspace. Raises Refusal where the bot is not installed there."""
        client = await self.client(team or self.team)
        if client is None:
            raise Refusal(f"Stillwater is not installed in the Slack workspace {team}; install it first.")
        # Reading may wait out a rate limit; sending is postponed by the outbox instead.
        client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=5))
        return Directory(client, team or self.team)
