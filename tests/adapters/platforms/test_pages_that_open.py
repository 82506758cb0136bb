"""A link that is to tell that it was followed: Slack tells of a button beside it, Teams opens it and tells nobody."""

from adapters.platforms.playground.wire import plain
from adapters.platforms.slack.blocks import blocks
from adapters.platforms.teams.cards import card
from core.reply.blocks import Text
from core.reply.pages import page
from core.reply.spans import Link

WHERE = "https://docs.example/a"
OPENS = page("Look", Text(("The docs have it, in ", Link("Passwords", WHERE, "nudge.opened", "C1/1"), ":")))


def test_slack_opens_it_by_a_button_beside_the_line_and_sends_the_press_back() -> None:
    (section,) = blocks(OPENS)
    assert section["text"]["text"] == "The docs have it, in *Passwords*:"
    button = section["accessory"]
    assert (button["url"], button["action_id"], button["value"]) == (WHERE, "nudge.opened#0", "C1/1")


def test_teams_opens_it() -> None:
    (line,) = card(OPENS)["body"]
    assert line["inlines"][1]["selectAction"]["url"] == WHERE


def test_the_playground_is_told_what_to_say_when_it_is_followed() -> None:
    assert '"nudge.opened"' in str(plain(OPENS)).replace("'", '"')


def test_what_leads_nowhere_on_the_web_has_no_button() -> None:
    (section,) = blocks(page("Look", Text((Link("Passwords", "setup.md", "nudge.opened", "C1/1"),))))
    assert "accessory" not in section
