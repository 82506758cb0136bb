"""Figures are counted from the messages, not kept beside them"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("tally")


def downgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    op.create_table(
        "tally",
        sa.Column("channel", text, nullable=False),
        sa.Column("week", text, nullable=False),
        sa.Column("tally", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "week"),
    )
