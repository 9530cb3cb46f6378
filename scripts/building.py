"""MkDocs in a process of its own: what goes wrong there cannot harm what is published."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

LIMIT = 30 * 60
"""Seconds after which a build is given up: thousands of items take a few minutes."""

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What the system says where a file finds no room: the disk, a quota or a limit is full."""

_level = re.compile(r"^(?:WARNING|ERROR|CRITICAL) +-  (?:\[macros\] - ERROR )?", re.MULTILINE)
_chatter = re.compile(r"^(?:INFO|DEBUG) +-  .*\n(?:    .*\n)*", re.MULTILINE)
_number = re.compile(r"\[Errno (\d+)\]|\(os error (\d+)\)")  # as Python and Pagefind write it


class NotBuilt(Exception):
    """A page cannot be built. Its text is all that MkDocs said."""


def build(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
    """Build a hub's site strictly into a folder; gives what MkDocs warns of, often nothing.

    tick is called while it goes on, and with True at the end. Raises NotBuilt, and OSError where
    there is no room for the site. SITE_URL and its like pass through to MkDocs.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(root.absolute() / "mkdocs.yml")]
    command += ["--site-dir", str(folder.absolute())]
    given = {"HUB_TODAY": today.isoformat(timespec="minutes"), "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command,
        env=os.environ | given,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,  # so that all it started ends together
    ) as process:
        try:
            said = _level.sub("", _chatter.sub("", _said(process, tick)))
        finally:
            tick(True)
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        raise _failure(process.returncode, said, folder)
    return said


def _said(process: subprocess.Popen[str], tick: Callable[[bool], None]) -> str:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        try:
            return process.communicate(timeout=0.5)[0]
        except subprocess.TimeoutExpired:
            tick(False)
    raise NotBuilt(f"The build took more than {LIMIT // 60} minutes. Is a text very tangled?\n")


def _failure(code: int, said: str, folder: Path) -> Exception:
    numbers = {int(one or other) for one, other in _number.findall(said)}
    if full := numbers & NO_ROOM:
        return OSError(min(full), os.strerror(min(full)), str(folder.parent))
    if code < 0:
        name = signal.Signals(-code).name
        return NotBuilt(f"{said}MkDocs was ended by {name}. Had the machine too little memory?\n")
    return NotBuilt(said)
