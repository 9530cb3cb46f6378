"""A person who writes with `mkdocs serve` running: changes appear, and faults break nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from urllib.request import urlopen

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

import hub_site
from tests.hubs import change, edited
from tests.sites import ENVIRONMENT, site_hub

STUDY = "case_studies/home-safety-visits.md"
PATIENCE = 60


def rebuild(failure: BaseException | None) -> Callable[[], None]:
    """What the server calls at a change, where the build ends in a failure."""

    def builder() -> None:
        if failure:
            raise failure

    server = SimpleNamespace(builder=builder, watch=lambda path: None)
    hub_site.on_serve(cast(LiveReloadServer, server), MkDocsConfig(), builder)
    return cast(Callable[[], None], server.builder)


def test_a_fault_in_the_content_does_not_fail_a_rebuild(caplog: pytest.LogCaptureFixture) -> None:
    rebuild(hub_site.ContentError("2 faults in the content; nothing was built."))()
    assert "nothing was built. You still see the site as it was before." in caplog.text


def test_a_rebuild_that_exits_does_not_end_the_server() -> None:
    with pytest.raises(Abort, match="A page cannot be built"):
        rebuild(SystemExit(100))()


def test_other_failures_of_a_rebuild_are_left_to_mkdocs() -> None:
    with pytest.raises(ZeroDivisionError):
        rebuild(ZeroDivisionError())()
    with pytest.raises(Abort, match="no theme"):
        rebuild(Abort("no theme"))()
    rebuild(None)()


class Serving:
    """A running server over a hub, and what it has said."""

    def __init__(self, root: Path, log: Path, address: str) -> None:
        self.root = root
        self.log = log
        self.address = address

    def page(self, path: str) -> str:
        with urlopen(f"{self.address}/{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def wait(self, true: Callable[[], bool]) -> None:
        """Wait until something is true; fail if it takes far too long."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.2)

    def wait_for(self, path: str, words: str) -> None:
        self.wait(lambda: words in self.page(path))


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    root, log = site_hub(tmp_path), tmp_path / "log.txt"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--config-file", root / "mkdocs.yml"],
            env=os.environ | ENVIRONMENT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    found = Serving(root, log, f"http://{host}")
    try:
        found.wait(lambda: "Serving on" in log.read_text())
        yield found
    finally:
        process.terminate()
        process.wait()


@pytest.mark.slow
def test_changes_appear_and_a_fault_leaves_the_old_site_up(serving: Serving) -> None:
    page, root = "case-studies/home-safety-visits/", serving.root
    assert "The challenge" in serving.page(page)

    change(root, edited(STUDY, "Wendale trained 24 volunteers", "Wendale trained 25 volunteers"))
    serving.wait_for(page, "Wendale trained 25 volunteers")
    change(root, edited("data/tags.yml", "name: Falls", "name: Fewer falls"))
    serving.wait_for("tags/falls/", "Fewer falls")

    sound = (root / STUDY).read_text()
    change(root, {STUDY: sound.replace("maturity: completed", "maturity: finished")})
    serving.wait(lambda: "You still see the site as it was before." in serving.log.read_text())
    assert f"{STUDY}:26:11 wrong-choice" in serving.log.read_text()
    assert "Wendale trained 25 volunteers" in serving.page(page)
    assert "Fewer falls" in serving.page("tags/falls/")

    change(root, {STUDY: sound.replace("trained 25 volunteers", "trained 26 volunteers")})
    serving.wait_for(page, "Wendale trained 26 volunteers")
    assert "Traceback" not in serving.log.read_text()
