"""Take the README's pictures in a real Chromium: `python tests/playground/screenshots.py [FOLDER]`."""

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from conftest import started
from playwright.sync_api import Page, sync_playwright

SIZE = {"width": 1180, "height": 720}
NARROW = {"width": 390, "height": 760}


def hint(page: Page, url: str) -> None:
    """A question the docs answer, the private hint, and why it was given."""
    page.goto(f"{url}?me=U04#C01")
    page.locator("#entries > .entry").first.wait_for()
    page.locator("#composer").fill("How do I reset my database password?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Let it be").click()
    page.locator("#entries > .private").wait_for()
    asked = page.locator("#entries > .entry").filter(has_text="How do I reset").first
    asked.hover()
    asked.get_by_role("button", name="What was read of it").click()
    page.locator("#panel-why table").wait_for()
    page.mouse.move(0, 0)


def digest(page: Page, url: str) -> None:
    """The digest of Monday morning in the channel, and the forum beside it."""
    page.goto(f"{url}?me=U01#C01")
    page.locator("#entries > .entry").first.wait_for()
    page.get_by_role("tab", name="Forum").click()
    page.get_by_role("button", name="to tomorrow morning").click()
    page.locator("#entries figure").wait_for()
    page.get_by_text("Mon 5 Oct").first.wait_for()


PICTURES: Mapping[str, tuple[Callable[[Page, str], None], str, dict[str, int]]] = {
    "hint": (hint, "light", SIZE),
    "digest": (digest, "dark", SIZE),
    "narrow": (hint, "light", NARROW),
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (scene, scheme, size) in PICTURES.items():
            with started() as url:
                page = chromium.new_page(color_scheme=scheme, viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
                scene(page, url)
                page.screenshot(path=folder / f"{name}.png")
        chromium.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("pictures"))
