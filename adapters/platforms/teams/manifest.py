"""The app package: manifest.json and two icons of our own in a zip, for Teams's admin centre."""

import importlib.metadata
import io
import json
import os
import zipfile
from typing import Any
from uuid import UUID

import vl_convert

from core.commands import offered
from core.refusal import Refusal

Json = dict[str, Any]

_SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json"
# What Teams has to let the bot read without being mentioned; nothing else of the team's.
PERMISSIONS = {
    "ChannelMessage.Read.Group": "to read the messages of channels in a team that added the bot",
    "ChannelSettings.Read.Group": "to read the channels' names and descriptions, which publish their protocols",
    "ChatMessage.Read.Chat": "to read the messages of group chats that added the bot",
}
# Teams shows at most twelve commands in a list, in at most three lists.
_IN_LIST = 12
_FIRST = ("ask", "help", "status", "protocol", "health", "digest", "audit", "touchpoints", "model", "snooze", "opt-out",
          "setup")  # fmt: skip
_BLUE = "#0F5C78"


def written(url: str | None) -> bytes:
    """The package for this deployment: TEAMS_APP_ID names the app, `url` a page about it. Raises Refusal."""
    app_id = os.environ.get("TEAMS_APP_ID", "")
    if not app_id:
        raise Refusal("Set TEAMS_APP_ID to the Application (client) id of the bot's registration in Entra.")
    if not url:
        raise Refusal(
            "Give --url: a page of yours that says what this Stillwater does with people's messages."
        )
    return package(app_id, url, importlib.metadata.version("stillwater"))


def manifest(app_id: str, website: str, version: str) -> Json:
    """The manifest for a deployment. `website` has the pages on support, privacy and terms. Raises Refusal."""
    try:
        bot = str(UUID(app_id))
    except ValueError as error:
        raise Refusal(
            f"{app_id!r} is no app id; copy the Application (client) id from Entra, a GUID."
        ) from error
    if not website.startswith("https://"):
        raise Refusal(
            f"{website!r} is no https address; give the page people find out about your Stillwater on."
        )
    rest = tuple(word for word in offered() if word not in _FIRST)
    return {
        "$schema": _SCHEMA, "manifestVersion": "1.29", "version": version, "id": bot,
        "developer": {"name": "Stillwater", "websiteUrl": website, "privacyUrl": website, "termsOfUseUrl": website},
        "name": {"short": "Stillwater", "full": "Stillwater, for learning programmes"},
        "description": {
            "short": "Protects the slow, deep work of a learning programme from its chat.",
            "full": "Stillwater shows what the docs already answer, keeps to the rules a channel has published, and "
                    "says once a week what the chat is costing. It speaks privately, starts silent, ranks nobody and "
                    "sends no message text anywhere.",
        },
        "icons": {"color": "color.png", "outline": "outline.png"}, "accentColor": _BLUE,
        "bots": [{
            "botId": bot, "scopes": ["team", "groupChat", "personal"], "supportsTargetedMessages": True, "supportsFiles": True,
            "commandLists": [_list(_FIRST, ["team", "groupChat"]), _list(rest, ["team", "groupChat"]), _list(_FIRST, ["personal"])],
        }],
        "permissions": ["identity", "messageTeamMembers"], "validDomains": [],
        "webApplicationInfo": {"id": bot, "resource": f"api://{bot}"},
        "authorization": {"permissions": {
            "resourceSpecific": [{"name": name, "type": "Application"} for name in PERMISSIONS]
        }},
    }  # fmt: skip


def _list(words: tuple[str, ...], scopes: list[str]) -> Json:
    commands = offered()
    listed = [
        {"title": word, "description": str(commands[word].SUMMARY)[:128]}
        for word in words
        if word in commands
    ]
    return {"triggers": ["mention", "slash"], "scopes": scopes, "commands": listed[:_IN_LIST]}


def package(app_id: str, website: str, version: str) -> bytes:
    """The zip to upload; the same bytes for the same deployment."""
    told = json.dumps(manifest(app_id, website, version), ensure_ascii=False, indent=2)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in (("manifest.json", told.encode()), ("color.png", _icon(192, _BLUE, "#FFFFFF")),
                              ("outline.png", _icon(32, None, "#FFFFFF"))):  # fmt: skip
            zipped.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return held.getvalue()


def _icon(size: int, ground: str | None, ink: str) -> bytes:
    """Still water: a calm line, and the ripples of one drop under it. Transparent where there is no ground."""
    back = f'<rect width="96" height="96" fill="{ground}"/>' if ground else ""
    waves = "".join(
        f'<path d="M {48 - w} {y} Q {48 - w / 2} {y - 7} 48 {y} T {48 + w} {y}" fill="none" stroke="{ink}" '
        'stroke-width="6" stroke-linecap="round"/>'
        for y, w in ((48, 34), (62, 24), (76, 13))
    )
    drop = f'<path d="M 48 14 C 54 24 57 28 57 33 A 9 9 0 0 1 39 33 C 39 28 42 24 48 14 Z" fill="{ink}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">{back}{drop}{waves}</svg>'
    picture: bytes = vl_convert.svg_to_png(svg, scale=size / 96)
    return picture
