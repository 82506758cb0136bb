"""What was said in a channel, and which of its confirmed clauses speak to it, if any."""

from dataclasses import replace

import pytest
from talking import STAFF, broken, clause, said, spoken_to

from core.protocols import Clause, Fix, State, read
from core.protocols.enforcement import what_follows
from core.protocols.kinds import every
from core.reply.blocks import Text
from core.reply.spans import Code

BROADCAST = clause("no_broadcast_mentions", "Do not use @channel here.", mentions=["@channel"])
ALL = frozenset({"channel"})
CALL = said("@channel does anyone know how to open the notebook?", broadcasts=ALL)


def test_a_broadcast_mention_is_pointed_out_to_learners_only() -> None:
    assert broken(BROADCAST, CALL) == ["no_broadcast_mentions"]
    assert broken(BROADCAST, CALL, author=STAFF) == []
    assert broken(BROADCAST, replace(CALL, broadcasts=frozenset({"here"}))) == []
    assert broken(replace(BROADCAST, state=State.READ), CALL) == []
    assert broken(replace(BROADCAST, state=State.STRUCK), CALL) == []


@pytest.mark.parametrize(
    ("rule", "text", "spoken"),
    [
        ("Do not use @channel unless it is urgent.", CALL.text, True),
        ("Do not use @channel unless it is urgent.", "@channel urgent: how do I stop the deletion?", False),
        ("Do not use @channel unless it is urgent.", "@channel the lab is on fire", False),
        ("Do not use @channel unless your team agreed to it.", CALL.text, False),
        ("Do not use @channel, except for moderators.", CALL.text, True),
    ],
)
def test_exceptions_are_respected_and_unseen_ones_keep_it_silent(
    rule: str, text: str, *, spoken: bool
) -> None:
    ruled = replace(BROADCAST, sentence=rule)
    assert bool(broken(ruled, said(text, broadcasts=ALL))) is spoken


def test_a_clause_holds_in_the_channels_it_names() -> None:
    elsewhere = replace(BROADCAST, slots={"mentions": ["@channel"], "venue": ["#general"]})
    assert broken(elsewhere, CALL) == []
    pattern = replace(BROADCAST, slots={"mentions": ["@channel"], "venue": ["#course-*"]})
    assert broken(pattern, CALL) == ["no_broadcast_mentions"]


PEERS = clause("venue_purpose", "The chat channel is for peer-to-peer help only.",
               venue=["chat channel"], exclusive=True, **{"for": ["peer-to-peer help"]})  # fmt: skip
ASKED = said("How do I join two tables on a date column?", "ben", ago=30)
LONG = "You join them on the date column after you have cast both sides to the same type, like so."


def test_peer_to_peer_help_binds_facilitators() -> None:
    answer = said(LONG, "tom", thread=ASKED.ref.id)
    assert broken(PEERS, ASKED, answer, author=STAFF) == ["venue_purpose"]
    for places, binds in (([], True), (["forum"], False)):
        ruled = replace(PEERS, slots={**PEERS.slots, "venue": places})
        assert bool(broken(ruled, ASKED, answer, author=STAFF)) is binds
    assert broken(PEERS, ASKED, said(LONG, "ana", thread=ASKED.ref.id)) == []
    assert broken(PEERS, ASKED, said("Good question!", "tom", thread=ASKED.ref.id), author=STAFF) == []
    pointed = said("I have answered this on the forum with an example that you can run, have a look.", "tom",
                   thread=ASKED.ref.id)  # fmt: skip
    assert broken(PEERS, ASKED, pointed, author=STAFF) == []


