"""Corpora: the same bytes each time, sound, and as large as asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub import Catalogue, check, read_today
from scripts.make_corpus import main

pytestmark = pytest.mark.whole

AFTER_THE_REVIEW = read_today("2026-12-01")
"""A corpus has our accessibility statement, whose review must not lie ahead."""


def make(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, [str(folder), *options])


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def studies(folder: Path) -> dict[str, bytes]:
    return {path: text for path, text in files(folder).items() if path.startswith("case_studies/")}


def catalogue(folder: Path) -> Catalogue:
    build = check(folder, AFTER_THE_REVIEW)
    assert build.problems == ()
    assert build.catalogue is not None
    return build.catalogue


@pytest.mark.slow
def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", "0"), ("two", "4711")):
        command = [sys.executable, "-m", "scripts.make_corpus", str(tmp_path / name), "--n", "12"]
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "0" else "UTC"}
        subprocess.run([*command, "--drafts", "3"], check=True, env=env)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_another_seed_writes_another_corpus(tmp_path: Path) -> None:
    make(tmp_path / "one", "--n", "3")
    make(tmp_path / "two", "--n", "3", "--seed", "2")
    assert studies(tmp_path / "one") != studies(tmp_path / "two")


def test_a_corpus_is_a_sound_hub_of_as_many_case_studies_as_asked_for(tmp_path: Path) -> None:
    assert make(tmp_path / "hub", "--n", "60").exit_code == 0
    listed = catalogue(tmp_path / "hub").listed
    assert len(listed) == len(studies(tmp_path / "hub")) == 60
    assert {len(item.facts.outcomes) for item in listed} == {3, 4, 5, 6}
    words = sorted(len(item.body.split()) for item in listed)
    assert 130 < words[0] < words[-1] < 250
    assert sum(len(item.mentions) for item in listed) > 30
    assert sum(len(item.facts.related) for item in listed) > 30
    for spread in ("themes", "services", "tags", "authorities"):
        assert len({each for item in listed for each in getattr(item.facts, spread)}) > 8


def test_a_small_corpus_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    make(tmp_path / "small", "--n", "5")
    make(tmp_path / "large", "--n", "15")
    assert studies(tmp_path / "small").items() <= studies(tmp_path / "large").items()


def test_some_case_studies_are_hidden_or_withdrawn_if_asked_for(tmp_path: Path) -> None:
    options = ("--drafts", "3", "--withdrawn", "2", "--future", "4")
    make(tmp_path / "hub", "--n", "20", *options)
    found = catalogue(tmp_path / "hub")
    assert len(found.hidden) == 7
    assert len(found.withdrawn) == 2
    assert len(found.listed) == 11


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Mine.")
    result = make(tmp_path)
    assert result.exit_code == 2
    assert f"{tmp_path} is not empty. Name a new folder, or empty it first." in result.stderr
    assert files(tmp_path) == {"letter.txt": b"Mine."}


def test_a_place_that_cannot_be_written_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Mine.")
    result = make(tmp_path / "letter.txt" / "hub")
    assert result.exit_code == 2
    assert f"{tmp_path / 'letter.txt' / 'hub'} cannot be written: Not a directory." in result.stderr


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert make(tmp_path, "--n", "1").exit_code == 0
    assert len(studies(tmp_path)) == 1


@pytest.mark.parametrize("options", [["--n", "0"], ["--n", "3", "--drafts", "4"], ["--n", "many"]])
def test_impossible_numbers_are_wrong_use(tmp_path: Path, options: list[str]) -> None:
    assert make(tmp_path / "hub", *options).exit_code == 2
    assert not (tmp_path / "hub").exists()
