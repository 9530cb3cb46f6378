"""What the path of a file says: the kind of the item, its address, and what is wrong with it."""

from __future__ import annotations

import posixpath
import re

from hub.kinds import KINDS, site_path
from hub.model import Kind
from hub.problems import Code, Fault

_slug = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_year = re.compile(r"[12][0-9]{3}")
_name = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what MkDocs takes for a page


def kind_of(path: str) -> Kind | None:
    """The kind whose folder a file lies in; its index.md is a plain page."""
    for kind in KINDS.values():
        if path.startswith(f"{kind.folder}/") and path != f"{kind.folder}/index.md":
            return kind
    return None


def id_of(path: str) -> str:
    """The address of a file's page without outer slashes."""
    return re.sub(r"(^|/)index$", "", site_path(path).removesuffix(".md"))


def path_of(id_: str) -> str:
    """The path of an item's file by its id; "" for what can be no item's id."""
    for kind in KINDS.values():
        if id_.startswith(f"{kind.address}/"):
            return f"{kind.folder}{id_.removeprefix(kind.address)}.md"
    return ""


def misplaced(path: str) -> Fault | None:
    """What is wrong with a file's name or folder."""
    kind = kind_of(path) if path.endswith(".md") else None
    return _as_item(path, kind) if kind else _as_file(path)


def _as_file(path: str) -> Fault | None:
    if path.lower().endswith(MARKDOWN) and not path.endswith(".md"):
        message = "The hub does not read a file with this ending."
        return Fault((), Code.BAD_FILE_NAME, message, "Let its name end in .md.")
    if not all(_name.fullmatch(part) for part in path.split("/")):
        message = f'"{posixpath.basename(path)}" cannot be part of an address.'
        fix = "Use letters without accents, digits, hyphens and dots, as in annual-report.pdf."
        return Fault((), Code.BAD_FILE_NAME, message, fix)
    if any(part.lower().endswith(MARKDOWN) for part in path.split("/")[:-1]):
        message = "The file is in a folder that has the name of a page."
        return Fault((), Code.BAD_FILE_NAME, message, "Let the folder's name not end in .md.")
    for each in KINDS.values():
        appears = f"docs/{each.address}/"
        if path.startswith(appears) and appears != f"{each.folder}/" and not path.endswith(".md"):
            message = f"This is no place for a file: it is where {each.plural.lower()} appear."
            return Fault((), Code.WRONG_FOLDER, message, f"Move it to {each.folder}/.")
    if (kind := kind_of(path.lower())) and not kind_of(path):
        message = f"The folder {kind.folder}/ is written in small letters."
        return Fault((), Code.WRONG_FOLDER, message, f"Move the file to {kind.folder}/.")
    return None


def _as_item(path: str, kind: Kind) -> Fault | None:
    inner = path.removeprefix(f"{kind.folder}/").removesuffix(".md").split("/")
    if not _slug.fullmatch(inner[-1]) or inner[-1] == "index":
        return Fault(
            (),
            Code.BAD_FILE_NAME,
            f'"{inner[-1]}.md" cannot be part of an address.',
            "Use small letters, digits and single hyphens, as in one-public-estate.md.",
        )
    if kind.by_year and not (len(inner) == 2 and _year.fullmatch(inner[0])):
        fix = f"Move it to {kind.folder}/<year>/, as in {kind.folder}/2016/{inner[-1]}.md."
        return Fault((), Code.WRONG_FOLDER, "The file is not in a folder of its year.", fix)
    if not kind.by_year and len(inner) != 1:
        fix = f"Move it to {kind.folder}/{inner[-1]}.md."
        return Fault((), Code.WRONG_FOLDER, f"The file is not in {kind.folder}/ itself.", fix)
    return None
