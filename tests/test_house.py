"""The house rules for families of files: each member says what it is, has what its family asks for, is tested."""

import importlib
import inspect
import re
from pathlib import Path

import pytest

import bot.cli
from adapters import forums
from core.by_file import modules_of
from core.paradox import pathways

TESTS = Path(__file__).parent
# Of each family: what a member has, and where the tests that name it are.
FAMILIES = {
    "core.discourse.cues": (("SOURCE", "EXAMPLE", "BECAUSE", "measure"), "core/discourse"),
    "core.protocols.kinds": (("EXAMPLE", "SAYS", "read"), "core/protocols"),
    "core.paradox.pathways": (("NAME", "SIGNALS"), "core/paradox"),
    "core.commands": (("SUMMARY", "USAGE"), ""),
    "bot.jobs": (("EVERY", "run"), "bot"),
    "adapters.docs.formats": (("SUFFIXES", "sections"), "adapters/docs"),
}
MEMBERS = [(family, name) for family in FAMILIES for name in modules_of(family)]
# One test asks each of them by its example.
EXAMPLES = {"core.discourse.cues", "core.protocols.kinds"}

# Rooms whose opening words name everything in them, so that a reader finds a thing by them.
ROOMS = ("core", "core.discourse", "core.answers", "core.paradox", "core.protocols", "core.reply", "bot")


@pytest.mark.parametrize("room", ROOMS)
def test_the_handbook_names_every_room_and_module(room: str) -> None:
    opening = inspect.getdoc(importlib.import_module(room)) or ""
    assert [name for name in modules_of(room) if f"`{name}`" not in opening] == []


@pytest.mark.parametrize(("family", "name"), MEMBERS)
def test_a_member_says_what_it_is_and_has_what_its_family_asks_for(family: str, name: str) -> None:
    module, (wanted, _) = modules_of(family)[name], FAMILIES[family]
    assert module.__doc__
    assert [attribute for attribute in wanted if not hasattr(module, attribute)] == []


@pytest.mark.parametrize(("family", "name"), [m for m in MEMBERS if m[0] not in EXAMPLES])
def test_a_member_is_named_in_a_test(family: str, name: str) -> None:
    said = re.compile(rf"(?<![a-z]){name.replace('_', '[-_ ]')}(?![a-z])", re.IGNORECASE)
    tests = (TESTS / FAMILIES[family][1]).rglob("test_*.py")
    assert any(said.search(test.read_text(encoding="utf-8")) for test in tests)


@pytest.mark.parametrize("family", [*FAMILIES, "adapters.forums", "bot.cli"])
def test_contributing_says_how_to_add_one(family: str) -> None:
    guide = TESTS.parent / "CONTRIBUTING.md"
    assert f"`{family.replace('.', '/')}/NAME.py`" in guide.read_text(encoding="utf-8")


def test_every_forum_and_every_command_of_the_command_line_can_be_opened() -> None:
    assert list(forums.every()) == ["discourse", "github_discussions", "nodebb"]
    assert all(module.__doc__ and module.NEEDS for module in forums.every().values())
    for name in bot.cli.names():
        module = modules_of("bot.cli")[name]
        assert module.__doc__
        assert callable(module.add_arguments)
        assert callable(module.run)


@pytest.mark.parametrize("name", pathways.every())
def test_a_signal_states_what_is_healthy_and_what_is_eroded(name: str) -> None:
    for signal in pathways.every()[name].SIGNALS:
        assert re.search(r"healthy [\d.]+%?.*eroded [\d.]+", inspect.getdoc(signal) or ""), signal.__name__
