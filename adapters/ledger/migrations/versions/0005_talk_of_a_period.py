"""Talk of a period"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("message_by_moment", "message", ["at"])


def downgrade() -> None:
    op.drop_index("message_by_moment", "message")
