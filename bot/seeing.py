"""What the ledger shows of an obligation: was it met, when, and could it have been met out of sight?"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from adapters.ledger import obligations, stream
from bot.desk import LedgerDesk
from core.conversation import replies
from core.message import MessageRef, Role
from core.protocols.artefacts import is_artefact, noun
from core.protocols.obligations import Awaits, Owed, Seen

# An artefact may be put up while its session still runs.
_BEFORE = timedelta(hours=4)


def seen(connection: Connection, desk: LedgerDesk, owed: Owed) -> Seen:
    """What can be seen of an obligation now."""
    match owed.awaits:
        case Awaits.ANSWER | Awaits.ANYONE:
            return _of_question(connection, desk, owed)
        case Awaits.FORUM_ANSWER:
            return _of_topic(desk, owed)
        case Awaits.ARTEFACT:
            met, with_it = (_published(connection, desk, owed, what) for what in (owed.what, owed.companion))
            return Seen(met, sure=False, companion_at=with_it)


def _of_question(connection: Connection, desk: LedgerDesk, owed: Owed) -> Seen:
    asked = desk.message(MessageRef(owed.channel, owed.subject))
    if asked is None:
        return Seen(sure=False)
    beside = obligations.said_between(connection, owed.channel, asked.at, desk.now)
    thread = stream.conversation(connection, asked.ref, 100)
    later = {m.ref: m for m in (*beside, *thread) if m.at > asked.at}
    found = replies(asked, sorted(later.values(), key=lambda m: m.at))
    staff = _staff_among(desk, {m.author for m in found})
    by_role = [m for m in found if owed.awaits is Awaits.ANYONE or m.author in staff]
    # Where more was said than was looked at, an answer beside the thread may have been missed.
    return Seen(by_role[0].at if by_role else None, sure=len(beside) < obligations.MOST)


def _staff_among(desk: LedgerDesk, members: set[str]) -> set[str]:
    return {id for id in members if desk.member(id).role is Role.FACILITATOR}


def _of_topic(desk: LedgerDesk, owed: Owed) -> Seen:
    topic = next((t for t in desk.topics(owed.since) if t.id == owed.subject), None)
    if topic is None:
        return Seen(sure=False)
    if topic.first_reply_role is Role.FACILITATOR:
        return Seen(topic.first_reply)
    answered, as_it_stands = desk.answered_on_forum(topic.id, owed.role)
    return Seen(answered, sure=as_it_stands or topic.replies == 0)


def _published(connection: Connection, desk: LedgerDesk, owed: Owed, what: str) -> datetime | None:
    """When staff first posted it in an open channel or this one, or it was put up as far as the programme knows."""
    if not what:
        return None
    since, title = owed.since - _BEFORE, owed.subject.partition("@")[0]
    others = [touchpoint.title for touchpoint in desk.programme.touchpoints if touchpoint.title != title]
    hidden = {channel.id for channel in desk.channels() if channel.private and channel.id != owed.channel}
    said = obligations.naming(connection, noun(what), since, desk.now)
    named = [m for m in said if m.ref.channel not in hidden and is_artefact(m, what, title, others)]
    staff = _staff_among(desk, {m.author for m in named})
    posted = [m.at for m in named if m.from_bot or m.author in staff]
    known = [
        r.published
        for r in desk.recordings()
        if "recording" in what and r.title == title and r.published >= since
    ]
    return min((*posted, *known), default=None)
