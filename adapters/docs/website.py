"""Docs on a website: the pages of its sitemap, mirrored into a folder of our own and read from there."""

import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from adapters.fetching import AGENT, Elsewhere, Fetcher, Private, mark_of, origin_of, unless
from core.refusal import Refusal

# Beside the pages in a mirror: the address of each.
ADDRESSES = ".addresses.json"
_MARKS = ".marks.json"
MOST_PAGES = 20_000
_MOST_SITEMAPS = 50
_LOCATION = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)
_GONE = (404, 410)


def mirror(url: str, folder: Path, fetcher: Fetcher | None = None, *, private: bool = False) -> int:
    """Mirror the pages that a website's sitemap names; how many there are now.

    With `private` the site itself, and nothing else, may stand in a private network. A page that is gone goes from the mirror too; one that cannot be had just now stays as it was. Raises
    Refusal where the site is down or names no page; the mirror then stays as it was.
    """
    if fetcher is None:
        with httpx.Client(timeout=20, follow_redirects=False) as client:
            return mirror(url, folder, Fetcher(origin_of(url), client, private=private))
    try:
        robots = _robots(fetcher)
        pages = [page for page in _listed(fetcher, url, robots) if robots.can_fetch(AGENT, page)]
    except Private as error:
        raise Refusal(
            f"{url} cannot be read: {error}; where that is meant, [docs] private = true."
        ) from error
    except (httpx.HTTPError, Elsewhere) as error:
        raise Refusal(f"{url} cannot be read: {error or type(error).__name__}.") from error
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    addresses: dict[str, str] = {}
    marks = _marks(folder)
    for page in pages[:MOST_PAGES]:
        source = _source(page)
        if _fetch(fetcher, page, fresh / source, folder / source, marks):
            addresses[source] = page
    if not addresses:
        shutil.rmtree(fresh)
        raise Refusal(f"{url} names no page that can be read in its sitemap.")
    (fresh / ADDRESSES).write_text(json.dumps(addresses), encoding="utf-8")
    (fresh / _MARKS).write_text(json.dumps(marks), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return len(addresses)


def _robots(fetcher: Fetcher) -> RobotFileParser:
    """What the site lets a robot read: all where it has no robots.txt, nothing where that cannot be read."""
    answer = fetcher.get(f"{fetcher.origin}/robots.txt")
    robots = RobotFileParser()
    if answer.status_code >= 500:
        raise Elsewhere(f"robots.txt answers {answer.status_code}")
    robots.parse(answer.text.splitlines() if answer.is_success else [])
    return robots


def _listed(fetcher: Fetcher, url: str, robots: RobotFileParser) -> Iterator[str]:
    """The pages of the site's sitemaps on the site itself, each once, however the sitemaps refer to each other."""
    waiting = [url] if url.endswith(".xml") else (robots.site_maps() or [f"{fetcher.origin}/sitemap.xml"])
    read: set[str] = set()
    seen: set[str] = set()
    while waiting and len(read) < _MOST_SITEMAPS:
        sitemap = waiting.pop(0)
        if sitemap in read or not fetcher.is_own(sitemap):
            continue
        read.add(sitemap)
        answer = fetcher.get(sitemap)
        if not answer.is_success:
            raise Elsewhere(f"{sitemap} answers {answer.status_code}")
        for found in (html.unescape(place) for place in _LOCATION.findall(answer.text)):
            if found.endswith(".xml"):
                waiting.append(found)
            elif found not in seen and fetcher.is_own(found):
                seen.add(found)
                yield found


def _marks(folder: Path) -> dict[str, str]:
    """By what each page of the last mirror is recognised as unchanged."""
    kept = folder / _MARKS
    found: dict[str, str] = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    return found


def _fetch(fetcher: Fetcher, page: str, into: Path, last: Path, marks: dict[str, str]) -> bool:
    """Write a page, or its last copy where it has not changed or cannot be had just now; false where there is none."""
    try:
        answer = fetcher.get(page, unless(marks.get(page, "")) if last.is_file() else None)
    except Elsewhere:
        return False
    except httpx.HTTPError:
        return _keep(last, into)
    if answer.is_success and "html" in answer.headers.get("content-type", ""):
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_bytes(answer.content)
        marks[page] = mark_of(answer)
        return True
    return answer.status_code not in _GONE and not answer.is_success and _keep(last, into)


def _keep(last: Path, into: Path) -> bool:
    if not last.is_file():
        return False
    into.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(last, into)
    return True


def _source(page: str) -> str:
    """The file a page is kept in: its path without anything that would lead out of the folder."""
    parts = urlsplit(page)
    path = f"{unquote(parts.path)}{'-' + parts.query if parts.query else ''}"
    names = [re.sub(r"[^\w.-]+", "-", name).lstrip(".")[:100] for name in path.split("/")]
    kept = [name for name in names if name]
    if not kept or path.endswith("/"):
        kept.append("index.html")
    if not kept[-1].endswith((".html", ".htm")):
        kept[-1] += ".html"
    return "/".join(kept)
