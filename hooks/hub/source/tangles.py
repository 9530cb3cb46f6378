"""A quick look at a body before it is taken apart: whether it is plain words, or too tangled."""

from __future__ import annotations

import re
from itertools import islice

from hub.problems import Code, Fault

_ids = re.compile(r"\{:? ?#[A-Za-z][\w:.-]* ?\}")
# HTML, attributes, entities, images, and blocks that bring classes; autolinks to pages are plain.
_odd = re.compile(
    r"<(?=[a-z/!?])(?!https?://[\w./?=#%&;,+~-]*>)|\{|&[#\w]|!\[|!!!|\?\?\?|///[ \t]|\[\^"
    r"|\]\([^)\n]*\n",  # an address over two lines
    re.I,
)
# Both are looked for in text without spaces and backslashes, which a browser would overlook.
_scheme = re.compile(
    r"\]\(?:?<?(?!https?://|mailto:|tel:)(?:[a-z][a-z0-9+.-]*:|//)"
    r"|(?:script|data|blob|file|about|filesystem):"
    r"|://(?:/|[^/)>\]]*(?:@|[^\x00-\x7f]|:[0-9]{5}))",
    re.I,
)
_overlooked = re.compile(r"[\s\\]")
_deep = re.compile(r"^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}\.(?=[ \t]))){21}|^[ ]{84}", re.M)
_sign = re.compile(r"[\[<]|^[ \t]*(?:#|===|!!!|\?\?\?)", re.MULTILINE)

MOST_SIGNS, MOST_MARKED = 1_500, 100_000


def is_plain(text: str) -> bool:
    """Whether rendering can make nothing of a text but what cleaning keeps."""
    text = _ids.sub("", text)
    return not (_odd.search(text) or _scheme.search(_overlooked.sub("", text)))


def tangle(text: str) -> tuple[int, Fault] | None:
    """Why a text would take too long to render, and from which offset on; None for usual text.

    What Markdown's parser takes for some signs grows with the square of their number.
    """
    if deep := _deep.search(text):
        message = "Lists or quotes stand in each other too often."
        return deep.start(), Fault((), Code.TOO_LARGE, message, "Write one list.")
    if too_many := next(islice(_sign.finditer(text), MOST_SIGNS, None), None):
        message = f"The text has more than {MOST_SIGNS:,} brackets, headings and tabs."
        fix = "Split it into several files, or attach long lists and code as a document."
        return too_many.start(), Fault((), Code.TOO_LARGE, message, fix)
    if len(text) > MOST_MARKED and not is_plain(text):
        message = f"A text with images or HTML may have {MOST_MARKED:,} characters."
        message = f"{message} This one has {len(text):,}."
        return 0, Fault((), Code.TOO_LARGE, message, "Split it into several files.")
    return None
