"""The only module that knows Microsoft's SDK: who may talk to us, and as whom we talk to Teams.

A request is verified and handed on as plain JSON; a token is fetched for what we send. To take another SDK
(Microsoft 365 Agents), write this file anew.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import requests
from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity
from botframework.connector.auth import MicrosoftAppCredentials

from adapters.platforms.teams.keys import Keys

Json = dict[str, Any]
# What is done with a verified activity; what it returns answers an invoke.
Handler = Callable[[Json], Awaitable[Json | None]]

_log = logging.getLogger("stillwater.teams")
_SCOPE = "https://api.botframework.com/.default"
_GRAPH_SCOPE = "https://graph.microsoft.com/.default"


class _Configuration:
    """The SDK's settings, for an app of a single tenant."""

    def __init__(self, keys: Keys) -> None:
        self.APP_ID = keys.app_id
        self.APP_PASSWORD = keys.password
        self.APP_TENANTID = keys.tenant
        # With no app id the SDK checks nobody; `Keys` allows that on a loopback address only.
        self.APP_TYPE = "MultiTenant" if keys.development else "SingleTenant"
        if keys.channel_metadata:
            login = f"https://login.microsoftonline.com/{keys.tenant}"
            self.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = keys.channel_metadata
            self.TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL = keys.channel_metadata
            self.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER = keys.issuer
            self.TO_CHANNEL_FROM_BOT_LOGIN_URL = login
            self.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE = "https://api.botframework.com"
            self.OAUTH_URL = "https://api.botframework.com"


class _Bot:
    """Hands a turn on as plain JSON; `reached` says that its sender was let in, `answer` what an invoke is told."""

    def __init__(self, handle: Handler, raw: Json) -> None:
        self._handle, self._raw = handle, raw
        self.reached = False
        self.answer: Json | None = None

    async def on_turn(self, _: TurnContext) -> None:
        self.reached = True
        self.answer = await self._handle(self._raw)


class Framework:
    """Verifies what comes in, and fetches the token for what goes out."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(_Configuration(keys)))
        self._credentials: dict[str, MicrosoftAppCredentials] = {}

    async def receive(self, request: web.Request, handle: Handler) -> web.Response:
        """Verify and handle one request. What is no activity, or not from Teams, is answered 4xx."""
        raw = await _body(request)
        if isinstance(raw, web.Response):
            return raw
        bot = _Bot(handle, raw)
        try:
            activity = Activity().deserialize(raw)
            header = request.headers.get("Authorization", "")
            await self._adapter.process_activity(header, activity, bot.on_turn)
        except requests.RequestException as fault:
            # The channel's signing keys cannot be fetched just now: Teams sends it again.
            _log.warning("Teams's signing keys cannot be fetched (%s)", type(fault).__name__)
            return web.Response(status=503)
        except Exception as fault:
            if bot.reached:
                raise
            # A token that cannot be parsed or does not fit makes the SDK fail in many ways; all are one refusal.
            _log.info("a request without a valid token was refused (%s)", type(fault).__name__)
            return web.Response(status=401)
        # The SDK serialises an invoke's answer twice and fails; ours is plain JSON already.
        return web.json_response(bot.answer) if raw["type"] == "invoke" else web.Response(status=201)

    async def token(self) -> str:
        """A bearer token for the connector; empty in development."""
        return await self._bearer(_SCOPE) or ""

    async def graph_token(self) -> str | None:
        """A bearer token for Microsoft Graph; None in development."""
        return await self._bearer(_GRAPH_SCOPE)

    async def _bearer(self, scope: str) -> str | None:
        if self._keys.development:
            return None
        if scope not in self._credentials:
            self._credentials[scope] = MicrosoftAppCredentials(
                self._keys.app_id,
                self._keys.password,
                channel_auth_tenant=self._keys.tenant,
                oauth_scope=scope,
            )
        token: str = await asyncio.to_thread(self._credentials[scope].get_access_token)
        return token


async def _body(request: web.Request) -> Json | web.Response:
    """The activity's JSON, or the response that says why it is none."""
    if request.content_type != "application/json":
        return web.Response(status=415, text="Send application/json.")
    try:
        raw = await request.json()
    except ValueError:
        return web.Response(status=400, text="The body is not JSON.")
    if not isinstance(raw, Mapping) or not isinstance(raw.get("type"), str) or not raw["type"]:
        return web.Response(status=400, text="The body is not an activity: it has no type.")
    return dict(raw)
