"""Versions of a small folder that show any mixture, and programs that publish and read them.

Every line of every file of a version holds the number of that version, which is larger than
those before. Run as `publisher.py publish FOLDER`, `read FOLDER` or `steps FOLDER`, perhaps with
`renames`: as where two folders cannot change places at once. `pages FOLDER` reads a whole site,
each page of which names the hub "Hub 1", "Hub 2" and so on.
"""

from __future__ import annotations

import json
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts import publishing

NAMES = [f"page-{number}.html" for number in range(49)] + ["index.html"]
LINES = 400
CHANGES = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "open"}
"""What Python's audit calls the events that change a folder."""
RENAMES = "renames"


def write(folder: Path) -> None:
    """Write a new version."""
    number = time.monotonic_ns()
    for name in NAMES:
        (folder / name).write_text(f"{number}\n" * LINES, encoding="utf-8")


def number(file: Path) -> int:
    """The version of a file. Raises OSError or ValueError for one that is not whole."""
    lines = file.read_bytes().split(b"\n")
    if len(lines) != LINES + 1 or len({*lines[:-1]}) != 1:
        raise ValueError("cut or mixed")
    return int(lines[0])


def version(folder: Path) -> int:
    """The version of a whole folder. Raises OSError or ValueError for any other."""
    found = {number(folder / name) for name in NAMES}
    if len(found) != 1:
        raise ValueError("mixed")
    return found.pop()


def verify(folder: Path) -> list[str]:
    version(folder)
    return []


def publish(site: Path) -> None:
    """Publish one version after the other until killed, and say each."""
    while True:
        with publishing.held(site, 60):
            publishing.publish(site, write, verify)
        print("published", flush=True)
        time.sleep(2 * publishing.PAUSE)  # or nobody else would come in


def page_number(file: Path) -> int:
    """The version of a page of a whole site. Raises as number does."""
    text = file.read_text(encoding="utf-8")
    found = {*re.findall(r"\bHub (\d+)\b", text)}
    if len(found) != 1 or not text.rstrip().endswith("</html>"):
        raise ValueError(f"cut or mixed: {found}")
    return int(found.pop())


def pages(site: Path) -> None:
    """The same as read, of a whole site."""
    read(site, page_number, ["index.html", "news/index.html", "contribute/status/index.html"])


def read(site: Path, number: Callable[[Path], int] = number, pages: Sequence[str] = NAMES) -> None:
    """Read the first page, another, and the first, until the input ends; say what was seen.

    Where the first page did not change meanwhile, the other is of the same version; else it
    is of that, of the next, or between.
    """
    reads, bad = 0, []
    print("reading", flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        names = ["index.html", pages[reads % len(pages)], "index.html"]
        try:
            before, other, after = [number(site / name) for name in names]
        except (OSError, ValueError) as error:
            bad.append(f"{type(error).__name__}: {error}")
        else:
            if not before <= other <= after:
                bad.append(f"{before}, {other}, {after}")
        reads += 3
    print(json.dumps({"reads": reads, "bad": bad}))


def steps(site: Path) -> None:
    """Publish again and again, each time killed just before one change more; say how often.

    After each kill a version stands whole, the next one can be published, and the way back leads
    to a whole one and forward again. Without an exchange of folders the next run brings it back.
    """
    del NAMES[:-10]  # so that fewer kills hit the building, and the share of the rest is larger
    publish_once(site)
    publish_once(site)
    for changes in range(1000):
        if not (child := os.fork()):
            with publishing.held(site):
                kill_before(changes)
                publishing.publish(site, write, verify)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            print(json.dumps({"kills": changes}))
            return
        if RENAMES not in sys.argv or site.exists():
            version(site)
        publish_once(site)
        last, before = version(site), version(site.with_name(f".{site.name}.previous"))
        assert before < last
        for wanted in (before, last):
            publishing.roll_back(site)
            assert version(site) == wanted
    raise AssertionError("It never ended.")


def publish_once(site: Path) -> None:
    """Publish one version, and leave nothing behind but it, the one before and the lock."""
    with publishing.held(site):
        publishing.publish(site, write, verify)
    left = {path.name for path in site.parent.iterdir()}
    assert left <= {"site", ".site.previous", ".site.lock"}, left


def kill_before(changes: int) -> None:
    """End this process as nothing can prevent, once it has made so many changes."""
    left = changes

    def hook(name: str, _: object) -> None:
        nonlocal left
        left -= name in CHANGES
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    command, folder, *_ = sys.argv[1:]
    publishing.PAUSE = 0.005
    if RENAMES in sys.argv:
        vars(publishing)["exchanged"] = lambda one, other: False
    {"publish": publish, "read": read, "steps": steps, "pages": pages}[command](Path(folder))
