"""Read a Slack export as if live, and report what would have been measured and said. Nothing is posted.

EXPORT is the zip that Slack gives, or the folder it unpacks to. Without it the bundled sample programme is
replayed. The JSON report is described in the README and kept stable.
"""

import argparse
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from adapters.calendars import read_programme
from adapters.platforms.export import Export, open_export
from bot.cli.given import add_given
from bot.gathering import Files, read_files
from bot.outputs import check_outputs, write_reports
from bot.own_rules import with_protocol
from bot.replay import Replayed, replay
from bot.report import page, terminal
from bot.report.figures import figures
from bot.samples import COURSE, EXAMPLE
from bot.sources import Sources
from core.programme import Programme
from core.refusal import Refusal

_LISTS = ("attendance", "recordings", "survey", "submissions")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("export", nargs="?", type=Path, help="a Slack export; none: the sample programme")
    add_options(parser)


def add_options(parser: argparse.ArgumentParser) -> None:
    """What may be given beside an export, and where the findings go."""
    add_given(parser)
    parser.add_argument(
        "--attendance", type=Path, metavar="CSV", help="who was there, as Zoom or Teams exports it"
    )
    parser.add_argument("--recordings", type=Path, metavar="CSV", help="title, published, viewer, minutes")
    parser.add_argument("--survey", type=Path, metavar="CSV", help="date, text")
    parser.add_argument("--submissions", type=Path, metavar="CSV", help="member, assessment, submitted")
    parser.add_argument("--now", metavar="ISO", help="replay as of this moment: what came later is not read")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here")
    parser.add_argument("--html", type=Path, metavar="OUT", help="write the report page here")
    parser.add_argument("--open", action="store_true", help="open the report page in a browser")


def run(args: argparse.Namespace) -> int:
    console = Console()
    told = figures(read(args))
    terminal.show(told, console)
    write_reports(args, told, lambda: page.render(told), console)
    return 0


def read(args: argparse.Namespace) -> Replayed:
    """Replay the export that the arguments name, or the sample programme. Raises Refusal."""
    if args.export is None:
        _take_sample(args)
    check_outputs(args.json, args.html)
    export = open_export(args.export)
    with Console(stderr=True).status("Reading what is given beside the export"):
        sources = _sources(args, export)
    now = _moment(args.now, sources.programme.timezone) if args.now else None
    with _bar() as bar:
        task = bar.add_task(f"Reading {export.name}", total=None, heard=0)

        def progress(done: int, total: int, heard: int) -> None:
            bar.update(task, completed=done, total=total, heard=heard)

        return replay(export, sources, progress, now)


def _moment(iso: str, zone: str) -> datetime:
    """A moment as ISO 8601 writes it, in the programme's zone unless it names one. Raises Refusal."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError as error:
        raise Refusal(f"--now {iso} is no moment; write it like 2026-09-21T09:00.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


class _Rate(ProgressColumn):
    """Messages a second so far."""

    def render(self, task: Task) -> Text:
        heard = task.fields["heard"]
        return Text(f"{heard / task.elapsed:,.0f} messages/s" if heard and task.elapsed else "")


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), _Rate(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip


def _take_sample(args: argparse.Namespace) -> None:
    """The bundled sample programme, with everything it brings."""
    args.export = COURSE / "export"
    args.docs = args.docs or COURSE / "docs"
    args.forum = args.forum or COURSE / "forum.jsonl"
    args.calendar = args.calendar or COURSE / "calendar.ics"
    args.program = args.program or EXAMPLE


def _sources(args: argparse.Namespace, export: Export) -> Sources:
    programme = read_programme(args.program) if args.program else Programme(export.name)
    if args.protocol:
        programme = with_protocol(programme, export, args.protocol)
    lists = {name: getattr(args, name) for name in _LISTS if getattr(args, name)}
    given = Files(args.docs, args.forum, args.calendar, lists, args.semantic or "")
    sources, skipped = read_files(programme, given)
    export.skipped.extend(skipped)
    return sources
