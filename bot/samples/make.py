"""Write the sample programmes of `scenarios` as files: `python -m bot.samples.make FOLDER`. The same every time."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.samples.scenarios import SCENARIOS, Live, Scenario
from bot.samples.sentences import QUICK, STAFF

HOME = ZoneInfo("Europe/Berlin")
STAFF_IDS = ("U01", "U02")
_NAMES = ("Ada", "Bram", "Chen", "Dalia", "Emil", "Farah", "Goran", "Hana", "Ilja", "Jun", "Kofi", "Lena", "Mio", "Noor",
          "Olga", "Pau", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Vito", "Wen", "Xenia", "Yara", "Zeno")  # fmt: skip


def people(scenario: Scenario) -> dict[str, str]:
    """Member ids with their zones, the two facilitators first."""
    zones = ["Europe/Berlin"] * 2 + [zone for zone, count in scenario.zones.items() for _ in range(count)]
    return {f"U{n:02}": zone for n, zone in enumerate(zones, 1)}


def held(scenario: Scenario) -> list[tuple[Live, datetime]]:
    """Every occurrence of the live sessions, in UTC."""
    found = [
        (live, _at(scenario.starts + timedelta(weeks=week, days=live.day), live.hour))
        for live in scenario.live
        for week in live.weeks
    ]
    return sorted(found, key=lambda one: one[1])


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HOME).astimezone(UTC)


class Chat:
    """A channel's messages as Slack exports them, each under its own timestamp."""

    def __init__(self, random: Random) -> None:
        self._random, self._serial = random, 0
        self.records: list[dict[str, Any]] = []

    def say(self, who: str, at: datetime, text: str, thread: str | None = None) -> str:
        self._serial += 1
        ts = f"{int(at.timestamp())}.{self._serial:06}"
        filled = text.replace("{n}", str(self._random.randint(1, 9)))
        record = {"type": "message", "user": who, "ts": ts, "text": filled}
        self.records.append(record | ({"thread_ts": thread} if thread else {}))
        return ts


def chatter(scenario: Scenario, random: Random) -> list[dict[str, Any]]:
    """What is said in the channel over the whole programme."""
    chat, ids = Chat(random), list(people(scenario))
    rush = {at.astimezone(HOME).date() - timedelta(days=1) for live, at in held(scenario) if live.mandatory}
    for number in range(scenario.weeks * 7):
        day = scenario.starts + timedelta(days=number)
        if day.weekday() >= 5:
            continue
        busy = (2 if day in rush else 0.5) if scenario.crams else 1
        for _ in range(round(scenario.chat * busy)):
            _exchange(chat, scenario, random, ids, day)
    return sorted(chat.records, key=lambda r: float(r["ts"]))


def _exchange(chat: Chat, scenario: Scenario, random: Random, ids: Sequence[str], day: date) -> None:
    at = _at(day, random.choice((8, 9, 10, 11, 13, 14, 15, 16, 17, 19)), random.randint(0, 59))
    who, other = random.sample(ids[2:], 2)
    kind = random.random()
    if kind < scenario.questions:
        wanted = scenario.asked if random.random() < 0.7 else scenario.other
        ts = chat.say(who, at, random.choice(wanted))
        if random.random() < scenario.replied:
            staff = random.random() < scenario.by_staff
            text = random.choice(
                STAFF if staff else scenario.thoughts if scenario.thoughtful > 0.3 else QUICK
            )
            replier = random.choice(STAFF_IDS) if staff else other
            wait = random.randint(1, 12) if staff else random.randint(5, 180)
            chat.say(replier, at + timedelta(minutes=wait), text, ts)
    elif kind < scenario.questions + scenario.thoughtful:
        ts = chat.say(who, at, random.choice(scenario.thoughts))
        chat.say(other, at + timedelta(hours=random.randint(1, 20)), random.choice(scenario.thoughts), ts)
    else:
        chat.say(who, at, random.choice(QUICK))