def test_code_outside_a_block_comes_back_reformatted() -> None:
    rule = clause("code_format", "Put code into code blocks.", how=["code block"])
    text = "Why is this empty?\nimport os\ndef f(x):\n    return x\nThanks!"
    room_says = broken(rule, said(text))
    assert room_says == ["code_format"]
    assert broken(rule, said(f"Why?\n```\n{text}\n```")) == []
    (breach,) = spoken_to(rule, said(text))
    assert breach.mended == (
        Text(("Why is this empty?",)), Text((Code("import os\ndef f(x):\n    return x\n"),)), Text(("Thanks!",))
    )  # fmt: skip
    assert breach.fix is Fix.REFORMAT


GREETING = clause("no_bare_greeting", "Do not just say hello.", replace_with="the question")
WAIT = clause("wait_before_followup", "Wait a day before you ask again.", min_wait="P1D")
INSTEAD = clause("use_reactions", "Use an emoji instead of a message to say thanks.", emoji=["👍"])
LEGEND = clause("use_reactions", "✅ means that it is solved.", emoji=["✅"])
NOISE = clause("no_noise", 'Avoid +1 and "me too" messages.')
SHORT = clause("message_length", "Keep messages under 20 words.", threshold="20 words")
JOBS = clause("post_in", "Job offers go to #jobs.", venue=["#jobs"], content=["job offers"])
QUESTIONS = clause("post_in", "Ask questions in #help.", venue=["#help"], content=["questions"])
KEYS = clause("no_sensitive_content", "Never post keys.")
ENGLISH = clause("language", "Please write in English.", language="English")
QUALITY = clause("question_quality", "Include the error message.", required=["error"])
PROMOTION = clause("no_promotion", "No advertising.")
DECISIONS = clause("record_elsewhere", "Write decisions into the wiki.", destination="wiki")
TEMPLATE = clause("post_template", "Job posts say title, place and link.", content=["job posts"],
                  fields=["title", "place", "link"])  # fmt: skip
FORUM = clause("post_in", "Ask your questions on the forum.", venue=["forum"], content=["questions"])
OPTIONAL = clause("optional_attendance", "The live workshop is optional.", event="live workshop")
GERMAN = "Ich habe heute versucht die Daten zu laden und dann kam immer wieder nur diese eine Meldung"
KEY = "the key is AKIA" + "ABCDEFGHIJKLMNOP"


@pytest.mark.parametrize(
    ("rule", "text", "spoken"),
    [
        (GREETING, "hello everyone", True),
        (GREETING, "hello, how do I open a notebook?", False),
        (INSTEAD, "thanks!", True),
        (INSTEAD, "thanks, the second one worked for me", False),
        (LEGEND, "thanks!", False),
        (NOISE, "+1", True),
        (NOISE, "+1 to using the second table", False),
        (SHORT, "word " * 30, True),
        (SHORT, f"see\n> {'word ' * 30}", False),
        (SHORT, f"see\n```\n{'word ' * 30}\n```", False),
        (JOBS, "We are hiring a data analyst, write to me", True),
        (JOBS, "How do I get a job in data?", False),
        (QUESTIONS, "How do I join two tables on a date column?", True),
        (QUESTIONS, "I like how joins work", False),
        (KEYS, KEY, True),
        (KEYS, f"`{KEY}`", False),
        (ENGLISH, GERMAN, True),
        (ENGLISH, f"> {GERMAN}\nwhat does this mean?", False),
        (ENGLISH, "genau!", False),
        (QUALITY, "can somebody help, it does not work?", True),
        (QUALITY, "can somebody help, it does not work? `KeyError: 'date'`", False),
        (QUALITY, "does not work. Help?", True),
        (QUALITY, "my script is broken, help!", True),
        (QUALITY, "Help?", False),
        (QUALITY, "does not work on Fridays, I think.", False),
        (PROMOTION, "Subscribe to my newsletter: https://example.org/n", True),
        (PROMOTION, "Subscribe to my newsletter, I said, and nobody did", False),
        (PROMOTION, "How do I join my newsletter table to https://example.org/n ?", False),
        (DECISIONS, "We agreed to drop the second table and keep one row a visit", True),
        (DECISIONS, "We agreed to drop the second table, see https://wiki.example/tables", False),
        (DECISIONS, "Have we decided to drop the second table or not?", False),
        (TEMPLATE, "We are hiring a data analyst in Turku, write to me", True),
        (TEMPLATE, "We are hiring. Title: data analyst. Place: Turku. Link: none", False),
        (TEMPLATE, "We were at a fair about hiring", False),
        (FORUM, "How do I join two tables on a date column?", True),
        (FORUM, "I like how joins work", False),
    ],
)  # fmt: skip
def test_conduct(rule: Clause, text: str, *, spoken: bool) -> None:
    assert bool(broken(rule, said("we met on Monday", "ben", ago=5), said(text))) is spoken


