"""A forum's webhook is believed where its signature holds, and only there."""

import hmac

from hypothesis import given
from hypothesis import strategies as st

from adapters.forums.hook import signed


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
