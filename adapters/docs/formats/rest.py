"""reStructuredText pages into sections, with the ids that docutils gives them."""

from collections.abc import Iterator
from datetime import date

from docutils import nodes
from docutils.core import publish_doctree

from core.answers import Section

SUFFIXES = (".rst",)
_QUIET = {
    "report_level": 5,
    "halt_level": 5,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "doctitle_xform": False,
}


def sections(text: str, source: str, updated: date | None = None) -> Iterator[Section]:
    """The sections of a page. Directives that only Sphinx knows are left out, their neighbours are read."""
    tree = publish_doctree(text, settings_overrides=_QUIET)
    page = source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    start = _own_text(tree)
    if start:
        yield Section(source, page, start, (), None, updated)
    yield from _inside(tree, source, (), updated)


def _inside(
    parent: nodes.Element, source: str, path: tuple[str, ...], updated: date | None
) -> Iterator[Section]:
    for node in parent.children:
        if isinstance(node, nodes.section):
            title = node.next_node(nodes.title)
            name = title.astext() if title is not None else ""
            yield Section(f"{source}#{node['ids'][0]}", name, _own_text(node), path, None, updated)
            yield from _inside(node, source, (*path, name), updated)


def _own_text(node: nodes.Element) -> str:
    skipped = (nodes.section, nodes.title, nodes.system_message, nodes.comment, nodes.problematic)
    return "\n\n".join(child.astext() for child in node.children if not isinstance(child, skipped)).strip()
