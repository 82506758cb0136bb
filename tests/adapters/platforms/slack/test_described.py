"""What a Slack channel says of itself, in pins and canvases, is read when it changes."""

from datetime import timedelta
from typing import Any

import pytest
from fake_slack import BOT, CHAT
from slack_sdk.errors import SlackApiError
from slack_wire import CHANNEL, NOW, run, running, said, until

from adapters.platforms.slack.events_in import redescribed
from core.events import Described


def test_a_channel_that_pins_something_is_read_again() -> None:
    async def dialogue() -> None:
        async with running() as (_, _, platform, _):
            described = await (await platform.connections.directory()).describe(CHAT, NOW)
            assert described.about.topic == "Be kind"
            assert described.about.pins == ("Please reply in **threads**.",)

    run(dialogue)


CANVAS = "# How we use this channel\nPlease reply in threads."


@pytest.mark.parametrize(
    "where",
    [{"canvas": {"file_id": "F7", "is_empty": False}}, {"tabs": [{"type": "files"}, {"type": "canvas", "data": {"file_id": "F7"}}]}],
)  # fmt: skip
def test_what_a_channel_says_in_its_canvas_is_read(where: dict[str, Any]) -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            slack.canvases["F7"] = CANVAS
            slack.rooms[CHAT] = {"properties": where}
            described = await (await platform.connections.directory()).describe(CHAT, NOW)
            assert CANVAS in described.about.pins
            # Without the permission, as where the app was installed before it asked for it, the rest is read.
            slack.answer("canvases.getContent", "missing_scope")
            described = await (await platform.connections.directory()).describe(CHAT, NOW)
            assert described.about.pins == ("Please reply in **threads**.",)
            # What is out of reach for now does not look as if it were gone.
            slack.answer("canvases.getContent", "internal_error")
            with pytest.raises(SlackApiError):
                await (await platform.connections.directory()).describe(CHAT, NOW)

    run(dialogue)


PINNED = {"ts": "1.2", "user": "U9", "text": "Reply in threads, please.", "pinned_to": [CHAT]}


@pytest.mark.parametrize(
    ("event", "read_again"),
    [
        ({"subtype": "message_changed", "message": PINNED, "previous_message": {**PINNED, "text": "Be kind."}}, True),
        ({"subtype": "message_deleted", "deleted_ts": "1.2", "previous_message": PINNED}, True),
        ({"subtype": "message_changed", "message": {**PINNED, "reply_count": 2}, "previous_message": PINNED}, False),
        ({"subtype": "message_changed", "message": {**PINNED, "pinned_to": []}, "previous_message": {}}, False),
    ],
)  # fmt: skip
def test_a_pinned_message_that_is_edited_or_deleted_has_the_channel_read_again(
    event: dict[str, Any], read_again: bool
) -> None:
    assert redescribed({"type": "message", "channel": CHAT, "ts": "2.1", **event}, BOT) == (
        CHAT if read_again else None
    )


def test_what_channels_say_of_themselves_is_read_again_hourly_while_something_is_said() -> None:
    async def dialogue() -> None:
        now = [NOW]
        async with running(clock=lambda: now[0]) as (slack, host, platform, url):
            await until(lambda: not platform.is_behind(CHANNEL))
            for minutes, looked in ((59, 1), (61, 2), (62, 2)):
                now[0] = NOW + timedelta(minutes=minutes)
                await slack.send(url, said("Hi", f"{minutes}.1"))
                await until(lambda: not platform.is_behind(CHANNEL))
                assert len([one for one in host.known if isinstance(one, Described)]) == looked

    run(dialogue)
