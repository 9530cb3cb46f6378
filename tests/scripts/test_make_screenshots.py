"""The pictures of pages: which there are, how they are cut, and that README.md shows its three."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from scripts.make_screenshots import PAGES, README, SCREEN, WIDTHS, compress, main

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs/assets/screenshots"
HEAVIEST = 80_000
"""Bytes of a picture of README.md."""


def test_readme_shows_the_three_pictures_and_there_are_no_others() -> None:
    shown = re.findall(r"!\[[^\]]{20,}\]\((\S+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(shown) == 3
    assert {ROOT / each for each in shown} == {PICTURES / f"{name}.webp" for name in README}
    assert {ROOT / each for each in shown} == {*PICTURES.iterdir()}
    assert [each for each in shown if (ROOT / each).stat().st_size > HEAVIEST] == []


def test_pictures_are_taken_into_a_folder_that_git_ignores() -> None:
    (folder,) = [Path(str(option.default)) for option in main.params if option.name == "out"]
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert f"/{folder.parts[0]}/" in ignored
    assert len(PAGES) == 10
    assert WIDTHS == (320, 768, 1280)


def test_readme_gets_the_first_screen_of_a_picture(tmp_path: Path) -> None:
    for whole in README.values():
        width = int(whole.split("-")[-2])
        Image.new("RGB", (width, 3 * SCREEN[width]), "white").save(tmp_path / f"{whole}.png")
    compress(tmp_path, tmp_path)
    for name, whole in README.items():
        width = int(whole.split("-")[-2])
        with Image.open(tmp_path / f"{name}.webp") as picture:
            assert picture.size == (width, SCREEN[width])


def test_a_missing_chromium_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("scripts.make_screenshots.chromium_path", lambda: None)
    result = CliRunner().invoke(main, ["--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "Chromium is missing" in result.stderr
    assert not (tmp_path / "out").exists()


def test_its_example_is_in_its_help() -> None:
    assert "Example: scripts/make_screenshots.py" in CliRunner().invoke(main, ["--help"]).output
