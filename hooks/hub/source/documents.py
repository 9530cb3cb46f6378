"""Office and OpenDocument files: zip archives, of which the list of parts is read and no part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import SEEK_END, BytesIO
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from hub.problems import Code, Fault
from hub.source.sizes import unpacked_fault
from hub.vocabulary import Limits

_TAIL = 1_000_000
"""Bytes at the end of a file in which its list of parts must lie: room for 10,000 parts."""

_OFFICE: Mapping[str, str] = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
_OPEN: Mapping[str, bytes] = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
    ".odp": b"application/vnd.oasis.opendocument.presentation",
}
ENDINGS = frozenset({*_OFFICE, *_OPEN})

# The first part is called "mimetype", holds the type as it is, and the next one follows.
_first_part = rb"PK\x03\x04.{22}\x08\x00..mimetype.{0,64}?%s(?=PK[\x03\x07][\x04\x08])"
_program = re.compile(
    r"(?:.*/)?vbaproject\.bin|(?:.*/)?(?:activex|macrosheets|dialogsheets)/.+"
    r"|scripts/.+|basic/.+/(?!(?:script|dialog)-l[bc]\.xml$)[^/]+",
    re.IGNORECASE | re.DOTALL,
)


def document_faults(
    ending: str, head: bytes, stream: BinaryIO, limits: Limits
) -> list[Fault] | None:
    """What is wrong with an archive of a document; None where it is no document of its ending."""
    parts = _parts(stream)
    names = {part.filename for part in parts}
    if mimetype := _OPEN.get(ending):
        right = re.match(_first_part % re.escape(mimetype), head, re.DOTALL) is not None
    else:
        folder = _OFFICE[ending]
        right = "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
    return [*_faults(parts, limits)] if parts and right else None


def _parts(stream: BinaryIO) -> Sequence[ZipInfo]:
    """The parts that the end of an archive lists; none where it is no archive, or a huge one."""
    size = stream.seek(0, SEEK_END)
    stream.seek(max(0, size - _TAIL))
    try:
        with ZipFile(BytesIO(stream.read())) as archive:
            return archive.infolist()
    except Exception:  # zipfile does not say what it raises for damaged files
        return ()


def _faults(parts: Sequence[ZipInfo], limits: Limits) -> Iterator[Fault]:
    if any(_program.fullmatch(part.filename) for part in parts):
        message = "The document has macros or other programs in it."
        fix = "Save it again without them, or save it as PDF."
        yield Fault((), Code.ACTIVE_CONTENT, message, fix)
    if fault := unpacked_fault(sum(part.file_size for part in parts), limits):
        yield fault
