"""What an editor wrote that the site would take away or may not lead to, and where it stands.

A text that may hold such a thing is rendered, and cleaning says what is lost: no reading of the
source could be as sure. The source only tells the place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice

from hub.problems import Code, Fault, Problem, nearest, one_of
from hub.rendering.cleaning import CLASSES, NOTES, TAGS, WORDS, Lost, address_fault, lost
from hub.rendering.extensions import converter
from hub.source.code import blank_code
from hub.source.front_matter import place_in
from hub.source.read import Body
from hub.source.tangles import is_plain

_overlooked = re.compile(r"[\s\\]")
_tag = re.compile(r"</?([a-z][\w-]*)(?=[\s/>])|<([!?])", re.I)
_ONLY_FROM_MARKDOWN = TAGS - WORDS
_MARKDOWN = {
    "a": "[words](address)",
    "details": '??? note "More", with the words below, each line after four spaces',
    "img": "![what it shows](picture.png)",
}


def markup(body: Body) -> Iterator[Problem]:
    """A problem for each piece of HTML, attribute or address that the site would not have."""
    text = body.text
    if is_plain(text):
        return
    seen = blank_code(text)
    found = sorted([*_raw(seen), *_open(seen), *_lost(seen, body)], key=lambda each: each[0])
    for offset, fault in found[:_MOST_FAULTS]:
        yield Problem(
            body.path, place_in(text, offset, body.line), fault.code, fault.message, fault.fix
        )


_Found = tuple[int, Fault]
"""An offset in the text, and what is wrong there."""


def _raw(seen: str) -> Iterator[_Found]:
    """Links, images and headings written as HTML: nothing else would look at them."""
    for match in _tag.finditer(seen):
        name = (match[1] or "").lower()
        if name in _ONLY_FROM_MARKDOWN and match[0][1] != "/":
            fix = f"Write it in Markdown: {_MARKDOWN[name]}." if name in _MARKDOWN else _IN_MARKDOWN
            yield match.start(), Fault((), Code.RAW_HTML, f"<{name}> is written as HTML.", fix)


def _open(seen: str) -> Iterator[_Found]:
    """HTML that is opened and not closed: all words up to the end would look like it."""
    tags = [match for match in _tag.finditer(seen) if (match[1] or "").lower() in _PAIRED]
    left = Counter[str]()
    for match in reversed(tags):
        name = match[1].lower()
        left[name] += 1 if match[0][1] == "/" else -1
        if left[name] < 0:
            message = f"<{name}> is opened here and not closed."
            yield match.start(), Fault((), Code.RAW_HTML, message, f"Add </{name}>. {_SIGN}")
            left[name] = 0


_PAIRED = WORDS - {"br"}


def _lost(seen: str, body: Body) -> Iterator[_Found]:
    """What cleaning takes from the rendered text, each at the place it most likely comes from."""
    try:
        gone = Counter(_gone(body.text))
    except Exception:  # of Python-Markdown: {id} makes it fail, and so may what nobody thought of
        yield _failing(body.text), Fault((), Code.BAD_ATTRIBUTE, _NO_PAGE, _SIMPLER)
        return
    for each, times in gone.items():
        if each.tag in _ONLY_FROM_MARKDOWN and not each.attribute:
            continue
        places = [*islice(_places(each, seen, body), min(times, _MOST_FAULTS))] or [0]
        yield from ((place, _fault(each)) for place in places)


@lru_cache(maxsize=1000)
def _gone(text: str) -> tuple[Lost, ...]:
    """What cleaning takes from a text once it is rendered; a server asks after every change."""
    return tuple(lost(converter().convert(text)))


_NO_PAGE = "No page can be made of this."
_SIMPLER = "Look for braces { } or brackets [ ] that do not belong, and write it more simply."


def _failing(text: str) -> int:
    """The offset of the first paragraph that cannot be rendered by itself, else the beginning."""
    found = _paragraph.finditer(text)
    return next((match.start() for match in found if not _renders(match[0])), 0)


def _renders(text: str) -> bool:
    try:
        return isinstance(converter().convert(text), str)
    except Exception:
        return False


_paragraph = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def _places(part: Lost, seen: str, body: Body) -> Iterator[int]:
    """Where a lost part may stand in the source, the likeliest first."""
    tag, name, value = part
    if not name:
        for match in _tag.finditer(seen):
            if (match[1] or "!").lower() == (tag or "!") and match[0][1] != "/":
                yield match.start()
        yield from _loosely(f"<{tag}", seen)
    elif name in ("href", "src"):
        yield from (link.target_start for link in body.outline.links if _same(link.target, value))
        yield from _words(name, seen)
        yield from _loosely(value, seen)
    else:
        yield from _words(value if name == "class" else name, seen)


def _words(word: str, seen: str) -> Iterator[int]:
    pattern = rf"(?<![\w-]){re.escape(word)}(?![\w-])"
    return (match.start() for match in re.finditer(pattern, seen, re.IGNORECASE))


def _loosely(words: str, seen: str) -> Iterator[int]:
    """Where the beginning of words stands, whatever spaces are in it."""
    pattern = r"\s*".join(map(re.escape, _overlooked.sub("", words)[:_ENOUGH]))
    return (match.start() for match in re.finditer(pattern, seen, re.IGNORECASE))


_ENOUGH = 20
_MOST_FAULTS = 20
"""Faults to tell of one text: more would be of one sort."""


def _same(written: str, rendered: str) -> bool:
    return _overlooked.sub("", unescape(written)) == _overlooked.sub("", rendered)


def _fault(part: Lost) -> Fault:
    """What is wrong, and the cure, in an editor's words."""
    tag, name, value = part
    shown = "".join(each if each.isprintable() else " " for each in value)
    if not name:
        what = f"<{tag}>" if tag.isalnum() else "HTML of this kind"
        message = f"{what} is not published, and words within it may be lost."
        return Fault((), Code.RAW_HTML, message, _IN_MARKDOWN)
    if name == "src":
        message = f'The image "{shown}" is not a file of this hub.'
        return Fault((), Code.REMOTE_IMAGE, message, _SAVE_IT)
    if name == "href":
        message = f'The address "{shown}" {address_fault(value) or "is not allowed"}.'
        return Fault((), Code.UNSAFE_LINK, message, _WHOLE_ADDRESS)
    if name == "class":
        near = nearest(value, sorted(CLASSES), most=1)
        guess = f"Did you mean {one_of(near)}? " if near else ""
        message = f'"{shown}" is no kind of note and no style of this hub.'
        return Fault((), Code.BAD_ATTRIBUTE, message, f"{guess}Notes are {one_of([*NOTES])}.")
    message = f'"{name}" cannot be given to <{tag}>.'
    return Fault((), Code.BAD_ATTRIBUTE, message, "Take it away. A place is named as in {#costs}.")


_SIGN = "For the sign itself write &lt;, or put an example between backticks: `<b>`."
_IN_MARKDOWN = f"Write it in Markdown, or take it away. {_SIGN}"
_SAVE_IT = "Save the picture beside this file, and name it: ![what it shows](files/picture.png)."
_WHOLE_ADDRESS = "Copy the address from the browser: https://www.example.gov.uk/page."
