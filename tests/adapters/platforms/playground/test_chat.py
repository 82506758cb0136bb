"""The chat: each message once, in its place; windows that were away catch up; what is taken back is gone."""

from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.platforms.playground import Chat, Entry, Log, stamp
from adapters.platforms.playground.chat import REMEMBERED

NOW = datetime(2026, 10, 5, 8, tzinfo=UTC)


def said(text: str, minute: int = 0, **more: object) -> Entry:
    at = NOW + timedelta(minutes=minute)
    return Entry("C1", f"{at.timestamp():.6f}", "ada", stamp(at), text, **more)  # type: ignore[arg-type]


def texts(chat: Chat, reader: str = "ada", thread: str | None = None) -> list[str]:
    return [entry.text for entry in chat.latest("C1", reader, thread=thread)[0]]


def test_messages_stand_by_time_whatever_order_they_came_in() -> None:
    chat = Chat()
    for entry in (said("second", 2), said("first", 1), said("third", 3)):
        chat.put(entry)
    assert texts(chat) == ["first", "second", "third"]


def test_a_thread_stands_apart_and_its_opener_counts_the_replies() -> None:
    chat = Chat()
    opener = chat.put(said("Anyone else stuck?", 1))
    reply = chat.put(said("Yes, at the join.", 2, thread=opener.id))
    chat.put(said("The docs may have this.", 3, thread=opener.id, only="ada"))
    assert texts(chat) == ["Anyone else stuck?"]
    assert texts(chat, thread=opener.id) == ["Yes, at the join.", "The docs may have this."]
    found = chat.get("C1", opener.id)
    assert found is not None
    assert found.replies == 1  # what only one person sees is not counted for all
    chat.remove(reply)
    assert [entry.replies for entry in chat.latest("C1", "ada")[0]] == [0]


def test_older_messages_come_on_demand() -> None:
    chat = Chat()
    for minute in range(120):
        chat.put(said(str(minute), minute))
    latest, older = chat.latest("C1", "ada")
    assert ([entry.text for entry in latest], older) == ([str(n) for n in range(70, 120)], True)
    before, older = chat.latest("C1", "ada", before=latest[0].id)
    assert (before[-1].text, older) == ("69", True)
    assert chat.latest("C1", "ada", before=before[0].id)[1] is False


def test_what_is_for_one_person_is_told_to_nobody_else() -> None:
    chat = Chat()
    chat.put(said("Is this on the docs page?", 1))
    chat.put(said("It is, here.", 2, only="ada"))
    assert texts(chat, "ada") == ["Is this on the docs page?", "It is, here."]
    assert texts(chat, "bo") == ["Is this on the docs page?"]
    assert len(chat.since(0, "bo") or ()) == 1


def test_a_window_that_was_away_too_long_starts_over() -> None:
    chat = Chat()
    for minute in range(REMEMBERED + 5):
        chat.put(said("hm", minute))
    assert chat.since(2, "ada") is None
    assert len(chat.since(10, "ada") or ()) == REMEMBERED - 5
    assert chat.since(chat.number + 1, "ada") is None  # a number this chat has not reached: another's


def test_a_message_taken_back_leaves_nothing_in_the_file(tmp_path: Path) -> None:
    log = Log(tmp_path / "chat.jsonl")
    chat = Chat(log)
    secret = chat.put(said("my password is hunter2"))
    chat.put(said("anyone there?", 2))
    chat.remove(secret)
    assert "hunter2" not in (tmp_path / "chat.jsonl").read_text()
    assert texts(Chat(log)) == ["anyone there?"]


def test_a_kept_chat_goes_on_where_it_stopped_even_after_a_line_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "chat.jsonl"
    chat = Chat(Log(path))
    chat.person("ada", "Ada", "learner", "Europe/Oslo")
    chat.channel("C1", name="general", topic="All of it")
    chat.channel("C1", protocol="Please reply in threads.")
    chat.put(said("kept", reactions={"tada": ("bo",)}))
    with path.open("a") as file:
        file.write('{"entry": {"channel": "C1", "te')
    again = Chat(Log(path))
    assert again.people == chat.people
    assert again.channels["C1"] == {
        "id": "C1", "name": "general", "topic": "All of it", "protocol": "Please reply in threads.",
    }  # fmt: skip
    again.put(said("and on", 1))
    assert texts(Chat(Log(path))) == ["kept", "and on"]


Deeds = st.lists(
    st.tuples(st.sampled_from(["say", "reply", "edit", "react", "remove"]), st.integers(0, 5), st.booleans()),
    max_size=25,
)


@settings(max_examples=60)
@given(Deeds, st.integers(0, 25))
def test_a_window_that_was_away_ends_with_what_a_fresh_one_shows(
    deeds: list[tuple[str, int, bool]], away: int
) -> None:
    chat, shown = Chat(), dict[str, dict[str, object]]()
    position = 0
    for number, (deed, slot, private) in enumerate(deeds):
        if number == away:
            shown = {entry.id: asdict(entry) for entry in _everything(chat)}
            position = chat.number
        _do(chat, deed, slot, private)
    for change in chat.since(position, "ada") or ():
        entry = change.what["entry"]
        assert shown.get(entry["id"], entry)["number"] <= entry["number"]
        shown[entry["id"]] = entry
    seen = {id: row for id, row in shown.items() if row["replies"] or not row["gone"]}
    assert seen == {entry.id: asdict(entry) for entry in _everything(chat)}


def _do(chat: Chat, deed: str, slot: int, private: bool) -> None:
    entry = chat.get("C1", said("", slot).id)
    opener = said("", 0)
    match deed:
        case "say" if entry is None:
            chat.put(said(f"message {slot}", slot, only="bo" if private else None))
        case "reply" if entry is None and slot and chat.get("C1", opener.id):
            chat.put(said(f"reply {slot}", slot, thread=opener.id))
        case "edit" if entry and not entry.gone:
            chat.put(replace(entry, text=entry.text + "!", edited=True))
        case "react" if entry and not entry.gone:
            chat.put(replace(entry, reactions={"heart": ("bo",)}))
        case "remove" if entry and not entry.gone:
            chat.remove(entry)


def _everything(chat: Chat) -> list[Entry]:
    return [*chat.latest("C1", "ada")[0], *chat.latest("C1", "ada", thread=said("", 0).id)[0]]
