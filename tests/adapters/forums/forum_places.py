"""Every kind of forum as the bot sees it, and what people do there: the same for all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import discourse_wire
import github_wire
import httpx
import nodebb_wire
from forum_wire import NOW, Wire
from remembered import Remembered

from adapters.forums.discourse import Discourse
from adapters.forums.github_discussions import GitHubDiscussions
from adapters.forums.local import LocalForum
from adapters.forums.nodebb import NodeBB
from core.message import Member, Role
from core.ports import ForumSite

NETWORKED = ("discourse", "github", "nodebb")
KINDS = ("local", *NETWORKED)
# Requests a minute: dialogues do not wait for a forum's limit.
PACE = 60_000
URL = "https://forum.example"
TOM = Member("tom", "Tom", Role.FACILITATOR)


@dataclass
class Place:
    site: ForumSite
    network: Wire | None

    @property
    def wire(self) -> Wire:
        """The network between the bot and a forum that is reached over one."""
        assert self.network is not None
        return self.network

    async def reply(self, topic: str, who: Member, text: str, *, accepted: bool = False) -> None:
        """Somebody replies; `accepted`, and it is accepted as the answer."""
        if self.network is not None:
            staff = who.role is Role.FACILITATOR
            self.wire.reply(int(topic.lstrip("D")), who.id, text, staff=staff, accepted=accepted)
            return
        assert isinstance(self.site, LocalForum)
        post = await self.site.reply(topic, who, text)
        if accepted:
            await self.site.accept(topic, post.id, TOM)


def placed(kind: str, folder: Path, clock: Callable[[], datetime] = lambda: NOW) -> Place:
    if kind == "local":
        return Place(LocalForum(folder / "forum.jsonl", clock), None)
    wires = {"discourse": discourse_wire.answer, "github": github_wire.answer, "nodebb": nodebb_wire.answer}
    wire = Wire(wires[kind], clock)
    over = httpx.MockTransport(wire.handle)
    sites: dict[str, ForumSite] = {
        "discourse": Discourse(URL, "secret", "stillwater", over, PACE),
        "github": GitHubDiscussions("o/r", "secret", over, PACE),
        "nodebb": NodeBB(URL, "secret", Remembered(), over, PACE),
    }
    return Place(sites[kind], wire)
