"""Obligations whose clock runs or ran out"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TEXTS = ("key", "channel", "clause", "awaits", "role", "subject", "what", "sentence", "companion", "fate")
_TIMES = ("since", "remind_at", "due")


def upgrade() -> None:
    op.create_table(
        "obligation",
        *(sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False) for name in _TEXTS),
        *(sa.Column(name, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False) for name in _TIMES),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("obligation_running", "obligation", ["over", "since"])
    op.create_index("obligation_by_due", "obligation", ["due"])


def downgrade() -> None:
    op.drop_table("obligation")
