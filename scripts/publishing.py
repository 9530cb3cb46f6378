"""Put a new version of a folder in the place of the old one, so that nobody sees a mixture.

All that this needs stands beside the folder, on the same disk: for "site" the files .site.lock,
.site.new-..., .site.previous and, for a moment, .site.gone.
"""

from __future__ import annotations

import fcntl
import secrets
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scripts.exchange import exchanged

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What asks a program to end: Ctrl-C, a scheduler, a terminal that is closed."""

PAUSE = 0.2
"""Seconds between two looks at whether a folder is free."""


class InUse(Exception):
    """Somebody else is publishing to the folder."""


class NoVersionBefore(Exception):
    """There is nothing to go back to."""


class Rejected(Exception):
    """What was built is not fit for readers; faults say why, one to a line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@contextmanager
def held(
    site: Path, patience: float = 0, waiting: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Keep others from publishing to a folder. The system lets go for a process that is killed.

    While somebody else holds it, call waiting once and wait for so many seconds, then raise
    InUse.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with _beside(site, "lock").open("a") as lock:
        end = time.monotonic() + patience
        told = False
        while not _locked(lock.fileno()):
            if time.monotonic() >= end:
                raise InUse
            if not told:
                waiting()
                told = True
            time.sleep(PAUSE)
        yield


def _locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def publish(
    site: Path, build: Callable[[Path], None], verify: Callable[[Path], Sequence[str]]
) -> None:
    """Build a new version into a folder of its own; if nothing is wrong, put it in place.

    What build raises passes through, and faults that verify finds come as Rejected: either way
    the site is as it was. The caller holds the lock.
    """
    repair(site)
    # A name of its own: a process that outlives a killed build may still write to the last one.
    new = _beside(site, f"new-{secrets.token_hex(4)}")
    try:
        new.mkdir()
        build(new)
        if faults := verify(new):
            raise Rejected(faults)
    except BaseException:
        _remove(new)
        raise
    with _undisturbed():
        try:
            _put(site, new)
        finally:
            repair(site)


def roll_back(site: Path) -> None:
    """Change places with the version before; once more, and it is as it was.

    Raises NoVersionBefore. The caller holds the lock.
    """
    repair(site)
    previous, gone = _beside(site, "previous"), _beside(site, "gone")
    if not can_go_back(site):
        raise NoVersionBefore
    with _undisturbed():
        if not exchanged(site, previous):
            site.rename(gone)
            previous.rename(site)
            gone.rename(previous)


def can_go_back(site: Path) -> bool:
    """Whether there is a version before."""
    return _beside(site, "previous").is_dir()


def repair(site: Path) -> None:
    """Tidy up after a process that was killed; where it had begun to change places, end that.

    Only where the system cannot exchange two folders at once is there an instant without a
    site; then the version before comes back. A version is removed only if two newer ones stand.
    """
    previous, gone = _beside(site, "previous"), _beside(site, "gone")
    for each in [*site.parent.iterdir()]:
        if each.name.startswith(_beside(site, "new-").name):
            _remove(each)
    if previous.is_dir() and not site.exists():
        previous.rename(site)
    if gone.is_dir() and not previous.exists():
        gone.rename(previous)
    _remove(gone)


def _put(site: Path, new: Path) -> None:
    previous = _beside(site, "previous")
    if previous.is_dir():
        previous.rename(_beside(site, "gone"))
    if not site.exists():
        new.rename(site)
    elif exchanged(new, site):
        new.rename(previous)
    else:
        site.rename(previous)
        new.rename(site)


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}.{what}")


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)  # what is left goes with the next version


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let nobody stop what takes a moment and had better end."""
    before = {each: signal.signal(each, signal.SIG_IGN) for each in STOPS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
