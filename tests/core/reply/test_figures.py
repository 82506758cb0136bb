"""A chart's figures, as a table."""

from core.reply.figures import Chart, ChartKind, Series


def test_a_chart_is_a_table_too_and_says_where_nothing_is_known() -> None:
    shares = Series("Reflective", (25.0, None))
    table = Chart(ChartKind.LINE, "By week", ("W36", "W37"), (shares,), "From 25%.", "%").as_table()
    assert table.columns == ("", "Reflective")
    assert table.rows == (("W36", "25"), ("W37", "–"))
