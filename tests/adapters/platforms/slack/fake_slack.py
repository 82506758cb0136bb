"""Slack on the loopback: its Web API, signed Events API requests, and Socket Mode.

Refuses what Slack would refuse: unknown or missing arguments (by the public API reference, where it is
beside the project) and blocks that are malformed or too long.
"""

import asyncio
import json
import time
import uuid
from collections import deque
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

SPECS = Path(__file__).parents[4].parent / "shared/specs/slack"
SECRET = "s3cret"
TEAM, BOT, CHAT = "T1", "UBOT", "C1"

PEOPLE = {"U1": ("Ana", "Asia/Tokyo"), "U9": ("Tom", "Europe/Berlin"), BOT: ("Stillwater", "")}
# A second workspace, for an app that is installed in both.
TEAM2, CHAT2, LEARNER2 = "T2", "C2", "U2"

# Newer than the reference beside the project; as docs.slack.dev/reference/methods/canvases.getContent has it.
NEWER = {"canvases.getContent": {"canvas_id"}}
Json = dict[str, Any]


class FakeSlack:
    """`calls` holds every Web API call; `answers[method]` what to answer in place of success, in turn."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.tokens: list[tuple[str, str]] = []
        self.refused: list[str] = []
        self.answers: dict[str, deque[web.Response | None]] = {}
        self.kept: dict[str, list[Json]] = {}
        self.hooked: list[Json] = []
        self.acked: list[Json] = []
        self.files: dict[str, bytes] = {}
        self.files_at = ""
        self.canvases: dict[str, str] = {}
        self.draws_charts = True
        self.rooms: dict[str, Json] = {CHAT: {"name": "course-chat", "creator": "U9"}}
        self._socket: web.WebSocketResponse | None = None
        self._connected = asyncio.Event()
        self._number = 0

    async def __aenter__(self) -> "FakeSlack":
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/upload/{id}", self._upload)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_post("/hook", self._hook)
        app.router.add_get("/socket", self._open_socket)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self._runner.cleanup()

    def made(self, method: str) -> list[Json]:
        return [arguments for name, arguments in self.calls if name == method]

    def spoken(self, method: str) -> list[tuple[Json, str]]:
        """The calls of a method, each with the token it was made with."""
        used = [token for name, token in self.tokens if name == method]
        return list(zip(self.made(method), used, strict=True))

    def answer(self, method: str, error: str, status: int = 200, after: int = 0, **headers: str) -> None:
        """Answer the next call of a method with an error, `after` so many that succeed."""
        body = json.dumps({"ok": False, "error": error})
        said = web.Response(status=status, text=body, content_type="application/json", headers=headers)
        self.answers.setdefault(method, deque()).extend([*[None] * after, said])

    async def send(
        self, to: str, payload: Json, *, kind: str = "json", secret: str = SECRET, **more: str
    ) -> aiohttp.ClientResponse:
        """A signed request to the bot, an event (`json`), a command (`form`) or an interaction (`payload`)."""
        match kind:
            case "json":
                body, content = json.dumps(payload), "application/json"
            case "form":
                body, content = urlencode(payload), "application/x-www-form-urlencoded"
            case _:
                body, content = (
                    urlencode({"payload": json.dumps(payload)}),
                    "application/x-www-form-urlencoded",
                )
        now = str(int(time.time()))
        signature = SignatureVerifier(secret).generate_signature(timestamp=now, body=body) or ""
        headers = {"content-type": content, "x-slack-request-timestamp": now, "x-slack-signature": signature}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        async with aiohttp.ClientSession() as session, session.post(to, data=body, headers=headers) as reply:
            await reply.read()
            return reply

    async def emit(self, kind: str, payload: Json) -> None:
        """The same over Socket Mode."""
        await asyncio.wait_for(self._connected.wait(), 20)
        assert self._socket is not None
        envelope = {
            "envelope_id": str(uuid.uuid4()),
            "type": kind,
            "payload": payload,
            "accepts_response_payload": True,
        }
        await self._socket.send_json(envelope)

    async def hang_up(self) -> None:
        """Close the socket, as Slack does now and then."""
        assert self._socket is not None
        self._connected.clear()
        await self._socket.close()

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        asked = await _arguments(request)
        self.calls.append((method, asked))
        token = _token(request, asked)
        self.tokens.append((method, token))
        asked.pop("token", None)
        waiting = self.answers.get(method)
        instead = waiting.popleft() if waiting else None
        if instead is not None:
            return instead
        fault = _fault(method, asked, self.draws_charts)
        if fault:
            if fault[0] != "invalid_blocks" or self.draws_charts:
                self.refused.append(f"{method}: {fault[1]}")
            return web.json_response({"ok": False, "error": fault[0], "needed": fault[1]})
        return web.json_response({"ok": True, **self._result(method, asked, _team(token))})

    def _result(self, method: str, asked: Json, team: str) -> Json:
        match method:
            case "auth.test":
                return {"team_id": team, "user_id": BOT, "bot_id": "B1", "url": "https://x.slack.com/"}
            case "oauth.v2.access":
                return _installed(asked["code"])
            case "conversations.open":
                return {"channel": {"id": f"D{asked['users']}"}}
            case "chat.postMessage":
                return self._keep(asked)
            case "conversations.history" | "conversations.replies":
                return self._history(asked)
            case "conversations.members":
                return {"members": _people(team)}
            case "users.list":
                return {"members": [_user(id) for id in _people(team)]}
            case "users.info":
                return {"user": _user(asked["user"])}
            case "conversations.info":
                return {"channel": self._room(asked["channel"])}
            case "users.conversations":
                rooms = map(self._room, self.rooms if team == TEAM else [CHAT2])
                return {"channels": [room for room in rooms if room["is_member"]]}
            case "pins.list":
                return {"items": [{"message": {"text": "Please reply in *threads*."}}]}
            case "canvases.getContent":
                return {"content": self.canvases[asked["canvas_id"]]}
            case "apps.connections.open":
                return {"url": f"{self.base.replace('http', 'ws')}/socket"}
            case "files.getUploadURLExternal":
                return {"upload_url": f"{self.base}/upload/F1", "file_id": "F1"}
            case "files.completeUploadExternal":
                return {"files": [{"id": "F1", "title": "chart"}]}
            case "files.info":
                name = asked["file"]
                return {
                    "file": {
                        "id": name,
                        "name": name,
                        "url_private_download": f"{self.files_at or self.base}/files/{name}",
                    }
                }
            case _:
                return {}

    def _room(self, id: str) -> Json:
        """A channel as Slack describes it; the bot is in it unless its `rooms` entry says otherwise."""
        described = {"id": id, "name": "course-chat", "topic": {"value": "Be kind"}, "is_member": True}
        return described | self.rooms.get(id, {})

    def _keep(self, asked: Json) -> Json:
        self._number += 1
        ts = f"1790000000.{self._number:06}"
        metadata = asked.get("metadata")
        shown = {"text": asked.get("text", ""), "blocks": asked.get("blocks", [])}
        message = {"ts": ts, "bot_id": "B1", **shown, "metadata": metadata}
        self.kept.setdefault(asked["channel"], []).append(message)
        return {"ts": ts, "channel": asked["channel"]}

    def _history(self, asked: Json) -> Json:
        """A page of a channel, newest first, strictly between `oldest` and `latest`."""
        oldest, latest = float(asked.get("oldest") or 0), float(asked.get("latest") or "inf")
        among = [m for m in self.kept.get(asked["channel"], []) if oldest < float(m["ts"]) < latest]
        newest = sorted(among, key=lambda m: float(m["ts"]), reverse=True)
        most = int(asked.get("limit") or 100)
        return {"messages": newest[:most], "has_more": len(newest) > most}

    async def _upload(self, request: web.Request) -> web.Response:
        await request.read()
        return web.Response(text="OK")

    async def _file(self, request: web.Request) -> web.Response:
        """A file somebody uploaded, for who shows the bot's token; anybody else gets the sign-in page."""
        if not request.headers.get("Authorization", "").startswith("Bearer xoxb-"):
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        return web.Response(body=self.files[request.match_info["name"]])

    async def _hook(self, request: web.Request) -> web.Response:
        said = await request.json()
        self.hooked.append(said)
        self.refused += [f"response_url: {fault}" for fault in block_faults(said.get("blocks") or [], 50)]
        return web.Response(text="ok")

    async def _open_socket(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = web.WebSocketResponse()
        await self._socket.prepare(request)
        await self._socket.send_json({"type": "hello", "num_connections": 1})
        self._connected.set()
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.TEXT and message.data.startswith("{"):
                self.acked.append(json.loads(message.data))
        return self._socket


def _user(id: str) -> Json:
    name, zone = PEOPLE.get(id, (id, ""))
    return {
        "id": id,
        "name": name.lower(),
        "profile": {"display_name": name},
        "tz": zone,
        "is_bot": id == BOT,
    }


def _token(request: web.Request, asked: Json) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ") or str(asked.get("token", ""))


def _team(token: str) -> str:
    return TEAM2 if token == f"xoxb-{TEAM2}" else TEAM


def _people(team: str) -> list[str]:
    return list(PEOPLE) if team == TEAM else [LEARNER2, BOT]


def _installed(code: str) -> Json:
    """What the app gets once somebody has allowed it; the code names the workspace here."""
    return {
        "app_id": "A1", "authed_user": {"id": LEARNER2}, "scope": "chat:write", "token_type": "bot",
        "access_token": f"xoxb-{code}", "bot_user_id": BOT, "team": {"id": code, "name": code},
    }  # fmt: skip


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    given = {**request.query, **await request.post()}
    return {k: _decoded(v) for k, v in given.items()}


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in "[{" and value else value


def _fault(method: str, asked: Json, draws: bool) -> tuple[str, str] | None:
    if method in NEWER:
        return None if set(asked) == NEWER[method] else ("invalid_arguments", method)
    reference = SPECS / f"slack-api-ref/docs.slack.dev/methods/{method}.json"
    if reference.exists():
        spec = json.loads(reference.read_text())["args"]
        # The SDK says which workspace it means in every call; Slack takes that anywhere.
        unknown = set(asked) - set(spec["properties"]) - {"team_id"}
        missing = set(spec.get("required", ())) - set(asked) - {"token"}
        if unknown or missing:
            return "invalid_arguments", f"unknown {sorted(unknown)}, missing {sorted(missing)}"
    elif SPECS.exists():
        return "unknown_method", method
    view = asked.get("view") or {}
    blocks = asked.get("blocks") or view.get("blocks") or []
    if not draws and any(block["type"] == "data_visualization" for block in blocks):
        return "invalid_blocks", "data_visualization is not known here"
    faults = block_faults(blocks, 100 if view else 50)
    return ("invalid_blocks", "; ".join(faults)) if faults else None


def block_faults(blocks: list[Json], most: int) -> list[str]:
    found = [f"{len(blocks)} blocks"] if len(blocks) > most else []
    if sum(block["type"] == "data_visualization" for block in blocks) > 2:
        found.append("more than two charts")
    for block in blocks:
        found += _too_long(block)
        found += _chart_faults(block) if block["type"] == "data_visualization" else _against_schema(block)
        actions = [element["action_id"] for element in block.get("elements") or () if "action_id" in element]
        if len(actions) != len(set(actions)) or len(actions) > 25:
            found.append("action ids are not unique, or too many")
    return found


def _chart_faults(block: Json) -> list[str]:
    """A chart's own limits; no published schema has them."""
    drawn = block["chart"]
    names = drawn["axis_config"]["categories"]
    faults = {
        "title": not 0 < len(block["title"]) <= 50,
        "categories": not 0 < len(names) <= 20 or len(set(names)) < len(names),
        "labels": any(not 0 < len(name) <= 20 for name in names),
        "series": not 0 < len(drawn["series"]) <= 12,
        "names": any(not 0 < len(one["name"]) <= 20 for one in drawn["series"]),
        "points": any([p["label"] for p in one["data"]] != names for one in drawn["series"]),
        "values": any(
            not isinstance(p["value"], int | float) for one in drawn["series"] for p in one["data"]
        ),
    }
    return [f"data_visualization: {what}" for what, wrong in faults.items() if wrong]


def _too_long(block: Json) -> list[str]:
    limits = {"header": 150, "button": 75}
    found = []

    def look(part: Any, kind: str) -> None:
        if isinstance(part, list):
            for one in part:
                look(one, kind)
        elif isinstance(part, dict):
            kind = part["type"] if part.get("type") in {"header", "button", "section"} else kind
            text = part.get("text")
            if part.get("type") in {"mrkdwn", "plain_text"} and not 0 < len(text) <= limits.get(kind, 3000):
                found.append(f"a text of {len(text)} characters in a {kind}")
            if len(str(part.get("value", ""))) > 2000:
                found.append("a value over 2000")
            for name, one in part.items():
                look(one, "confirm" if name == "confirm" else kind)

    look(block, block["type"])
    return found


@cache
def _validators() -> dict[str, Any]:
    """A validator for each type of block, from the published types; none where they are not beside the project."""
    path = SPECS / "blockkit.from-slack-types.schema.json"
    if not path.exists():
        return {}
    import jsonschema

    whole = json.loads(path.read_text())
    known = {name.removesuffix("Block"): name for name in whole["definitions"] if name.endswith("Block")}
    return {
        kind: jsonschema.Draft7Validator({**whole, "$ref": f"#/definitions/{known[kind.title()]}"})
        for kind in ("header", "section", "context", "actions", "divider", "input")
    }


def _against_schema(block: Json) -> list[str]:
    if not _validators():
        return []
    validator = _validators().get(block["type"])
    if validator is None:
        return [f"no block is called {block['type']}"]
    fault = next(validator.iter_errors(block), None)
    return [f"{block['type']}: {str(fault.message)[:200]}"] if fault else []
