"""linkinator itself, asking a server on this machine: what the stand-in only claims it does."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner

from scripts.check_links import main
from scripts.linkinator import Manner, ask, plain
from tests.hubs import change

PAGE = "docs/index.md"


class _Handler(BaseHTTPRequestHandler):
    """Answers as its path says; what it was asked is counted by method and path."""

    asked: ClassVar[Counter[str]] = Counter()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.asked[f"{self.command} {self.path}"] += 1
        name = self.path.strip("/").partition("?")[0]
        if name == "slow":
            time.sleep(4)
        if name == "once" and self.asked[f"{self.command} {self.path}"] == 1:
            self._answer(500)
        elif name == "busy" and self.asked[f"{self.command} {self.path}"] == 1:
            self._answer(429, ("Retry-After", "1"))
        elif name == "no-head" and self.command == "HEAD":
            self._answer(405)
        elif name.startswith("to-"):
            self._answer(302, ("Location", f"/{name.removeprefix('to-')}"))
        else:
            self._answer(int(name) if name.isdigit() else 200)

    do_HEAD = do_GET

    def _answer(self, status: int, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for header in (("Content-Length", "0"), *headers):
            self.send_header(*header)
        self.end_headers()


@contextmanager
def answering() -> Iterator[str]:
    """The address of a server on this machine, without a slash at the end."""
    _Handler.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.slow
def test_linkinator_itself_tells_live_addresses_from_dead_ones(root: Path) -> None:
    with answering() as server, socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
        closed.close()
        live = ["200", "once", "busy", "no-head", "to-200", "to-to-200", "200#place", "200?a=b"]
        dead = {"404": "answers 404.", "to-410": "answers 410.", "500": "answers 500."}
        dead["slow"] = "gives no answer."
        there = [f"[{path}]({server}/{path})\n" for path in [*live, *dead, "403", "999"]]
        change(root, {PAGE: "\n".join([*there, f"[nobody]({nobody}/)\n"])})
        patience = ["--timeout", "1", "--retries", "1", "--skip", r"\.example|\.org"]
        result = CliRunner().invoke(main, ["--root", str(root), *patience])
        told = dict(re.findall(r"The link (\S+) (.*)\.\n", result.stdout))
        assert result.exit_code == 1
        assert told == {
            **{f"{server}/{path}": said[:-1] for path, said in dead.items()},
            f"{nobody}/": "gives no answer",
            f"{server}/403": "could not be checked: it answers 403 to programs",
            f"{server}/999": "could not be checked: it answers 999 to programs",
        }
        assert _Handler.asked["HEAD /200"] == 1 + 2  # and after two redirects
        assert _Handler.asked["HEAD /500"] == 2


@pytest.mark.slow
def test_linkinator_itself_answers_under_the_name_that_it_was_asked_by() -> None:
    with answering() as server:
        odd = ["a b", "é?ü=ñ", "x|y?z[]=[1]&q='a'", "%zz?%", "a,b;c=d@e:f", '"quoted"', "{id}`^\\"]
        addresses = {plain(f"{server}/{each}") for each in odd}
        answers = ask(addresses, Manner(timeout=5, limit=60), lambda _done, _total: None)
    assert answers.keys() == addresses
    assert all(each.alive for each in answers.values())


@pytest.mark.slow
def test_linkinator_itself_is_ended_when_the_time_is_up() -> None:
    start = time.monotonic()
    with answering() as server:
        addresses = [f"{server}/200", f"{server}/slow"]
        answers = ask(addresses, Manner(timeout=60, limit=2), lambda _done, _total: None)
    assert [*answers] == addresses[:1]
    assert time.monotonic() - start < 10
