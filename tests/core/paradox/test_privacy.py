"""No figure points at a person, alone or by subtracting one from another."""

from datetime import UTC, datetime, timedelta
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from core.message import Role
from core.paradox import Facts, Talk
from core.paradox.digest import compose
from core.paradox.privacy import coarse, showable
from core.programme import Programme

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


@given(st.floats(0, 1))
def test_a_coarse_share_is_near_and_on_the_grid(share: float) -> None:
    assert abs(coarse(share) - share) <= 0.025 + 1e-9
    assert round(coarse(share) * 20) == round(coarse(share) * 20, 9)
