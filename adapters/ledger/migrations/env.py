"""Alembic's environment: runs inside the connection that `migrate` opened."""

import sqlmodel  # noqa: F401 - migrations name its types
from alembic import context

from adapters.ledger import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.SQLModel.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
