"""HTML pages into sections: headings with an id of their own, or of what encloses them, are anchors."""

from collections.abc import Iterator
from datetime import date

from bs4 import BeautifulSoup, Tag

from core.answers import Section

SUFFIXES = (".html", ".htm")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FURNITURE = ("script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template")


def sections(text: str, source: str, updated: date | None = None) -> Iterator[Section]:
    """The sections of a page's main content, in order."""
    soup = BeautifulSoup(text, "html.parser")
    page = soup.title.get_text(" ", strip=True) if soup.title else source.rsplit("/", 1)[-1]
    root = soup.find("main") or soup.find("article") or soup.body or soup
    for furniture in root.find_all(_FURNITURE) if isinstance(root, Tag) else ():
        furniture.decompose()
    title, anchor, level = page, "", 0
    path: list[tuple[int, str]] = []
    parts: list[str] = []
    for node in root.descendants if isinstance(root, Tag) else ():
        if isinstance(node, Tag) and node.name in _HEADINGS:
            if parts or anchor:
                yield _section(source, anchor, title, path, parts, updated)
            depth = int(node.name[1])
            path = [(d, name) for d, name in [*path, (level, title)] if 0 < d < depth]
            title, anchor, level, parts = node.get_text(" ", strip=True), _anchor(node), depth, []
        elif not isinstance(node, Tag) and not _inside_heading(node) and str(node).strip():
            parts.append(" ".join(str(node).split()))
    if parts or anchor:
        yield _section(source, anchor, title, path, parts, updated)


def _section(
    source: str, anchor: str, title: str, path: list[tuple[int, str]], parts: list[str], updated: date | None
) -> Section:
    where = f"{source}#{anchor}" if anchor else source
    return Section(where, title, " ".join(parts), tuple(name for _, name in path), None, updated)


def _anchor(heading: Tag) -> str:
    holder = heading if heading.get("id") else heading.find_parent(["section", "div", "article"], id=True)
    inner = heading.find(id=True) or heading.find("a", attrs={"name": True})
    found = (
        heading.get("id")
        or (inner and (inner.get("id") or inner.get("name")))
        or (holder and holder.get("id"))
    )
    return str(found or "")


def _inside_heading(node: object) -> bool:
    return getattr(node, "find_parent", lambda _: None)(list(_HEADINGS)) is not None
