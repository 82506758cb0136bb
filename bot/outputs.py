"""The files that a command writes what it found to."""

import argparse
import json
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from core.refusal import Refusal


def check_outputs(*outputs: Path | None) -> None:
    """Raises Refusal where a file cannot be written, before any work is done."""
    for wanted in outputs:
        if wanted is None:
            continue
        if not wanted.resolve().parent.is_dir():
            raise Refusal(f"{wanted} cannot be written: there is no folder {wanted.resolve().parent}.")
        if wanted.is_dir():
            raise Refusal(f"{wanted} cannot be written: it is a folder; name a file in it.")


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole. Raises Refusal where the disk or its permissions do not allow it."""
    try:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {error.strerror}.") from error


def write_reports(
    args: argparse.Namespace, found: Mapping[str, Any], page: Callable[[], str], console: Console
) -> None:
    """What was found as JSON (`--json`) and as a page (`--html`, shown with `--open`), where that was asked for."""
    if args.json:
        write(args.json, json.dumps(found, ensure_ascii=False, indent=1))
        console.print(f"Figures: {args.json}")
    if args.html:
        write(args.html, page())
        console.print(f"Report: {args.html}")
        if args.open:
            webbrowser.open(args.html.resolve().as_uri())
