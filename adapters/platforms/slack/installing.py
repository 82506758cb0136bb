"""Many workspaces: who installed the bot where, kept by the SDK's own stores in the ledger's database."""

from collections.abc import Sequence

from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import URL, select
from sqlalchemy.ext.asyncio import create_async_engine

from adapters.platforms.slack.keys import Installing
from core.refusal import Refusal

# A state is good for so many seconds between "install" and "allow".
_STATE_LASTS = 600


def installing(client_id: str, client_secret: str, ledger: URL) -> Installing:
    """The OAuth client with its stores. Raises Refusal where the ledger cannot hold them."""
    if not client_secret:
        raise Refusal("Slack for many workspaces needs SLACK_CLIENT_SECRET beside SLACK_CLIENT_ID.")
    if ledger.get_backend_name() != "postgresql":
        raise Refusal(
            "Slack for many workspaces needs a ledger on PostgreSQL; set STILLWATER_LEDGER to its URL."
        )
    engine = create_async_engine(ledger.set(drivername="postgresql+psycopg"))
    installations = AsyncSQLAlchemyInstallationStore(client_id, engine)
    states = AsyncSQLAlchemyOAuthStateStore(_STATE_LASTS, engine)

    async def prepare() -> None:
        await installations.create_tables()  # type: ignore[no-untyped-call]  # not annotated in the SDK
        await states.create_tables()  # type: ignore[no-untyped-call]

    async def teams() -> Sequence[str]:
        mine = installations.bots.c.client_id == client_id
        async with engine.connect() as connection:
            found = await connection.scalars(select(installations.bots.c.team_id).where(mine).distinct())
            return [team for team in found if team]

    return Installing(client_id, client_secret, installations, states, prepare, teams, engine.dispose)
