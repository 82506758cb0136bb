"""A facilitator gives the bot a file on Slack (in a form) and on Teams (in the personal chat)."""

import asyncio
from pathlib import Path

import pytest
from stage import PLATFORMS, on_stage, until

ATTENDANCE = b"""title,member,joined,left,active
Lab,Ana,2026-03-06T16:00Z,2026-03-06T16:20Z,yes
Lab,Ana,2026-03-06T16:25Z,2026-03-06T17:00Z,no
Lab,Bo,2026-03-06T16:00Z,soon,no
"""


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_file_is_read_its_bad_line_named_and_known_from_then_on(platform: str, tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with on_stage(platform, tmp_path) as s:
            assert "Attendance" in await s.asked("setup sources", staff=True)
            await s.wire.give("lab.csv", ATTENDANCE, s.wire.staff)
            await until(lambda: any("lab.csv, line 4" in said for said in s.wire.private()))
            assert s.count("source WHERE kind = 'attendance'") == 1
            assert "uploaded as lab.csv" in await s.asked("setup sources", staff=True)
            assert s.wire.public() == []

    asyncio.run(asyncio.wait_for(dialogue(), 90))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_learners_file_and_one_that_is_nothing_are_refused_in_a_sentence(
    platform: str, tmp_path: Path
) -> None:
    async def dialogue() -> None:
        async with on_stage(platform, tmp_path) as s:
            if platform == "slack":
                # There the form does not even open.
                await s.wire.press("sources.open", "", s.wire.learner)
            else:
                await s.wire.give("lab.csv", ATTENDANCE, s.wire.learner)
            await until(lambda: any("facilitators can give" in said for said in s.wire.private()))
            await s.wire.give("cat.png", b"\x89PNG\r\n\x1a\n\x00\xff", s.wire.staff)
            await until(lambda: any("not text" in said for said in s.wire.private()))
            await s.wire.give("big.csv", b"date,text\n" + b"2026-03-06,x\n" * 200_000, s.wire.staff)
            await until(lambda: any("larger than 2 MB" in said for said in s.wire.private()))
            assert s.count("source") == 0

    asyncio.run(asyncio.wait_for(dialogue(), 90))
