"""A picture of a page has the whole of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from scripts.browser import served as serving
from scripts.make_screenshots import HIGHEST, take

pytestmark = pytest.mark.browser


@pytest.mark.slow
@pytest.mark.parametrize(("high", "taken"), [(100, 690), (2000, 2000), (20_000, HIGHEST)])
def test_a_picture_has_the_whole_page(
    high: int, taken: int, chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "style.css").write_text(f"body {{ margin: 0; height: {high}px; }}")
    (tmp_path / "index.html").write_text('<!doctype html><link rel=stylesheet href="style.css">')
    with serving(tmp_path) as address:
        take(chromium, address, 320, "dark", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (320, taken)
