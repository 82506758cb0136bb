"""Microsoft Teams at the wire: the connector's REST calls, and the keys its requests are signed with.

It refuses what Teams would refuse: a card over 28 KB, a card that is none, an unknown conversation; it can
be told to answer the next calls with any status.
"""

import json
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

Json = dict[str, Any]

SPECS = Path(__file__).parents[5] / "shared" / "specs" / "teams"
APP, TENANT, ISSUER = "11111111-2222-3333-4444-555555555555", "tenant-1", "https://api.botframework.example"
BOT = {"id": f"28:{APP}", "name": "Stillwater"}
ANA = {"id": "29:ana", "name": "Ana", "aadObjectId": "aad-ana"}
TOM = {"id": "29:tom", "name": "Tom", "aadObjectId": "aad-tom"}
PEOPLE = [ANA, TOM]
CHANNEL, GROUP, PERSONAL = "19:course@thread.tacv2", "19:group@thread.v2", "a:ana-and-bot"
_LARGEST = 28_000


class SigningKeys:
    """The public keys Teams signs with, served from a thread: the SDK fetches them without yielding."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        keys = {
            "keys": [
                {
                    **json.loads(RSAAlgorithm.to_jwk(key.public_key())),
                    "kid": "k1",
                    "endorsements": ["msteams"],
                }
            ]
        }

        class Handler(BaseHTTPRequestHandler):
            def do_GET(handler) -> None:  # noqa: N805 - the server's own name
                told = (
                    keys if handler.path == "/keys" else {"issuer": ISSUER, "jwks_uri": f"{self.base}/keys"}
                )
                handler.send_response(200)
                handler.end_headers()
                handler.wfile.write(json.dumps(told).encode())

            def log_message(handler, *_: object) -> None:  # noqa: N805
                return None

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_port}"

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class FakeTeams:
    """A connector that remembers; `next_statuses` are answered before it is itself again."""

    def __init__(self) -> None:
        self.sent: list[Json] = []
        self.updated: list[Json] = []
        self.opened: list[Json] = []
        self.files: dict[str, bytes] = {}
        self.next_statuses: list[int | tuple[int, str]] = []
        self.targeted_allowed = True
        self.consented = True
        self._shown: dict[str, list[Json]] = {}
        self.base = ""
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._signing = SigningKeys(self._key)
        self._number = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "FakeTeams":
        app = web.Application()
        app.router.add_post("/v3/conversations", self._open)
        app.router.add_get("/graph/teams/{group}/channels/{channel}/messages", self._messages)
        app.router.add_get(
            "/graph/teams/{group}/channels/{channel}/messages/{thread}/replies", self._messages
        )
        app.router.add_get("/graph/chats/{channel}/messages", self._messages)
        app.router.add_get("/graph/teams/{group}/channels", self._channels)
        app.router.add_get("/v3/teams/{team}", self._team)
        app.router.add_get("/v3/teams/{team}/conversations", self._conversations)
        app.router.add_get("/v3/conversations/{conversation}/pagedmembers", self._people)
        app.router.add_post("/v3/conversations/{conversation}/activities", self._send)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_put("/v3/conversations/{conversation}/activities/{id}", self._update)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._signing.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._signing.stop()
        assert self._runner is not None
        await self._runner.cleanup()

    def token(self, **changed: object) -> str:
        """A token as Teams signs it for this bot."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": APP,
            "nbf": now - 60,
            "exp": now + 600,
            "serviceurl": self.base,
        } | changed
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": "k1"})

    @property
    def keys(self) -> str:
        """Where the metadata of the signing keys stands."""
        return self._signing.base + "/openid"

    def _refusal(self, activity: Mapping[str, Any] | None) -> web.Response | None:
        if self.next_statuses:
            told = self.next_statuses.pop(0)
            status, wait = told if isinstance(told, tuple) else (told, "")
            error = {"error": {"code": "Scripted", "message": ""}}
            return web.json_response(error, status=status, headers={"Retry-After": wait} if wait else {})
        if activity is not None and len(json.dumps(activity, ensure_ascii=False).encode()) > _LARGEST:
            return web.json_response({"error": {"code": "MessageSizeTooBig"}}, status=413)
        return None

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["name"]])

    async def _send(self, request: web.Request) -> web.Response:
        activity = await request.json()
        refused = self._refusal(activity)
        if refused:
            return refused
        targeted = request.query.get("isTargetedActivity") == "true"
        if targeted and (not self.targeted_allowed or not (activity.get("recipient") or {}).get("id")):
            return web.json_response({"error": {"code": "BadArgument"}}, status=400)
        self._number += 1
        conversation = unquote(request.match_info["conversation"])
        self.sent.append({"conversation": conversation, "targeted": targeted, **activity})
        if not targeted:
            self._show(conversation, f"m{self._number}", activity)
        return web.json_response({"id": f"m{self._number}"}, status=201)

    def _show(self, conversation: str, id: str, activity: Json) -> None:
        """Let Graph list it, the latest first, with its cards as texts."""
        cards = [{"content": json.dumps(card["content"])} for card in activity.get("attachments") or ()]
        self._shown.setdefault(conversation, []).insert(0, {"id": id, "attachments": cards})

    async def _update(self, request: web.Request) -> web.Response:
        activity = await request.json()
        refused = self._refusal(activity)
        if refused:
            return refused
        self.updated.append({"conversation": unquote(request.match_info["conversation"]), **activity})
        return web.json_response({"id": request.match_info["id"]})

    async def _messages(self, request: web.Request) -> web.Response:
        """Graph's list of the latest in a channel, thread or chat, for an app whose permission was consented to."""
        if not self.consented or not request.headers.get("Authorization"):
            return web.json_response({"error": {"code": "Forbidden"}}, status=403)
        channel, thread = request.match_info["channel"], request.match_info.get("thread")
        shown = self._shown.get(f"{channel};messageid={thread}" if thread else channel, [])
        return web.json_response({"value": shown[: int(request.query["$top"])]})

    async def _team(self, request: web.Request) -> web.Response:
        return web.json_response({"id": request.match_info["team"], "name": "Course", "aadGroupId": "g1"})

    async def _conversations(self, request: web.Request) -> web.Response:
        return web.json_response({"conversations": [{"id": CHANNEL}]})

    async def _channels(self, request: web.Request) -> web.Response:
        """Graph's list of a team's channels, for an app whose permission was consented to."""
        if not self.consented or not request.headers.get("Authorization"):
            return web.json_response({"error": {"code": "Forbidden"}}, status=403)
        described = {"id": CHANNEL, "displayName": "Course", "description": "Please reply in threads."}
        return web.json_response({"value": [described]})

    async def _people(self, request: web.Request) -> web.Response:
        """The people of a conversation, one to a page."""
        number = int(request.query.get("continuationToken", 0))
        following = {"continuationToken": str(number + 1)} if number + 1 < len(PEOPLE) else {}
        return web.json_response({"members": [PEOPLE[number]], **following})

    async def _open(self, request: web.Request) -> web.Response:
        asked = await request.json()
        refused = self._refusal(asked.get("activity"))
        if refused:
            return refused
        self.opened.append(asked)
        if asked.get("isGroup"):
            self._number += 1
            thread = f"t{self._number}"
            channel = asked["channelData"]["channel"]["id"]
            self.sent.append({"conversation": channel, "targeted": False, **asked["activity"]})
            self._show(channel, thread, asked["activity"])
            return web.json_response(
                {"id": f"{channel};messageid={thread}", "activityId": thread}, status=201
            )
        return web.json_response({"id": f"a:{asked['members'][0]['id']}"}, status=201)


def activity(kind: str, service: str, conversation: str = CHANNEL, **more: Any) -> Json:
    """An activity as Teams posts it."""
    type_ = (
        "channel" if "tacv2" in conversation else "personal" if conversation.startswith("a:") else "groupChat"
    )
    return {
        "type": kind, "channelId": "msteams", "serviceUrl": service, "id": "1700000000001",
        "timestamp": "2026-10-05T10:00:00.000Z", "from": ANA, "recipient": BOT,
        "conversation": {"id": conversation, "conversationType": type_, "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}, "team": {"id": "19:team@thread.tacv2", "aadGroupId": "g1"}},
        **more,
    }  # fmt: skip


def mention() -> Json:
    return {"type": "mention", "mentioned": BOT, "text": "<at>Stillwater</at>"}
