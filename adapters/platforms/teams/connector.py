"""Teams's connector over HTTP: send, update, open a conversation; tries again where Teams asks for it."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp

Json = dict[str, Any]

# Microsoft asks bots to back off and try again on these.
_AGAIN = frozenset({412, 429, 502, 503, 504})
_TRIES, _FIRST_WAIT, _LONGEST_WAIT = 4, 0.5, 4.0
_TIMEOUT = aiohttp.ClientTimeout(total=15)


@dataclass
class Fault(Exception):
    """The connector refused; `again` is true where the same call may go through later, after `wait` seconds."""

    status: int
    code: str
    again: bool = False
    wait: float = 60.0


class Connector:
    """`token` gives the bearer for a call (empty: none is sent), `pause` waits between tries."""

    def __init__(
        self, token: Callable[[], Awaitable[str]], pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._token, self._pause = token, pause
        self._session: aiohttp.ClientSession | None = None

    async def send(self, service: str, conversation: str, activity: Json, *, targeted: bool = False) -> str:
        """Post an activity into a conversation and return its id. `targeted`: only its recipient sees it."""
        path = f"v3/conversations/{quote(conversation, safe='')}/activities"
        params = {"isTargetedActivity": "true"} if targeted else {}
        return str((await self._call("POST", service, path, activity, params)).get("id", ""))

    async def update(self, service: str, conversation: str, id: str, activity: Json) -> None:
        path = f"v3/conversations/{quote(conversation, safe='')}/activities/{quote(id, safe='')}"
        await self._call("PUT", service, path, {**activity, "id": id}, {})

    async def open(self, service: str, parameters: Json) -> Json:
        """Open a personal chat, or a new thread of a channel with its first message."""
        return await self._call("POST", service, "v3/conversations", parameters, {})

    async def get(self, service: str, path: str, params: Mapping[str, str] | None = None) -> Json:
        """Look something up: a team, its channels, the people of a conversation."""
        return await self._call("GET", service, path, None, dict(params or {}))

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _call(
        self, method: str, service: str, path: str, body: Json | None, params: dict[str, str]
    ) -> Json:
        wait = _FIRST_WAIT
        for tried in range(1, _TRIES + 1):
            try:
                return await self._once(method, f"{service.rstrip('/')}/{path}", body, params)
            except Fault as fault:
                if not fault.again or tried == _TRIES or fault.wait > _LONGEST_WAIT:
                    raise
                # Full jitter, so that replicas do not come back all at once.
                await self._pause(max(fault.wait, random.uniform(0, wait)))  # noqa: S311 - no secret
                wait = min(wait * 2, _LONGEST_WAIT)
        raise AssertionError("the last try returns or raises")

    async def _once(self, method: str, url: str, body: Json | None, params: dict[str, str]) -> Json:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        token = await self._token()
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with self._session.request(method, url, json=body, params=params, headers=headers) as answer:
            if answer.status < 300:
                found = await answer.json(content_type=None) if answer.content_length != 0 else {}
                return found if isinstance(found, dict) else {}
            raise Fault(answer.status, await _code(answer), answer.status in _AGAIN, _wait(answer))


async def _code(answer: aiohttp.ClientResponse) -> str:
    try:
        told = await answer.json(content_type=None)
        return str(told["error"]["code"])
    except (ValueError, KeyError, TypeError):
        return ""


def _wait(answer: aiohttp.ClientResponse) -> float:
    """Seconds that Teams asks us to wait; 0 where it does not say."""
    given = answer.headers.get("Retry-After", "")
    return float(given) if given.replace(".", "", 1).isdigit() else 0.0
