"""A calendar at an address: fetched politely, and only where it has changed since."""

from dataclasses import dataclass, field

import httpx

from adapters.fetching import Elsewhere, Fetcher, TooLarge, mark_of, origin_of, unless
from core.refusal import Refusal
from core.upload import Upload


@dataclass(frozen=True, slots=True)
class Address:
    """Where a calendar is, which is often a secret; `trusted` addresses may be private (for tests)."""

    url: str = field(repr=False)
    trusted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was there; `file` is None where nothing has changed since `mark` (its ETag or date)."""

    file: Upload | None
    mark: str = ""


def fetch_calendar(address: Address, mark: str = "") -> Fetched:
    """The calendar, unless it is as it was at `mark`. Raises Refusal saying what is wrong, without the address."""
    with httpx.Client(timeout=20, follow_redirects=False) as client:
        fetcher = Fetcher(origin_of(address.url), client, trusted=address.trusted, wanders=True)
        try:
            answer = fetcher.get(address.url, unless(mark))
        except TooLarge as error:
            raise Refusal("it is larger than 5 MB") from error
        except Elsewhere as error:
            raise Refusal("it leads to a private network, in a circle, or away from https") from error
        except httpx.HTTPError as error:
            raise Refusal(f"there is no answer: {type(error).__name__}") from error
    if answer.status_code == httpx.codes.NOT_MODIFIED:
        return Fetched(None, mark)
    if not answer.is_success:
        raise Refusal(f"it answers {answer.status_code}")
    return Fetched(Upload("the calendar", answer.content), mark_of(answer))
