"""A forum of one's own, in a file: what the playground has beside its chat, and a programme without a forum."""

from adapters.forums.local.site import LocalForum

__all__ = ["LocalForum"]