def test_asking_again_too_soon() -> None:
    asked = said("How do I join two tables?", ago=300)
    assert broken(WAIT, asked, said("bump", thread=asked.ref.id)) == ["wait_before_followup"]
    assert broken(WAIT, asked, said("any update on this?", "ben", thread=asked.ref.id)) == []
    replied = said("which tables?", "ben", ago=200, thread=asked.ref.id)
    assert broken(WAIT, asked, replied, said("bump", thread=asked.ref.id)) == []
    long_ago = said("How do I join two tables?", ago=3000)
    assert broken(WAIT, long_ago, said("bump", thread=long_ago.ref.id)) == []
    vague = replace(WAIT, slots={"min_wait": "a while"})
    assert broken(vague, asked, said("bump", thread=asked.ref.id)) == []


def test_tagging_a_facilitator_in_a_question() -> None:
    rule = clause("limit_individual_mentions", "Do not tag mentors in your question.")
    asked = said("@tom how do I join two tables?", mentions=frozenset({"tom"}))
    assert broken(rule, asked) == ["limit_individual_mentions"]
    assert broken(rule, said("you can ask me", "tom", ago=3), asked) == []
    assert broken(rule, replace(asked, mentions=frozenset({"ben"}))) == []


def test_an_optional_event_is_not_announced_as_a_duty() -> None:
    announced = said("The live workshop tomorrow is mandatory for all.", "tom")
    assert broken(OPTIONAL, announced, author=STAFF) == ["optional_attendance"]
    assert broken(OPTIONAL, announced) == []
    kind = said("The live workshop tomorrow is not mandatory.", "tom")
    assert broken(OPTIONAL, kind, author=STAFF) == []


def test_an_announcement_channel() -> None:
    rule = clause("restricted_posting", "Only facilitators post here.", who=["facilitators"])
    assert broken(rule, said("who is in for lunch")) == ["restricted_posting"]
    assert broken(rule, said("who is in for lunch", "tom"), author=STAFF) == []
    assert broken(replace(rule, slots={"who": ["team Blue"]}), said("who is in for lunch")) == []


@pytest.mark.parametrize("kind", [name for name, module in every().items() if hasattr(module, "broken")])
def test_never_a_bot_and_never_quoted_text_or_code(kind: str) -> None:
    rule = clause(kind, every()[kind].EXAMPLE, **KINDLY)
    for text in (f"> @tom {KEY} {GERMAN}\n> bump", f"```\nimport os\ndef f():\n    return 1\n{KEY}\n```"):
        assert broken(rule, ASKED, said(text)) in ([], ["restricted_posting"])
    assert broken(rule, replace(CALL, from_bot=True)) == []


KINDLY = {
    "who": ["staff"], "venue": [], "threshold": "2 words", "required": ["error"], "min_wait": "P1D",
    "language": "English", "mentions": [], "window": ["weekends"], "obligation": "no_mentions",
}  # fmt: skip


@pytest.mark.parametrize("kind", every())
def test_of_each_kind_it_is_said_what_follows_or_why_nothing_can(kind: str) -> None:
    assert what_follows(clause(kind, every()[kind].EXAMPLE)).endswith(".")


