"""How to be a bot in Teams: an app of one tenant, or without credentials on one's own machine only."""

from dataclasses import dataclass, field
from ipaddress import ip_address

from adapters.platforms.teams.sent_before import GRAPH
from core.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Keys:
    """The Entra app's id, its client secret and its tenant (bots for several tenants can no longer be made).

    `development` lets anybody talk to the bot without a token; it is refused unless the server listens on
    a loopback address. `channel_metadata` and `issuer` are where the channel's signing keys come from and
    who signs, `graph` where Microsoft Graph is; they are Microsoft's own except in tests.
    """

    app_id: str = ""
    password: str = field(default="", repr=False)
    tenant: str = ""
    development: bool = False
    host: str = "0.0.0.0"  # noqa: S104 - Teams has to reach it
    channel_metadata: str = ""
    issuer: str = ""
    graph: str = GRAPH

    def __post_init__(self) -> None:
        if self.development:
            if not _is_loopback(self.host):
                raise Refusal(
                    f"Teams without credentials answers anybody, so it may listen on 127.0.0.1 only, not on {self.host}."
                )
            return
        lacking = [
            name
            for name, value in (
                ("TEAMS_APP_ID", self.app_id), ("TEAMS_APP_PASSWORD", self.password), ("TEAMS_TENANT_ID", self.tenant),
            )
            if not value
        ]  # fmt: skip
        if lacking:
            raise Refusal(f"Teams needs {', '.join(lacking)} from the bot's app registration in Entra.")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
