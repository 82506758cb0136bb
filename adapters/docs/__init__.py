"""Where the library comes from: a folder of Markdown, reStructuredText or HTML, searched by tantivy."""

from adapters.docs.folder import open_library, read_folder
from adapters.docs.index import Index

__all__ = ["Index", "open_library", "read_folder"]
