"""No page of the playground breaks a rule that axe-core can check, in light and dark, wide and narrow."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 780}


def broken(page: "Page") -> list[str]:
    """The rules that are broken, each with where."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    found = axe.Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert found.response["passes"], "axe looked at nothing"
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", WIDE), ("dark", NARROW)], ids=["light-wide", "dark-narrow"]
)
def test_the_chat_a_digest_a_form_and_the_panes_break_no_rule(
    course: str, browser: "Browser", scheme: str, size: dict[str, int]
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport=size)  # type: ignore[arg-type]
    page.set_default_timeout(30_000)
    page.goto(f"{course}?me=U01#C01")
    page.locator("#entries > .entry").first.wait_for()
    page.locator("#loading").wait_for(state="detached")
    assert broken(page) == []
    _ask(page, "/stillwater digest")
    page.locator("#entries figure").first.wait_for()
    assert broken(page) == []
    _ask(page, "/stillwater setup")
    page.get_by_role("dialog").wait_for()
    assert broken(page) == []
    page.keyboard.press("Escape")
    if size is NARROW:
        page.locator("#channel .only-narrow").click()
    page.get_by_role("tab", name="Forum").click()
    page.locator("#panel-forum .topic").first.wait_for()
    assert broken(page) == []
    page.close()


def test_with_a_menu_open_no_rule_is_broken(course: str, browser: "Browser") -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{course}?me=U04#C01")
    page.locator("#composer").fill("/")
    page.locator("#composer-menu [role=option]").first.wait_for()
    assert broken(page) == []
    page.close()


def test_a_broken_page_would_be_noticed(browser: "Browser") -> None:
    page = browser.new_page()
    page.set_content("<html><body><img src='x'><button></button></body></html>")
    assert any(rule.startswith("image-alt") for rule in broken(page))
    page.close()


def _ask(page: "Page", command: str) -> None:
    page.locator("#composer").fill(command)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
