"""An author's latest messages"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("message_by_author", "message")
    op.create_index("message_by_author", "message", ["author", "at"])


def downgrade() -> None:
    op.drop_index("message_by_author", "message")
    op.create_index("message_by_author", "message", ["author"])
