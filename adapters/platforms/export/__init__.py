"""A Slack export (zip or folder), read as the stream of events it once was."""

from adapters.platforms.export.archive import Export, open_export

__all__ = ["Export", "open_export"]
