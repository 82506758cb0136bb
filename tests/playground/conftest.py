"""A playground started as a person starts it, and a real browser to look at it with."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def started(*options: str) -> Iterator[str]:
    """The address of a playground that `stillwater playground` serves, until the block ends."""
    command = [
        sys.executable,
        "-c",
        "from bot.cli import main; main()",
        "playground",
        "--no-open",
        "--port",
        "0",
    ]
    running = subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    try:
        assert running.stdout is not None
        line = next((row for row in running.stdout if "http://" in row), "")
        assert line, "the playground ended before it said where it is"
        yield line[line.index("http://") :].split()[0]
    finally:
        running.terminate()
        running.wait(10)
        if running.stdout:
            running.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if _CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine to look at the playground with")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def course(browser: "Browser") -> Iterator[str]:
    """A playground on the sample programme, shared by scenes that do not get in each other's way."""
    with started() as url:
        yield url


@pytest.fixture
def own_course(browser: "Browser") -> Iterator[str]:
    """A playground on the sample programme for one test alone."""
    with started() as url:
        yield url


@pytest.fixture
def long_channel(browser: "Browser", tmp_path: Path) -> Iterator[str]:
    """A playground on an export with a thousand messages in one channel."""
    export = tmp_path / "export"
    (export / "general").mkdir(parents=True)
    (export / "channels.json").write_text('[{"id": "C1", "name": "general"}]')
    people = [f'{{"id": "U{n}", "real_name": "Person {n}", "tz": "Europe/Oslo"}}' for n in range(1, 7)]
    (export / "users.json").write_text(f"[{', '.join(people)}]")
    rows = [
        f'{{"type": "message", "user": "U{n % 6 + 1}", "ts": "{1790000000 + 60 * n}.000100", "text": "message {n}"}}'
        for n in range(1000)
    ]
    (export / "general" / "2026-09-21.json").write_text(f"[{', '.join(rows)}]")
    with started("--export", str(export)) as url:
        yield url
