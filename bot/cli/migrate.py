"""Bring the ledger to the present tables. A start does so by itself; this is for doing it beforehand."""

import argparse
import os
from pathlib import Path

from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate
from bot.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ledger", metavar="URL", help="its address (default: that of the settings)")


def run(args: argparse.Namespace) -> int:
    url = args.ledger or read_settings(os.environ, Path.cwd()).ledger
    engine = open_engine(url)
    migrate(engine)
    print(f"The ledger is up to date: {engine.url.render_as_string(hide_password=True)}")
    engine.dispose()
    return 0
