"""Which files may stand beside the pages: their types, by the endings of their names."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from hub.problems import Code, Fault
from hub.source.paths import MARKDOWN

PICTURES: Mapping[str, str] = {
    ".png": "a PNG picture",
    ".jpg": "a JPEG picture",
    ".jpeg": "a JPEG picture",
    ".gif": "a GIF picture",
    ".webp": "a WebP picture",
    ".avif": "an AVIF picture",
    ".svg": "an SVG drawing",
}
TYPES: Mapping[str, str] = {
    **PICTURES,
    ".pdf": "a PDF document",
    ".docx": "a Word document",
    ".xlsx": "an Excel workbook",
    ".pptx": "a PowerPoint presentation",
    ".odt": "an OpenDocument text",
    ".ods": "an OpenDocument spreadsheet",
    ".odp": "an OpenDocument presentation",
    ".csv": "a table in CSV",
    ".txt": "plain text",
    ".ics": "a calendar",
    ".json": "JSON",
}
"""The types that are published, by the ending of their names in small letters."""

_PAGES = ".htm .html .mht .mhtml .shtml .xht .xhtml .xml .xsl .xslt"
_PROGRAMS = (
    ".asp .aspx .bat .cgi .cmd .css .dll .exe .hta .jar .js .jsp .lnk .mjs .msi .php .phtml "
    ".pl .ps1 .py .rb .sh .swf .vbs .wasm"
)
_RUN = {*_PAGES.split(), *_PROGRAMS.split()}

_CURES: Mapping[str, str] = {
    ".docm .dotm .xlsm .xltm .xlam .xlsb .pptm .potm .ppsm .ppam": (
        "They can hold macros, which are programs. Save it without macros: as .docx, .xlsx or "
        ".pptx, or as PDF."
    ),
    ".bmp .eps .heic .heif .ico .jfif .psd .tif .tiff": "Save the picture as JPEG, PNG or WebP.",
    ".svgz": "Save the drawing as plain SVG, or as PNG.",
    ".aac .avi .m4a .m4v .mkv .mov .mp3 .mp4 .mpeg .mpg .ogg .wav .webm .wmv": (
        "Put it where your organisation publishes films and recordings, and link to it."
    ),
    ".7z .bz2 .gz .rar .tar .tgz .xz .zip": "Add the files that are in it one by one.",
    _PAGES: "Write the words in a Markdown file, or save them as PDF and attach that.",
    _PROGRAMS: "Delete it. If readers need the program, link to where its makers publish it.",
    ".bak .db .ini .tmp": "A program left it here. Delete it.",
}
_OTHERWISE = "Save it as PDF, or as .docx, .xlsx, .pptx, .odt, .ods, .odp, .csv or .txt."


def ending_of(path: str) -> str:
    """The ending of a file's name in small letters, with its dot; "" where there is none."""
    return posixpath.splitext(path)[1].lower()


def is_picture(path: str) -> bool:
    """Whether a file is a picture by its name."""
    return ending_of(path) in PICTURES


def is_published(path: str) -> bool:
    """Whether files of this type are published."""
    return ending_of(path) in TYPES


def picture_fault(path: str) -> Fault | None:
    """Why a file of this name cannot be shown as a picture."""
    if is_picture(path):
        return None
    message = f"{posixpath.basename(path)} is no picture."
    fix = f"Name a picture. Its name ends in {', '.join(PICTURES)}."
    return Fault((), Code.FILE_TYPE, message, fix)


def type_fault(path: str) -> Fault | None:
    """Why a file of this name, which is no Markdown, is not published."""
    ending, name = ending_of(path), posixpath.basename(path)
    if ending in MARKDOWN:
        return None  # its name is a fault already
    if not ending:
        message = f"The name {name} has no ending that says what the file is."
        fix = "Let it end in its type, as in report.pdf. Delete the file if nobody needs it."
        return Fault((), Code.FILE_TYPE, message, fix)
    if ending not in TYPES:
        cure = next((fix for names, fix in _CURES.items() if ending in names.split()), _OTHERWISE)
        return Fault((), Code.FILE_TYPE, f"Files that end in {ending} are not published.", cure)
    for inner in name.lower().split(".")[1:-1]:
        if f".{inner}" in _RUN:
            message = f"The name {name} has .{inner} in it: some servers would run the file."
            fix = f"Give it one ending, as in report{ending}."
            return Fault((), Code.FILE_TYPE, message, fix)
    return None
