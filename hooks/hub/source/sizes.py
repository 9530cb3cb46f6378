"""How large files may be: the limits of data/hub.yml, told before a byte is read."""

from __future__ import annotations

from decimal import Decimal

from hub.problems import Code, Fault
from hub.source.file_types import is_picture
from hub.vocabulary import Limits

_MB = 1_000_000
_DATA_MB = Decimal(1)
_UNPACKED = 10
"""How many times the limit of a document may be in one once it is unpacked."""


def text_fault(size: int, limits: Limits) -> Fault | None:
    """Why a Markdown file of so many bytes is not read."""
    fix = "Split it, move long tables into attachments, or raise limits.text_mb in data/hub.yml."
    return _too_large(size, limits.text_mb, "a Markdown file", fix)


def data_fault(size: int) -> Fault | None:
    """Why a file of data/ with so many bytes is not read."""
    return _too_large(size, _DATA_MB, "a file of data/", "Take out what does not belong there.")


def file_fault(path: str, size: int, limits: Limits) -> Fault | None:
    """Why a picture or document of so many bytes is not published."""
    if is_picture(path):
        fix = (
            "Save the picture smaller, about 1,600 pixels wide, or raise limits.image_mb in "
            "data/hub.yml."
        )
        return _too_large(size, limits.image_mb, "a picture", fix)
    fix = "Save it smaller, attach it in parts, or raise limits.attachment_mb in data/hub.yml."
    return _too_large(size, limits.attachment_mb, "a document", fix)


def _too_large(size: int, most: Decimal, what: str, fix: str) -> Fault | None:
    if size <= most * _MB:
        return None
    message = f"The file has {_megabytes(size)}; {what} may have {most} MB."
    return Fault((), Code.TOO_LARGE, message, fix)


def unpacked_fault(size: int, limits: Limits) -> Fault | None:
    """Why a document that unpacks to so many bytes is not published."""
    if size <= limits.attachment_mb * _UNPACKED * _MB:
        return None
    message = f"The file would unpack to {_megabytes(size)}, which could fill a reader's computer."
    return Fault((), Code.TOO_LARGE, message, "Save it again, as PDF if you can.")


def pixels_fault(width: int, height: int, limits: Limits) -> Fault | None:
    """Why a picture of so many pixels is not published."""
    if width * height <= limits.image_megapixels * _MB:
        return None
    has = f"The picture is {width:,} pixels wide and {height:,} high"
    message = f"{has}; it may have {limits.image_megapixels} million pixels in all."
    fix = "Save it smaller, about 1,600 pixels wide, or raise limits.image_megapixels"
    return Fault((), Code.TOO_LARGE, message, f"{fix} in data/hub.yml.")


def _megabytes(size: int) -> str:
    """Rounded up, or a file could seem to have what it may have."""
    return f"{-(-size // 100_000) / 10:,.1f} MB"
