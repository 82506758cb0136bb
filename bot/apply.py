"""Apply what a command changed, in the transaction in which it looked things up: all of it, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from adapters.ledger import logbook, nudges, obligations, outbox, people, sources, topics
from core.changes import (
    Change,
    ChangePreferences,
    ChangeSettings,
    DropSource,
    Forget,
    Fulfil,
    Judge,
    KeepSource,
    Opened,
    OpenTopic,
    Publish,
    Record,
    Send,
)
from core.decide import Kind
from core.message import MessageRef
from core.verdict import Verdict


def apply(connection: Connection, changes: Sequence[Change], now: datetime) -> frozenset[str]:
    """Apply changes; the ids of the channels and members that are known differently now."""
    changed: set[str] = set()
    for change in changes:
        match change:
            case ChangeSettings(channel, settings):
                people.set_settings(connection, channel, settings, now)
                changed.add(channel)
            case ChangePreferences(member, preferences):
                people.set_preferences(connection, member, preferences)
                changed.add(member)
            case Forget(member):
                people.forget(connection, member)
                changed.add(member)
            case Record(entry):
                logbook.record(connection, entry)
            case Judge(about, verdict):
                _judge(connection, about, verdict, now)
                changed.add(about.channel)
            case Opened(about):
                nudges.opened(connection, about, now)
            case Publish(channel, protocol):
                logbook.publish(connection, channel, protocol, now)
                changed.add(channel)
            case Fulfil(key):
                obligations.fulfil(connection, key, now)
            case OpenTopic(draft):
                topics.propose(connection, draft, now)
            case KeepSource(found):
                sources.keep(connection, found, now)
            case DropSource(kind):
                sources.drop(connection, kind)
            case Send(action, at):
                outbox.enqueue(connection, action, at or now)
    return frozenset(changed)


def _judge(connection: Connection, about: MessageRef, verdict: Verdict, now: datetime) -> None:
    """Keep what a member said to a nudge; of a passage the channel grows stricter or more open by it, once."""
    given = nudges.about(connection, about)
    if not nudges.judge(connection, about, verdict, now) or given is None or given.kind is not Kind.ANSWER:
        return
    settings = people.settings(connection, about.channel)
    match verdict:
        case Verdict.HELPED:
            settings = replace(settings, helped=settings.helped + 1)
        case Verdict.WRONG:
            settings = replace(settings, not_it=settings.not_it + 1)
        case _:
            return
    people.set_settings(connection, about.channel, settings, now)
