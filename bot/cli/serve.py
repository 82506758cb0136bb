"""Serve Slack and Microsoft Teams, as stillwater.toml and the environment configure them, until it is stopped."""

import argparse
import asyncio
import logging
import os
from pathlib import Path

from bot.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, metavar="TOML", help="the settings (default: ./stillwater.toml)"
    )


def run(args: argparse.Namespace) -> int:
    environment = dict(os.environ)
    if args.config:
        environment["STILLWATER_CONFIG"] = str(args.config)
    settings = read_settings(environment, Path.cwd())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # The clock beats every second; that is no news.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    # What takes a moment to load is loaded once the settings are known to be good.
    from bot.serve import serve

    def announce(address: str) -> None:
        print(f"Stillwater serves {settings.programme.name} at {address} (Ctrl-C stops it)", flush=True)

    asyncio.run(serve(settings, announce))
    return 0
