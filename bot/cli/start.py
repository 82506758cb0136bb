"""Start without a command: replay the sample programme and open its report."""

import argparse
from pathlib import Path

from bot.cli import replay


def add_arguments(parser: argparse.ArgumentParser) -> None:
    replay.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    args.html = args.html or Path("stillwater-report.html")
    args.open = True
    return replay.run(args)
