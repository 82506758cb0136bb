"""The report in the terminal: a table of channels, what is eroding, what would have been said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from core.paradox import spoken
from core.words import count

_MOST_SKIPPED = 5


def show(found: Mapping[str, Any], console: Console) -> None:
    """Print a summary of the figures."""
    console.print(f"[bold]{escape(found['program'])}[/bold], {spell(found['period'])}")
    if found["interrupted"]:
        console.print("Stopped half-way: these figures cover what had been read by then.")
    console.print(_channels(found))
    if found["forum"]:
        console.print(" ".join(found["forum"]["text"]))
    _erosion(found["erosion"], console)
    if found["recommended_model"]:
        console.print(
            f"Fitting model: [bold]{found['recommended_model']}[/bold]. {found['recommended_because']}"
        )
    else:
        console.print(found["recommended_because"])
    kinds = Counter(action["kind"] for action in found["actions"])
    said = ", ".join(f"{times} × {kind}" for kind, times in sorted(kinds.items())) or "nothing"
    digests = count(len(found["digests"]), "digest", "digests")
    console.print(f"It would have said, privately: {said}; and posted {digests}. Nothing was posted.")
    if found["skipped"]:
        _skipped(found["skipped"], console)


def spell(period: Mapping[str, str] | None) -> str:
    """From when to when, for people."""
    if period is None:
        return "no messages in it"
    return f"{period['since'][:10]} to {period['until'][:10]}"


def _skipped(skipped: Sequence[Mapping[str, str]], console: Console) -> None:
    console.print(f"{count(len(skipped), 'thing', 'things')} could not be read:")
    for one in skipped[:_MOST_SKIPPED]:
        console.print(f"  {escape(one['where'])}: {escape(one['why'])}")
    if len(skipped) > _MOST_SKIPPED:
        console.print("  The others are in the report (--html, --json).")


def _channels(found: Mapping[str, Any]) -> Table:
    # Narrow enough for a terminal of eighty columns.
    headings = ("Channel", "Messages", "Reflective", "Questions", "In docs", "To forum", "No reply")
    table = Table(*headings, box=None, padding=(0, 2, 0, 0))
    for column in table.columns[1:]:
        column.justify = "right"
    for channel in found["channels"]:
        asked = channel["questions"]
        share = channel["reflective_share"]
        shown = "too few" if share is None else f"{share:.0%}"
        counts = (asked["asked"], asked["answered_in_docs"], asked["redirected"], asked["unanswered"])
        table.add_row(
            f"#{escape(channel['name'])}", f"{channel['messages']:,}", shown, *(f"{n:,}" for n in counts)
        )
    return table


def _erosion(erosion: Mapping[str, Any], console: Console) -> None:
    if erosion["primary"] is None:
        console.print("No pathway is eroding, or there is not enough data to tell.")
    elif erosion["tie"]:
        both = f"{spoken(erosion['primary'])} and {spoken(erosion['runner_up'])}"
        console.print(f"Eroding: [bold]{both}[/bold], about as much as each other.")
    else:
        console.print(f"Eroding most: [bold]{spoken(erosion['primary'])}[/bold].")
    for name, reading in erosion["pathways"].items():
        score = "not enough data" if reading["score"] is None else f"{reading['score']:.0f} of 100"
        why = reading["evidence"][0] if reading["evidence"] else f"missing: {'; '.join(reading['missing'])}"
        console.print(f"  {spoken(name):18} {score:>15}  {escape(why)}")
