"""Payloads in the shape that Slack's own clients recorded are understood; the manifest is one that Slack accepts."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fake_slack import SPECS, FakeSlack
from slack_wire import command, said

from adapters.platforms.slack.events_in import events_in, redescribed
from adapters.platforms.slack.interactions import asked, pressed, submitted
from adapters.platforms.slack.manifest import scopes, written
from core.events import Deleted, Edited, Joined, Posted, Reacted
from core.refusal import Refusal

NOW = datetime(2026, 10, 5, 10, tzinfo=UTC)
RECORDED = SPECS / "payloads"
TS = "1790000000.000100"

recorded = pytest.mark.skipif(
    not RECORDED.exists(), reason="the recorded payloads are not beside the project"
)


def read(path: Path) -> Any:
    return json.loads(path.read_text())


def filled(shape: Any) -> Any:
    """The recorded shape with values where the recording has blanks."""
    if isinstance(shape, dict):
        return {key: _value(key, value) for key, value in shape.items()}
    return [filled(one) for one in shape] if isinstance(shape, list) else shape


def _value(key: str, value: Any) -> Any:
    if not isinstance(value, str) or (value and "0000" not in value):
        return filled(value)
    given = {"user": "U1", "channel": "C1", "channel_id": "C1", "text": "Hello?", "reaction": "tada"}
    if key == "ts" or key.endswith("_ts"):
        return "" if key in {"thread_ts", "action_ts"} else TS
    return given.get(key, value)


@recorded
@pytest.mark.parametrize(
    ("name", "kind"),
    [("Message", Posted), ("MessageThreadBroadcast", Posted), ("MessageBot", Posted), ("MessageDeleted", Deleted),
     ("ReactionAdded", Reacted), ("ReactionRemoved", Reacted), ("MemberJoinedChannel", Joined)],
)  # fmt: skip
def test_recorded_events_are_understood(name: str, kind: type) -> None:
    event = filled(read(RECORDED / f"json-logs-samples-events/{name}Payload.json"))["event"]
    if "item" in event:
        event["item"] |= {"type": "message", "channel": "C1", "ts": TS}
    (found,) = events_in(event | {"bot_id": "B1" if name == "MessageBot" else None}, "T1")
    assert isinstance(found, kind)
    if isinstance(found, Posted):
        assert found.message.from_bot == (name == "MessageBot")


@recorded
def test_a_recorded_change_is_an_edit_only_where_the_edit_is_new() -> None:
    event = filled(read(RECORDED / "json-logs-samples-events/MessageChangedPayload.json"))["event"]
    for version in (event["message"], event["previous_message"]):
        version |= {"bot_id": None, "edited": {"user": "U1", "ts": TS}}
    assert events_in(event, "T1") == ()
    event["previous_message"]["edited"] = None
    (found,) = events_in(event, "T1")
    assert isinstance(found, Edited)


@recorded
@pytest.mark.parametrize("name", ["PinAdded", "PinRemoved"])
def test_a_recorded_pin_means_that_the_channel_is_read_again(name: str) -> None:
    event = filled(read(RECORDED / f"json-logs-samples-events/{name}Payload.json"))["event"]
    assert redescribed(event, "UBOT") == "C1"


@recorded
def test_what_the_fake_sends_has_no_field_that_was_never_recorded() -> None:
    def unknown(sent: Mapping[str, Any], shape: Mapping[str, Any]) -> set[str]:
        return set(sent) - set(shape)

    folder = RECORDED / "json-logs-samples-app-backend"
    assert unknown(command(_unserved(), "help"), read(folder / "SlashCommandPayload.json")) == set()
    message = read(RECORDED / "json-logs-samples-events/MessagePayload.json")
    assert unknown(said("Hello?"), message) == set()
    assert unknown(said("Hello?")["event"], message["event"]) == set()


@recorded
def test_recorded_interactions_are_understood() -> None:
    folder = RECORDED / "json-logs-samples-app-backend"
    slash = filled(read(folder / "SlashCommandPayload.json")) | {"text": "Snooze 2 days", "team_id": "T1"}
    assert (asked(slash, NOW).command, asked(slash, NOW).channel.id) == ("snooze", "T1/C1")
    press = filled(read(folder / "BlockActionPayload.json"))
    press["team"]["id"], press["channel"]["id"], press["user"]["id"] = "T1", "C1", "U1"
    press["actions"][0] |= {"action_id": "nudge.helped#0", "value": "T1/C1/1.2"}
    found = pressed(press, NOW)
    assert (found.does, found.about, found.channel.id, found.member.id) == (
        "nudge.helped",
        "T1/C1/1.2",
        "T1/C1",
        "U1",
    )
    form = filled(read(folder / "ViewSubmissionPayload.json"))
    form["user"]["id"] = "U1"
    form["view"] |= {"callback_id": "setup.save", "private_metadata": ""}
    assert (submitted(form, NOW).does, submitted(form, NOW).values) == ("setup.save", {})


@pytest.mark.parametrize("url", [None, "https://bot.example.org"])
def test_the_manifest_is_what_slack_accepts(url: str | None) -> None:
    yaml = pytest.importorskip("yaml", reason="no YAML reader to check the manifest with is installed")
    schema = SPECS / "manifest-schema/manifest.schema.2.0.0.json"
    if not schema.exists():
        pytest.skip("the manifest's schema is not beside the project")
    import jsonschema

    manifest = yaml.safe_load(written(url))
    jsonschema.Draft7Validator(read(schema)).validate(manifest)
    assert manifest["settings"]["socket_mode_enabled"] is (url is None)
    assert manifest["oauth_config"]["scopes"]["bot"] == scopes()


def test_over_http_every_address_is_the_deployments() -> None:
    manifest = written("https://bot.example.org/")
    assert manifest.count("https://bot.example.org/slack/events") == 3
    assert "https://bot.example.org/slack/oauth_redirect" in manifest
    assert "{url}" not in written(None)
    with pytest.raises(Refusal, match="as in https://"):
        written("bot.example.org")


@recorded
def test_each_scope_is_needed_by_a_call_or_an_event_and_none_is_missing() -> None:
    source = "".join(path.read_text() for path in Path("adapters/platforms/slack").glob("*.py"))
    methods = {
        path.stem: read(path) for path in (SPECS / "slack-api-ref/docs.slack.dev/methods").glob("*.json")
    }
    called = [name for name in methods if f'"{name}"' in source or f".{name.replace('.', '_')}(" in source]
    granted = set(scopes())
    for name in called:
        wanted = set(_scopes(methods[name]))
        assert not wanted or wanted & granted, f"{name} needs one of {sorted(wanted)}"
    of_calls = {scope for name in called for scope in _scopes(methods[name])}
    # Commands, and reactions (which arrive as events), are not calls; canvases.getContent is newer than the reference.
    beside = {"commands", "reactions:read", "files:write", "chat:write", "canvases:read"}
    assert granted - of_calls <= beside


def _scopes(method: Mapping[str, Any]) -> list[str]:
    return list((method.get("scope") or {}).get("bot") or [])


def _unserved() -> FakeSlack:
    slack = FakeSlack()
    slack.base = "http://127.0.0.1"
    return slack
