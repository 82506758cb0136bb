"""How the fetching of a source goes is told by its visits"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A calendar that could never be fetched stood here without content.
    op.execute("DELETE FROM source WHERE content = ''")
    with op.batch_alter_table("source") as source:
        source.drop_column("status")


def downgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    with op.batch_alter_table("source") as source:
        source.add_column(sa.Column("status", text, nullable=False, server_default=""))
