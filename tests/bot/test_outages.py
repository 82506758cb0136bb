"""Outages of a forum or of docs (`bot.jobs.outages`): what was known serves on, status says so, facilitators are told once."""

import shutil
from pathlib import Path

from house import TOM, House, Play

from bot.settings import Elsewhere
from bot.sources import Followed
from core.actions import DirectMessage


def test_a_forum_that_is_down_is_said_with_the_date_of_the_last_good_visit(
    play: Play, tmp_path: Path
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect("discourse", tmp_path)
        place.wire.add("Joins that lose rows", "4", "", "Why?")
        await house.later(minutes=5)
        last = house.now
        assert "The forum was read last on" in repr(await house.ask("status", TOM))
        assert "The forum" not in repr(await house.ask("status"))

        place.wire.down = True
        assert await house.later(minutes=30) == []
        said = repr(await house.ask("status"))
        assert "The forum cannot be read since" in said
        assert "The forum at https://forum.example cannot be reached." in said
        assert f"I go on with what I read on ', When(at={last!r})" in said
        assert "Joins that lose rows" in repr(await house.ask("ask Why do joins lose rows?"))

        (told,) = await house.later(hours=2)
        assert isinstance(told, DirectMessage)
        assert told.to == "tom"
        assert "The forum cannot be read since" in told.page.summary
        assert await house.later(hours=5) == []

        place.wire.down = False
        assert await house.later(hours=1) == []
        assert "The forum cannot be read" not in repr(await house.ask("status", TOM))
        place.wire.down = True
        await house.later(minutes=5)
        assert len(await house.later(hours=2)) == 1

    play(dialogue)


def test_a_facilitator_who_opted_out_is_left_in_peace(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect("discourse", tmp_path)
        await house.ask("opt-out", TOM)
        await house.press("opt-out.out", who=TOM)
        place.wire.down = True
        await house.later(minutes=5)
        assert await house.later(hours=3) == []

    play(dialogue)


def test_docs_that_cannot_be_fetched_are_said_too(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        folder = tmp_path / "docs"
        folder.mkdir()
        shutil.copy(__file__, folder / "kept.md")
        house.app.followed = Followed(
            docs_elsewhere=Elsewhere("git", (tmp_path / "nothing").as_uri(), folder)
        )
        await house.later(minutes=5)
        said = repr(await house.ask("status"))
        assert "The documentation cannot be read since" in said
        assert "cannot be fetched" in said
        (told,) = await house.later(hours=2)
        assert "The documentation cannot be read since" in repr(told)

    play(dialogue)
