"""Who may talk to the playground: pages that it served itself, on this machine.

It listens on the loopback interface only, but any website open in the same browser could send requests
there. A request under a foreign name (DNS rebinding) or from a foreign page is turned away.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import hdrs, web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
# Not every browser counts the stream as 'self', so it is named.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guarded(handler: Handler) -> Handler:
    """The handler, refusing what does not come from the playground's own page, its answers under a strict policy."""

    async def guard(request: web.Request) -> web.StreamResponse:
        if not _at_home(request.host):
            raise web.HTTPForbidden(text="Open the playground as http://127.0.0.1 or http://localhost.")
        if not _from_own_page(request):
            raise web.HTTPForbidden(text="Only the playground's own page may do this.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
            response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host)
        return response

    return guard


def _at_home(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in _NAMES
    except ValueError:
        return False


def _from_own_page(request: web.Request) -> bool:
    """Reading needs no origin; what changes something, and the stream, have to come from this very server."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None:
        return request.method == hdrs.METH_GET and hdrs.UPGRADE not in request.headers
    return origin == f"{request.scheme}://{request.host}"
