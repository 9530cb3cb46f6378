"""The ledger as it grows: an address that was published once stays in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from hub.source.read import Reading

HEAD = """\
# The addresses that readers know: one for each item that was ever published.
# `make addresses` adds new ones, and so does each publication. Take none away: the check asks that
# each leads somewhere. docs/contribute/editors.md says how to rename or remove an item.
"""


def published(reading: Reading) -> list[str]:
    """Ids of all items but drafts, whatever their date, sorted."""
    return sorted(item.id for item in reading.items.values() if item.facts.status != "draft")


def grown(ledger: bytes | None, ids: Iterable[str]) -> bytes:
    """A sound ledger with more addresses, sorted below its comments; None where there is none.

    The same addresses give the same bytes. Line ends, and a byte order mark, stay as they are.
    """
    text = HEAD if ledger is None else ledger.decode("utf-8-sig")
    mark = codecs.BOM_UTF8 if (ledger or b"").startswith(codecs.BOM_UTF8) else b""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    comments = [line for line in lines if line.startswith("#")]
    addresses = sorted({*lines, *ids} - {*comments})
    end = (re.search("\r\n|\r|\n", text) or ["\n"])[0]
    return mark + "".join(f"{line}{end}" for line in [*comments, *addresses]).encode()
