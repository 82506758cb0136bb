"""Answers accepted on the forum, which stand in the library beside the docs"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TEXTS = ("topic", "answer", "title", "url", "text")


def upgrade() -> None:
    op.create_table(
        "accepted",
        *(sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False) for name in _TEXTS),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("topic"),
    )


def downgrade() -> None:
    op.drop_table("accepted")
