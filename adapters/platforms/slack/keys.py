"""How to reach Slack: one workspace by its bot's token, or many that install the bot themselves."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from core.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Installing:
    """For many workspaces: the OAuth client, and the SDK's stores for what was installed where.

    `prepare` makes the stores ready; it is called before anything is looked up in them, and `close` at the end.
    `teams` are the workspaces it is installed in.
    """

    client_id: str
    client_secret: str = field(repr=False)
    installations: AsyncInstallationStore
    states: AsyncOAuthStateStore
    prepare: Callable[[], Awaitable[None]]
    teams: Callable[[], Awaitable[Sequence[str]]]
    close: Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Keys:
    """How to reach Slack. One workspace: `bot_token`; many: `installing`.

    With an `app_token` events come over Socket Mode; without, over HTTP at /slack/events, signed with the
    `signing_secret`. `api` is for tests.
    """

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    installing: Installing | None = None
    api: str = "https://slack.com/api/"

    def __post_init__(self) -> None:
        if not self.bot_token and not self.installing:
            raise Refusal("Slack needs a bot token (xoxb-…) or, for many workspaces, an OAuth client.")
        if not self.app_token and not self.signing_secret:
            raise Refusal("Slack needs an app token (xapp-…) for Socket Mode, or a signing secret for HTTP.")
