"""When the page that a nudge pointed to was opened"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("nudge") as nudge:
        nudge.add_column(sa.Column("opened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        nudge.create_index("ix_nudge_opened_at", ["opened_at"])


def downgrade() -> None:
    with op.batch_alter_table("nudge") as nudge:
        nudge.drop_index("ix_nudge_opened_at")
        nudge.drop_column("opened_at")
