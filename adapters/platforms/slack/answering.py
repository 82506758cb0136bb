"""Answer commands, buttons, forms and App Home: acknowledge at once, ask the host, show what it says."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.platforms.slack import faults, forms
from adapters.platforms.slack.blocks import blocks, fallback
from adapters.platforms.slack.files_in import files_of
from adapters.platforms.slack.interactions import Payload, asked, pressed, submitted
from core.interactions import Interaction, Submitted
from core.message import Member
from core.ports import Host, Shown
from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import Page, page
from core.words import tr

_log = logging.getLogger("stillwater.slack")

# Slack gives three seconds; a form that takes longer to answer is told to wait.
_PATIENCE = 2.0


class Answering:
    def __init__(self, host: Host, clock: Callable[[], datetime]) -> None:
        self._host = host
        self._clock = clock

    def listen(self, app: AsyncApp, every: Any) -> None:
        """Register with Bolt. `every` is a pattern that fits any action or form."""
        app.command("/stillwater")(self.command)
        app.action(every)(self.button)
        app.view(every)(self.form)
        app.event("app_home_opened")(self.home)

    async def command(
        self, ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        await ack()
        interaction = asked(body, self._clock())
        await self._show(await self._answer(interaction), interaction, body, respond, client)

    async def button(
        self, ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        await ack()
        interaction = pressed(body, self._clock())
        shown = await self._answer(interaction)
        await self._show(shown, interaction, body, respond if body.get("response_url") else None, client)
        if (body.get("view") or {}).get("type") == "home":
            await self._publish(interaction.member, client)

    async def form(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        interaction = submitted(body, self._clock())
        answering = asyncio.create_task(self._submit(interaction, body["view"], client))
        done, _ = await asyncio.wait({answering}, timeout=_PATIENCE)
        if done:
            await ack(**answering.result())
            return
        await ack(response_action="update", view=forms.page_modal(page(tr("One moment…"))))
        late = await answering
        view = late.get("view") or forms.page_modal(page(_errors(late) or tr("Done.")))
        await client.views_update(view_id=body["view"]["id"], view=view)

    async def home(self, event: Payload, client: AsyncWebClient) -> None:
        if event.get("tab", "home") == "home":
            await self._publish(Member(event["user"]), client)

    async def _publish(self, member: Member, client: AsyncWebClient) -> None:
        await client.views_publish(user_id=member.id, view=forms.home(await self._host.home(member)))

    async def _answer(self, interaction: Interaction) -> Shown:
        """What the host says; what it refuses is told to the person, as is that something broke."""
        try:
            return await self._host.respond(interaction)
        except Refusal as refusal:
            return Shown(page(str(refusal)))
        except Exception:
            _log.exception("%s could not be answered", type(interaction).__name__)
            return Shown(page(tr("Something went wrong on our side. Please try again in a minute.")))

    async def _submit(self, given: Submitted, view: Payload, client: AsyncWebClient) -> dict[str, Any]:
        """How to acknowledge a form: its errors, the next page or form, or nothing (which closes it)."""
        try:
            shown = await self._host.respond(replace(given, files=await files_of(view, client)))
        except Refusal as refusal:
            return {"response_action": "errors", "errors": {_field_of(view, str(refusal)): str(refusal)}}
        except Exception:
            _log.exception("a form could not be answered")
            sorry = page(tr("Something went wrong on our side. Please try again in a minute."))
            return {"response_action": "update", "view": forms.page_modal(sorry)}
        match shown.content:
            case None:
                return {}
            case Form() as form:
                opened = forms.modal(form, given.channel.id, forms.beneath(view))
                return {"response_action": "update", "view": opened}
            case Page() as told:
                if shown.replaces:
                    await _replace(forms.beneath(view), told)
                return {"response_action": "update", "view": forms.page_modal(told)}

    async def _show(
        self,
        shown: Shown,
        on: Interaction,
        body: Payload,
        respond: AsyncRespond | None,
        client: AsyncWebClient,
    ) -> None:
        match shown.content:
            case None:
                return
            case Form() as form:
                opened = forms.modal(form, on.channel.id, str(body.get("response_url") or ""))
                await self._open(opened, body, respond, client)
            case Page() as told if respond is None:
                await self._open(forms.page_modal(told), body, None, client)
            case Page() as told if respond is not None:
                await respond(
                    text=fallback(told), blocks=blocks(told),
                    response_type="ephemeral", replace_original=shown.replaces,
                )  # fmt: skip

    async def _open(
        self, view: dict[str, Any], body: Payload, respond: AsyncRespond | None, client: AsyncWebClient
    ) -> None:
        inside = (body.get("view") or {}).get("type") == "modal"
        try:
            if inside:
                await client.views_push(trigger_id=body["trigger_id"], view=view)
            else:
                await client.views_open(trigger_id=body["trigger_id"], view=view)
        except SlackApiError as fault:
            if faults.error_of(fault) not in {"expired_trigger_id", "exchanged_trigger_id"}:
                raise
            if respond is not None:
                await respond(
                    text=tr("That took too long to open; please ask again."), replace_original=False
                )


async def _replace(address: str, told: Page) -> None:
    """Put a page in the place of the message whose button opened a form; Slack takes that for half an hour."""
    if not address:
        return
    try:
        await AsyncRespond(response_url=address)(
            text=fallback(told), blocks=blocks(told), replace_original=True
        )
    except (TimeoutError, aiohttp.ClientError) as fault:
        _log.info("a message could not be replaced (%s)", type(fault).__name__)


def _errors(acknowledged: dict[str, Any]) -> str:
    return " ".join(acknowledged.get("errors", {}).values())


def _field_of(view: Payload, sentence: str) -> str:
    """The field whose label the refusal names, else the first one."""
    inputs = [block for block in view.get("blocks") or () if block.get("type") == "input"]
    named = [b for b in inputs if str((b.get("label") or {}).get("text", "")).lower() in sentence.lower()]
    return str((named or inputs or [{"block_id": "form"}])[0]["block_id"])
