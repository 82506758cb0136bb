"""Exports as people have them: whole, half, old, broken, or something else."""

import json
import zipfile
from pathlib import Path

import pytest

from adapters.platforms.export import open_export
from core.events import Posted, Reacted
from core.refusal import Refusal

DAY = [
    {"type": "message", "user": "U1", "ts": "1772445600.000100", "text": "Hello <@U2>, see <https://example.org|this> &amp; <!here>"},
    {"type": "message", "user": "U2", "ts": "1772445700.000200", "thread_ts": "1772445600.000100", "text": "*thanks*",
     "reactions": [{"name": "tada", "users": ["U1", "U3"]}], "edited": {"user": "U2", "ts": "1772445710.000000"}},
    {"type": "message", "subtype": "channel_topic", "user": "U1", "ts": "1772445800.000300", "text": "set the topic"},
    {"type": "message", "subtype": "something_new", "user": "U1", "ts": "1772445900.000300", "text": "?"},
    {"type": "message", "subtype": "bot_message", "bot_id": "B1", "ts": "1772446000.000300", "text": "beep"},
    {"type": "message", "user": "U1", "ts": "1772446100.000300", "text": "", "file": {"name": "plot.png"}},
    {"type": "message", "user": "U1", "text": "without a time"},
]  # fmt: skip


def write(folder: Path, files: dict[str, object]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def zipped(folder: Path, target: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in folder.rglob("*.json"):
            archive.write(path, f"{inside}{path.relative_to(folder).as_posix()}")
    return target


def test_a_zip_with_an_enclosing_folder_and_no_users(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "e", {"channels.json": [{"id": "C1", "name": "help"}], "help/2026-03-02.json": DAY}
    )
    export = open_export(zipped(folder, tmp_path / "e.zip", "my export/"))
    events = [event for _, event in export.events()]
    messages = [event.message for event in events if isinstance(event, Posted)]
    assert [m.text for m in messages] == [
        "Hello @U2, see [this](https://example.org) & @here",
        "**thanks**",
        "beep",
        "",
    ]
    assert (messages[0].mentions, messages[0].broadcasts) == ({"U2"}, {"here"})
    assert messages[1].thread == messages[0].ref.id
    assert messages[1].edited_at is not None
    assert messages[2].from_bot
    assert messages[3].files == ("plot.png",)
    assert sum(isinstance(event, Reacted) for event in events) == 2
    assert [one.where for one in export.skipped] == [
        "users.json",
        "my export/help/2026-03-02.json, message 7",
    ]


def test_one_malformed_day_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "users.json": [],
            "channels.json": [],
            "help/2026-03-01.json": "{ not json",
            "help/2026-03-02.json": DAY,
            "help/2026-03-03.json": {},
        },
    )
    (folder / "help" / "2026-03-04.json").write_bytes(b"\xff\xfe[")
    export = open_export(folder)
    assert sum(isinstance(event, Posted) for _, event in export.events()) == 4
    assert [(one.where, one.why) for one in export.skipped if "message" not in one.where] == [
        ("help/2026-03-01.json", "it is not JSON"),
        ("help/2026-03-03.json", "it is not a list of messages"),
        ("help/2026-03-04.json", "it is not text in UTF-8"),
    ]


def test_a_damaged_day_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("help/2026-03-01.json", json.dumps(DAY * 20))
        archive.writestr("help/2026-03-02.json", json.dumps(DAY))
    raw = bytearray(path.read_bytes())
    raw[60:120] = bytes(60)
    path.write_bytes(raw)
    export = open_export(path)
    assert sum(isinstance(event, Posted) for _, event in export.events()) == 4
    assert ("help/2026-03-01.json", "it is damaged") in [(one.where, one.why) for one in export.skipped]


def test_what_no_database_can_keep_is_replaced(tmp_path: Path) -> None:
    odd = {**DAY[0], "text": "half \ud83d a pair, and \0"}
    folder = write(
        tmp_path, {"users.json": [{"id": "U1", "name": "an\udc00n"}], "help/2026-03-02.json": [odd]}
    )
    export = open_export(folder)
    (said,) = [event.message.text for _, event in export.events() if isinstance(event, Posted)]
    assert said == "half \ufffd a pair, and \ufffd"
    assert export.members["U1"].name == "an\ufffdn"


def test_a_channel_without_messages_is_there(tmp_path: Path) -> None:
    export = open_export(write(tmp_path, {"channels.json": [{"id": "C1", "name": "quiet"}]}))
    assert list(export.channels) == ["quiet"]
    assert list(export.events()) == []


def test_what_is_no_export_is_refused_in_one_sentence(tmp_path: Path) -> None:
    broken, other, empty = tmp_path / "broken.zip", tmp_path / "other.zip", tmp_path / "empty"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    zipped(write(tmp_path / "o", {"recipes/soup.json": []}), other)
    empty.mkdir()
    for path, said in [(broken, "cannot be opened as a zip"), (other, "holds no Slack export"), (empty, "holds no Slack export"),
                       (tmp_path / "nowhere.zip", "There is no file")]:  # fmt: skip
        with pytest.raises(Refusal, match=said):
            open_export(path)
