"""Start without a command: serve what is configured, else open the playground on the sample programme."""

import argparse
import os
from pathlib import Path

from bot.cli import playground, serve
from bot.settings import is_configured


def add_arguments(parser: argparse.ArgumentParser) -> None:
    playground.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    if is_configured(os.environ, Path.cwd()):
        return serve.run(argparse.Namespace(config=None))
    return playground.run(args)
