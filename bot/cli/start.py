"""Start without a command: open the playground on the sample programme."""

import argparse

from bot.cli import playground


def add_arguments(parser: argparse.ArgumentParser) -> None:
    playground.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    return playground.run(args)
