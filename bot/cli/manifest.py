"""Write the app manifest of a platform for this deployment.

slack: YAML to paste at https://api.slack.com/apps; without --url for Socket Mode, with it for HTTP.
teams: a zip to upload in the Teams admin centre; TEAMS_APP_ID and --url (a page about the bot) are needed.
"""

import argparse
import importlib
import importlib.util
import pkgutil
import sys
from pathlib import Path

from adapters import platforms
from bot.outputs import write
from core.refusal import Refusal


def _offered() -> list[str]:
    """The platforms that have a manifest module."""
    folders = (m.name for m in pkgutil.iter_modules(platforms.__path__) if m.ispkg)
    return sorted(
        name for name in folders if importlib.util.find_spec(f"{platforms.__name__}.{name}.manifest")
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("platform", choices=_offered(), help="the platform to write it for")
    parser.add_argument("--url", help="where the platform reaches the bot, as in https://bot.example.org")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it here instead of standard output")


def run(args: argparse.Namespace) -> int:
    written: str | bytes = importlib.import_module(f"{platforms.__name__}.{args.platform}.manifest").written(
        args.url
    )
    content = written.encode() if isinstance(written, str) else written
    if args.out:
        write(args.out, content)
    elif isinstance(written, bytes) and sys.stdout.isatty():
        raise Refusal(
            f"The {args.platform} package is a zip: say where to write it, as in --out {args.platform}.zip."
        )
    else:
        sys.stdout.buffer.write(content)
    return 0
