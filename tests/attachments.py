"""Small pictures and documents for tests: real ones, and what only pretends to be one."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from PIL import Image

OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def picture(form: str = "PNG", size: tuple[int, int] = (2, 2)) -> bytes:
    """A black picture."""
    content = BytesIO()
    Image.new("L" if form == "GIF" else "RGB", size).save(content, form)
    return content.getvalue()


PNG = picture()
PDF = b"%PDF-1.7\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive; a part called mimetype is not compressed, as OpenDocument asks."""
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name, text in parts.items():
            method = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            file.writestr(ZipInfo(name), text, method)
    return content.getvalue()


def office(folder: str, *names: str) -> bytes:
    """A document of Word (word), Excel (xl) or PowerPoint (ppt), with parts of more names."""
    parts = ["[Content_Types].xml", f"{folder}/document.xml", *names]
    return archive(dict.fromkeys(parts, "<x/>"))


def open_document(form: str, *names: str) -> bytes:
    """A document of OpenDocument: text, spreadsheet or presentation; with parts of more names."""
    return archive({"mimetype": OPEN_DOCUMENT + form} | dict.fromkeys(["content.xml", *names], "x"))


EXAMPLES: Mapping[str, bytes] = {
    ".png": PNG,
    ".jpg": picture("JPEG"),
    ".jpeg": picture("JPEG"),
    ".gif": picture("GIF"),
    ".webp": picture("WEBP"),
    ".avif": picture("AVIF"),
    ".svg": SVG,
    ".pdf": PDF,
    ".docx": office("word"),
    ".xlsx": office("xl"),
    ".pptx": office("ppt"),
    ".odt": open_document("text"),
    ".ods": open_document("spreadsheet"),
    ".odp": open_document("presentation"),
    ".csv": b"council,visits\nWendale,12\n",
    ".txt": "Caf\u00e9 \u2013 plain words\n".encode(),
    ".ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    ".json": b'{"visits": 12}\n',
}
"""One sound file of each type, by the ending of its name."""
