"""Each kind that is seen in messages has one it speaks about; each other runs a clock, does something, or says why not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from talking import NOON, STAFF, clause, said, spoken_to

from core.beyond import NOTHING_BEYOND, Beyond
from core.message import Channel, Member
from core.protocols import Clause
from core.protocols.enforcement import is_seen
from core.protocols.kinds import every

ASKED = said("How do I join two tables on a date column?", "ben", ago=40)
ANSWERED = said("Cast both sides to dates first.", "eve", ago=20, thread=ASKED.ref.id)
HIRING = said("We are hiring a data analyst in Turku, write to me")
TOM, ALL = frozenset({"tom"}), frozenset({"channel"})
SATURDAY = NOON + timedelta(days=5)
# A rule of each kind and the talk whose last message it speaks about.
SPOKEN = {
    "availability_hours": (clause("", "Support is there from 13:00 to 16:00."), ASKED),
    "code_format": (clause("", "Put code into code blocks."), said("import os\ndef f():\n    return 1")),
    "introduction": (clause("", "Introduce yourself.", venue=["#introductions"]), said("good morning")),
    "language": (clause("", "Write in English.", language="English"),
                 said("Ich habe heute versucht die Daten zu laden und dann kam immer nur diese eine Meldung")),
    "limit_individual_mentions": (clause("", "Do not tag mentors."), said("@tom how do I join two tables?", mentions=TOM)),
    "mark_resolved": (clause("", "Mark what is solved."), ASKED, ANSWERED, said("that worked!", "ben", thread=ASKED.ref.id)),
    "message_length": (clause("", "At most 5 words.", threshold="5 words"), said("one two three four five six")),
    "no_bare_greeting": (clause("", "Do not just say hello."), said("hello everyone")),
    "no_broadcast_mentions": (clause("", "No @channel.", mentions=["@channel"]), said("@channel hi", broadcasts=ALL)),
    "no_cross_posting": (clause("", "Ask in one place only."), said(ASKED.text)),
    "no_noise": (clause("", "No +1."), said("+1")),
    "no_promotion": (clause("", "No advertising."), said("Subscribe to my newsletter: https://example.org/n")),
    "no_sensitive_content": (clause("", "No keys."), said("it is AKIA" + "ABCDEFGHIJKLMNOP")),
    "one_message": (clause("", "One message."), *(said(word, ago=ago / 10) for ago, word in enumerate("dcba"))),
    "optional_attendance": (clause("", "The workshop is optional.", event="workshop"), said("The workshop is mandatory.", "tom")),
    "post_in": (clause("", "Jobs go to #jobs.", venue=["#jobs"], content=["job offers"]), HIRING),
    "post_template": (clause("", "Say title and place.", content=["job posts"], fields=["title", "place"]), HIRING),
    "question_quality": (clause("", "Say the error.", required=["error"]), said("it does not work, can somebody help?")),
    "quiet_hours": (clause("", "No tags at weekends.", obligation="no_mentions", window=["weekends"]),
                    replace(said("@tom look", mentions=TOM), at=SATURDAY)),
    "record_elsewhere": (clause("", "Decisions go into the wiki."), said("We agreed to drop the second table for good.")),
    "reply_in_thread": (clause("", "Reply in threads."), ASKED, said("@ben cast both", mentions=frozenset({"ben"}))),
    "restricted_posting": (clause("", "Only staff posts.", who=["staff"]), said("lunch?")),
    "use_reactions": (clause("", "React instead of saying thanks."), ANSWERED, said("thanks!")),
    "venue_purpose": (clause("", "The chat is for peers only.", venue=["chat"], exclusive=True, **{"for": ["peer help"]}), ASKED,
                      said("You cast both sides to dates first and then join them on the new column.", "tom", thread=ASKED.ref.id)),
    "wait_before_followup": (clause("", "Wait a day.", min_wait="P1D"), ASKED, said("bump", "ben", thread=ASKED.ref.id)),
}  # fmt: skip
BEYOND = {
    "introduction": Beyond(newcomer=True),
    "no_cross_posting": Beyond(elsewhere=((Channel("C2", "general"), replace(ASKED, author="ana")),)),
}


def test_every_kind_that_is_seen_in_messages_stands_here() -> None:
    assert set(SPOKEN) == {name for name, module in every().items() if hasattr(module, "broken")}


@pytest.mark.parametrize("kind", SPOKEN)
def test_it_speaks_about_one(kind: str) -> None:
    rule, *talk = SPOKEN[kind]
    assert isinstance(rule, Clause)
    rule = replace(rule, kind=kind)
    last = talk[-1]
    author = STAFF if last.author == "tom" else Member(last.author)
    ordered = sorted(talk, key=lambda m: m.at)
    (breach,) = spoken_to(
        rule, *ordered, author=author, beyond=BEYOND.get(kind, NOTHING_BEYOND), now=ordered[-1].at
    )
    assert is_seen(rule)
    assert breach.offer


@pytest.mark.parametrize("kind", sorted(set(every()) - set(SPOKEN)))
def test_the_others_run_a_clock_or_do_something_or_say_why_not(kind: str) -> None:
    module = every()[kind]
    assert sum(hasattr(module, name) for name in ("CLOCK", "DOES", "UNSEEN")) == 1
