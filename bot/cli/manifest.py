"""Write the app manifest of a platform for this deployment.

slack: YAML to paste at https://api.slack.com/apps; without --url for Socket Mode, with it for HTTP.
"""

import argparse
import importlib
import importlib.util
import pkgutil
from pathlib import Path

from adapters import platforms


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
    written: str = importlib.import_module(f"{platforms.__name__}.{args.platform}.manifest").written(args.url)
    if args.out:
        args.out.write_text(written, encoding="utf-8")
    else:
        print(written, end="")
    return 0
