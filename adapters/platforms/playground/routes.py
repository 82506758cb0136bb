"""What the playground's page asks for and does, over HTTP."""

import json
from base64 import b64decode
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.platforms.playground.acting import Acting, direct
from adapters.platforms.playground.beside import Beside
from adapters.platforms.playground.chat import Chat
from adapters.platforms.playground.forum import ForumPane
from adapters.platforms.playground.guard import guarded
from adapters.platforms.playground.stream import Stream
from adapters.platforms.playground.wire import shown
from core import commands
from core.message import Member, MessageRef, Role
from core.ports import Host
from core.refusal import Refusal
from core.upload import Upload

Json = dict[str, Any]
Answer = Callable[[Member, Json], Awaitable[Json]]


class Routes:
    def __init__(self, chat: Chat, acting: Acting, beside: Beside, host: Host) -> None:
        self._chat = chat
        self._acting = acting
        self._beside = beside
        self._host = host
        self._stream = Stream(chat)

    def add_to(self, server: web.Application, static: Path) -> None:
        """Register the page, its files, and one route for each thing it asks for."""
        add = server.router.add_route
        add("GET", "/", guarded(self._file(static / "index.html")))
        for path in sorted(static.iterdir()):
            add("GET", f"/static/{path.name}", guarded(self._file(path)))
        add("GET", "/api/stream", guarded(self._open_stream))
        asked: dict[str, Answer] = {
            "state": self._state, "entries": self._entries, "home": self._home, "explain": self._explain,
        }  # fmt: skip
        done: dict[str, Answer] = {
            "say": self._say, "edit": self._edit, "delete": self._delete, "react": self._react, "join": self._join,
            "ask": self._ask, "press": self._press, "submit": self._submit, "pass": self._pass,
        }  # fmt: skip
        if self._beside.forum:
            pane = ForumPane(self._beside.forum, self._chat)
            asked |= pane.asked
            done |= pane.done
        for name, answer in asked.items():
            add("GET", f"/api/{name}", guarded(self._answering(answer)))
        for name, answer in done.items():
            add("POST", f"/api/{name}", guarded(self._answering(answer)))

    async def close(self) -> None:
        await self._stream.close()

    def _file(self, path: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(_: web.Request) -> web.StreamResponse:
            return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

        return serve

    def _answering(self, answer: Answer) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Answer in JSON; what cannot be done is said in one sentence, with status 409."""

        async def handle(request: web.Request) -> web.StreamResponse:
            given = dict(request.query)
            if request.method == "POST":
                given |= await _body(request)
            try:
                if request.method == "POST":
                    self._all_there()
                return web.json_response(await answer(self._member(str(given.get("me", ""))), given))
            except Refusal as refusal:
                return web.json_response({"refused": str(refusal)}, status=409)
            except KeyError as missing:
                return web.json_response({"refused": f"The request lacks {missing}."}, status=400)

        return handle

    def _all_there(self) -> None:
        done, total = self._beside.loaded
        if done < total:
            raise Refusal("The programme is still being read. One moment, please.")

    async def _open_stream(self, request: web.Request) -> web.StreamResponse:
        return await self._stream.serve(request, request.query.get("me", ""), request.query.get("after", ""))

    def _member(self, id: str) -> Member:
        known = self._chat.people.get(id)
        return Member(id, known["name"], Role(known["role"]), known["zone"]) if known else Member(id)

    async def _state(self, me: Member, _: Json) -> Json:
        """All that a window shows besides messages."""
        done, total = self._beside.loaded
        staff = me.role is Role.FACILITATOR
        offered = {
            word: {"summary": module.SUMMARY, "usage": commands.usage(module, staff=staff)}
            for word, module in commands.offered_to(staff=staff).items()
        }
        return {
            "position": self._stream.position,
            "title": self._beside.title,
            "remarks": list(self._beside.remarks),
            "suggestions": [asdict(suggestion) for suggestion in self._beside.suggestions],
            "visitor": self._beside.visitor,
            "people": list(self._chat.people.values()),
            "channels": list(self._chat.channels.values()),
            "direct": direct(me.id),
            "commands": offered,
            "forum": self._beside.forum is not None,
            "loading": {"done": done, "total": total},
            "clock": self._clock(),
        }

    async def _entries(self, me: Member, given: Json) -> Json:
        """Fifty messages of a channel or thread, the latest or those before one; a thread with its opener."""
        channel, thread = given["channel"], given.get("thread")
        if channel.startswith(direct("")) and channel != direct(me.id):
            raise Refusal("That conversation is somebody else's.")
        found, older = self._chat.latest(channel, me.id, thread=thread, before=given.get("before", ""))
        opener = self._chat.get(channel, thread) if thread else None
        shown_entries = [*([opener] if opener and opener.only in (None, me.id) else []), *found]
        return {"entries": [asdict(entry) for entry in shown_entries], "older": older}

    async def _home(self, me: Member, _: Json) -> Json:
        return {"page": shown(await self._host.home(me))}

    async def _explain(self, me: Member, given: Json) -> Json:
        ref = MessageRef(given["channel"], given["id"])
        entry = self._chat.get(ref.channel, ref.id)
        if entry is None or entry.gone or entry.only not in (None, me.id):
            raise Refusal("That message is not there any more.")
        waiting = await self._beside.waiting(ref)
        told = {"until": waiting.until.isoformat(), "because": waiting.because} if waiting else None
        return {"page": shown(await self._beside.explain(ref)), "waiting": told}

    async def _say(self, me: Member, given: Json) -> Json:
        thread, key = given.get("thread"), given["key"]
        said = await self._acting.say(me, given["channel"], given["text"], thread=thread, key=key)
        return {"id": said.id}

    async def _edit(self, me: Member, given: Json) -> Json:
        await self._acting.edit(me, given["channel"], given["id"], given["text"])
        return {}

    async def _delete(self, me: Member, given: Json) -> Json:
        await self._acting.delete(me, given["channel"], given["id"])
        return {}

    async def _react(self, me: Member, given: Json) -> Json:
        await self._acting.react(me, given["channel"], given["id"], given["emoji"])
        return {}

    async def _join(self, _: Member, given: Json) -> Json:
        return {"id": await self._acting.join(given["name"], given["zone"], given["role"])}

    async def _ask(self, me: Member, given: Json) -> Json:
        return await self._acting.ask(me, given["channel"], given["text"], given.get("thread"))

    async def _press(self, me: Member, given: Json) -> Json:
        return await self._acting.press(me, given["channel"], given["does"], given["about"], given.get("id"))

    async def _submit(self, me: Member, given: Json) -> Json:
        values = {str(name): str(value) for name, value in given["values"].items()}
        files = {str(name): _file(file) for name, file in given.get("files", {}).items()}
        return await self._acting.submit(
            me, given["channel"], given["does"], given["about"], values, files, given.get("id")
        )

    async def _pass(self, _: Member, given: Json) -> Json:
        await self._beside.pass_until(self._until(given))
        self._chat.tell({"clock": self._clock()})
        return {}

    def _until(self, given: Json) -> datetime:
        """Until a moment, or as far as a leap goes from now: a window may have been open for a while."""
        far = (leap.until for leap in self._beside.leaps() if leap.label == given.get("leap"))
        return next(far, None) or datetime.fromisoformat(given["until"])

    def _clock(self) -> Json:
        leaps = [{"label": leap.label, "until": leap.until.isoformat()} for leap in self._beside.leaps()]
        return {"now": self._beside.now().isoformat(), "zone": self._beside.zone, "leaps": leaps}


def _file(given: Json) -> Upload:
    """A file that was chosen in a form, its bytes in base64. Raises Refusal."""
    try:
        return Upload(str(given["name"]), b64decode(given["base64"], validate=True))
    except (ValueError, TypeError) as error:
        raise Refusal("That is no file.") from error


async def _body(request: web.Request) -> Json:
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="Requests are JSON.")
    try:
        found = await request.json()
    except json.JSONDecodeError:
        raise web.HTTPBadRequest(text="That is no JSON.") from None
    if not isinstance(found, dict):
        raise web.HTTPBadRequest(text="A request is a JSON object.")
    return found
