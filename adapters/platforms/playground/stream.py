"""The stream that keeps open windows in step: each change once, in order, also after a lost connection."""

import asyncio
import contextlib
import secrets
from dataclasses import dataclass, field

from aiohttp import WSCloseCode, web

from adapters.platforms.playground.chat import REMEMBERED, Change, Chat


@dataclass(eq=False, slots=True)
class _Window:
    reader: str
    socket: web.WebSocketResponse
    waiting: asyncio.Queue[Change] = field(default_factory=lambda: asyncio.Queue(2 * REMEMBERED))
    lost: bool = False


class Stream:
    """Sends changes to windows. A position is "RUN.NUMBER": numbers mean nothing to another run."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self._run = secrets.token_hex(4)
        self._windows: set[_Window] = set()
        chat.on_change = self._pass_on

    @property
    def position(self) -> str:
        return f"{self._run}.{self._chat.number}"

    async def serve(self, request: web.Request, reader: str, after: str) -> web.WebSocketResponse:
        """Send what a reader missed after a position, then what happens, until the window closes."""
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        missed = self._missed(reader, after)
        if missed is None:
            await socket.send_json({"position": self.position, "reset": True})
            await socket.close()
            return socket
        window = _Window(reader, socket)
        self._windows.add(window)
        for change in missed:
            window.waiting.put_nowait(change)
        sending = asyncio.create_task(self._send(window))
        try:
            async for _ in socket:
                pass  # A window only listens; reading notices that it has closed.
        finally:
            self._windows.discard(window)
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending
        return socket

    async def close(self) -> None:
        for window in list(self._windows):
            await window.socket.close(code=WSCloseCode.GOING_AWAY)

    def _missed(self, reader: str, after: str) -> list[Change] | None:
        run, _, number = after.partition(".")
        return self._chat.since(int(number), reader) if run == self._run and number.isdigit() else None

    async def _send(self, window: _Window) -> None:
        while not window.lost:
            change = await window.waiting.get()
            try:
                await window.socket.send_json({"position": f"{self._run}.{change.number}", **change.what})
            except ConnectionError:
                return
        await window.socket.close()

    def _pass_on(self, change: Change) -> None:
        for window in self._windows:
            if window.lost or change.only not in (None, window.reader):
                continue
            if window.waiting.full():
                window.lost = True
            else:
                window.waiting.put_nowait(change)
