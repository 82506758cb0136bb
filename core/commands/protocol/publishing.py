"""A draft is gone through and put in force, posted and pinned."""

from dataclasses import replace

from core.actions import Post
from core.changes import Change, Publish, Send
from core.commands import Outcome
from core.commands.protocol.drafts import form, kept
from core.commands.protocol.texts import with_page
from core.desk import Desk
from core.interactions import Submitted
from core.message import Channel
from core.protocols import ChannelProtocol, ProtocolReading, State, read
from core.protocols.enforcement import acts_on
from core.protocols.publishing import Draft, confirmed
from core.protocols.saying import EDIT, MOST, announced, edit_form, published
from core.refusal import Refusal
from core.reply.pages import page
from core.words import count, tr


def gone_through(desk: Desk, by: Submitted, channel: str, written: Draft, start: int) -> Outcome:
    """What comes after a form's clauses: sentences to edit, the next clauses, or the version that is published."""
    reading = read(written.text)
    editing = [(clause.id, clause.sentence) for clause in reading.clauses if by.values.get(clause.id) == EDIT]
    if editing:
        rest = replace(written, said={name: said for name, said in written.said.items() if said != EDIT})
        return Outcome(edit_form(editing, f"{channel}|{rest.digest}|"), (kept(by, channel, rest),))
    if start + MOST < len(reading.clauses):
        return Outcome(form(desk, channel, written, start + MOST), (kept(by, channel, written),))
    return _confirm(desk, channel, written, reading)


def _confirm(desk: Desk, channel: str, written: Draft, reading: ProtocolReading) -> Outcome:
    given, about = written.said, with_page(desk, desk.channel(channel))
    states = {id: State(value) for id, value in given.items() if value in set(State)}
    answers = {name.removeprefix("time:"): said for name, said in given.items() if name.startswith("time:")}
    protocol = confirmed(reading, written, states, answers, desk.now, desk.protocol(channel))
    standing = count(len(protocol.in_force), "clause is", "clauses are")
    told = tr("Published as version {n}: {clauses} in force; I act on {m}.", n=protocol.version,
              clauses=standing, m=sum(map(acts_on, protocol.in_force)))  # fmt: skip
    return Outcome(page(told), _published(desk, about, protocol))


def _published(desk: Desk, channel: Channel, protocol: ChannelProtocol) -> tuple[Change, ...]:
    """Put in force, posted and pinned; the difference to the version before is announced beside it."""
    key = f"protocol:{channel.id}:{protocol.version}"
    changes: list[Change] = [
        Publish(channel.id, protocol),
        Send(Post(key, channel.id, published(protocol, channel), pin=True)),
    ]
    news = announced(desk.protocol(channel.id), protocol, channel)
    if news:
        changes.append(Send(Post(f"{key}:news", channel.id, news)))
    return tuple(changes)


def again(desk: Desk, channel: str) -> Outcome:
    """The protocol in force, posted and pinned as it is."""
    current, about = desk.protocol(channel), with_page(desk, desk.channel(channel))
    if current is None:
        raise Refusal(tr("No protocol is in force here yet."))
    key = f"protocol:{channel}:{current.version}:{desk.now:%Y-%m-%d}"
    post = Post(key, channel, published(current, about), pin=True)
    return Outcome(page(tr("Posted and pinned again, as it is in force.")), (Send(post),), replaces=True)
