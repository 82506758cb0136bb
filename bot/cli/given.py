"""What commands take of a programme beside its chat, in the same words."""

import argparse
from pathlib import Path


def add_given(parser: argparse.ArgumentParser) -> None:
    """Its docs, rules, description, forum and calendar, as options that are None where they are not given."""
    parser.add_argument(
        "--docs", type=Path, metavar="DIR", help="the programme's docs (Markdown, reST, HTML)"
    )
    parser.add_argument(
        "--semantic", metavar="MODEL", help="search the docs by meaning too: a model's folder"
    )
    parser.add_argument("--program", type=Path, metavar="TOML", help="the programme's description")
    parser.add_argument(
        "--protocol", type=Path, metavar="FILE", help="the rules of its chat channel, as published"
    )
    parser.add_argument("--forum", type=Path, metavar="FILE", help="forum posts as JSON Lines")
    parser.add_argument("--calendar", type=Path, metavar="ICS", help="the live sessions")
