"""Deliver an action through one workspace's client, once, and say what became of it."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.platforms.slack import faults
from adapters.platforms.slack.blocks import blocks, fallback, has_charts
from adapters.platforms.slack.ids import parted, qualified
from core.actions import Action, DirectMessage, Nudge, Post, Revise
from core.message import MessageRef
from core.ports import Delivered, Delivery, Postponed
from core.reply.figures import Chart
from core.reply.pages import Page

_log = logging.getLogger("stillwater.slack")

Picture = Callable[[Chart], bytes]
Json = dict[str, Any]

# Message metadata under which every message of ours carries the key of its action.
SENT = "stillwater_sent"
# Own messages are looked for among so many of the latest, before something is sent that may have gone out.
_LOOK_BACK = 100


# Slack also limits the length of all blocks together, and does not say to what: then the beginning is sent.
_TOO_LONG = "msg_blocks_too_long"
_FEW = 8


class Sender:
    """Delivers to one workspace. `picture` draws a chart as PNG where Slack cannot."""

    def __init__(self, client: AsyncWebClient, team: str, picture: Picture) -> None:
        self._client = client
        self._team = team
        self._picture = picture

    async def deliver(self, action: Action) -> Delivery:
        """Never raises for what Slack or the network does."""
        try:
            match action:
                case Nudge():
                    return await self._nudge(action)
                case DirectMessage():
                    return await self._direct(action.key, action.to, action.page)
                case Post():
                    return await self._post(action)
                case Revise():
                    return await self._revise(action)
        except SlackApiError as fault:
            return faults.delivery(fault)
        except (TimeoutError, aiohttp.ClientError, ConnectionError) as fault:
            return Postponed(faults.SOON, f"Slack cannot be reached ({type(fault).__name__}).")

    async def _nudge(self, nudge: Nudge) -> Delivery:
        """Beside the message, only for its author; by direct message where they are no longer there.

        An ephemeral message has no address and no history: after a crash it may be shown a second time.
        """
        try:
            await self._client.chat_postEphemeral(
                channel=parted(nudge.channel)[1], user=nudge.to, thread_ts=nudge.thread,
                text=fallback(nudge.page), blocks=blocks(nudge.page),
            )  # fmt: skip
        except SlackApiError as fault:
            if faults.error_of(fault) not in faults.NOT_THERE:
                raise
            return await self._direct(nudge.key, nudge.to, nudge.page)
        return Delivered()

    async def _direct(self, key: str, to: str, page: Page) -> Delivery:
        opened = await self._client.conversations_open(users=to)
        return await self._say(key, opened["channel"]["id"], page)

    async def _post(self, post: Post) -> Delivery:
        channel = parted(post.channel)[1]
        delivered = await self._say(post.key, channel, post.page, post.thread)
        if post.pin and delivered.ref:
            await self._pin(channel, delivered.ref.id)
        return delivered

    async def _pin(self, channel: str, ts: str) -> None:
        try:
            await self._client.pins_add(channel=channel, timestamp=ts)
        except SlackApiError as fault:
            if faults.error_of(fault) != "already_pinned":
                raise

    async def _say(self, key: str, channel: str, page: Page, thread: str | None = None) -> Delivered:
        already = await self._sent_before(key, channel, thread)
        if already:
            return Delivered(MessageRef(qualified(self._team, channel), already))
        ts, drawn = await self._send(key, channel, page, thread)
        if not drawn:
            await self._pictures(channel, page, thread or ts)
        return Delivered(MessageRef(qualified(self._team, channel), ts))

    async def _send(self, key: str, channel: str, page: Page, thread: str | None) -> tuple[str, bool]:
        """Post it, charts drawn by Slack where the workspace has them; its ts, and were they drawn?"""
        said: Json = {
            "channel": channel, "text": fallback(page), "thread_ts": thread,
            "metadata": {"event_type": SENT, "event_payload": {"key": key}},
            "unfurl_links": False, "unfurl_media": False,
        }  # fmt: skip
        if has_charts(page):
            try:
                sent = await self._client.chat_postMessage(blocks=blocks(page, charts=True), **said)
            except SlackApiError as fault:
                if faults.error_of(fault) not in {"invalid_blocks", "invalid_blocks_format", _TOO_LONG}:
                    raise
            else:
                return str(sent["ts"]), True
        try:
            sent = await self._client.chat_postMessage(blocks=blocks(page), **said)
        except SlackApiError as fault:
            if faults.error_of(fault) != _TOO_LONG:
                raise
            sent = await self._client.chat_postMessage(blocks=blocks(page, _FEW), **said)
        return str(sent["ts"]), not has_charts(page)

    async def _pictures(self, channel: str, page: Page, thread: str) -> None:
        """The charts as pictures in the thread. The message, with their figures, is out: a refusal is only logged."""
        uploads = [
            {
                "filename": f"chart-{number}.png",
                "title": chart.title,
                "alt_txt": chart.alt[:1000],
                "content": await asyncio.to_thread(self._picture, chart),
            }
            for number, chart in enumerate((b for b in page.blocks if isinstance(b, Chart)), 1)
        ]
        try:
            await self._client.files_upload_v2(file_uploads=uploads, channel=channel, thread_ts=thread)
        except (SlackApiError, SlackRequestError) as fault:
            _log.warning("charts could not be shown as pictures (%s)", type(fault).__name__)

    async def _sent_before(self, key: str, channel: str, thread: str | None) -> str | None:
        """The ts of the message that carries this key, if a try before this one got through."""
        asked: Json = {"channel": channel, "include_all_metadata": True, "limit": _LOOK_BACK}
        if thread:
            found = await self._client.conversations_replies(ts=thread, **asked)
        else:
            found = await self._client.conversations_history(**asked)
        for message in found.get("messages") or ():
            metadata = message.get("metadata") or {}
            if metadata.get("event_type") == SENT and metadata.get("event_payload", {}).get("key") == key:
                return str(message["ts"])
        return None

    async def _revise(self, revise: Revise) -> Delivery:
        await self._client.chat_update(
            channel=parted(revise.channel)[1], ts=revise.ref.id,
            text=fallback(revise.page), blocks=blocks(revise.page),
        )  # fmt: skip
        return Delivered(revise.ref)