def test_the_forum_is_offered_only_where_the_clause_means_it() -> None:
    question = said("How do I join two tables on a date column?")
    decision = said("We agreed to drop the second table for good.")
    on_forum = replace(DECISIONS, slots={"destination": "forum"})
    fixes = [spoken_to(rule, message)[0].fix for rule, message in (
        (FORUM, question), (QUESTIONS, question), (DECISIONS, decision), (on_forum, decision),
    )]  # fmt: skip
    assert fixes == [Fix.FORUM, None, None, Fix.FORUM]


def test_a_greeting_in_return_or_gone_on_from_is_none_to_point_out() -> None:
    hello = said("hello everyone")
    assert broken(GREETING, said("good morning all", "ben", ago=2), hello) == []
    assert broken(GREETING, said("see you on Friday", "ben", ago=2), hello) == ["no_bare_greeting"]
    assert broken(GREETING, said("Hey, it works.")) == []
    question = said("how do I join two tables?", ago=-1)
    assert spoken_to(GREETING, hello, recent=(hello, question)) == ()


def test_a_greeting_and_a_cry_for_help_are_spoken_of_once_at_the_cry() -> None:
    hi, cry = said("hi", ago=1), said("does not work. Help?")
    assert [b.clause.kind for b in spoken_to(GREETING, hi)] == ["no_bare_greeting"]
    assert spoken_to(GREETING, hi, recent=(hi, cry)) == ()
    assert broken(QUALITY, hi, cry) == ["question_quality"]


def test_what_may_be_an_answer_is_no_acknowledgement() -> None:
    asked = said("is Friday fine?", "ben", ago=2)
    assert broken(INSTEAD, asked, said("ok")) == []
    assert broken(INSTEAD, replace(asked, text="Friday is fine."), said("ok")) == ["use_reactions"]
    assert broken(INSTEAD, replace(asked, text="Friday is fine."), said("yes")) == []


def test_formulas_and_bare_code_are_no_other_language() -> None:
    formulas = "x := y * (z - 1) ; w = { a } / b ; q <- f(x) ; r += 2 ; t -> u"
    assert broken(ENGLISH, said(f"also so {formulas}")) == []


def test_who_speaks_of_the_others_trouble_is_helping() -> None:
    assert broken(QUALITY, said("did you try it again, is it that it does not work?")) == []
    assert broken(QUALITY, said("it does not work for the two of us, does anyone know why?")) != []


def test_an_answer_by_name_beside_the_thread_but_never_a_question_back() -> None:
    rule = clause("reply_in_thread", "Please reply in threads.")
    ben = frozenset({"ben"})
    (breach,) = spoken_to(rule, ASKED, said("@ben cast both sides first", mentions=ben))
    assert (breach.fix, breach.target) == (Fix.THREAD, ASKED.ref.id)
    assert broken(rule, ASKED, said("@ben which tables?", mentions=ben)) == []
    assert broken(rule, ASKED, said("good morning")) == []


def test_a_pointer_quotes_an_item_with_the_words_above_its_list() -> None:
    (rule,) = read("# Please don't\n- use @channel").clauses
    (found,) = spoken_to(replace(rule, state=State.CONFIRMED), CALL)
    assert found.because == "This channel's protocol says: “Please don't: use @channel”"


CODE = "Why is this refused?\nfn main() {\n  let x = 5;\n  x = 6;\n  return x;\n}"


def test_code_as_text_keeps_a_sentence_that_is_against_pictures_of_it() -> None:
    assert broken(clause("code_format", "No pictures of code.", **{"not": "screenshot"}), said(CODE)) == []
    both = clause("code_format", "Code blocks, no pictures.", how=["code block"], **{"not": "screenshot"})
    assert broken(both, said(CODE)) == ["code_format"]
    (breach,) = spoken_to(both, said(CODE))
    assert breach.mended[1] == Text((Code("fn main() {\n  let x = 5;\n  x = 6;\n  return x;\n}\n"),))


