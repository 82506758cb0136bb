"""Names as digests: they tell people apart without saying who they are."""

import secrets
from hashlib import blake2b

from sqlalchemy import Connection, select

from adapters.ledger.engine import put_new, table_of
from adapters.ledger.tables import NoteRow

notes = table_of(NoteRow)
_SECRET = "sources:secret"  # noqa: S105 - the name under which it is kept


class Digests:
    """Keyed digests; the key never leaves the ledger."""

    def __init__(self, connection: Connection) -> None:
        put_new(connection, NoteRow, {"key": _SECRET, "value": {"key": secrets.token_hex(32)}})
        value = connection.execute(select(notes.c.value).where(notes.c.key == _SECRET)).scalar_one()
        self._key = bytes.fromhex(value["key"])

    def of(self, name: str) -> str:
        return blake2b(name.casefold().encode(), key=self._key, digest_size=12).hexdigest()
