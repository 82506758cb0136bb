"""What must never happen, over generated weeks of a channel's life.

Each sequence is made from its own seed, so that a failure can be looked at again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from core.answers import EmptyLibrary
from core.courtesy import silent_until
from core.decide import Kind, Later, Speak, consider, reconsider
from core.message import Channel, Member, Message, MessageRef, Role
from core.programme import ChannelSettings, Mode, Programme
from core.protocols import ChannelProtocol, Clause, State
from core.protocols.obligations import Owed, Seen, Stage, Where, of_question, step
from core.protocols.working_time import WorkingTime
from core.room import Preferences, Room, Said

SEQUENCES = 10_000
PARTS = 10
START = datetime(2026, 3, 26, 8, tzinfo=UTC)  # the clocks change in Berlin three days later
ZONES = {
    "ana": "Asia/Tokyo",
    "ben": "America/New_York",
    "cat": "Europe/Berlin",
    "tom": "Europe/Berlin",
    "bot": "UTC",
}
MEMBERS = {
    id: Member(id, id, Role.FACILITATOR if id == "tom" else Role.LEARNER, zone) for id, zone in ZONES.items()
}
HERE = Channel("C1", "chat")
PROGRAMME = Programme("p", "Europe/Berlin")
WORKING = WorkingTime(ZoneInfo("Europe/Berlin"))
OWN = ("hello", "+1", "thanks!", "how do I join two tables here?", "@channel who can help?", "bump",
       "that worked, thank you!", "why is my chart empty, does anyone know?", "We agreed to drop the second table for good.",
       "import os\ndef f():\n    return 1\nclass A:")  # fmt: skip
QUOTED = (
    *(f"> {line}" for line in ("hello", "+1", "how do I join two tables here?")),
    "```\nimport os\ndef f():\n    return 1\nclass A:\n```", "`bump`",
    "> We agreed to drop the second table for good.",
)  # fmt: skip
# Confirmed as often as not.
STATES = (State.CONFIRMED, State.CONFIRMED, State.READ, State.STRUCK)
RULES = (
    ("no_bare_greeting", "Do not just say hello.", {}),
    ("no_noise", "Avoid +1 and bump.", {}),
    ("use_reactions", "React instead of saying thanks.", {}),
    ("no_broadcast_mentions", "Do not use @channel.", {"mentions": ["@channel"]}),
    ("code_format", "Put code into code blocks.", {}),
    ("wait_before_followup", "Wait a day before you ask again.", {"min_wait": "P1D"}),
    ("quiet_hours", "Nobody answers at weekends.", {"window": ["weekends"]}),
    ("availability_hours", "Support hours are 10:00 to 16:00, Monday to Friday.", {}),
    ("one_message", "Write one message instead of five short ones.", {}),
    ("mark_resolved", "Mark your question as solved.", {}),
    ("record_elsewhere", "Write decisions into the wiki.", {}),
)


@dataclass
class Life:
    """A channel played from a seed, with what was said to whom."""

    random: Random
    now: datetime = START
    protocol: ChannelProtocol = field(init=False)
    settings: ChannelSettings = field(init=False)
    wishes: dict[str, Preferences] = field(default_factory=dict)
    talk: list[Message] = field(default_factory=list)
    waiting: dict[MessageRef, tuple[Message, Later]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    owed: dict[str, Owed] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    told: dict[str, frozenset[str]] = field(default_factory=dict)
    replied: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Three clauses that speak of one question, so that it could be reminded of thrice.
        hours, other, nobody = (self.random.randint(2, 60) for _ in range(3))
        rules = [
            *RULES,
            ("response_time", "Facilitators answer in time.", {"duration": f"PT{hours}H", "role": "staff"}),
            ("response_time", "We answer in time.", {"duration": f"PT{other}H", "role": "we"}),
            ("escalation", "Without an answer a facilitator is told.", {"after": f"PT{nobody}H"}),
        ]
        self.hours = {str(len(RULES) + n): long for n, long in enumerate((hours, other, nobody))}
        clauses = tuple(
            Clause(str(n), kind, slots, text, text, self.random.choice(STATES))
            for n, (kind, text, slots) in enumerate(rules)
        )  # fmt: skip
        self.protocol = ChannelProtocol(1, START, "", clauses)
        grace = timedelta(minutes=self.random.choice([0, 10, 45]))
        self.settings = ChannelSettings(
            mode=Mode.ON, grace=grace, forum_grace=max(grace, timedelta(hours=2)),
            cooldown=timedelta(hours=self.random.choice([0, 12])), quiet_from=time(21), quiet_until=time(8),
        )  # fmt: skip

    def play(self) -> None:
        for _ in range(self.random.randint(6, 16)):
            self.pass_time(self.now + timedelta(minutes=self.random.choice([1, 7, 60, 400, 1500])))
            self.random.choices([self.say, self.wish, self.strike], [9, 1, 1])[0]()
        self.pass_time(self.now + timedelta(days=3))

    def say(self) -> None:
        who = self.random.choice(list(MEMBERS))
        opened = [m.ref.id for m in self.talk if m.opens_conversation]
        thread = self.random.choice([None, None, *opened[-2:]])
        text = self.random.choice(OWN + QUOTED)
        broadcasts = frozenset({"channel"}) if text.startswith("@channel") else frozenset()
        message = Message(MessageRef("C1", str(len(self.talk))), who, self.now, text, thread,
                          from_bot=who == "bot", broadcasts=broadcasts)  # fmt: skip
        self.talk.append(message)
        found = consider(self.room(message, self.now), message)
        if isinstance(found.verdict, Later):
            self.waiting[message.ref] = (message, found.verdict)
        if found.answer.is_question and message.opens_conversation and who in ("ana", "ben", "cat"):
            for owed in of_question(Where(HERE, self.protocol, WORKING), message.ref, message.at):
                self.owed[owed.key] = owed
        if who == "tom" and thread and thread not in self.replied:
            self.replied[thread] = self.now

    def wish(self) -> None:
        until = self.now + timedelta(hours=self.random.randint(1, 50))
        chosen = self.random.choice(
            [Preferences(opted_out=True), Preferences(snoozed_until=until), Preferences()]
        )
        self.wishes[self.random.choice(list(MEMBERS))] = chosen

    def strike(self) -> None:
        states = [self.random.choice(STATES) for _ in self.protocol.clauses]
        clauses = tuple(replace(c, state=s) for c, s in zip(self.protocol.clauses, states, strict=True))
        self.protocol = replace(self.protocol, version=self.protocol.version + 1, clauses=clauses)

    def pass_time(self, until: datetime) -> None:
        while self.now < until:
            due = min((later.due for _, later in self.waiting.values()), default=until)
            self.now = min(until, max(self.now, due), self.now + timedelta(hours=4))
            self.come_back()
            self.run_clocks()

    def come_back(self) -> None:
        for ref, (message, later) in list(self.waiting.items()):
            if later.due > self.now:
                continue
            del self.waiting[ref]
            verdict = reconsider(self.room(message, self.now), message, later.kind)
            if isinstance(verdict, Later):
                self.waiting[ref] = (message, verdict)
            elif isinstance(verdict, Speak):
                self.check_nudge(message, verdict)
                self.said.append(Said(message.author, message.conversation, self.now, verdict.clause))

    def run_clocks(self) -> None:
        for key, owed in self.owed.items():
            if key in self.over:
                continue
            met = self.replied.get(owed.subject)
            awake = ["tom"] if self.may_speak_to("tom") else []
            told = self.told.get(owed.matter, frozenset())
            found = step(owed, Seen(met), self.now, told, awake)
            for member in found.tell:
                self.check_reminder(owed, met, member, found.stage)
            self.told[owed.matter] = told | {f"{found.stage}:{m}" for m in found.tell}
            if found.over:
                self.over.add(key)

    def room(self, message: Message, now: datetime) -> Room:
        thread = tuple(m for m in self.talk if m.conversation == message.conversation)
        return Room(
            now, PROGRAMME, HERE, self.settings, MEMBERS[message.author], EmptyLibrary(),
            self.wishes.get(message.author, Preferences()), self.protocol, tuple(self.talk[-40:]), thread,
            tuple(self.said),
        )  # fmt: skip

    def may_speak_to(self, who: str) -> bool:
        """As the app asks before it reminds."""
        wishes = self.wishes.get(who, Preferences())
        local = self.now.astimezone(ZoneInfo(ZONES[who]))
        snoozed = wishes.snoozed_until is not None and self.now < wishes.snoozed_until
        return not (wishes.opted_out or snoozed or silent_until(local, self.settings, self.protocol))

    def check_nudge(self, message: Message, speak: Speak) -> None:
        assert message.conversation not in {s.conversation for s in self.said}, "a second nudge"
        assert self.now >= message.at + self.settings.grace, "inside the grace period"
        assert message.author != "bot", "to a bot"
        assert message.text not in QUOTED, "about quoted text or code"
        self.check_peace(message.author)
        if speak.kind is Kind.CLAUSE:
            states = {clause.id: clause.state for clause in self.protocol.clauses}
            assert speak.clause is not None
            assert states[speak.clause] is State.CONFIRMED, "a clause that is not confirmed"
            assert speak.protocol_version == self.protocol.version
            hours = [c.id for c in self.protocol.clauses if c.kind == "availability_hours"]
            told = [s for s in self.said if s.to == message.author and s.clause == speak.clause]
            assert speak.clause not in hours or not told, "told of the hours twice"

    def check_reminder(self, owed: Owed, met: datetime | None, member: str, stage: Stage | None) -> None:
        assert met is None, "reminded after it was met"
        assert f"{stage}:{member}" not in self.told.get(owed.matter, frozenset()), (
            "reminded twice of one question"
        )
        length = timedelta(hours=self.hours[owed.clause])
        assert owed.due - owed.since == length, "a clock of its own"
        assert self.now >= owed.since + length * 0.75, "reminded too early"
        assert (stage is Stage.DUE) == (self.now >= owed.due)
        self.check_peace(member)

    def check_peace(self, who: str) -> None:
        wishes = self.wishes.get(who, Preferences())
        assert not wishes.opted_out, "to somebody who opted out"
        assert wishes.snoozed_until is None or self.now >= wishes.snoozed_until, "to somebody who snoozed"
        local = self.now.astimezone(ZoneInfo(ZONES[who]))
        assert 8 <= local.hour < 21, "in quiet hours"
        weekends = next(c for c in self.protocol.clauses if c.kind == "quiet_hours")
        assert weekends.state is not State.CONFIRMED or local.weekday() < 5, (
            "in the protocol's own quiet hours"
        )


def seeds(part: int) -> Iterator[int]:
    return iter(range(part, SEQUENCES, PARTS))


@pytest.mark.parametrize("part", range(PARTS))
def test_over_generated_sequences(part: int) -> None:
    nudges = reminders = 0
    for seed in seeds(part):
        life = Life(Random(seed))
        try:
            life.play()
        except AssertionError as error:
            raise AssertionError(f"sequence {seed}: {error}") from error
        nudges += len(life.said)
        reminders += sum(map(len, life.told.values()))
    # Lives in which nothing is ever said would prove nothing.
    assert nudges > SEQUENCES / PARTS / 4
    assert reminders > SEQUENCES / PARTS / 10
