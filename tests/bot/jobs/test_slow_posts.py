"""Before the digest the authors of a few slow posts are asked, once and privately, whether it may point to them."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Engine

from adapters.ledger import outbox, people, stream
from adapters.ledger.engine import writing
from bot.app import App
from bot.jobs import slow_posts
from bot.sources import Sources
from core.actions import DirectMessage
from core.answers import EmptyLibrary
from core.events import Described
from core.message import Channel, Member, Message, MessageRef
from core.programme import ChannelSettings, Mode, Programme
from core.room import Preferences

# A Sunday at nine: the digest is due on the morrow.
EVE = datetime(2026, 10, 11, 9, tzinfo=UTC)
CHAT, ROOM = Channel("C1", "chat"), Channel("C2", "team", private=True)
ON = ChannelSettings(mode=Mode.ON, quiet_from=time(0), quiet_until=time(0))


def written(channel: str, who: str, reflection: float) -> dict[str, object]:
    """A post of eighty words, two days ago."""
    message = Message(MessageRef(channel, who), who, EVE - timedelta(days=2), "")
    return stream.as_row(message, words=80, reflection=reflection, is_question=False)


def asked(engine: Engine, app: App) -> Iterator[DirectMessage]:
    asyncio.run(slow_posts.run(app))
    with writing(engine) as connection:
        for waiting in outbox.take(connection, EVE):
            assert isinstance(waiting.action, DirectMessage)
            yield waiting.action


def test_authors_are_asked_once_never_in_private_channels_nor_against_their_wishes(engine: Engine) -> None:
    app = App(engine, Sources(Programme("p"), EmptyLibrary()), (), lambda: EVE)
    with writing(engine) as connection:
        for channel in (CHAT, ROOM):
            people.describe(connection, Described(channel, EVE - timedelta(days=30)))
            people.set_settings(connection, channel.id, ON, EVE)
        for id in ("ana", "ben", "cem"):
            people.know(connection, Member(id))
        people.set_preferences(connection, "ben", Preferences(opted_out=True))
        stream.remember(connection, [
            written("C1", "ana", reflection=0.9), written("C1", "ben", reflection=0.9),
            written("C2", "cem", reflection=0.9), written("C1", "cem", reflection=0.2),
        ])  # fmt: skip

    (question,) = asked(engine, app)
    assert question.to == "ana"
    assert "worth reading slowly" in str(question.page)
    assert list(asked(engine, app)) == []
