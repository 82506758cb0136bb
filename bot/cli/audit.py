"""The five-step audit of a programme: where its live elements hurt, with the evidence.

Of the programme whose settings stand in this folder (or --config), from its ledger, with what its team has decided;
with EXPORT and the options of replay, of a Slack export.
"""

import argparse
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from bot.cli import replay
from bot.on_ledger import desk_now
from bot.outputs import check_outputs, write_reports
from bot.report import audit_page
from core.facts import Facts
from core.paradox.audit import Audit
from core.paradox.audit import run as audit_of
from core.paradox.redesign.board import board
from core.paradox.redesign.decided import Decision
from core.refusal import Refusal

# What is given beside an export; of a programme that is served its settings say it.
_BESIDE = (
    "docs", "semantic", "program", "protocol", "forum", "calendar", "attendance", "recordings", "survey",
    "submissions", "now",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "export", nargs="?", type=Path, help="a Slack export; none: the programme of the settings"
    )
    replay.add_options(parser)
    parser.add_argument(
        "--config", type=Path, metavar="TOML", help="the settings (default: ./stillwater.toml)"
    )


def run(args: argparse.Namespace) -> int:
    facts, decisions = _given(args)
    found = audit_of(facts)
    console = Console()
    _show(found, console)
    told = audit_page.figures(found, facts, decisions)
    write_reports(args, told, lambda: audit_page.render(found, facts, decisions), console)
    return 0


def _given(args: argparse.Namespace) -> tuple[Facts, dict[str, Decision]]:
    """What is known, and what the team has decided (nothing, of an export)."""
    if args.export is not None:
        return replay.read(args).facts, {}
    beside = [name for name in _BESIDE if getattr(args, name)]
    if beside:
        raise Refusal(f"--{beside[0]} goes with an EXPORT; without one the settings name what there is.")
    check_outputs(args.json, args.html)
    with desk_now(args.config) as desk:
        seen = board(desk)
    return seen.facts, seen.decisions


def _show(found: Audit, console: Console) -> None:
    """The steps' headlines and findings in the terminal."""
    console.print(f"[bold]{escape(found.programme)}[/bold], {found.since:%Y-%m-%d} to {found.until:%Y-%m-%d}")
    for number, step in enumerate(found.steps, 1):
        console.print(f"\n{number}. [bold]{escape(step.title)}[/bold]\n   {escape(step.headline)}")
        for one in step.findings:
            console.print(f"   - {escape(one)}")
        for one in step.asks:
            console.print(f"   ? {escape(one)}")
        if step.missing:
            console.print(f"   [dim]Missing: {escape('; '.join(step.missing))}[/dim]")
