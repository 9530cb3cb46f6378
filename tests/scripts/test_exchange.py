"""Two folders change places at once, or nothing happens."""

from __future__ import annotations

import ctypes
import errno
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts.exchange import exchanged


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name.txt").write_text(name)
    return tmp_path / "one", tmp_path / "other"


def names(folders: tuple[Path, Path]) -> list[str]:
    return [(folder / "name.txt").read_text() for folder in folders]


def test_two_folders_change_places(folders: tuple[Path, Path]) -> None:
    if not exchanged(*folders):
        pytest.skip("NOT TESTED: this disk cannot exchange folders")
    assert names(folders) == ["other", "one"]


def test_a_folder_that_is_not_there_changes_nothing(folders: tuple[Path, Path]) -> None:
    one, _ = folders
    with pytest.raises(FileNotFoundError) as caught:
        exchanged(one, one.with_name("none"))
    assert caught.value.filename == str(one.with_name("none"))
    assert names(folders) == ["one", "other"]


@pytest.mark.parametrize(
    ("code", "able"),
    [(errno.EINVAL, False), (errno.ENOSYS, False), (errno.EPERM, False), (0, True)],
)
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_what_the_system_answers_decides(
    monkeypatch: pytest.MonkeyPatch, platform: str, code: int, able: bool
) -> None:
    def answer(*_: object) -> int:
        ctypes.set_errno(code)
        return -1 if code else 0

    system = SimpleNamespace(renameat2=answer, renamex_np=answer)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("ctypes.CDLL", lambda name, use_errno: system)
    assert exchanged(Path("a"), Path("b")) is able


def test_a_system_without_the_call_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", lambda name, use_errno: SimpleNamespace())
    assert not exchanged(Path("a"), Path("b"))
