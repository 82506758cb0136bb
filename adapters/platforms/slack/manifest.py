"""The Slack app's manifest for a deployment; manifests/slack.yaml says what each scope is for."""

import re
from importlib.resources import files

from core.refusal import Refusal

_FOR_HTTP = re.compile(r"^( *)# (.*\{url\}.*)$", re.MULTILINE)
_SCOPE = re.compile(r"^ {6}- ([a-z:.]+) +# ", re.MULTILINE)


def written(url: str | None) -> str:
    """The manifest as YAML: for Socket Mode, or over HTTP for a bot that Slack reaches at `url`."""
    template = files("manifests").joinpath("slack.yaml").read_text(encoding="utf-8")
    if url is None:
        return _FOR_HTTP.sub("", template).replace("\n\n", "\n")
    if not re.fullmatch(r"https://[\w.-]+(:\d+)?(/[\w./-]*)?", url):
        raise Refusal(
            f"{url} cannot be Slack's way to the bot; give its address, as in https://bot.example.org."
        )
    opened = _FOR_HTTP.sub(r"\1\2", template).replace("{url}", url.rstrip("/"))
    return opened.replace("socket_mode_enabled: true", "socket_mode_enabled: false")


def scopes() -> list[str]:
    """The bot scopes, as the manifest lists them."""
    return _SCOPE.findall(files("manifests").joinpath("slack.yaml").read_text(encoding="utf-8"))
