"""The media types of attachments (RFC 6838), by the ending of their names."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

UNKNOWN = "application/octet-stream"

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

# Python's own table follows the machine's files and its version.
_TYPES: Mapping[str, str] = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".gif": "image/gif",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".odp": f"{_OPEN}.presentation",
    ".ods": f"{_OPEN}.spreadsheet",
    ".odt": f"{_OPEN}.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}


def media_type(path: str) -> str:
    """The media type of a file by its ending, in letters of any size; UNKNOWN for others."""
    return _TYPES.get(posixpath.splitext(path)[1].lower(), UNKNOWN)
