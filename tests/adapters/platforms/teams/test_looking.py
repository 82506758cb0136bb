"""Who and what is in a team is looked up when the bot comes into it; that it has left is told, and a missing permission."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from fake_teams import BOT, CHANNEL, GROUP, TENANT, FakeTeams, activity
from remembered import Remembered
from teams_wire import HELLO, NOW, Recorder, Scene, run, scene

from adapters.platforms.teams.connector import Connector
from adapters.platforms.teams.looking import Looking
from adapters.platforms.teams.roster import Roster
from adapters.platforms.teams.sending import Sender
from adapters.platforms.teams.sent_before import SentBefore
from adapters.platforms.teams.whereabouts import Book
from core.actions import DirectMessage
from core.events import Departed, Described, Joined
from core.message import Channel, Gone, Member
from core.ports import Delivered

ADDED = {"action": "add", "channelData": {"team": {"id": "19:team@thread.tacv2"}, "tenant": {"id": TENANT}}}


def in_team(event: str, **more: Any) -> dict[str, Any]:
    return {"channelData": {"eventType": event, "team": {"id": "19:team@thread.tacv2"}, **more}}


async def told(s: Scene, kind: str, conversation: str = CHANNEL, **more: Any) -> None:
    assert (await s.post(activity(kind, s.teams.base, conversation, **more)))[0] == 201


async def found(s: Scene) -> None:
    for _ in range(200):
        if s.host.found:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("nothing was found within four seconds")


def test_whom_it_never_heard_it_knows_by_name_and_can_write_to() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await told(s, "installationUpdate", **ADDED)
            await found(s)
            described, *people = s.host.found
            assert described == Described(Channel(CHANNEL, "General"), NOW)
            assert [p.member for p in people if isinstance(p, Joined)] == [
                Member("29:ana", "Ana"), Member("29:tom", "Tom"),
            ]  # fmt: skip
            assert isinstance(await s.platform.deliver(DirectMessage("k", "29:tom", HELLO)), Delivered)
            assert s.teams.sent[-1]["conversation"] == "a:29:tom"
            # The next message makes nobody look again, a renamed channel does.
            s.host.found.clear()
            await s.say("hello")
            await told(
                s, "conversationUpdate", **in_team("channelRenamed", channel={"id": CHANNEL, "name": "New"})
            )
            await found(s)

    run(dialogue)


@pytest.mark.parametrize(
    ("kind", "more", "why"),
    [
        ("installationUpdate", {**ADDED, "action": "remove"}, Gone.REMOVED),
        ("conversationUpdate", {**in_team("teamMemberRemoved"), "membersRemoved": [BOT]}, Gone.REMOVED),
        ("conversationUpdate", in_team("teamDeleted"), Gone.DELETED),
        ("conversationUpdate", in_team("teamArchived"), Gone.ARCHIVED),
        ("conversationUpdate", in_team("channelDeleted", channel={"id": CHANNEL}), Gone.DELETED),
    ],
)  # fmt: skip
def test_a_team_or_channel_that_is_left_archived_or_deleted_is_told(
    kind: str, more: dict[str, Any], why: Gone
) -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await told(s, "installationUpdate", **ADDED)
            await found(s)
            await told(s, kind, **more)
            departed = [e for e in s.host.heard if isinstance(e, Departed)]
            assert [(d.channel, d.why) for d in departed] == [(CHANNEL, why)]

    run(dialogue)


def test_a_group_chat_it_is_taken_out_of_is_left() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await told(s, "conversationUpdate", GROUP, membersRemoved=[BOT], channelData={})
            assert [e.channel for e in s.host.heard if isinstance(e, Departed)] == [GROUP]

    run(dialogue)


async def token() -> str:
    return "token"


def test_descriptions_come_from_graph_and_an_owner_is_told_once_a_week_that_consent_is_missing() -> None:
    async def dialogue() -> None:
        async with FakeTeams() as teams:
            now, host, connector, notes = [NOW], Recorder(), Connector(token), Remembered()
            book, graph = Book(notes), f"{teams.base}/graph"
            sender = Sender(connector, book, SentBefore(token, graph))
            looking = Looking(Roster(connector, token, graph), book, sender, notes, lambda: now[0])
            installed = activity("installationUpdate", teams.base, **ADDED)
            await looking.around(installed, host)
            described = host.found[0]
            assert isinstance(described, Described)
            assert (described.about.name, described.about.purpose) == ("Course", "Please reply in threads.")
            teams.consented = False
            message = activity("message", teams.base, text="hello", channelData=ADDED["channelData"])
            for days in (0, 1, 8):
                now[0] = NOW + timedelta(days=days)
                await looking.around(message, host)
            await connector.close()
            assert [sent["conversation"] for sent in teams.sent] == ["a:29:ana", "a:29:ana"]
            assert "permissions it was given are missing" in str(teams.sent[0])
            assert len(host.found) == 3

    run(dialogue)
