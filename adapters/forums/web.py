"""A forum's HTTP interface, asked within its rate limit; what it says in failing becomes one sentence."""

import asyncio
import math
from collections.abc import Mapping
from typing import Any

import httpx

from core.refusal import Refusal

_PATIENCE = 10.0
_TRIES = 3
_GONE = (404, 410)
_TIMEOUT = httpx.Timeout(20.0)
Json = Any


class Bucket:
    """A token bucket: `per_minute` requests, shared by all that ask through it, a few of them at once."""

    def __init__(self, per_minute: int, burst: int = 10) -> None:
        # What may come at once is kept back from the steady pace, so that no minute sees more.
        self._each = 60 / (per_minute - burst)
        self._burst = burst
        self._next = -math.inf

    async def take(self) -> None:
        """Wait until one more request is within the limit."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next, now - self._each * (self._burst - 1))
        wait = self._next - now
        self._next += self._each
        if wait > 0:
            await asyncio.sleep(wait)


class Web:
    """Requests to one forum, so many `per_minute`. `transport` is httpx's own seam.

    Each request has a client of its own, so no cookie is ever sent back: NodeBB answers those with 403.
    """

    def __init__(
        self, url: str, headers: Mapping[str, str], transport: httpx.AsyncBaseTransport | None = None,
        per_minute: int = 60,
    ) -> None:  # fmt: skip
        self.url = url.rstrip("/")
        self._headers = headers
        self._transport = transport
        self._bucket = Bucket(per_minute)

    async def get(self, path: str, **params: str | int) -> Json:
        """The answer as JSON, None where there is nothing at this address."""
        return await self._ask("GET", path, params, None)

    async def listed(self, path: str, **params: str | int) -> Json:
        """A list that every such forum has. Raises Refusal where there is none: the address is another's."""
        found = await self.get(path, **params)
        if found is None:
            raise Refusal(f"There is no such forum at {self.url}; check its address.")
        return found

    async def post(self, path: str, body: Mapping[str, object]) -> Json:
        return await self._ask("POST", path, {}, body)

    async def _ask(
        self, method: str, path: str, params: Mapping[str, str | int], body: Mapping[str, object] | None
    ) -> Json:
        for _ in range(_TRIES):
            answer = await self._once(method, path, params, body)
            wait = _asked_to_wait(answer)
            if wait is None:
                return self._read(answer, method)
            if wait > _PATIENCE:
                break
            await asyncio.sleep(wait)
        raise Refusal(f"The forum at {self.url} is busy and asks to wait; this is tried again by itself.")

    async def _once(
        self, method: str, path: str, params: Mapping[str, str | int], body: Mapping[str, object] | None
    ) -> httpx.Response:
        await self._bucket.take()
        client = httpx.AsyncClient(
            headers=self._headers, transport=self._transport, timeout=_TIMEOUT, follow_redirects=True
        )
        try:
            async with client:
                return await client.request(method, self.url + path, params=params, json=body)
        except httpx.TimeoutException as error:
            raise Refusal(f"The forum at {self.url} did not answer in time.") from error
        except httpx.HTTPError as error:
            raise Refusal(f"The forum at {self.url} cannot be reached.") from error

    def _read(self, answer: httpx.Response, method: str) -> Json:
        if answer.status_code in _GONE and method == "GET":
            return None
        if answer.status_code in (401, 403):
            raise Refusal(
                f"The forum at {self.url} does not let Stillwater do this; check its key and rights."
            )
        if answer.status_code >= 500:
            raise Refusal(f"The forum at {self.url} has a fault of its own ({answer.status_code}).")
        try:
            found = answer.json()
        except ValueError as error:
            raise Refusal(f"The forum at {self.url} answered with something that is not JSON.") from error
        if answer.status_code >= 400:
            raise Refusal(f"The forum at {self.url} refused: {_reason(found)}")
        return found


def _asked_to_wait(answer: httpx.Response) -> float | None:
    """Seconds to wait where there were too many requests: said in a header, or in Discourse's JSON."""
    if answer.status_code != 429:
        return None
    header = answer.headers.get("Retry-After", "")
    if header.isdigit():
        return float(header)
    try:
        return float(answer.json()["extras"]["wait_seconds"])
    except (ValueError, KeyError, TypeError):
        return _PATIENCE


def _reason(found: Json) -> str:
    if isinstance(found, dict):
        status = found.get("status")
        told = found.get("errors") or (status.get("message") if isinstance(status, dict) else None)
        told = told or found.get("message") or "it gave no reason"
        return " ".join(map(str, told)) if isinstance(told, list) else str(told)
    return "it gave no reason"
