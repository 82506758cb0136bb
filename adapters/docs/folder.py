"""A folder of Markdown, reStructuredText and HTML pages as a library."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from adapters.docs.formats import by_suffix
from adapters.docs.index import Index
from adapters.docs.semantic import Embedder, indexed
from adapters.docs.website import ADDRESSES
from core.answers import Section
from core.refusal import Refusal
from core.source import Skipped

# A page over this size is a data dump, not documentation.
LARGEST = 5_000_000


def pages(folder: Path) -> list[Path]:
    """The documentation files below a folder, in order; hidden folders and links that lead out are passed over."""
    if not folder.is_dir():
        raise Refusal(f"{folder} is not a folder of docs; give the folder that holds the pages.")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in by_suffix() and path.is_file())
    within = (p for p in found if not p.is_symlink() or p.resolve().is_relative_to(folder.resolve()))
    return sorted(p for p in within if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def read_folder(folder: Path) -> tuple[list[Section], list[Skipped]]:
    """All sections below a folder; what could not be read is named, the rest is used.

    Raises Refusal where the folder holds no page at all.
    """
    sections: list[Section] = []
    skipped: list[Skipped] = []
    addresses = _addresses(folder)
    for path in pages(folder):
        source = path.relative_to(folder).as_posix()
        try:
            sections += _linked(read_page(path, source), addresses.get(source))
        except (OSError, ValueError, RecursionError) as error:
            skipped.append(Skipped(source, str(error) or type(error).__name__))
    if not sections:
        why = f" that can be read: {skipped[0].where}, {skipped[0].why}" if skipped else ""
        raise Refusal(f"{folder} holds no page in Markdown, reST or HTML{why}.")
    return sections, skipped


def _addresses(folder: Path) -> Mapping[str, str]:
    """The web address of each page, where the folder is the mirror of a website."""
    listed = folder / ADDRESSES
    return json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else {}


def _linked(sections: list[Section], address: str | None) -> list[Section]:
    if address is None:
        return sections
    return [replace(s, url=address + s.source[len(s.page) :]) for s in sections]


def read_page(path: Path, source: str) -> list[Section]:
    """The sections of one file; ValueError where it is no text or too large."""
    if path.stat().st_size > LARGEST:
        raise ValueError("it is larger than 5 MB")
    raw = path.read_bytes()
    if b"\0" in raw[:1000] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("it is not text")
    updated = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return list(by_suffix()[path.suffix.lower()].sections(decode(raw), source, updated))


def decode(raw: bytes) -> str:
    """Text in UTF-8, UTF-16 with a mark, or else Windows-1252, in which every byte means something."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def open_library(folder: Path, embedder: Embedder | None = None) -> Index:
    """The folder's sections as a searchable library; with an embedder, by meaning too."""
    sections, _ = read_folder(folder)
    return indexed(sections, embedder)
