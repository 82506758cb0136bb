"""A forum's webhook is believed where its signature holds, and only there."""

import asyncio
import hmac

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st

from adapters.forums.hook import PATH, mount, signed


def signature(secret: str, raw: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), raw, "sha256").hexdigest()


@given(st.binary(), st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_signature_holds_for_its_own_body_and_secret_only(raw: bytes, secret: str) -> None:
    made = signature(secret, raw)
    assert signed(secret, raw, made)
    assert not signed(secret, raw + b"!", made)
    assert not signed(secret + "!", raw, made)


@given(st.text())
def test_what_is_no_signature_never_holds(given: str) -> None:
    assert not signed("secret", b"{}", given)


RAW = b'{"post": {"raw": "Thank you!"}}'
GOOD = signature("secret", RAW)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Discourse-Event-Signature": GOOD}, 200),
        ({"X-Hub-Signature-256": GOOD}, 200),
        ({"X-Hub-Signature-256": signature("another", RAW)}, 401),
        ({"X-Other-Signature": GOOD}, 401),
        ({}, 401),
    ],
)
def test_the_forum_is_looked_at_again_for_a_signed_word_and_for_no_other(
    headers: dict[str, str], status: int
) -> None:
    async def dialogue() -> None:
        looked: list[bool] = []
        server = web.Application()
        mount(server, "secret", lambda: looked.append(True))
        async with (
            TestClient(TestServer(server)) as client,
            client.post(PATH, data=RAW, headers=headers) as answer,
        ):
            assert answer.status == status
        assert len(looked) == (status == 200)

    asyncio.run(dialogue())
