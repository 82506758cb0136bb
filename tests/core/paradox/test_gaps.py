"""What several people asked and no page answers; and posts worth reading slowly, with their authors' leave."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.facts import Facts, Talk, Told
from core.message import Message, MessageRef, Role
from core.paradox.digest import Extras, compose, gaps, page
from core.paradox.digest.slow_posts import agreed, candidates
from core.programme import Programme
from core.reply.blocks import Bullets, Text
from core.reply.spans import Link, plain
from core.verdict import Verdict

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def asked(*said: tuple[str, str]) -> list[Message]:
    return [
        Message(MessageRef("C1", f"m{n}"), who, MONDAY + timedelta(hours=n), text)
        for n, (who, text) in enumerate(said)
    ]


def test_three_people_with_one_question_are_a_gap_in_their_own_words() -> None:
    found = gaps(
        asked(
            ("ana", "Where do I renew the VPN certificate?"),
            ("bo", "my vpn certificate ran out, how to renew?"),
            ("cy", "Is lunch provided?"),
            ("dan", "VPN certificate renew?? help"),
        )
    )
    (gap,) = found
    assert set(gap.words) == {"vpn", "certificate", "renew"}
    assert [ref.id for ref in gap.asked] == ["m0", "m1", "m3"]


def test_one_person_asking_three_times_is_no_gap() -> None:
    assert gaps(asked(*[("ana", "Where do I renew the VPN certificate?")] * 3)) == ()


def test_different_questions_are_no_gap() -> None:
    assert (
        gaps(asked(("a", "How long is module two?"), ("b", "Who marks essays?"), ("c", "Is Friday off?")))
        == ()
    )


def test_empty_and_emoji_only_questions_are_no_gap() -> None:
    assert gaps(asked(("a", "?"), ("b", "🤔?"), ("c", ""))) == ()


def post(number: int, author: str, reflection: float = 0.9, words: int = 60) -> Talk:
    at = MONDAY + timedelta(hours=number)
    return Talk("C1", f"p{number}", author, Role.LEARNER, at, f"p{number}", words, reflection)


def test_authors_are_asked_for_one_post_each_and_only_for_reflective_ones() -> None:
    talk = [
        post(0, "ana"),
        post(1, "ana"),
        post(2, "bo", reflection=0.3),
        post(3, "cy", words=10),
        post(4, "dan"),
    ]
    found = candidates(talk, "2026-W10")
    assert sorted(t.author for t in found) == ["ana", "dan"]
    assert candidates(talk, "2026-W10") == found


def test_only_posts_whose_author_said_yes_are_shown() -> None:
    found = candidates([post(0, "ana"), post(1, "bo"), post(2, "cy")], "2026-W10")
    consent = {MessageRef("C1", "p0"): True, MessageRef("C1", "p1"): False}
    assert [p.author for p in agreed(found, consent)] == ["ana"]


def test_a_digest_links_the_lost_questions_the_gaps_and_the_slow_posts() -> None:
    talk = tuple(
        Talk(
            "C1",
            f"t{n}",
            f"l{n % 8}",
            Role.LEARNER,
            MONDAY + timedelta(hours=n),
            f"t{n}",
            9,
            n / 40,
            n % 8 == 0,
        )
        for n in range(40)
    )
    told = (*[Told("C1", MONDAY, Verdict.HELPED)] * 5, Told("C1", MONDAY, Verdict.SILENT, shadow=True))
    facts = Facts(Programme("p"), MONDAY, MONDAY + timedelta(days=7), talk, told=told)
    extras = Extras(gaps(asked(*[(who, "Where is the VPN certificate?") for who in "abc"])),
                    agreed([post(0, "ana")], {MessageRef("C1", "p0"): True}))  # fmt: skip
    made = compose(facts, MONDAY, "C1", extras)
    assert made is not None
    # The most thought first: t32 was the most reflective of those that nobody answered.
    assert [ref.id for ref in made.deserving] == ["t32", "t24", "t16", "t8", "t0"]
    shown = page(made, lambda ref: f"https://chat.example/{ref.channel}/{ref.id}")
    lines = [b.line for b in shown.blocks if isinstance(b, Text)]
    lines += [line for b in shown.blocks if isinstance(b, Bullets) for line in b.lines]
    links = [span.url for line in lines for span in line if isinstance(span, Link)]
    assert "https://chat.example/C1/t32" in links
    assert "https://chat.example/C1/p0" in links
    # What was kept back in shadow mode was not said, so nothing became of it.
    assert any(plain(line) == "Of my private hints 5 helped." for line in lines)


def test_without_addresses_nothing_is_linked() -> None:
    talk = tuple(
        Talk("C1", f"t{n}", f"l{n % 8}", Role.LEARNER, MONDAY, f"t{n}", 9, 0.5, True) for n in range(12)
    )
    made = compose(Facts(Programme("p"), MONDAY, MONDAY + timedelta(days=7), talk), MONDAY, "C1")
    assert made is not None
    assert "Link(" not in str(page(replace(made, extras=Extras())))
