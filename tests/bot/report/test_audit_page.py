"""`stillwater audit` on a bundled sample: one page for a sponsor, without network or script, and its JSON."""

import json
import re
from pathlib import Path

import pytest

import bot.samples
from bot.cli import run
from core.refusal import Refusal

SAMPLE = Path(bot.samples.__file__).parent / "onboarding-before"
OPTIONS = [
    "--docs", str(SAMPLE / "docs"), "--forum", str(SAMPLE / "forum.jsonl"), "--calendar", str(SAMPLE / "calendar.ics"),
    "--program", str(SAMPLE / "stillwater.toml"), "--attendance", str(SAMPLE / "attendance.csv"),
]  # fmt: skip


def test_the_report_stands_alone_and_every_chart_has_its_table(tmp_path: Path) -> None:
    page, figures = tmp_path / "audit.html", tmp_path / "audit.json"
    assert run(["audit", str(SAMPLE / "export"), *OPTIONS, "--html", str(page), "--json", str(figures)]) == 0
    html = page.read_text()
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", html)
    charts = re.findall(r"<figcaption>", html)
    assert len(charts) == len(re.findall(r"<details open><summary>[^<]*: the figures", html)) > 0
    # Twelve hours of sessions in two weeks, one mark each.
    assert html.count("<circle") == 12
    told = json.loads(figures.read_text())
    assert [step["step"] for step in told["steps"]] == [
        "map",
        "mismatch",
        "coupling",
        "workload",
        "synthesis",
    ]
    assert told["redesign"]["live_minutes"] == {"before": 720.0, "after": 720.0}


def test_an_unreadable_calendar_is_refused_in_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ics"
    broken.write_text("BEGIN:VCALENDAR\nnonsense")
    with pytest.raises(Refusal, match=r"broken\.ics"):
        run(["audit", str(SAMPLE / "export"), "--calendar", str(broken)])
