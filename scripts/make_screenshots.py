"""Take the pictures of the README: the built site in Chromium, at two widths, light and dark.

Example: scripts/make_screenshots.py --out docs/assets/screenshots
Exit codes: 0 done, 2 wrong use.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import click

from scripts.browser import MISSING, chromium_path, launched, served

PICTURES = {
    "home": ("", 1280, "light"),
    "home-dark": ("", 1280, "dark"),
    "library": ("library/?q=waste+collection&authority=solihull", 1280, "light"),
    "coverage": ("coverage/", 1280, "light"),
    "case-study": ("case-studies/worcestershire-highways/", 1280, "light"),
    "case-study-phone": ("case-studies/worcestershire-highways/", 320, "light"),
}
"""Name of each picture: the page, its width in pixels, and the colours."""


def build(site: Path) -> None:
    """Build the hub of this folder into another."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, check=True)


def take(address: str, out: Path, browser_path: str) -> None:
    """Write every picture as a PNG file of its name."""
    with launched(browser_path) as browser:
        for name, (path, width, colours) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.emulate_media(
                color_scheme="dark" if colours == "dark" else "light", reduced_motion="reduce"
            )
            page.goto(f"{address}/{path}", wait_until="networkidle")
            page.screenshot(path=out / f"{name}.png")
            page.close()
            click.echo(f"Wrote {out / name}.png")


@click.command(epilog="Example: scripts/make_screenshots.py --out docs/assets/screenshots")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs/assets/screenshots"),
    help="The folder for the pictures (default: docs/assets/screenshots).",
)
def main(out: Path) -> None:
    """Build the hub of this folder and take the pictures of the README."""
    chromium = chromium_path()
    if not chromium:
        raise click.UsageError(MISSING)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        with served(Path(folder)) as address:
            take(address, out, chromium)


if __name__ == "__main__":
    main()
