"""The hub's folder on the disk: what is opened and what is not, whatever lies in it."""

from __future__ import annotations

import os
import socket
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest

from hub import check
from hub.problems import Fault
from hub.source.folder import open_file
from tests.attachments import PDF, PNG
from tests.hubs import TODAY, change

STUDY = "case_studies/home-safety-visits.md"
REPORT = "docs/publications/files/report.pdf"


def said(root: Path) -> list[str]:
    """Each problem of a hub, without its place and cure."""
    told = [str(problem).splitlines()[0].split(":1:1 ") for problem in check(root, TODAY).problems]
    return [" ".join(each) for each in told]


def refused(root: Path, path: str) -> str:
    """Why a file is not read."""
    fault = open_file(root, path)
    assert isinstance(fault, Fault)
    return fault.message


def closed(monkeypatch: pytest.MonkeyPatch, path: Path, reason: int = 13) -> None:
    """Have the system refuse a file or folder, as it does for all but its administrator."""
    for name in ("open", "iterdir"):
        monkeypatch.setattr(Path, name, partialmethod(_refusing, getattr(Path, name), path, reason))


def _refusing(self: Path, usual: Any, path: Path, reason: int, *rest: Any, **named: Any) -> Any:
    if self == path:
        raise OSError(reason, os.strerror(reason), str(self))
    return usual(self, *rest, **named)


def test_data_is_read_through_no_link(root: Path, tmp_path: Path) -> None:
    assert open_file(root, "data/tags.yml") == (root / "data/tags.yml").read_bytes()
    assert open_file(root, "data/none.yml") is None
    assert open_file(root, "data/tags.yml/none.yml") is None
    assert refused(root, "data") == "This is no ordinary file."
    (root / "data/more.yml").symlink_to(root / "data/tags.yml")
    assert refused(root, "data/more.yml") == "The file is a link to another place."
    (root / "data").rename(tmp_path / "data")
    (root / "data").symlink_to(tmp_path / "data")
    assert refused(root, "data/tags.yml") == "The file is a link to another place."


@pytest.mark.parametrize("link", ["docs", "docs/assets", "docs/assets/deep"])
def test_no_folder_on_the_way_may_be_a_link(root: Path, tmp_path: Path, link: str) -> None:
    change(root, {"docs/assets/deep/logo.png": PNG})
    (root / link).rename(tmp_path / "elsewhere")
    (root / link).symlink_to(tmp_path / "elsewhere")
    assert refused(root, "docs/assets/deep/logo.png") == "The file is a link to another place."


def test_the_hub_itself_may_be_reached_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    assert said(tmp_path / "link") == []


@pytest.mark.parametrize("path", [REPORT, "docs/about.md", "data/tags.yml"])
def test_a_pipe_is_refused_and_not_waited_for(root: Path, path: str) -> None:
    (root / path).unlink(missing_ok=True)
    os.mkfifo(root / path)
    assert said(root) == [f"{path} unsafe-file This is no ordinary file."]


def test_a_socket_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs")
    with socket.socket(socket.AF_UNIX) as each:
        each.bind("wire.pdf")
    assert said(root) == ["docs/wire.pdf unsafe-file This is no ordinary file."]


@pytest.mark.parametrize("path", [STUDY, REPORT, "data/hub.yml", "docs/publications/files"])
def test_what_cannot_be_opened_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    change(root, {REPORT: PDF})
    closed(monkeypatch, root / path)
    told = f"{path} unsafe-file The file cannot be opened: permission denied."
    assert told in said(root)


def test_an_unknown_reason_is_told_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(monkeypatch, root / "docs/events", 36)
    told = "docs/events unsafe-file The file cannot be opened: file name too long."
    assert told in said(root)


def test_a_folder_behind_a_closed_folder_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> bool:
        raise PermissionError(13, None)

    monkeypatch.setattr(Path, "is_symlink", refuse)
    assert refused(root, "data/tags.yml") == "The file cannot be opened: nobody knows why."


def test_paths_longer_than_the_system_takes_are_told(root: Path, tmp_path: Path) -> None:
    start = os.getcwd()  # noqa: PTH109  # only relative steps lead so deep
    try:
        os.chdir(root / "docs")
        for _ in range(20):
            os.mkdir("d" * 250)  # noqa: PTH102
            os.chdir("d" * 250)
        told = said(root)
    finally:
        os.chdir(start)
    assert [each.partition("unsafe-file ")[2] for each in told] == [
        "The file cannot be opened: file name too long."
    ]


def test_a_hard_link_is_a_file_like_any_other(root: Path) -> None:
    (root / "docs/events/again.csv").hardlink_to(
        root / "docs/publications/files/northmarch-data.csv"
    )
    assert said(root) == []


def test_a_folder_may_not_be_called_as_a_page_is(root: Path) -> None:
    change(root, {"docs/about.md/rail.png": PNG, "docs/old.MD/index.md": "Words.\n"})
    assert [each.split()[:2] for each in said(root)] == [
        ["docs/about.md/rail.png", "bad-file-name"],
        ["docs/old.MD/index.md", "bad-file-name"],
    ]


def test_hidden_names_are_passed_over_whatever_they_are(root: Path) -> None:
    (root / "docs/.git").symlink_to("/")
    os.mkfifo(root / "docs/.pipe")
    change(root, {"docs/.cache/x.exe": b"MZ", "docs/news/.DS_Store": b"\0"})
    assert said(root) == []
