"""Lines that an editor has broken because they grew long, put together again: a sentence goes over several of them."""

import re
from collections.abc import Iterator, Sequence

# Nobody breaks shorter lines for their length; shorter ones are lines of their own, with or without a full stop.
_LONG = 60
_ENDED = re.compile(r"[.!?:;|][\"”')*_`\]]*\s*$")
_OPENS = re.compile(r"^\s*[a-z(]")
_MARKED = re.compile(r"^\s*(?:#{1,6}\s|\||>|```)")


def unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """The lines, each with those that go on with it: they open in small letters where the one before broke off."""
    held: str | None = None
    last = ""
    for line in lines:
        if held is not None and _breaks_off(last) and _OPENS.match(line):
            held = f"{held.rstrip()} {line.strip()}"
        else:
            if held is not None:
                yield held
            held = line
        last = line
    if held is not None:
        yield held


def _breaks_off(line: str) -> bool:
    return len(line.rstrip()) >= _LONG and not _ENDED.search(line) and not _MARKED.match(line)