@pytest.mark.parametrize(
    ("rule", "spoken"),
    [
        ("Use a gist for code of more than 4 lines.", True),
        ("Use a gist for anything over 20 lines.", False),
        ("Use a gist for code longer than twenty lines.", False),
        ("Keep code under 15 lines; what is longer goes into a gist.", False),
        ("Use a gist for code.", True),
    ],
)
def test_code_of_no_more_lines_than_are_let_be_is_let_be(rule: str, *, spoken: bool) -> None:
    gist = clause("code_format", rule, how=["gist"])
    found = spoken_to(gist, said(CODE))
    assert bool(found) is spoken
    # What belongs elsewhere is not put into a code block here.
    assert all((breach.fix, breach.mended) == (None, ()) for breach in found)


def test_a_decision_is_not_held_against_a_sentence_about_notes_of_calls() -> None:
    decision = said("Decision: we meet on Thursdays from now on, all of us.")
    assert broken(DECISIONS, decision) == ["record_elsewhere"]
    assert broken(replace(DECISIONS, slots={**DECISIONS.slots, "what": "meeting"}), decision) == []


@pytest.mark.parametrize(
    ("rule", "spoken"),
    [
        ("The workshop is mandatory and the picnic is optional.", False),
        ("The workshop is optional, not mandatory.", True),
    ],
)
def test_where_one_sentence_obliges_and_frees_nobody_is_corrected(rule: str, *, spoken: bool) -> None:
    free = clause("optional_attendance", rule, event="workshop")
    assert bool(broken(free, said("The workshop is mandatory.", "tom"), author=STAFF)) is spoken


def test_what_a_question_lacks_is_told_in_words() -> None:
    rule = clause("question_quality", "Say what you tried and the error.", required=["tried", "error"])
    (breach,) = spoken_to(rule, said("it does not work, can somebody help?"))
    assert breach.offer == ("With these it gets better answers, and sooner: what was tried, the error.",)


@pytest.mark.parametrize(
    ("rule", "text", "spoken"),
    [
        ("Vote with an emoji instead of writing +1.", "+1", True),
        ("Vote with an emoji instead of writing +1.", "thanks!", False),
        ("Use an emoji instead of saying thanks.", "thanks!", True),
        ("Use an emoji instead of saying thanks.", "got it", True),
        ("Use an emoji instead of saying thanks.", "+1", False),
        ("Use an emoji instead of a reply of one word.", "got it", True),
    ],
)
def test_an_emoji_is_asked_for_where_the_sentence_speaks_of_what_was_said(
    rule: str, text: str, *, spoken: bool
) -> None:
    assert bool(broken(clause("use_reactions", rule), said(LONG, "tom", ago=5), said(text))) is spoken


@pytest.mark.parametrize(
    ("rule", "spoken"),
    [
        ("Reserve @channel for outages.", False),
        ("Do not use @channel for everyday matters.", False),
        ("Do not use @channel for any reason.", True),
        ("Never use @channel here.", True),
    ],
)
def test_a_mention_that_has_its_uses_is_let_be(rule: str, *, spoken: bool) -> None:
    assert bool(broken(replace(BROADCAST, sentence=rule), CALL)) is spoken


@pytest.mark.parametrize(
    ("rule", "learner", "staff"),
    [
        ("Please do not just say hello.", True, True),
        ("Students should not just say hello.", True, False),
        ("Mentors should not just say hello.", False, True),
        ("Recruiters must not just say hello.", False, False),
        ("Mentors should not be called with a bare hello.", True, True),
    ],
)
def test_who_is_told_is_bound(rule: str, *, learner: bool, staff: bool) -> None:
    greeting = clause("no_bare_greeting", rule)
    assert bool(broken(greeting, said("hello everyone"))) is learner
    assert bool(broken(greeting, said("hello everyone", "tom"), author=STAFF)) is staff
