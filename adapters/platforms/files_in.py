"""A file that somebody gave on a platform, fetched from where the platform keeps it."""

from collections.abc import Mapping

import aiohttp

from core.refusal import Refusal
from core.upload import LARGEST, Upload
from core.words import tr

_TIMEOUT = aiohttp.ClientTimeout(total=30)


async def fetched(name: str, url: str, headers: Mapping[str, str] | None = None) -> Upload:
    """The file at a URL, of which no more than a byte beyond the largest is read. Raises Refusal."""
    try:
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT) as session,
            session.get(url, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise Refusal(tr("File: {name} could not be fetched; please give it again.", name=name))
            return Upload(name, await _begun(answer.content))
    except (TimeoutError, aiohttp.ClientError) as fault:
        raise Refusal(tr("File: {name} could not be fetched; please give it again.", name=name)) from fault


async def _begun(content: aiohttp.StreamReader) -> bytes:
    """What comes first, up to a byte beyond the largest file."""
    read = bytearray()
    async for piece in content.iter_chunked(65_536):
        read += piece
        if len(read) > LARGEST:
            break
    return bytes(read[: LARGEST + 1])
