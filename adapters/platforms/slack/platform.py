"""The platform: records what Slack sends before acknowledging it, looks around, and delivers."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_server import AsyncSlackAppServer
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from adapters.platforms.slack import faults, ids
from adapters.platforms.slack.answering import Answering
from adapters.platforms.slack.authorizing import Authorizing
from adapters.platforms.slack.catching_up import PACE, CatchingUp
from adapters.platforms.slack.connections import Connections
from adapters.platforms.slack.events_in import events_in, redescribed
from adapters.platforms.slack.keys import Keys
from adapters.platforms.slack.manifest import scopes
from adapters.platforms.slack.sending import Picture, Sender
from adapters.platforms.slack.workspaces import Meeting, Workspaces
from core.actions import Action, DirectMessage
from core.events import Described, Event, Joined
from core.message import MessageRef
from core.ports import Delivery, Host, Memory, Undeliverable
from core.words import tr

_log = logging.getLogger("stillwater.slack")
_EVERY = re.compile(r".*")
_ANEW = timedelta(hours=1)
# After these the bot may be in a channel anew.
_ENTERING = frozenset({"member_joined_channel", "channel_unarchive", "group_unarchive"})


class Slack:
    """Slack as core's Platform. `picture` draws a chart as PNG, `memory` keeps how far it has heard.

    `clock` says what time it is; `pace` is how many seconds lie between two looks into the past.
    """

    name = "slack"

    def __init__(
        self, keys: Keys, picture: Picture, memory: Memory,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC), *, pace: float = PACE,
    ) -> None:  # fmt: skip
        self._keys = keys
        self._picture = picture
        self._memory = memory
        self._clock = clock
        self._pace = pace
        self._past: CatchingUp | None = None
        self.connections = Connections(keys)
        self._workspaces = Workspaces(memory)
        # When each workspace's channels were last asked what they say of themselves.
        self._looked: dict[str, datetime] = {}
        self._stop: list[Callable[[], Awaitable[Any]]] = []
        self._background: set[asyncio.Task[None]] = set()

    def serves(self, channel: str) -> bool:
        return ids.is_slack(channel)

    def link(self, ref: MessageRef) -> str | None:
        return ids.link(ref)

    def is_behind(self, channel: str) -> bool:  # noqa: ARG002 - one look into the past reads every channel
        return bool(self._background)

    def mount(self, server: web.Application, host: Host) -> None:
        """Over HTTP Slack posts to /slack/events of the one server, and installs there where there is OAuth."""
        if self._keys.app_token:
            return
        app = self._app(self._meeting(host))
        own = AsyncSlackAppServer(0, "/slack/events", app)
        server.router.add_post("/slack/events", own.handle_post_requests)
        flow = app.oauth_flow
        if flow:
            server.router.add_get(flow.install_path, own.handle_get_requests)
            server.router.add_get(flow.redirect_uri_path, own.handle_get_requests)

    async def start(self, host: Host) -> None:
        """Begin to hear. Raises Refusal where Slack does not accept the token."""
        host = self._meeting(host)
        if self._keys.installing:
            await self._keys.installing.prepare()
        if self._keys.bot_token:
            await self.connections.introduce()
        if self._keys.app_token:
            client = self.connections.with_token(self._keys.bot_token)
            handler = AsyncSocketModeHandler(self._app(host), self._keys.app_token, web_client=client)
            await handler.client.connect()  # type: ignore[no-untyped-call]  # not annotated in the SDK
            self._stop.append(handler.client.close)
        for team in await self.connections.teams():
            self._look_back(host, team)

    async def stop(self) -> None:
        """Disconnect; what is under way is finished first."""
        for close in reversed(self._stop):
            await close()
        self._stop.clear()
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        if self._keys.installing:
            await self._keys.installing.close()

    async def deliver(self, action: Action) -> Delivery:
        team = await self._team_of(action)
        client = await self.connections.client(team)
        if client is None:
            should = tr("Stillwater is not installed in that workspace any more: please install it again.")
            return Undeliverable("No installation is known for this workspace.", should)
        return await Sender(client, team, self._picture).deliver(action)

    async def _team_of(self, action: Action) -> str:
        """The workspace an action goes to: a direct message to its reader's, the rest to the channel's."""
        if self.connections.team:
            return ids.parted(action.channel)[0] or self.connections.team
        readers = await self._workspaces.of(action.to) if isinstance(action, DirectMessage) else ""
        return readers or ids.parted(action.channel)[0]

    def _meeting(self, host: Host) -> Host:
        """With one workspace there is nothing to note of whom was met where."""
        return Meeting(host, self._workspaces) if self._keys.installing else host

    def _app(self, host: Host) -> AsyncApp:
        oauth = self._keys.installing
        settings = oauth and AsyncOAuthSettings(
            client_id=oauth.client_id, client_secret=oauth.client_secret, scopes=scopes(),
            installation_store=oauth.installations, state_store=oauth.states,
        )  # fmt: skip
        app = AsyncApp(
            name="stillwater", client=self.connections.with_token(""), signing_secret=self._keys.signing_secret or None,
            authorize=Authorizing(self.connections.bot),  # type: ignore[arg-type]  # the SDK takes its own base class too
            oauth_settings=settings or None,
            request_verification_enabled=not self._keys.app_token,
        )  # fmt: skip
        app.middleware(self._hearing(host))
        Answering(host, self._clock).listen(app, _EVERY)
        if oauth:
            app.enable_token_revocation_listeners()
        app.event(_EVERY)(self._noticed(host))
        return app

    def _hearing(self, host: Host) -> Callable[..., Awaitable[BoltResponse | None]]:
        """Record before acknowledging: where recording fails Slack is told so and sends the event again."""

        async def hear(
            body: dict[str, Any], next_: Callable[[], Awaitable[BoltResponse]]
        ) -> BoltResponse | None:
            if body.get("type") == "app_rate_limited":
                self._rate_limited(host, body)
                return BoltResponse(status=200)
            if body.get("type") == "event_callback":
                await self._hear(host, body["event"], str(body["team_id"]))
            await next_()
            return None

        return hear

    async def _hear(self, host: Host, event: dict[str, Any], team: str) -> None:
        self._look_back(host, team)
        found = _readable(event, team)
        # Who joined is looked up first, after acknowledging; a restart finds whoever was missed.
        now = [one for one in found if not isinstance(one, Joined)]
        if now:
            await host.hear(now)
            await self._catching_up(host).heard(team)

    def _noticed(self, host: Host) -> Callable[..., Awaitable[None]]:
        async def noticed(event: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext) -> None:
            team = str(body["team_id"])
            for one in _readable(event, team):
                if isinstance(one, Joined):
                    member = await (await self.connections.directory(team)).member(one.member.id)
                    await host.hear([replace(one, member=member)])
            channel = redescribed(event, context.bot_user_id)
            if channel:
                directory = await self.connections.directory(team)
                found = await directory.describe(channel, self._clock())
                if event["type"] in _ENTERING and isinstance(found, Described):
                    self._later(self._catching_up(host).invited(directory, found.about))
                else:
                    await host.hear([found])

        return noticed

    def _catching_up(self, host: Host) -> CatchingUp:
        if self._past is None:
            self._past = CatchingUp(self._memory, host, self._clock, self._pace)
        return self._past

    def _look_back(self, host: Host, team: str) -> None:
        """Once for each workspace and start: learn who and what is there, and read what was missed.

        Later on what channels say of themselves is read again now and then: of a canvas Slack does not tell in
        which channel it was changed.
        """
        last, now = self._looked.get(team), self._clock()
        if last is not None and now - last < _ANEW:
            return
        self._looked[team] = now
        self._later(self._since_last_time(host, team) if last is None else self._again(host, team))

    async def _again(self, host: Host, team: str) -> None:
        channels = await (await self.connections.directory(team)).channels()
        await host.hear([Described(channel, self._clock()) for channel in channels])

    async def _since_last_time(self, host: Host, team: str) -> None:
        await self._catching_up(host).since_last_time(await self.connections.directory(team), team)

    def _rate_limited(self, host: Host, body: dict[str, Any]) -> None:
        """Slack left events out from a minute on: read what was missed, once it has passed."""
        since = datetime.fromtimestamp(int(body["minute_rate_limited"]), UTC)
        _log.warning("Slack left out events of workspace %s since %s", body.get("team_id"), since)
        self._later(self._catch_up(host, str(body["team_id"]), since))

    async def _catch_up(self, host: Host, team: str, since: datetime) -> None:
        await self._catching_up(host).missed(
            await self.connections.directory(team), since - timedelta(minutes=1)
        )

    def _later(self, work: Any) -> None:
        task: asyncio.Task[None] = asyncio.create_task(_logged(work))
        self._background.add(task)
        task.add_done_callback(self._background.discard)


def _readable(event: dict[str, Any], team: str) -> tuple[Event, ...]:
    """The events in it; one that cannot be read is passed over, since sending it again would not help."""
    try:
        return events_in(event, team)
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        _log.warning("an event of type %s could not be read (%s)", event.get("type"), type(fault).__name__)
        return ()


async def _logged(work: Awaitable[None]) -> None:
    try:
        await work
    except SlackApiError as fault:
        _log.warning("Slack refused a look-up (%s)", faults.error_of(fault))
    except (TimeoutError, aiohttp.ClientError) as fault:
        _log.warning("Slack cannot be reached (%s)", type(fault).__name__)
    except Exception:
        _log.exception("work behind the scenes failed")
