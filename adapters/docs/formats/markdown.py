"""Markdown pages into sections with the anchors that GitHub gives their headings.

A heading's own id in braces (`{#id}`, as Pandoc, kramdown and Docusaurus write it) is its anchor.
"""

import re
from collections.abc import Iterator
from datetime import date

from markdown_it import MarkdownIt

from core.answers import Section

SUFFIXES = (".md", ".markdown")
# Only blocks matter here: headings, and code fences in which a # is none.
_PARSER = MarkdownIt("commonmark").disable("inline")
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_MATTER = re.compile(r"^(title|date|updated|lastmod):\s*['\"]?(.*?)['\"]?\s*$", re.MULTILINE)
_OWN_ID = re.compile(r"\s*\{\s*#([^\s}]+)[^}]*\}\s*$")
_LINKED = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def sections(text: str, source: str, updated: date | None = None) -> Iterator[Section]:
    """The sections of a page: each heading with what stands under it, up to the next heading.

    What stands before the first heading belongs to the page itself, under its title (or file name).
    """
    matter = _FRONT_MATTER.match(text)
    known = dict(_MATTER.findall(matter.group(1))) if matter else {}
    body = text[matter.end() :] if matter else text
    updated = _date(known.get("updated") or known.get("lastmod") or known.get("date")) or updated
    lines = body.split("\n")
    page = known.get("title") or source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    marks = list(_headings(body))
    start = "\n".join(lines[: marks[0][0]] if marks else lines).strip()
    if start:
        yield Section(source, page, start, (), None, updated)
    above: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for number, (_, after, level, title, own) in enumerate(marks):
        above = [(depth, name) for depth, name in above if depth < level]
        end = marks[number + 1][0] if number + 1 < len(marks) else len(lines)
        path = tuple(name for _, name in above) or ((page,) if known.get("title") else ())
        content = "\n".join(lines[after:end]).strip()
        anchor = own or slug(title)
        yield Section(f"{source}#{_unique(anchor, seen)}", title, content, path, None, updated)
        above.append((level, title))


def _headings(body: str) -> Iterator[tuple[int, int, int, str, str]]:
    """First line, line after, level, text and own id (or "") of each top-level heading."""
    tokens = _PARSER.parse(body)
    for token, inline in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open" and token.map and token.level == 0:
            own = _OWN_ID.search(inline.content)
            written = _OWN_ID.sub("", inline.content)
            title = _LINKED.sub(r"\1", written).replace("`", "").strip().strip("*_").strip()
            yield token.map[0], token.map[1], int(token.tag[1]), title, own.group(1) if own else ""


def slug(title: str) -> str:
    """The anchor GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


def _unique(anchor: str, seen: dict[str, int]) -> str:
    times = seen.get(anchor, 0)
    seen[anchor] = times + 1
    return f"{anchor}-{times}" if times else anchor


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
