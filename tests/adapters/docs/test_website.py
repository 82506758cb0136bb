"""Docs on a website, over the wire: a site of our own on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from adapters.docs import read_folder
from adapters.docs.website import mirror
from adapters.fetching import Elsewhere, Fetcher
from core.refusal import Refusal

PAGE = "<title>{0}</title><main><h1 id='top'>{0}</h1><p>About {0}.</p></main>"


class Site:
    """Answers by path: (status, content type, body); a status of 302 redirects to the body."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, str, str]] = {}
        self.asked: list[str] = []
        self.unchanged: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, kind, body = site.answers.get(self.path, (404, "text/plain", ""))
                mark = f'"{hash(body)}"'
                if status == 200 and mark in (
                    self.headers["If-None-Match"],
                    self.headers["If-Modified-Since"],
                ):
                    site.unchanged.append(self.path)
                    status, body = 304, ""
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", body)
                self.send_header("Content-Type", kind)
                self.send_header("ETag", mark)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def page(self, path: str, title: str) -> None:
        self.answers[path] = (200, "text/html; charset=utf-8", PAGE.format(title))

    def sitemap(self, *places: str, path: str = "/sitemap.xml") -> None:
        listed = "".join(f"<url><loc>{place}</loc></url>" for place in places)
        self.answers[path] = (200, "application/xml", f"<urlset>{listed}</urlset>")


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with httpx.Client(timeout=5) as client:
        yield Fetcher(site.url, client, pause=0, trusted=frozenset({"127.0.0.1"}))


def test_pages_are_mirrored_with_their_addresses_and_those_gone_go(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    site.page("/", "Home")
    site.page("/setup/vpn", "VPN")
    site.sitemap(f"{site.url}/", f"{site.url}/setup/vpn")
    assert mirror(site.url, tmp_path / "docs", fetcher) == 2
    found = {s.title: s.url for s in read_folder(tmp_path / "docs")[0]}
    assert found == {"Home": f"{site.url}/#top", "VPN": f"{site.url}/setup/vpn#top"}
    del site.answers["/setup/vpn"]
    assert mirror(site.url, tmp_path / "docs", fetcher) == 1
    assert {s.title for s in read_folder(tmp_path / "docs")[0]} == {"Home"}


def test_a_page_that_fails_just_now_is_kept_and_a_site_that_is_down_changes_nothing(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    site.page("/a", "A")
    site.sitemap(f"{site.url}/a")
    mirror(site.url, tmp_path / "docs", fetcher)
    site.answers["/a"] = (503, "text/plain", "")
    assert mirror(site.url, tmp_path / "docs", fetcher) == 1
    site.answers["/sitemap.xml"] = (500, "text/plain", "")
    with pytest.raises(Refusal, match="cannot be read"):
        mirror(site.url, tmp_path / "docs", fetcher)
    assert [s.title for s in read_folder(tmp_path / "docs")[0]] == ["A"]


def test_robots_txt_is_obeyed(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (200, "text/plain", "User-agent: *\nDisallow: /staff/\n")
    site.page("/a", "A")
    site.page("/staff/b", "B")
    site.sitemap(f"{site.url}/a", f"{site.url}/staff/b")
    assert mirror(site.url, tmp_path / "docs", fetcher) == 1
    assert "/staff/b" not in site.asked


def test_sitemaps_and_redirects_in_a_loop_end(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.page("/a", "A")
    site.sitemap(f"{site.url}/more.xml")
    site.sitemap(f"{site.url}/sitemap.xml", f"{site.url}/a", f"{site.url}/round", path="/more.xml")
    site.answers["/round"] = (302, "text/html", "/round")
    assert mirror(site.url, tmp_path / "docs", fetcher) == 1


def test_no_other_host_and_no_private_address_is_reached(site: Site, fetcher: Fetcher) -> None:
    site.answers["/away"] = (302, "text/html", "http://169.254.169.254/latest/meta-data")
    with pytest.raises(Elsewhere, match="not on"):
        fetcher.get(f"{site.url}/away")
    careful = Fetcher(site.url, fetcher.client, pause=0)
    with pytest.raises(Elsewhere, match="a private address"):
        careful.get(f"{site.url}/")
    assert site.asked == ["/away"]


def test_a_site_in_a_network_of_ones_own_is_read_where_its_operator_says_so(
    site: Site, tmp_path: Path
) -> None:
    site.page("/a", "A")
    site.sitemap(f"{site.url}/a", f"{site.url}/away")
    site.answers["/away"] = (302, "text/html", "http://127.0.0.2/other")
    with pytest.raises(Refusal, match="private = true"):
        mirror(site.url, tmp_path / "docs")
    assert mirror(site.url, tmp_path / "docs", private=True) == 1
    assert [s.title for s in read_folder(tmp_path / "docs")[0]] == ["A"]


def test_a_page_over_five_megabytes_is_left_out(site: Site, fetcher: Fetcher) -> None:
    site.answers["/big"] = (200, "text/html", "x" * 5_000_001)
    with pytest.raises(Elsewhere, match="larger"):
        fetcher.get(f"{site.url}/big")


def test_requests_are_spread_out(site: Site) -> None:
    slept: list[float] = []
    site.page("/a", "A")
    with httpx.Client() as client:
        polite = Fetcher(site.url, client, 0.5, frozenset({"127.0.0.1"}), slept.append)
        polite.get(f"{site.url}/a")
        polite.get(f"{site.url}/a")
    assert slept == [0.5]


def test_a_site_without_pages_is_refused(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.sitemap()
    with pytest.raises(Refusal, match="no page"):
        mirror(site.url, tmp_path / "docs", fetcher)


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.page("/", "Home")
    site.page("/setup", "Setup")
    site.sitemap(f"{site.url}/", f"{site.url}/setup")
    mirror(site.url, tmp_path / "docs", fetcher)
    site.page("/setup", "Set-up, revised")
    for _ in range(2):
        assert mirror(site.url, tmp_path / "docs", fetcher) == 2
    assert site.unchanged == ["/", "/", "/setup"]
    assert [s.title for s in read_folder(tmp_path / "docs")[0]] == ["Home", "Set-up, revised"]


def test_an_hourly_visit_changes_no_file_of_a_site_that_has_not_changed(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    site.page("/", "Home")
    site.sitemap(f"{site.url}/")
    mirror(site.url, tmp_path / "docs", fetcher)
    before = (tmp_path / "docs" / "index.html").stat().st_mtime_ns
    mirror(site.url, tmp_path / "docs", fetcher)
    assert (tmp_path / "docs" / "index.html").stat().st_mtime_ns == before
