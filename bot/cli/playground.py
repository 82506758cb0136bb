"""Open a private playground in the browser: a small team chat with the real bot in it, on this machine only.

Without options it is about the bundled sample programme. Nothing is sent anywhere, and nothing is kept unless
--keep names a folder for it.
"""

import argparse
import asyncio
import webbrowser
from dataclasses import replace
from pathlib import Path

from adapters.docs.semantic import Embedder
from bot.cli.given import add_given
from bot.playground.given import Paths, take

PORT = 8732


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--export", type=Path, metavar="ZIP", help="a Slack export to begin with")
    add_given(parser)
    parser.add_argument(
        "--port", type=_port, metavar="N", help=f"where to serve it (default {PORT}, or any free one; 0: any)"
    )
    parser.add_argument("--no-open", action="store_true", help="do not open a browser")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep it in this folder, to go on another time"
    )


def _port(given: str) -> int:
    if not given.isdigit() or int(given) > 65535:
        raise argparse.ArgumentTypeError(f"{given} is no port: give a number from 0 to 65535")
    return int(given)


def run(args: argparse.Namespace) -> int:
    paths = Paths(args.docs, args.protocol, args.export, args.program, args.forum, args.calendar)
    given = replace(take(paths), embedder=Embedder(args.semantic) if args.semantic else None)

    def announce(address: str) -> None:
        print(f"The playground is open at {address} (Ctrl-C closes it)", flush=True)
        if not args.no_open:
            webbrowser.open(address)

    # What takes a moment to load is loaded once the arguments are known to be good.
    from bot.playground.serving import serve

    ports = (PORT, 0) if args.port is None else (args.port,)
    asyncio.run(serve(given, ports, args.keep, announce))
    return 0
