"""A hub's folder on the disk: what lies in it, and the bytes of its files.

Every file of content is opened here, and nowhere else. No link is followed, nothing is opened that
is no ordinary file, and a file's size is looked at before its bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple

from hub.problems import Code, Fault, Place, Problem
from hub.source.drawings import Found
from hub.source.file_contents import content_faults
from hub.source.sizes import data_fault, text_fault
from hub.vocabulary import USUAL_LIMITS, Limits


class File(NamedTuple):
    """An ordinary file: its path from the hub's folder, where it is, and how many bytes it has."""

    path: str
    at: Path
    size: int


def open_file(root: Path, path: str, limits: Limits = USUAL_LIMITS) -> bytes | Fault | None:
    """The bytes of a text of the hub, or why it is not read; None where there is no such file."""
    file = root / path
    try:
        if _is_behind_link(root, path):
            return _LINK
        info = file.stat()
        if not S_ISREG(info.st_mode):
            return _NO_FILE
        return text_of(File(path, file, info.st_size), limits)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return _closed(error)


def text_of(file: File, limits: Limits) -> bytes | Fault:
    """The bytes of a Markdown file or a file of data/, or why it is not read."""
    of_item = file.path.endswith(".md")
    fault = text_fault(file.size, limits) if of_item else data_fault(file.size)
    try:
        return fault or file.at.read_bytes()
    except OSError as error:
        return _closed(error)


def faults_within(file: File, limits: Limits) -> list[Found]:
    """What is wrong with the bytes of a picture or document, of which few are read."""
    try:
        with file.at.open("rb") as stream:
            return content_faults(file.path, stream, limits)
    except OSError as error:
        return [(Place(), _closed(error))]


def walk(root: Path, folders: Sequence[str], problems: list[Problem]) -> Iterator[File]:
    """All files below some folders, sorted within each, but those whose names begin with a dot.

    What is not to be opened is told as a problem.
    """
    seen: dict[str, str] = {}
    waiting = [(name, root / name) for name in reversed(folders)]
    while waiting:
        path, entry = waiting.pop()
        try:
            info = entry.lstat()
            fault = _LINK if path in folders and _is_behind_link(root, path) else None
            if S_ISDIR(info.st_mode) and not fault:
                inner = [(f"{path}/{each.name}", each) for each in entry.iterdir()]
                waiting += sorted((each for each in inner if "/." not in each[0]), reverse=True)
                continue
            fault = fault or _unsafe(path, info.st_mode, seen)
        except FileNotFoundError:
            continue
        except OSError as error:
            fault = _closed(error)
        if fault:
            shown = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in path)
            problems.append(Problem(shown, Place(), fault.code, fault.message, fault.fix))
        else:
            yield File(path, entry, info.st_size)


def _is_behind_link(root: Path, path: str) -> bool:
    """Whether a path, or a folder on the way to it, is a link."""
    parts = path.split("/")
    return any(root.joinpath(*parts[: end + 1]).is_symlink() for end in range(len(parts)))


def _unsafe(path: str, mode: int, seen: dict[str, str]) -> Fault | None:
    """Why a file is not to be opened; notes in seen how a path reads for all."""
    if S_ISLNK(mode):
        return _LINK
    if not S_ISREG(mode):
        return _NO_FILE
    if not path.isprintable():
        fix = "Use letters, digits and hyphens."
        return Fault((), Code.BAD_FILE_NAME, "The name has characters that cannot be shown.", fix)
    other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
    if other != path:
        message = f"The name differs from {other} in capitals or accents only."
        return Fault((), Code.SAME_ADDRESS, message, "Give one of the two another name.")
    return None


def _closed(error: OSError) -> Fault:
    message = f"The file cannot be opened: {(error.strerror or 'nobody knows why').lower()}."
    fix = "Make it readable for everyone, or copy it anew."
    return Fault((), Code.UNSAFE_FILE, message, fix)


_REAL = "Put a real file here."
_LINK = Fault((), Code.UNSAFE_FILE, "The file is a link to another place.", _REAL)
_NO_FILE = Fault((), Code.UNSAFE_FILE, "This is no ordinary file.", _REAL)
