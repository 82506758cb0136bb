"""Serve Slack and Microsoft Teams, as stillwater.toml and the environment configure them, until it is stopped."""

import argparse
import asyncio
import logging
import os
from pathlib import Path

from bot.settings import read_settings

# The clock beats every second, and migrations load their parts: no news. Addresses that are asked may hold people's
# words, as a forum's search does, and no log may.
_QUIET = ("apscheduler", "alembic.runtime.plugins", "httpx", "httpcore")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, metavar="TOML", help="the settings (default: ./stillwater.toml)"
    )


def log() -> None:
    """Tell on standard error what happens, and nothing that people said."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def run(args: argparse.Namespace) -> int:
    environment = dict(os.environ)
    if args.config:
        environment["STILLWATER_CONFIG"] = str(args.config)
    settings = read_settings(environment, Path.cwd())
    log()
    # What takes a moment to load is loaded once the settings are known to be good.
    from bot.serve import serve

    def announce(address: str) -> None:
        print(f"Stillwater serves {settings.programme.name} at {address} (Ctrl-C stops it)", flush=True)

    asyncio.run(serve(settings, announce))
    return 0