def forum(scenario: Scenario, random: Random) -> Iterator[dict[str, Any]]:
    """Forum posts: topics of about four posts, the last of each accepted."""
    ids = list(people(scenario))
    span = scenario.weeks * 7
    for number in range(scenario.forum):
        topic, place = number // 4 + 1, number % 4
        at = _at(
            scenario.starts + timedelta(days=topic * span * 4 // (scenario.forum + 4) % span), 9 + 3 * place
        )
        text = random.choice(scenario.other if place == 0 else scenario.thoughts)
        staff = place == 3 and random.random() < 0.5
        yield {
            "id": f"p{number + 1}", "topic": f"t{topic}", "title": f"Exercise {topic}", "category": "Exercises",
            "author": "U01" if staff else random.choice(ids[2:]), "role": "facilitator" if staff else "learner",
            "ts": at.isoformat(), "text": text.replace("{n}", str(topic)),
            "reply_to": None if place == 0 else f"p{number - place + 1}", "accepted": place == 3,
        }  # fmt: skip


def calendar(scenario: Scenario) -> str:
    """The sessions as iCalendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stillwater//Sample programme//EN"]
    for number, (live, at) in enumerate(held(scenario), 1):
        begins, ends = (f"{m:%Y%m%dT%H%M%SZ}" for m in (at, at + timedelta(minutes=live.minutes)))
        lines += ["BEGIN:VEVENT", f"UID:{number}@{scenario.folder}.example", "DTSTAMP:20260101T000000Z",
                  f"SUMMARY:{live.title}", f"DTSTART:{begins}", f"DTEND:{ends}", "END:VEVENT"]  # fmt: skip
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def programme(scenario: Scenario) -> str:
    """The programme's own description as TOML."""
    ends = scenario.starts + timedelta(days=scenario.weeks * 7 - 1)
    lines = ["[programme]", f'name = "{scenario.name}"', 'timezone = "Europe/Berlin"',
             f"starts = {scenario.starts}", f"ends = {ends}", 'facilitators = ["U01", "U02"]']  # fmt: skip
    lines += [f'model = "{scenario.model}"'] if scenario.model else []
    for number, week in enumerate(range(0, scenario.weeks, scenario.module_weeks), 1):
        begins = scenario.starts + timedelta(weeks=week)
        closes = begins + timedelta(days=scenario.module_weeks * 7 - 3)
        lines += ["", "[[modules]]", f'name = "Module {number}"', f"starts = {begins}", f"ends = {closes}"]
    for live in scenario.live:
        lines += ["", "[[touchpoints]]", f'title = "{live.title}"', f"mandatory = {str(live.mandatory).lower()}",
                  f'purpose = "{live.purpose}"']  # fmt: skip
        lines += [f'alternative = "{live.alternative}"'] if live.alternative else []
    return "\n".join([*lines, "", "[[channels]]", 'name = "general"', ""])


def attendance(scenario: Scenario, random: Random) -> Iterator[Sequence[object]]:
    yield "title", "member", "joined", "left", "active"
    for live, at in held(scenario):
        for who in list(people(scenario))[2:]:
            if random.random() < (0.8 if live.mandatory else 0.35):
                ends = at + timedelta(minutes=live.minutes)
                yield live.title, who, at.isoformat(), ends.isoformat(), random.random() < scenario.active


def recordings(scenario: Scenario, random: Random) -> Iterator[Sequence[object]]:
    yield "title", "published", "viewer", "minutes"
    for live, at in held(scenario):
        published = at + timedelta(minutes=live.minutes, hours=scenario.recorded_after)
        for who in random.sample(list(people(scenario))[2:], 6):
            seen = live.minutes * min(scenario.watched * random.uniform(0.7, 1.3), 1)
            yield live.title, published.isoformat(), who, round(seen, 1)


def write(scenario: Scenario, root: Path) -> None:
    """Write one sample programme into its folder."""
    random, folder = Random(scenario.folder), root / scenario.folder  # noqa: S311 - a sample, not a secret
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "export" / "general").mkdir(parents=True, exist_ok=True)
    for name, text in scenario.docs.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    users = [{"id": id, "name": name.lower(), "real_name": name, "tz": zone}
             for (id, zone), name in zip(people(scenario).items(), _NAMES, strict=False)]  # fmt: skip
    _json(folder / "export" / "users.json", users)
    _json(folder / "export" / "channels.json", [{"id": "C01", "name": "general", "creator": "U01"}])
    days: dict[str, list[dict[str, Any]]] = {}
    for record in chatter(scenario, random):
        days.setdefault(f"{datetime.fromtimestamp(float(record['ts']), UTC):%Y-%m-%d}", []).append(record)
    for day, records in days.items():
        _json(folder / "export" / "general" / f"{day}.json", records)
    posts = "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in forum(scenario, random))
    (folder / "forum.jsonl").write_text(posts, encoding="utf-8")
    (folder / "calendar.ics").write_bytes(calendar(scenario).encode())
    (folder / "stillwater.toml").write_text(programme(scenario), encoding="utf-8")
    for name, rows in (("attendance", attendance), ("recordings", recordings)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows(scenario, random))


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for one in SCENARIOS:
        write(one, Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
