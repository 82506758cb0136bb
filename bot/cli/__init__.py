"""The command line. Each command is one module here: a docstring, `add_arguments` and `run`.

Only the module of the command that was asked for is imported, so that `measure` starts
without loading Slack, Teams or the ledger.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from types import ModuleType

from core.refusal import Refusal

# Modules here that serve commands without being one.
_NOT_COMMANDS = {"given", "lines"}


def names() -> list[str]:
    """The commands, by the names of their modules, in alphabetical order."""
    found = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name for name in found if name not in _NOT_COMMANDS)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


def _summary(name: str) -> str:
    return (_module(name).__doc__ or "").strip().splitlines()[0]


def _overview() -> str:
    width = max(map(len, names()))
    rows = (f"  {name:<{width}}  {_summary(name)}" for name in names())
    return "\n".join(
        [
            "usage: stillwater [COMMAND] [OPTIONS]",
            "",
            "Protects the slow, deep work of a learning programme from its own chat.",
            "Without a command: serves what is configured, or opens a private playground.",
            "",
            *rows,
            "",
            "stillwater COMMAND --help says what a command takes.",
        ]
    )


def run(argv: Sequence[str]) -> int:
    """Run one command line and return its exit status (0 done, 2 input that cannot be used)."""
    if argv and argv[0] in {"-h", "--help", "help"}:
        print(_overview())
        return 0
    name, rest = (argv[0], argv[1:]) if argv else ("start", [])
    if name not in names():
        raise Refusal(f"There is no command {name!r}; stillwater --help lists them.")
    module = _module(name)
    parser = argparse.ArgumentParser(
        prog=f"stillwater {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    status: int = module.run(parser.parse_args(list(rest)))
    return status


def main() -> None:
    """The console script: refusals become one sentence on standard error and exit status 2."""
    try:
        status = run(sys.argv[1:])
    except Refusal as refusal:
        print(f"stillwater: {refusal}", file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough.
        sys.stderr.close()
        status = 0
    sys.exit(status)
