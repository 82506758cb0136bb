"""The main job, end to end, as a user runs it."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.cli import names, run
from bot.report import terminal
from core.refusal import Refusal


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], str]:
    folder = tmp_path_factory.mktemp("sample")
    assert run(["replay", "--json", str(folder / "s.json"), "--html", str(folder / "s.html")]) == 0
    return json.loads((folder / "s.json").read_text()), (folder / "s.html").read_text()


def test_the_sample_programme_shows_the_whole_loop(sample: tuple[dict, str]) -> None:
    told, _ = sample
    chat = next(c for c in told["channels"] if c["name"] == "course-chat")
    assert chat["questions"]["asked"] > 40
    assert told["erosion"]["primary"] == "diluted_discourse"
    assert told["recommended_model"] == "asynchronous core with synchronous spurs"
    hints = {"nudge: answer", "nudge: forum", "nudge: clause"}
    assert {a["kind"] for a in told["actions"]} == {*hints, "reminder: soon", "reminder: due"}
    said = [a["text"].split("\n")[1] for a in told["actions"] if a["kind"] in hints]
    assert all(text.startswith("Hello! ") for text in said)
    assert [d["channel"] for d in told["digests"]] == ["course-chat"] * 4
    assert told["skipped"] == []


def test_the_readme_shows_what_the_sample_prints_today(sample: tuple[dict, str]) -> None:
    printed = Console(file=StringIO(), width=200)
    terminal.show(sample[0], printed)
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    _, shown, _ = re.split("```(?:text)?\n", readme, maxsplit=2)
    assert " ".join(shown.split()) in " ".join(printed.file.getvalue().split())


def test_promises_of_the_sample_are_kept_and_broken_and_reminded_of_by_role(sample: tuple[dict, str]) -> None:
    told, _ = sample
    chat = next(c for c in told["channels"] if c["name"] == "course-chat")
    clocks = {c["kind"]: c for c in chat["protocol"] if c["kind"] in ("response_time", "publish_within")}
    assert all(clock["kept"] and clock["broken"] for clock in clocks.values())
    late = [a for a in told["actions"] if a["kind"] == "reminder: due" and "recording" in a["text"]]
    assert [(a["to"], a["ts"][:12], a["at"][:10]) for a in late] == [
        ("facilitator", "Walk-through", "2026-09-23")
    ]
    assert any("kept, 1 not, 0 out of my sight" in digest["text"] for digest in told["digests"])


def test_a_protocol_can_be_given_in_place_of_the_programmes(tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text("Please do not use @channel in this channel.")
    asked = ["replay", "--protocol", str(tmp_path / "rules.md"), "--json", str(tmp_path / "r.json")]
    assert run(asked) == 0
    told = json.loads((tmp_path / "r.json").read_text())
    chat = next(c for c in told["channels"] if c["name"] == "course-chat")
    assert [(c["kind"], c["broken"] > 0) for c in chat["protocol"]] == [("no_broadcast_mentions", True)]


def test_it_leaves_alone_what_it_should(sample: tuple[dict, str]) -> None:
    told, _ = sample
    assert {a["channel"] for a in told["actions"]} == {"course-chat"}
    assert not any(a["to"] == "B01" for a in told["actions"])
    hinted = [a["ts"] for a in told["actions"] if a["kind"].startswith("nudge")]
    assert len(set(hinted)) == len(hinted)
    assert not any("who knew" in a["text"] for a in told["actions"])


def test_the_page_stands_by_itself(sample: tuple[dict, str]) -> None:
    _, html = sample
    assert "<script" not in html
    assert 'src="' not in html
    assert "Diluted discourse" in html
    assert "On the forum: 3 new topics, 5 posts." in html
    assert html.count("<svg") == 3


def test_as_of_a_moment_only_what_was_said_by_then_is_read(tmp_path: Path) -> None:
    assert run(["replay", "--now", "2026-09-14T00:00", "--json", str(tmp_path / "s.json")]) == 0
    told = json.loads((tmp_path / "s.json").read_text())
    assert told["period"]["until"] < "2026-09-14T00:00"
    assert [week["week"] for week in told["channels"][-1]["weeks"]] == ["2026-W37"]
    assert {action["at"][:10] <= "2026-09-14" for action in told["actions"]} == {True}


def test_an_export_without_a_message_is_reported_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "quiet").mkdir()
    (tmp_path / "quiet" / "channels.json").write_text('[{"id": "C1", "name": "general"}]')
    html = tmp_path / "q.html"
    assert (
        run(["replay", str(tmp_path / "quiet"), "--json", str(tmp_path / "q.json"), "--html", str(html)]) == 0
    )
    assert "quiet, no messages in it" in capsys.readouterr().out
    assert json.loads((tmp_path / "q.json").read_text())["period"] is None
    assert "users.json: it is missing" in html.read_text()


def test_every_command_has_a_summary_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name}" in shown for name in names())


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["dance"], "no command 'dance'"),
        (["replay", "nowhere.zip"], "There is no file"),
        (["replay", "--now", "next week"], "no moment"),
        (["replay", "--html", "no/such/folder/r.html"], "cannot be written"),
        (["replay", "--json", "."], "it is a folder"),
        (["manifest", "slack", "--out", "no/such/folder/m.yaml"], "cannot be written: No such file"),
        (["measure", "nowhere.jsonl"], "cannot be read"),
        (["answer", "--docs", "nowhere", "x"], "not a folder of docs"),
    ],
)
def test_bad_input_gets_one_sentence(argv: list[str], said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        run(argv)
    assert "\n" not in str(refused.value)


def test_the_bench_answers_in_order_and_names_a_bad_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a", "text": "ok thanks"}\n{"id": "b", "text": "Please reply in threads."}\n')
    for command in ("measure", "protocol"):
        assert run([command, str(file)]) == 0
        assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["a", "b"]
    file.write_text('{"id": "a", "text": "x"}\n{"id": "b"}\n')
    with pytest.raises(Refusal, match="line 2 needs an object"):
        run(["measure", str(file)])
