"""A button that opens a page: Slack tells that it was pressed, Teams opens it and tells nobody."""

from adapters.platforms.slack.blocks import blocks
from adapters.platforms.teams.cards import card
from core.reply import Button, Buttons, page

OPENS = page(
    "Look", Buttons((Button("Open the page", "nudge.opened", "C1/1", url="https://docs.example/a"),))
)


def test_slack_opens_it_and_sends_the_press_back() -> None:
    (actions,) = [block for block in blocks(OPENS) if block["type"] == "actions"]
    (button,) = actions["elements"]
    assert (button["url"], button["action_id"], button["value"]) == (
        "https://docs.example/a",
        "nudge.opened#0",
        "C1/1",
    )


def test_teams_opens_it() -> None:
    (actions,) = [one for one in card(OPENS)["body"] if one["type"] == "ActionSet"]
    assert actions["actions"] == [
        {"type": "Action.OpenUrl", "title": "Open the page", "url": "https://docs.example/a"}
    ]
