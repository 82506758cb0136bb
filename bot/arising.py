"""What has set a clock of a channel's protocol going: questions, forum topics, sessions of the calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from adapters.ledger import forum_posts
from adapters.ledger import obligations as ledger
from bot.desk import LedgerDesk
from core.message import Channel, Role
from core.protocols import ChannelProtocol
from core.protocols.obligations import Owed, Where, of_question, of_session, of_topic
from core.protocols.working_time import working_time

# Artefacts due before a session are reminded of so long ahead at most.
_LOOKS_AHEAD = timedelta(days=3)


def arising(
    connection: Connection, desk: LedgerDesk, channel: Channel, protocol: ChannelProtocol, since: datetime, until: datetime
) -> Iterator[Owed]:  # fmt: skip
    """The obligations whose clocks began to run in a period."""
    where = Where(channel, protocol, working_time(desk.programme, desk.settings(channel.id)))
    for message in ledger.questions(connection, channel.id, since):
        if message.at <= until and desk.member(message.author).role is Role.LEARNER:
            yield from of_question(where, message.ref, message.at)
    for topic in desk.topics(since):
        role = forum_posts.opened_by(connection, topic.id) or desk.member(topic.author).role
        if topic.opened <= until and role is Role.LEARNER:
            yield from of_topic(where, topic)
    for session in desk.sessions(since, until + _LOOKS_AHEAD):
        for owed in of_session(where, session, desk.programme):
            if owed.since <= until:
                yield owed
