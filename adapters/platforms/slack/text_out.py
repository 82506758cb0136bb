"""Core's spans as Slack mrkdwn, escaped, so that nothing from docs or people can become a mention."""

from collections.abc import Sequence

from adapters.platforms.slack.ids import parted
from core.reply.spans import Bold, Code, Line, Link, Person, Place, Span, When, plain
from core.words import tr

# Slack's limit for a text object.
LONGEST = 3000


def escaped(text: str) -> str:
    """Text that Slack shows as it stands: no mention, link or entity is read in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, limit: int, remark: str = "") -> str:
    """The text within the limit; where it is longer, cut with an ellipsis and the remark."""
    if len(text) <= limit:
        return text
    end = "…" + remark
    return text[: limit - len(end)].rstrip() + end


def shortened(text: str, limit: int = LONGEST) -> str:
    """Escaped mrkdwn within the limit, never cut inside an entity, and saying that it was cut."""
    return _cut_mrkdwn([escaped(text)], limit)


def mrkdwn(line: Line | Sequence[Span], limit: int = LONGEST) -> str:
    """A line within the limit; a link or mention is kept whole or left out."""
    return _cut_mrkdwn([_span(span) for span in line], limit, [not isinstance(span, str) for span in line])


def quoted(text: str) -> str:
    """Somebody else's words, each line marked as a quotation, within the limit."""
    return _cut_mrkdwn(["> " + escaped(text).replace("\n", "\n> ")], LONGEST)


def _cut_mrkdwn(parts: list[str], limit: int, whole: Sequence[bool] = ()) -> str:
    if sum(map(len, parts)) <= limit:
        return "".join(parts)
    end = tr("… (cut here: too long for Slack)")
    room, kept = limit - len(end), []
    for index, part in enumerate(parts):
        if len(part) > room:
            if not (whole and whole[index]):
                piece = part[:room]
                start = piece.rfind("&")
                kept.append(piece[:start] if start > piece.rfind(";") and len(piece) - start < 6 else piece)
            break
        kept.append(part)
        room -= len(part)
    return "".join(kept).rstrip() + end


def _span(span: Span) -> str:
    match span:
        case str():
            return escaped(span)
        case Bold(text):
            return _bold(escaped(text).replace("*", "∗"))
        case Code(text) if "\n" in text:
            return f"```\n{escaped(text.strip(chr(10))).replace('```', 'ˋˋˋ')}\n```"
        case Code(text):
            return f"`{escaped(text).replace('`', 'ˋ')}`" if text else ""
        case Link(text, url):
            return _link(text, url)
        case Person(id):
            return f"<@{escaped(id)}>"
        case Place(id):
            return f"<#{escaped(parted(id)[1])}>"
        case When(at):
            shown = escaped(plain((span,)))
            return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|{shown}>"


def _bold(text: str) -> str:
    """Slack reads a star beside a space as a star: spaces at the ends stay outside."""
    bare = text.strip()
    return text.replace(bare, f"*{bare}*", 1) if bare else text


def _link(text: str, url: str) -> str:
    if not url.startswith(("https://", "http://", "mailto:")):
        return escaped(text)
    target = escaped(url).replace("|", "%7C").replace("\n", "").replace(" ", "%20")
    shown = escaped(" ".join(text.split())).replace("|", "¦")
    return f"<{target}|{shown}>" if shown else f"<{target}>"
