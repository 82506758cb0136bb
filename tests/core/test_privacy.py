"""No figure points at a person, alone or by subtracting one from another."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.facts import Facts, Fate, Obligation, Talk, Told
from core.message import Role
from core.paradox.digest import compose
from core.privacy import coarse, showable
from core.programme import Programme
from core.verdict import Verdict

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
GROUPS = st.dictionaries(
    st.sampled_from("abcd"), st.sets(st.integers(0, 99).map(str), min_size=1, max_size=12), max_size=4
)


@given(GROUPS)
def test_a_total_less_any_shown_parts_is_never_a_hidden_group(groups: dict[str, set[str]]) -> None:
    # Told apart by channel, so that a person in two of them counts in each.
    seats = {name: {(name, person) for person in people} for name, people in groups.items()}
    shown = showable(groups)
    total = set().union(*(seats[name] for name in shown))
    for some in chain.from_iterable(combinations(shown, size) for size in range(len(shown) + 1)):
        rest = total - set().union(*(seats[name] for name in some))
        assert not rest or len(rest) >= 5


def talk(channel: str, people: int, count: int) -> list[Talk]:
    return [
        Talk(channel, f"{channel}{n}", f"{channel}-{n % people}", Role.LEARNER, MONDAY + timedelta(hours=n),
             f"{channel}{n}", 9, 0.2, is_question=True)
        for n in range(count)
    ]  # fmt: skip


def test_the_programme_less_its_channels_leaves_nothing_of_a_small_one() -> None:
    everything = (*talk("big", 8, 30), *talk("tiny", 3, 30))
    facts = Facts(Programme("p"), MONDAY, MONDAY + timedelta(days=7), everything)
    whole, big = compose(facts, MONDAY), compose(facts, MONDAY, "big")
    assert compose(facts, MONDAY, "tiny") is None
    assert whole is not None
    assert big is not None
    assert whole.asked - big.asked == 0


def test_a_channel_that_is_small_this_week_only_is_no_part_of_this_weeks_total() -> None:
    before = [replace(t, at=t.at - timedelta(days=7), channel="tiny") for t in talk("once-big", 9, 30)]
    everything = sorted([*before, *talk("big", 8, 30), *talk("tiny", 3, 30)], key=lambda t: t.at)
    told = tuple(Told(channel, MONDAY, Verdict.WRONG) for channel in ("big",) * 6 + ("tiny",) * 4)
    owed = tuple(Obligation("c", Role.LEARNER, MONDAY, Fate.BROKEN, channel) for channel in ("big", "tiny"))
    facts = Facts(Programme("p"), MONDAY - timedelta(days=7), MONDAY + timedelta(days=7), tuple(everything),
                  told=told, obligations=owed)  # fmt: skip
    whole, big = compose(facts, MONDAY), compose(facts, MONDAY, "big")
    assert compose(facts, MONDAY, "tiny") is None
    assert whole is not None
    assert big is not None
    assert (whole.asked, whole.lost, whole.verdicts, whole.obligations) == (
        big.asked, big.lost, big.verdicts, big.obligations,
    )  # fmt: skip


CHANNELS = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 9), min_size=1, max_size=4)


@settings(max_examples=60)
@given(CHANNELS, CHANNELS)
def test_no_week_s_total_less_its_shown_channels_counts_a_small_group(
    one: dict[str, int], two: dict[str, int]
) -> None:
    """Of every week: what is left of the programme's questions once the channels with a digest are taken away."""
    said = [
        replace(t, at=t.at + timedelta(days=7 * week), id=f"{week}{t.id}", conversation=f"{week}{t.id}")
        for week, groups in enumerate((one, two))
        for channel, people in groups.items()
        for t in talk(channel, people, 12)
    ]
    facts = Facts(
        Programme("p"), MONDAY, MONDAY + timedelta(days=14), tuple(sorted(said, key=lambda t: t.at))
    )
    for week, groups in enumerate((one, two)):
        monday = MONDAY + timedelta(days=7 * week)
        whole = compose(facts, monday)
        shown = [made for channel in groups if (made := compose(facts, monday, channel))]
        assert (whole.asked if whole else 0) == sum(made.asked for made in shown)


def test_what_became_of_four_hints_is_not_counted_out() -> None:
    facts = Facts(Programme("p"), MONDAY, MONDAY + timedelta(days=7), tuple(talk("big", 8, 30)),
                  told=(Told("big", MONDAY, Verdict.WRONG),) * 4)  # fmt: skip
    made = compose(facts, MONDAY, "big")
    assert made is not None
    assert made.verdicts == ()


@given(st.floats(0, 1))
def test_a_coarse_share_is_near_and_on_the_grid(share: float) -> None:
    assert abs(coarse(share) - share) <= 0.025 + 1e-9
    assert round(coarse(share) * 20) == round(coarse(share) * 20, 9)
