"""What a picture or document really holds: whether its bytes are what its name says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import BinaryIO, NamedTuple

from hub.problems import Code, Fault, Place
from hub.source import documents, pictures
from hub.source.drawings import Found, drawing_faults
from hub.source.file_types import TYPES, ending_of
from hub.source.front_matter import decode
from hub.source.sizes import pixels_fault
from hub.vocabulary import Limits

HEAD = 65_536
"""The bytes of a file that are read unless its type needs others."""

_LOCKED = "an old Office document, or one with a password"
_NOT_UTF8 = "text that is not UTF-8"
_PROGRAM, _SCRIPT, _PAGE = "a program", "a script", "a web page"
_LOOKS = tuple(
    (re.compile(start, re.IGNORECASE | re.DOTALL), what)
    for start, what in (
        (rb"%PDF-", TYPES[".pdf"]),
        (rb"\x89PNG\r\n\x1a\n", TYPES[".png"]),
        (rb"\xff\xd8\xff", TYPES[".jpg"]),
        (rb"GIF8[79]a", TYPES[".gif"]),
        (rb"RIFF.{4}WEBP", TYPES[".webp"]),
        (rb".{4}ftypavi[fs]", TYPES[".avif"]),
        (rb"PK\x03\x04", "an archive of files, perhaps a damaged one"),
        (rb"\xd0\xcf\x11\xe0", _LOCKED),
        (rb"\{\\rtf", "an RTF document"),
        (rb"MZ.{0,200}\0|\x7fELF|\xcf\xfa\xed\xfe", _PROGRAM),
        (rb"#!", _SCRIPT),
        (rb"\xff\xfe|\xfe\xff", _NOT_UTF8),
        # What browsers take for a page, whatever its name: WHATWG MIME Sniffing, 7.1.
        (
            rb"(?:\xef\xbb\xbf)?\s*<(?:!--|!doctype|\?|(?:html|head|script|iframe|h1|div|font"
            rb"|table|a|style|title|b|body|br|p|svg|meta|link|img|form|object|embed|base)[\s/>])",
            _PAGE,
        ),
    )
)
_FIRST: Mapping[str, tuple[str, ...]] = {".ics": ("BEGIN:VCALENDAR",), ".json": ("{", "[")}
"""How texts of a type start."""


class _File(NamedTuple):
    """A file that is open: its first bytes, and a stream that stands at its start."""

    ending: str
    head: bytes
    stream: BinaryIO
    limits: Limits


def content_faults(path: str, stream: BinaryIO, limits: Limits) -> list[Found]:
    """What is wrong with the bytes of a picture or document; only those needed are read."""
    ending, head = ending_of(path), stream.read(HEAD)
    stream.seek(0)
    if not head:
        fix = "Save it again with what belongs in it, or delete it."
        return [(Place(), Fault((), Code.WRONG_CONTENT, "The file is empty.", fix))]
    found = _CHECKS.get(ending, _text)(_File(ending, head, stream, limits))
    return [(Place(), _another(ending, head))] if found is None else found


def _another(ending: str, head: bytes) -> Fault:
    """The fault of a file that is not of the type that its ending says."""
    what, looks = TYPES[ending], _looks(head)
    message = f"The file is not {what}" + (f": it looks like {looks}." if looks else ".")
    cures = {
        _LOCKED: f"Save it as {what}, without a password.",
        _NOT_UTF8: "Save it again with the encoding UTF-8.",
        **dict.fromkeys((_PROGRAM, _SCRIPT, _PAGE), f"Put {what} in its place, or delete it."),
    }
    fix = cures.get(looks or "", f"Open it in the program that made it, and save it as {what}.")
    if looks == what:
        message, fix = f"The file is {what} that is damaged.", "Save it again, or copy it anew."
    elif right := [name for name, known in TYPES.items() if known == looks]:
        fix = f"Let its name end in {right[0]}, or save it as {what}."
    return Fault((), Code.WRONG_CONTENT, message, fix)


def _looks(head: bytes) -> str | None:
    return next((what for pattern, what in _LOOKS if pattern.match(head)), None)


def _drawing(file: _File) -> list[Found] | None:
    starts = file.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    return drawing_faults(file.stream.read()) if starts else None


def _picture(file: _File) -> list[Found] | None:
    pixels = pictures.measure(file.ending, file.stream)
    fault = pixels_fault(*pixels, file.limits) if pixels else None
    return [(Place(), fault)] if fault else None if pixels is None else []


def _document(file: _File) -> list[Found] | None:
    faults = documents.document_faults(file.ending, file.head, file.stream, file.limits)
    return None if faults is None else [(Place(), fault) for fault in faults]


def _pdf(file: _File) -> list[Found] | None:
    return [] if file.head.startswith(b"%PDF-") else None


def _text(file: _File) -> list[Found] | None:
    if _looks(file.head):
        return None
    whole = len(file.head) < HEAD
    text = decode(file.head if whole else _cut_letter.sub(b"", file.head))
    if isinstance(text, tuple):
        return [text]
    return [] if text.lstrip().startswith(_FIRST.get(file.ending, "")) else None


_cut_letter = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,3}\Z")
"""A letter of several bytes at the end of a head, of which some may be missing."""

_CHECKS: Mapping[str, Callable[[_File], list[Found] | None]] = {
    **dict.fromkeys(pictures.READERS, _picture),
    **dict.fromkeys(documents.ENDINGS, _document),
    ".svg": _drawing,
    ".pdf": _pdf,
}
"""What is wrong with the files of a type, None where one is of another; else they are texts."""
