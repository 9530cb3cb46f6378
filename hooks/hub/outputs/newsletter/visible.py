"""Contributed text and addresses without what one cannot see, for formats that are text."""

from __future__ import annotations

import re
from urllib.parse import quote

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def seen(text: str) -> str:
    """Text without control characters, but for white space, and without bidirectional controls.

    These are stripped, not isolated: a line break ends an isolate (Unicode annex 9, rule X8), so
    that in wrapped text no pair would hold. Letters have their direction without them.
    """
    return _UNSEEN.sub("", text)


def one_line(text: str) -> str:
    """Contributed text on one line, as one can see it."""
    return " ".join(seen(text).split())


def uri(address: str) -> str:
    """An address as RFC 3986 allows it: what ends one in running text is encoded."""
    return quote(seen(address), safe="%:/?#[]@!$&'()*+,;=")
