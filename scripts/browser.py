"""A built site in a real browser: a server on this machine, and Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from gzip import compress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "Chromium is missing: install it with 'sudo apt-get install chromium'."
_TEXT = (".html", ".js", ".css", ".json", ".svg", ".xml")


class _Handler(SimpleHTTPRequestHandler):
    """Sends files as hosts do: text compressed, with what _headers says, a page where is none."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self._send(200, path)
        else:
            self._send(404, Path(self.directory, "404.html"))

    def _send(self, code: int, path: Path) -> None:
        text = path.suffix in _TEXT
        body = _compressed(path, path.stat().st_mtime_ns) if text else path.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if text:
            self.send_header("Content-Encoding", "gzip")
        for name, value in _headers(self.directory):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.server.sent[self.path.partition("?")[0]] += len(body)  # type: ignore[attr-defined]


@lru_cache
def _headers(folder: str) -> list[tuple[str, str]]:
    """What the site's file _headers asks a host to send with everything."""
    file = Path(folder, "_headers")
    lines = file.read_text(encoding="utf-8").splitlines()[1:] if file.is_file() else []
    return [(name.strip(), value.strip()) for name, _, value in (x.partition(":") for x in lines)]


@lru_cache(maxsize=256)
def _compressed(path: Path, _changed: int) -> bytes:
    return compress(path.read_bytes(), 6)


class _Server(ThreadingHTTPServer):
    """Counts the bytes that it sends, without those of headers."""

    daemon_threads = True
    request_queue_size = 128  # a browser asks for many files at once

    def server_activate(self) -> None:
        self.sent: Counter[str] = Counter()
        super().server_activate()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away before it has everything is no fault."""


@contextmanager
def counted(site: Path) -> Iterator[tuple[str, Counter[str]]]:
    """The address of a folder while it is served, and the bytes sent so far by path."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", server.sent
        server.shutdown()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder, without a slash at the end, while it is served."""
    with counted(site) as (address, _):
        yield address


def build(hub: Path, site: Path, address: str, **environment: str) -> None:
    """Build the hub of a folder for an address. Raises UsageError where it has faults."""
    # Not quietly: MkDocs then counts no warnings, and lets dead links pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    options = ["--config-file", str(hub / "mkdocs.yml"), "--site-dir", str(site)]
    environment = {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(
        [*command, *options], env=os.environ | environment, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise click.UsageError(f"The site cannot be built.\n{done.stderr.strip()}")


@contextmanager
def built() -> Iterator[str]:
    """The address of the hub of this folder, without a slash at the end, while it is served."""
    with TemporaryDirectory() as folder, served(Path(folder)) as address:
        click.echo("Building the site ...", err=True)
        build(Path(), Path(folder), f"{address}/")
        yield address


def chromium_path() -> str | None:
    """Where Chromium is, None where it is not."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright  # an extra: only tests and pictures need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
