"""The stable JSON of `replay --json`, which every other form of the report is made from."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.promises import Promises, Reminded
from bot.replay import Replayed
from bot.report.forum_figures import forum_figures
from core.commands import health
from core.decide import Kind
from core.discourse import week_of
from core.discourse.profile import profile_of
from core.discourse.share import reflective_share
from core.facts import Fate, Talk
from core.message import Channel
from core.nudge_record import NudgeRecord
from core.paradox import Erosion, assess, recommend
from core.paradox.digest import Digest, page
from core.protocols import Clause, ProtocolReading
from core.protocols.enforcement import has_clock, is_seen
from core.reply.blocks import Bullets, Quote, Text
from core.reply.figures import Chart, Table
from core.reply.pages import Page
from core.reply.spans import plain


def figures(found: Replayed) -> dict[str, Any]:
    """All figures of a replay."""
    facts = found.facts
    recommended = recommend(facts)
    names = {c.id: c.name or c.id for c in found.channels}
    return {
        "program": facts.programme.name,
        "period": {"since": _iso(facts.since), "until": _iso(facts.until)} if facts.talk else None,
        "messages": found.messages,
        "interrupted": found.interrupted,
        "channels": [_channel(channel, found) for channel in found.channels],
        "forum": forum_figures(facts),
        "erosion": _erosion(assess(facts)),
        "recommended_model": recommended.model.value if recommended.model else None,
        "recommended_because": recommended.because,
        "actions": _actions(found, names),
        "digests": [_digest(digest, names) for digest in found.digests],
        "skipped": [{"where": where, "why": why} for where, why in found.skipped],
    }


def _iso(moment: datetime) -> str:
    return moment.isoformat()


def _channel(channel: Channel, found: Replayed) -> dict[str, Any]:
    talk = [t for t in found.facts.talk if t.channel == channel.id]
    nudges = [n for n in found.nudges if n.about.channel == channel.id]
    weeks: dict[str, list[Talk]] = defaultdict(list)
    for one in talk:
        weeks[week_of(one.at)].append(one)
    reading = found.protocols.get(channel.id)
    return {
        "name": channel.name or channel.id,
        "messages": len(talk),
        "reflective_share": _share(talk),
        "health": _health(talk, found),
        "questions": _questions(talk, nudges),
        "protocol": _protocol(reading, channel.id, nudges, len(talk), found.promises) if reading else [],
        "weeks": [{"week": week, **_week(said, nudges, week)} for week, said in sorted(weeks.items())],
    }


def _health(talk: Sequence[Talk], found: Replayed) -> dict[str, Any] | None:
    """The channel's profile as `/stillwater health` words it; None where there is not enough data."""
    members = found.facts.members
    chat, forum = profile_of(talk, members), profile_of(found.facts.forum, members)
    if chat.reflective is None:
        return None
    table = health.table(chat, forum)
    return {
        "headline": health.headline(chat.reflective),
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "means": [plain(said) for said in health.meaning(chat, forum)],
    }


def _week(talk: Sequence[Talk], nudges: Sequence[NudgeRecord], week: str) -> dict[str, Any]:
    mine = [n for n in nudges if week_of(n.at) == week]
    return {"messages": len(talk), "reflective_share": _share(talk), "questions": _questions(talk, mine)}


def _share(talk: Sequence[Talk]) -> float | None:
    found = reflective_share(t.reflection for t in talk)
    return round(found.share, 3) if found else None


def _questions(talk: Sequence[Talk], nudges: Sequence[NudgeRecord]) -> dict[str, int]:
    asked = [t for t in talk if t.is_question and t.opens]
    return {
        "asked": len(asked),
        "answered_in_docs": sum(t.answered_in_docs for t in asked),
        "redirected": sum(n.kind is Kind.FORUM for n in nudges),
        "unanswered": sum(t.lost for t in asked),
    }


