"""A forum's webhook: a signed word that something has changed, upon which it is looked at again.

Nothing of the payload is kept or logged; NodeBB's would carry its poster's own Authorization header.
"""

import hmac
from collections.abc import Callable

from aiohttp import web

PATH = "/forum/webhook"
# Discourse's and GitHub's headers; both hold "sha256=" and the HMAC of the raw body.
_HEADERS = ("X-Discourse-Event-Signature", "X-Hub-Signature-256")


def mount(server: web.Application, secret: str, changed: Callable[[], None]) -> None:
    """Listen on the one web server; `changed` is called for each word whose signature holds."""

    async def heard(request: web.Request) -> web.Response:
        raw = await request.read()
        if not any(signed(secret, raw, request.headers.get(name, "")) for name in _HEADERS):
            return web.Response(status=401, text="The signature does not hold.")
        changed()
        return web.Response(text="ok")

    server.router.add_post(PATH, heard)


def signed(secret: str, raw: bytes, signature: str) -> bool:
    """Was this body signed with the secret?"""
    wanted = "sha256=" + hmac.new(secret.encode(), raw, "sha256").hexdigest()
    return hmac.compare_digest(wanted.encode(), signature.encode())
