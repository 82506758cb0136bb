"""A channel's running figures."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.discourse import Fact, WeekTally

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
facts = st.builds(
    Fact,
    at=st.just(MONDAY),
    words=st.integers(0, 200),
    reflection=st.one_of(st.none(), st.sampled_from([0.1, 0.5, 0.9])),
    in_thread=st.booleans(),
    waited=st.one_of(st.none(), st.integers(0, 3000).map(lambda m: timedelta(minutes=m))),
)


def tally(*given: Fact) -> WeekTally:
    counted = WeekTally("2026-W10")
    for fact in given:
        counted.add(fact)
    return counted


@given(st.lists(facts, max_size=30), st.lists(facts, max_size=30))
def test_two_replicas_together_count_what_one_would(one: list[Fact], other: list[Fact]) -> None:
    merged, whole = tally(*one).merge(tally(*other)), tally(*one, *other)
    assert round(merged.reflection, 6) == round(whole.reflection, 6)
    assert {**merged.to_dict(), "reflection": 0} == {**whole.to_dict(), "reflection": 0}


@given(st.lists(facts, max_size=30))
def test_it_comes_back_from_the_ledger_as_it_was(given_facts: list[Fact]) -> None:
    assert WeekTally.from_dict(tally(*given_facts).to_dict()) == tally(*given_facts)
