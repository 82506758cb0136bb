"""How much of some talk is reflective."""

from core.discourse.share import reflective_share


def test_a_share_with_its_interval_by_hand() -> None:
    # Ten read .2 and ten .8: p = .5; Wilson with n = 20: .5 +- 1.96 * sqrt(.25/20 + 1.96^2/1600) / (1 + 1.96^2/20).
    found = reflective_share([0.2, 0.8] * 10)
    assert found is not None
    assert [round(value, 3) for value in (found.share, found.low, found.high)] == [0.5, 0.299, 0.701]


def test_what_was_not_read_does_not_count() -> None:
    assert reflective_share([0.9] * 20 + [None] * 20) == reflective_share([0.9] * 20)
    assert reflective_share([0.9] * 19 + [None]) is None
