"""What keeps addresses good for ever: the ledger that grows, and the renaming of items."""

from hub.addresses.growth import grown, published
from hub.addresses.opening import open_content
from hub.addresses.plan import Rename, rename
from hub.addresses.refusal import Refusal
from hub.source.content import Content
from hub.source.folder import open_file
from hub.source.ledger import LEDGER

__all__ = [
    "LEDGER",
    "Content",
    "Refusal",
    "Rename",
    "grown",
    "open_content",
    "open_file",
    "published",
    "rename",
]
