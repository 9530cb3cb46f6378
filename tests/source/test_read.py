"""The hub's folder: what is opened, what is refused, and that nothing leads outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hub import check
from hub.source.read import Part, Reading, read
from hub.source.vocabularies import read_vocabularies
from tests.conftest import CheckWith
from tests.hubs import TINY_HUB, TODAY, change, tiny_hub

WORDS = read_vocabularies(lambda path: (TINY_HUB / path).read_bytes())[0]
STUDY = "case_studies/home-safety-visits.md"
DATA_PAGE = "docs/publications/northmarch-data-2026.md"
DATA = "docs/publications/files/northmarch-data.csv"


def said(reading: Reading) -> list[str]:
    return [f"{problem.path} {problem.code.label}" for problem in reading.problems]


def test_items_pages_and_other_files_are_told_apart() -> None:
    reading = read(TINY_HUB, WORDS)
    assert len(reading.items) == 10
    assert reading.items[STUDY].id == "case-studies/home-safety-visits"
    assert [path for path, body in reading.bodies.items() if body.kind is None] == ["docs/index.md"]
    assert reading.bodies["docs/index.md"].id == ""
    assert reading.files == {DATA: (TINY_HUB / DATA).stat().st_size}


def test_progress_is_told_file_by_file() -> None:
    told: list[tuple[int, int]] = []
    read(TINY_HUB, WORDS, lambda done, total: told.append((done, total)))
    assert told == [(done, 12) for done in range(1, 13)]


def test_a_part_of_a_hub_has_the_files_of_some_paths_and_contents(root: Path) -> None:
    change(root, {"docs/events/faulty.md": "No facts.\n"})
    whole = read(root, WORDS)
    events = read(root, WORDS, part=Part(lambda path: path.startswith("docs/events/")))
    assert events.items.keys() == {"docs/events/home-safety-workshop.md"}
    assert said(events) == ["docs/events/faulty.md no-front-matter"]
    wendale = read(root, WORDS, part=Part(content=lambda content: b"lead: wendale" in content))
    assert wendale.items.keys() == {STUDY}
    assert said(wendale) == []
    assert whole.items.keys() <= {*wendale.items, *wendale.unread}
    assert read(root, WORDS, part=Part(folders=["case_studies"])).bodies.keys() == {STUDY}
    assert wendale.unread[DATA_PAGE].id == "publications/northmarch-data-2026"


def test_the_files_of_windows_editors_are_read_as_they_are_meant(check_with: CheckWith) -> None:
    content = (TINY_HUB / STUDY).read_bytes().replace(b"\n", b"\r\n")
    assert check_with({STUDY: b"\xef\xbb\xbf" + content}) == ()


@pytest.mark.parametrize(
    "path", ["docs/.drafts/a.md", "docs/news/2026/.a.md.swp", "docs/.DS_Store"]
)
def test_names_that_start_with_a_dot_are_passed_over(check_with: CheckWith, path: str) -> None:
    assert check_with({path: "nothing\n"}) == ()


@pytest.mark.parametrize("top", ["docs", "case_studies"])
def test_a_folder_that_is_a_link_is_not_entered(root: Path, tmp_path: Path, top: str) -> None:
    (root / top).rename(tmp_path / "elsewhere")
    (root / top).symlink_to(tmp_path / "elsewhere")
    reading = read(root, WORDS)
    assert said(reading) == [f"{top} unsafe-file"]
    assert not any(path.startswith(f"{top}/") for path in [*reading.bodies, *reading.files])


def test_a_link_inside_the_hub_is_refused_too(root: Path) -> None:
    (root / "docs/events/again.md").symlink_to(root / "docs/events/home-safety-workshop.md")
    (root / "docs/loop").symlink_to(root / "docs")
    assert said(read(root, WORDS)) == ["docs/events/again.md unsafe-file", "docs/loop unsafe-file"]


def test_a_file_that_cannot_be_named_is_told_and_not_read(root: Path) -> None:
    os.mkdir(os.fsencode(root) + b"/docs/caf\xe9")  # noqa: PTH102  # Path knows no bytes
    with open(os.fsencode(root) + b"/docs/caf\xe9/a.md", "wb") as file:  # noqa: PTH123
        file.write(b"Words.\n")
    told = [str(problem) for problem in check(root, TODAY).problems]
    assert [line.splitlines()[0].encode() for line in told] == [
        b"docs/caf\\udce9/a.md:1:1 bad-file-name The name has characters that cannot be shown.",
    ]


def test_names_that_differ_by_the_form_of_an_accent_are_one_name(check_with: CheckWith) -> None:
    problems = check_with({"docs/caf\u00e9.md": "One.\n", "docs/cafe\u0301.md": "Two.\n"})
    assert [problem.code.label for problem in problems].count("same-address") == 1


@pytest.mark.parametrize("content", [b"No facts.\n", b"---\nopen\n", b"---\n\xff\n---\n"])
def test_others_may_name_an_item_that_cannot_be_read(root: Path, content: bytes) -> None:
    change(root, {STUDY: content})
    problems = check(root, TODAY).problems
    assert [problem.path for problem in problems] == [STUDY]


def test_an_empty_folder_is_a_hub_without_anything(tmp_path: Path) -> None:
    problems = check(tmp_path, TODAY).problems
    codes = {problem.code.label for problem in problems}
    assert codes == {"empty-hub", "missing-data"}
    assert len(problems) == 13


def test_two_readings_of_one_folder_are_equal(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    first, second = read(TINY_HUB, WORDS), read(tiny_hub(tmp_path / "a"), WORDS)
    assert (list(first.items), first.files) == (list(second.items), second.files)
    assert first.bodies == second.bodies
