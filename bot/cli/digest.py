"""Show the digest of the last whole week, of each channel and of the programme, from its ledger. Nothing is posted.

--json has one object a digest: week, channel (null: the programme), headline, pathways, one_thing, text.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.desk import LedgerDesk
from bot.on_ledger import desk_now
from bot.outputs import check_outputs, write
from bot.report import digest_page
from bot.report.figures import spoken
from core.message import ChannelKind
from core.paradox.digest import Digest, page
from core.paradox.digest.weekly import lacking, last_monday, weekly
from core.reply.pages import Page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, metavar="TOML", help="the settings (default: ./stillwater.toml)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a digest instead of text")
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help="the digests as one page without network or script"
    )


def run(args: argparse.Namespace) -> int:
    check_outputs(args.html)
    with desk_now(args.config) as desk:
        lacks = lacking(desk)
        found = [(name, digest, page(digest, lacking=lacks)) for name, digest in digests(desk) if digest]
    if args.html:
        shown = [(name, told) for name, _, told in found]
        write(args.html, digest_page.render(desk.programme.name, shown))
        print(f"Report: {args.html}", file=sys.stderr)
    for name, digest, told in found:
        if args.json:
            print(json.dumps(_figures(name, digest, told), ensure_ascii=False))
        else:
            print(f"{name or desk.programme.name}\n{spoken(told)}\n")
    if not found and not args.json:
        print("There was too little talk last week for a digest, or among too few people.")
    return 0


def digests(desk: LedgerDesk) -> Iterator[tuple[str | None, Digest | None]]:
    """The last whole week's digest of each chat channel by name and, of several, of the programme (no name)."""
    channels = [c for c in desk.channels() if c.kind is ChannelKind.CHAT]
    for channel in channels:
        zone = desk.settings(channel.id).timezone or desk.programme.timezone
        yield channel.name or channel.id, weekly(desk, last_monday(desk.now, zone), channel.id)
    if len(channels) > 1:
        yield None, weekly(desk, last_monday(desk.now, desk.programme.timezone), None)


def _figures(name: str | None, digest: Digest, told: Page) -> dict[str, Any]:
    return {
        "week": digest.week, "channel": name, "headline": digest.headline,
        "pathways": {n: {"score": r.score, "confidence": r.confidence} for n, r in digest.erosion.pathways.items()},
        "one_thing": digest.one_thing, "text": spoken(told),
    }  # fmt: skip
