"""Files given in a modal: looked up at Slack, and fetched from Slack only, since the token goes along."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.platforms.files_in import fetched
from adapters.platforms.slack.forms import file_ids
from core.refusal import Refusal
from core.upload import Upload
from core.words import tr


async def files_of(view: Mapping[str, Any], client: AsyncWebClient) -> dict[str, Upload]:
    """The files given in a view, by field name. Raises Refusal where Slack does not hand one out."""
    return {name: await _fetched(client, id) for name, id in file_ids(view).items()}


async def _fetched(client: AsyncWebClient, id: str) -> Upload:
    try:
        about = (await client.files_info(file=id))["file"]
    except SlackApiError as fault:
        refused = tr(
            "File: Slack does not let me read it; please reinstall the app, which then may read files."
        )
        raise Refusal(refused) from fault
    url = str(about.get("url_private_download") or "")
    if not _is_slack(url, client.base_url):
        raise Refusal(tr("File: it is not kept at Slack; please upload it here."))
    return await fetched(str(about.get("name") or id), url, {"Authorization": f"Bearer {client.token}"})


def _is_slack(url: str, api: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host.endswith(".slack.com") or host == urlsplit(api).hostname
