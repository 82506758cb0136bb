"""What somebody wrote in Teams as plain Markdown: quotations and code marked as such, mentions taken out."""

import re
from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_AT = re.compile(r"<at\b[^>]*>(.*?)</at>", re.DOTALL | re.IGNORECASE)
_LONGEST = 40_000


def text_of(activity: Mapping[str, Any], bot: str) -> str:
    """The message's text; the HTML that Teams attaches is preferred, since it keeps quotations and code apart.

    A mention of the bot itself is taken out, one of somebody else stays as their name.
    """
    attached = activity.get("attachments") or ()
    html = next((a.get("content") for a in attached if a.get("contentType") == "text/html"), None)
    if isinstance(html, str) and html.strip():
        return _squeezed(_markdown(html[:_LONGEST], _names_of(activity, bot)))
    text = str(activity.get("text") or "")[:_LONGEST]
    ours = _names_of(activity, bot)
    return _squeezed(_AT.sub(lambda found: "" if found[1] in ours else found[1], text))


def _names_of(activity: Mapping[str, Any], bot: str) -> frozenset[str]:
    """The names under which the bot is mentioned in this activity."""
    entities = activity.get("entities") or ()
    mentions = (e for e in entities if e.get("type") == "mention")
    return frozenset(
        _AT.sub(r"\1", str(m.get("text") or "")) or str(m["mentioned"].get("name"))
        for m in mentions
        if (m.get("mentioned") or {}).get("id") == bot
    )


def mentioned(activity: Mapping[str, Any]) -> frozenset[str]:
    """The ids of everybody and everything mentioned."""
    entities = activity.get("entities") or ()
    return frozenset(
        str(e["mentioned"]["id"])
        for e in entities
        if e.get("type") == "mention" and (e.get("mentioned") or {}).get("id")
    )


def broadcasts(activity: Mapping[str, Any], channel: str) -> frozenset[str]:
    """The words channel or everyone where the whole channel, or the whole team, is mentioned."""
    found = set()
    team = ((activity.get("channelData") or {}).get("team") or {}).get("id")
    for id in mentioned(activity):
        if id == channel:
            found.add("channel")
        if team and id == team:
            found.add("everyone")
    return frozenset(found)


def _markdown(html: str, ours: frozenset[str]) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for at in soup.find_all("at"):
        at.replace_with("" if at.get_text() in ours else at.get_text())
    for mention in soup.find_all(itemtype=re.compile("schema.skype.com/Mention")):
        mention.replace_with("" if mention.get_text() in ours else mention.get_text())
    return "".join(_node(child) for child in soup.children)


def _node(node: object) -> str:
    if isinstance(node, NavigableString):
        return str(node)
    if not isinstance(node, Tag):
        return ""
    inner = "".join(_node(child) for child in node.children)
    match node.name:
        case "blockquote":
            return "\n" + "\n".join("> " + row for row in inner.strip().splitlines()) + "\n"
        case "pre" | "codeblock":
            return f"\n```\n{inner.strip()}\n```\n"
        case "code":
            return inner if node.find_parent(["pre", "codeblock"]) else f"`{inner}`"
        case "br":
            return "\n"
        case "p" | "div" | "li" | "h1" | "h2" | "h3":
            return f"{'- ' if node.name == 'li' else ''}{inner}\n"
        case "a":
            return str(node.get("href") or inner)
        case _:
            return inner


def _squeezed(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text.replace("\xa0", " ")).strip()