def _protocol(
    reading: ProtocolReading, channel: str, nudges: Sequence[NudgeRecord], messages: int, promises: Promises
) -> list[dict[str, Any]]:  # fmt: skip
    """Of each clause: how many messages, or of one with a clock how many obligations, kept and broke it.

    What the bot cannot see is unknown, never kept.
    """
    broken = Counter(nudge.clause for nudge in nudges if nudge.clause)
    fates = Counter((o.clause, o.fate) for o in promises.obligations if o.channel == channel)
    return [
        {
            "clause": clause.sentence,
            "kind": clause.kind,
            **_counts(clause, broken[clause.id], messages, fates),
        }
        for clause in reading.clauses
    ]


def _counts(
    clause: Clause, broken: int, messages: int, fates: Mapping[tuple[str, Fate], int]
) -> dict[str, int]:  # fmt: skip
    if has_clock(clause):
        return {fate.value: fates[clause.id, fate] for fate in Fate}
    if is_seen(clause):
        return {"kept": messages - broken, "broken": broken, "unknown": 0}
    return {"kept": 0, "broken": 0, "unknown": messages}


def _erosion(erosion: Erosion) -> dict[str, Any]:
    return {
        "primary": erosion.primary,
        "runner_up": erosion.runner_up,
        "tie": erosion.tie,
        "pathways": {
            name: {
                "score": reading.score,
                "confidence": reading.confidence,
                "evidence": list(reading.evidence),
                "missing": list(reading.missing),
            }
            for name, reading in erosion.pathways.items()
        },
    }


def _actions(found: Replayed, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Hints and reminders in the order of time; a reminder goes to a role."""
    actions = [_hint(nudge, found, names) for nudge in found.nudges]
    actions += [_reminder(reminded, names) for reminded in found.promises.reminders]
    return sorted(actions, key=lambda action: datetime.fromisoformat(action["at"]))


def _reminder(reminded: Reminded, names: Mapping[str, str]) -> dict[str, Any]:
    owed = reminded.owed
    return {
        "kind": f"reminder: {reminded.stage.value}",
        "channel": names.get(owed.channel, owed.channel),
        "ts": owed.subject,
        "at": _iso(reminded.at),
        "to": owed.role.value,
        "text": spoken(reminded.page),
        "because": owed.sentence,
        "confidence": None,
        "source": None,
    }


def _hint(nudge: NudgeRecord, found: Replayed, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": f"nudge: {nudge.kind.value}",
        "channel": names.get(nudge.about.channel, nudge.about.channel),
        "ts": nudge.about.id,
        "at": _iso(nudge.at),
        "to": nudge.to,
        "text": spoken(found.pages[nudge.about]),
        "because": nudge.because,
        "confidence": nudge.confidence,
        "source": nudge.source,
    }


def spoken(shown: Page) -> str:
    """A page as one text: what a reader without pictures gets."""
    parts = [shown.summary]
    for block in shown.blocks:
        match block:
            case Text(line):
                parts.append(plain(line))
            case Quote(text):
                parts.append(f"> {text}")
            case Bullets(lines):
                parts += [f"- {plain(line)}" for line in lines]
            case Chart():
                parts += _rows(block.as_table())
            case Table():
                parts += _rows(block)
            case _:
                pass
    return "\n".join(parts)


def _rows(table: Table) -> list[str]:
    """A table as text: its title, and a line for each row."""
    named = table.columns[1:]
    rows = (", ".join(f"{name} {cell}".strip() for name, cell in zip(named, cells, strict=False))
            for _, *cells in table.rows)  # fmt: skip
    return [table.title, *(f"  {row[0]}: {said}" for row, said in zip(table.rows, rows, strict=True))]


def _digest(digest: Digest, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "week": digest.week,
        "channel": names[digest.channel] if digest.channel else None,
        "headline": digest.headline,
        "erosion": _erosion(digest.erosion),
        "questions": {
            "asked": digest.asked,
            "answered_in_docs": digest.answered_in_docs,
            "unanswered": digest.lost,
        },
        "one_thing": digest.one_thing,
        "text": spoken(page(digest)),
    }
