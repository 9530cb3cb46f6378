"""Whether addresses on the web answer. linkinator asks them, a program on Node (package.json)."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Timer
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

CODE = Path(__file__).parents[1]
NODE = CODE / ".venv-checks/bin/node"
LINKINATOR = CODE / "node_modules/linkinator/build/src/cli.js"
PAGE = "links.html"
USER_AGENT = "Mozilla/5.0 (compatible; practice-hub link check)"

_RESERVED = "!$&()*+,;=:@/%"
"""What RFC 3986, section 3.3, lets stand in a path besides letters, digits and -._~; no '."""


class AskingError(Exception):
    """linkinator is not there, or broke down; the words say what to do, on one line."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask: seconds to wait for each answer, and for all of them; how many at once.

    retries is how often to ask again after no answer, 429 or 5xx; linkinator waits 2, then 4,
    then 8 seconds before, and up to 3 more, or as long as Retry-After says.
    """

    timeout: float = 20
    limit: float = 1200
    at_once: int = 8
    retries: int = 2


class Answer(NamedTuple):
    """The status at the end of all redirects, 0 for no answer, and whether it is a success."""

    status: int
    alive: bool


def plain(address: str) -> str:
    """An address as programs ask for it: in ASCII, without a fragment.

    This is a form that the URL Standard's parser (section 4.4) leaves as it is, so linkinator
    answers under the same name. Raises ValueError for what is no address of the web.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    default = {"http": 80, "https": 443}.get(parts.scheme)
    if not host or not default or "@" in parts.netloc:
        raise ValueError(f"{address!r} is no address of the web")
    port = f":{parts.port}" if parts.port and parts.port != default else ""
    path = quote(parts.path or "/", safe=_RESERVED)
    query = quote(parts.query, safe=f"{_RESERVED}?")
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def ask(
    addresses: Collection[str], manner: Manner, progress: Callable[[int, int], None]
) -> dict[str, Answer]:
    """The answers of plain addresses; those that did not answer before the limit are missing."""
    for program in (NODE, LINKINATOR):
        if not program.exists():
            raise AskingError("linkinator is not installed. Install it and run it: make links.")
    answers: dict[str, Answer] = {}
    with TemporaryDirectory() as folder:
        links = "".join(f'<a href="{escape(each)}"></a>\n' for each in sorted(addresses))
        Path(folder, PAGE).write_text(f"<!doctype html>\n{links}", encoding="utf-8")
        for address, answer in _answers(Path(folder), manner):
            answers[address] = answer
            progress(len(answers), len(addresses))
    progress(len(addresses), len(addresses))
    return answers


def _answers(folder: Path, manner: Manner) -> Iterator[tuple[str, Answer]]:
    """Answers in the order in which they come; the first is about the page of links itself."""
    out_of_time = Event()
    with _running(folder, manner, out_of_time) as process:
        begun = False
        for row in csv.DictReader(process.stdout or ()):  # whose last line may be cut short
            alive = row.get("state") == "OK"
            if row.get("parent"):
                status = int(row["status"]) if row["status"].isdigit() else 0
                yield row["url"], Answer(status, alive)
            elif alive:
                begun = True
        code = process.wait()
    if not out_of_time.is_set() and not (begun and code in (0, 1)):
        raise AskingError(f"linkinator broke down: {_reason(folder)}")


@contextmanager
def _running(folder: Path, manner: Manner, out_of_time: Event) -> Iterator[subprocess.Popen[str]]:
    """linkinator, writing its answers as they come; ended when the time is up or we are."""
    with (
        Path(folder, "errors").open("wb") as errors,
        subprocess.Popen(
            [*(NODE, LINKINATOR, PAGE), *_options(manner)],
            cwd=folder,  # linkinator reads a configuration where it is started
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            start_new_session=True,  # so that Node ends together with what started it
        ) as process,
    ):

        def end() -> None:
            out_of_time.set()
            _kill(process)

        timer = Timer(manner.limit, end)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            _kill(process)


def _options(manner: Manner) -> list[str]:
    return [
        *("--format", "csv"),  # which comes answer by answer, unlike its JSON
        *("--verbosity", "info"),  # what it could not check, too
        *("--user-agent", USER_AGENT),
        *("--timeout", str(round(manner.timeout * 1000))),
        *("--concurrency", str(manner.at_once)),
        *("--retry", "--retry-errors", "--retry-errors-count", str(manner.retries)),
    ]


def _environment() -> dict[str, str]:
    """Ours; but linkinator's own page is not asked for through a proxy."""
    given = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    near = f"{given},127.0.0.1" if given else "127.0.0.1"
    return os.environ | {"no_proxy": near, "NO_PROXY": near}


def _kill(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _reason(folder: Path) -> str:
    """The line that says most of what linkinator wrote about its end."""
    lines = Path(folder, "errors").read_text(encoding="utf-8", errors="replace").split("\n")
    said = [line.strip() for line in lines if line.strip()]
    named = [line for line in said if re.match(r"\w*Error\b", line)]
    return (named or said[-1:] or ["it said nothing."])[0]
