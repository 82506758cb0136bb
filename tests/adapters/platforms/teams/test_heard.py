"""What happens in Teams is heard: messages, edits, soft deletes, reactions, people and channels."""

from fake_teams import BOT, CHANNEL, activity
from teams_wire import run, scene

from core.events import Deleted, Described, Edited, Joined, Posted, Reacted
from core.message import Member, MessageRef


def test_a_channel_message_without_mention_is_heard_with_its_writers_zone() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            assert await s.say("How do I reset it?", localTimezone="Asia/Kolkata") == 201
            assert await s.say("Anybody?", localTimezone="Asia/Kolkata", id="1700000000002") == 201
            joined, first, second = s.host.heard
            # The zone is passed on once, not with every message.
            assert isinstance(joined, Joined)
            assert joined.member == Member("29:ana", "Ana", timezone="Asia/Kolkata")
            assert isinstance(first, Posted)
            assert isinstance(second, Posted)
            assert (first.message.ref, first.message.text) == (
                MessageRef(CHANNEL, "1700000000001"),
                "How do I reset it?",
            )
            assert s.teams.sent == []

    run(dialogue)


def test_replies_quotes_code_and_mentions_keep_their_places() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            html = (
                '<p><at id="0">Bo</at> try this</p><blockquote><p>old words</p></blockquote>'
                "<codeblock><code>x = 1</code></codeblock>"
            )
            told = {"type": "mention", "mentioned": {"id": "29:bo", "name": "Bo"}, "text": "<at>Bo</at>"}
            await s.say(
                "",
                f"{CHANNEL};messageid=1699",
                attachments=[{"contentType": "text/html", "content": html}],
                entities=[told],
            )
            (heard,) = s.host.heard
            assert isinstance(heard, Posted)
            assert heard.message.thread == "1699"
            assert heard.message.mentions == {"29:bo"}
            assert heard.message.text == "Bo try this\n\n> old words\n\n```\nx = 1\n```"

    run(dialogue)


def test_edits_soft_deletes_reactions_members_and_channels_are_heard() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            base = s.teams.base
            for told in (
                activity("messageUpdate", base, text="better", channelData={"eventType": "editMessage"}),
                activity("messageUpdate", base, text="back", channelData={"eventType": "undeleteMessage"}),
                activity("messageDelete", base, channelData={"eventType": "softDeleteMessage"}),
                activity("messageReaction", base, replyToId="17", reactionsAdded=[{"type": "like"}], reactionsRemoved=[{"type": "sad"}]),
                activity("conversationUpdate", base, membersAdded=[{"id": "29:new", "name": "Noor"}, BOT]),
                activity("conversationUpdate", base, channelData={"eventType": "channelRenamed", "channel": {"id": CHANNEL, "name": "Course"}}),
            ):  # fmt: skip
                assert (await s.post(told))[0] == 201
            kinds = [type(event) for event in s.host.heard]
            assert kinds == [Edited, Deleted, Reacted, Reacted, Joined, Described]
            like, sad = s.host.heard[2:4]
            assert isinstance(like, Reacted)
            assert isinstance(sad, Reacted)
            assert (like.emoji, like.removed, sad.emoji, sad.removed) == ("+1", False, "cry", True)

    run(dialogue)


def test_what_could_not_be_recorded_is_not_acknowledged_so_teams_sends_it_again() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            s.host.fails = True
            assert await s.say("hello") == 500
            s.host.fails = False
            assert await s.say("hello") == 201

    run(dialogue)
