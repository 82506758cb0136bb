"""The five-step audit of a programme: where its live elements hurt, with the evidence.

With EXPORT (and the options of replay) a Slack export is audited; `--page` and `--json` write the report.
"""

import argparse
import json
import webbrowser

from rich.console import Console
from rich.markup import escape

from bot.cli import replay
from bot.report import audit_page
from core.paradox.audit import Audit
from core.paradox.audit import run as audit_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    replay.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    facts = replay.read(args).facts
    found = audit_of(facts)
    console = Console()
    _show(found, console)
    if args.json:
        told = audit_page.figures(found, facts, {})
        args.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        console.print(f"Figures: {args.json}")
    if args.html:
        args.html.write_text(audit_page.render(found, facts, {}), encoding="utf-8")
        console.print(f"Report: {args.html}")
        if args.open:
            webbrowser.open(args.html.resolve().as_uri())
    return 0


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
