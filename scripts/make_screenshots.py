"""Take the pictures of the README: the built site in Chromium, at two widths, light and dark.

Example: scripts/make_screenshots.py --out docs/assets/screenshots
Exit codes: 0 done, 2 wrong use.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PICTURES = {
    "home": ("", 1280, "light"),
    "home-dark": ("", 1280, "dark"),
    "case-study": ("case-studies/worcestershire-highways/", 1280, "light"),
    "case-study-phone": ("case-studies/worcestershire-highways/", 320, "light"),
}
"""Name of each picture: the page, its width in pixels, and the colours."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine and give its address."""
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def build(site: Path) -> None:
    """Build the hub of this folder into another."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, check=True)


def take(address: str, out: Path, browser_path: str) -> None:
    """Write every picture as a PNG file of its name."""
    from playwright.sync_api import sync_playwright  # an extra: only pictures need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name, (path, width, colours) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.emulate_media(
                color_scheme="dark" if colours == "dark" else "light", reduced_motion="reduce"
            )
            page.goto(address + path, wait_until="networkidle")
            page.screenshot(path=out / f"{name}.png")
            page.close()
            click.echo(f"Wrote {out / name}.png")
        browser.close()


@click.command(epilog="Example: scripts/make_screenshots.py --out docs/assets/screenshots")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs/assets/screenshots"),
    help="The folder for the pictures (default: docs/assets/screenshots).",
)
def main(out: Path) -> None:
    """Build the hub of this folder and take the pictures of the README."""
    found = [path for name in BROWSERS if (path := shutil.which(name))]
    if not found:
        raise click.UsageError("Chromium is missing: sudo apt-get install chromium.")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        with served(Path(folder)) as address:
            take(address, out, found[0])


if __name__ == "__main__":
    main()
