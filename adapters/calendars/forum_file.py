"""Forum posts as JSON Lines: {"id", "topic", "author", "role", "ts", "text", "reply_to", …} a line."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.forum import ForumPost
from core.message import Role
from core.refusal import Refusal
from core.source import Skipped


def read_forum(path: Path) -> tuple[tuple[ForumPost, ...], tuple[Skipped, ...]]:
    """The posts of a file in the order of time, and the lines that could not be used, each with the reason."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} cannot be read as UTF-8 text: {error}.") from error
    posts: list[ForumPost] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            posts.append(_post(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            skipped.append(Skipped(f"{path.name}, line {number}", f"not a forum post ({error})"))
    return tuple(sorted(posts, key=lambda p: (p.at, p.id))), tuple(skipped)


def _post(row: Mapping[str, Any]) -> ForumPost:
    at = datetime.fromisoformat(str(row["ts"]))
    role = Role.FACILITATOR if row.get("role") in ("facilitator", "staff") else Role.LEARNER
    return ForumPost(
        str(row["id"]), str(row["topic"]), str(row["author"]), at if at.tzinfo else at.replace(tzinfo=UTC),
        str(row["text"]), role, None if row.get("reply_to") is None else str(row["reply_to"]),
        bool(row.get("accepted", False)),
    )  # fmt: skip
