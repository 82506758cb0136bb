"""Fetching from the web: politely, from one site (or where it redirects to), and never from a private address.

A name is resolved once, what it resolves to is checked, and the connection goes to that very address: neither
a redirect nor a name that changes its mind reaches into the network that Stillwater stands in.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from core.refusal import Refusal

AGENT = "Stillwater"
LARGEST = 5_000_000
_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_KEPT = ("location", "content-type", "etag", "last-modified")


class Elsewhere(Exception):
    """An address that is not fetched: another host, another scheme, or a private network."""


class Private(Elsewhere):
    """An address in a private network."""


class TooLarge(Elsewhere):
    """What is there is larger than is read."""


@dataclass
class Fetcher:
    """One website. `pause` seconds lie between requests; `trusted` addresses may be private (a docs server of one's own).

    `private`: so may the website's own be, whatever it is. `wanders`: redirects to other public hosts are followed too, but never from https to http.
    """

    origin: str
    client: httpx.Client
    pause: float = 0.5
    trusted: frozenset[str] = frozenset()
    sleep: Callable[[float], None] = time.sleep
    wanders: bool = False
    private: bool = False
    _began: bool = field(default=False, init=False)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """The answer at a URL of this website, its redirects followed, at most 5 MB.

        Raises Elsewhere for an address that is not fetched, httpx.HTTPError where there is no answer.
        """
        for _ in range(_REDIRECTS):
            answer = self._one(url, headers or {})
            if not answer.has_redirect_location:
                return answer
            url = urljoin(url, answer.headers["location"])
        raise Elsewhere(f"{url} redirects in a loop")

    def _one(self, url: str, more: Mapping[str, str]) -> httpx.Response:
        if not (self.is_own(url) or (self.wanders and self._as_safe(url))):
            raise Elsewhere(f"{url} is not on {self.origin}")
        if self._began:
            self.sleep(self.pause)
        self._began = True
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        address = self._address(host, port, private=self.private and self.is_own(url))
        asked = httpx.URL(url).copy_with(host=address, port=port)
        headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, **more}
        with self.client.stream("GET", asked, headers=headers, extensions={"sni_hostname": host}) as answer:
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > LARGEST:
                    raise TooLarge(f"{url} is larger than 5 MB")
        kept = {name: value for name, value in answer.headers.items() if name in _KEPT}
        return httpx.Response(answer.status_code, headers=kept, content=bytes(body))

    def is_own(self, url: str) -> bool:
        """Is a URL on this website: the same scheme, host and port?"""
        own, other = urlsplit(self.origin), urlsplit(url)
        return (own.scheme, own.netloc) == (other.scheme, other.netloc) and own.scheme in _PORTS

    def _as_safe(self, url: str) -> bool:
        scheme = urlsplit(url).scheme
        return scheme == "https" or scheme == urlsplit(self.origin).scheme == "http"

    def _address(self, host: str, port: int, *, private: bool) -> str:
        try:
            found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except OSError as error:
            raise httpx.ConnectError(f"{host} is not known: {error}") from error
        for address in sorted(found):
            if not private and address not in self.trusted and not ipaddress.ip_address(address).is_global:
                raise Private(f"{host} is at {address}, a private address")
        return sorted(found)[0]


def mark_of(answer: httpx.Response) -> str:
    """By what an answer is recognised as unchanged: its ETag, or when it was last modified; empty for neither."""
    return answer.headers.get("etag") or answer.headers.get("last-modified") or ""


def unless(mark: str) -> dict[str, str]:
    """The condition of a request that is answered with 304 where nothing has changed since a mark.

    A mark in quotes is an ETag, any other a date.
    """
    if not mark:
        return {}
    return {"If-None-Match" if mark.startswith(('"', "W/")) else "If-Modified-Since": mark}


def origin_of(url: str) -> str:
    """Scheme, host and port of a URL. Raises Refusal where it is not one of the web."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username:
        raise Refusal(f"{url} is not the address of a website; write it as https://docs.example.org/.")
    return f"{parts.scheme}://{parts.netloc}"
