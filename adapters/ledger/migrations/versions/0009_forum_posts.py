"""Forum posts as they were measured, and how visits to sources outside went"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TEXT, _TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    with op.batch_alter_table("topic") as topic:
        topic.add_column(sa.Column("active", _TIME(), nullable=True))
        topic.add_column(sa.Column("read_as", _TEXT(), nullable=False, server_default=""))
        topic.add_column(sa.Column("read_at", _TIME(), nullable=True))
    op.create_table(
        "forum_post",
        *(sa.Column(name, _TEXT(), nullable=False) for name in ("topic", "id", "author", "role")),
        sa.Column("at", _TIME(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("reflection", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("topic", "id"),
    )
    op.create_index("ix_forum_post_author", "forum_post", ["author"])
    op.create_index("ix_forum_post_at", "forum_post", ["at"])
    op.create_table(
        "visit",
        sa.Column("source", _TEXT(), nullable=False),
        sa.Column("begun", _TIME(), nullable=False),
        *(sa.Column(name, _TIME(), nullable=True) for name in ("last", "down_since")),
        sa.Column("because", _TEXT(), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )


def downgrade() -> None:
    op.drop_table("visit")
    op.drop_table("forum_post")
    with op.batch_alter_table("topic") as topic:
        for name in ("active", "read_as", "read_at"):
            topic.drop_column(name)
