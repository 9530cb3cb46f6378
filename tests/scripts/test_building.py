"""MkDocs runs apart from us: what it is given, what of its words is told, how it may end.

A small program stands in for MkDocs: Python finds it first.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from hub import LONDON
from scripts.building import NotBuilt, build
from tests.built_sites import built_site
from tests.sites import CODE, files

TODAY = datetime(2026, 6, 1, 17, 30, tzinfo=LONDON)
PATIENCE = 60

StandIn = Callable[[str], None]


@pytest.fixture
def mkdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Puts a program in the place of MkDocs, in this process and those it starts."""
    folder = tmp_path / "stand-in"
    (folder / "mkdocs").mkdir(parents=True)
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")

    def become(program: str) -> None:
        text = f"import os, sys, time\n{program}\n"
        (folder / "mkdocs/__main__.py").write_text(text, encoding="utf-8")
        (folder / "mkdocs/__init__.py").touch()

    return become


def built(folder: Path) -> str:
    return build(folder / "hub", TODAY, folder / "new", lambda over: None)


def test_it_is_given_the_place_the_instant_and_the_settings_around(
    tmp_path: Path, mkdocs: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://hub.example.org/")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    monkeypatch.setenv("HUB_TODAY", "1999-01-01")
    names = ("HUB_TODAY", "SITE_URL", "SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING")
    mkdocs(f"print(*sys.argv[1:])\nprint(*[os.environ[name] for name in {names}])")
    said = built(tmp_path).splitlines()
    config, site = tmp_path / "hub/mkdocs.yml", tmp_path / "new"
    assert said == [
        f"build --strict --config-file {config} --site-dir {site}",
        "2026-06-01T17:30+01:00 https://hub.example.org/ 1780000000 1",
    ]


def test_it_cannot_ask_anybody(tmp_path: Path, mkdocs: StandIn) -> None:
    mkdocs("print(repr(sys.stdin.read()))")
    assert built(tmp_path) == "''\n"


def test_its_chatter_is_left_out_and_its_warnings_are_told(tmp_path: Path, mkdocs: StandIn) -> None:
    text = (
        "INFO    -  Cleaning site directory\n"
        "INFO    -  docs/a.md:1:1 review-passed It has passed.\n    Review it.\n"
        "WARNING -  [macros] - ERROR docs/b.md: unknown.\n    Correct it.\n"
        "ERROR   -  No such theme.\n"
        "INFO    -  Documentation built in 0.50 seconds\n"
        "Aborted with 1 warnings!\n"
    )
    mkdocs(f"sys.stdout.write({text!r})\nsys.exit(1)")
    with pytest.raises(NotBuilt) as caught:
        built(tmp_path)
    assert str(caught.value) == (
        "docs/b.md: unknown.\n    Correct it.\nNo such theme.\nAborted with 1 warnings!\n"
    )


def test_a_fault_of_the_program_shows_where_it_arose(tmp_path: Path, mkdocs: StandIn) -> None:
    mkdocs("print('INFO    -  Building')\nraise RuntimeError('no such thing')")
    with pytest.raises(NotBuilt, match=r"^Traceback .*\n(.*\n)*RuntimeError: no such thing\n$"):
        built(tmp_path)


def test_words_that_are_no_text_are_told_all_the_same(tmp_path: Path, mkdocs: StandIn) -> None:
    mkdocs(r"sys.stdout.buffer.write(b'caf\xc3\xa9 \xff\n')")
    assert built(tmp_path) == "café \ufffd\n"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
@pytest.mark.parametrize("words", ["OSError: [Errno {}] x", "Pagefind says: x (os error {})"])
def test_no_room_is_told_apart(tmp_path: Path, mkdocs: StandIn, code: int, words: str) -> None:
    mkdocs(f"print({words.format(code)!r})\nsys.exit(1)")
    with pytest.raises(OSError, match=os.strerror(code)) as caught:
        built(tmp_path)
    assert (caught.value.errno, caught.value.filename) == (code, str(tmp_path))


def test_other_faults_of_the_system_are_the_builds(tmp_path: Path, mkdocs: StandIn) -> None:
    mkdocs("raise PermissionError(13, 'x')")
    with pytest.raises(NotBuilt, match="Errno 13"):
        built(tmp_path)


def test_a_build_that_is_killed_is_told(tmp_path: Path, mkdocs: StandIn) -> None:
    mkdocs("os.kill(os.getpid(), 9)")
    with pytest.raises(NotBuilt, match="ended by SIGKILL"):
        built(tmp_path)


def test_the_end_is_told_to_who_waits(tmp_path: Path, mkdocs: StandIn) -> None:
    seen: list[bool] = []
    mkdocs("time.sleep(0.8)")
    build(tmp_path, TODAY, tmp_path / "new", seen.append)
    assert seen[0] is False
    assert seen[-1] is True


# ---- The whole command, in a process of its own


def start(root: Path, out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, CODE / "scripts/build_site.py", "--root", root, "--out", out,
         "--today", "2026-11-21"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def pid_in(file: Path) -> int:
    """The number that a process writes into a file sooner or later."""
    end = time.monotonic() + PATIENCE
    while not (file.is_file() and file.read_text()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return int(file.read_text())


def ended(pid: int) -> bool:
    """Whether a process ends soon; one that nobody asks for any more counts as ended."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True)
        if not state.stdout.strip() or state.stdout.startswith(b"Z"):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_who_stops_it_leaves_no_build_and_no_litter(
    root: Path, tmp_path: Path, mkdocs: StandIn, stop: signal.Signals
) -> None:
    out, pid = built_site(tmp_path / "site"), tmp_path / "pid"
    before = files(out)
    mkdocs(
        "os.makedirs(sys.argv[-1], exist_ok=True)\n"
        "open(os.path.join(sys.argv[-1], 'index.html'), 'w').close()\n"
        f"open({str(pid)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)"
    )
    process = start(root, out)
    builder = pid_in(pid)
    process.send_signal(stop)
    stdout, stderr = process.communicate(timeout=PATIENCE)
    assert (process.returncode, stdout) == (128 + stop, "")
    assert stderr == f"Stopped. {out} is whole: nothing half-made was published.\n"
    assert files(out) == before
    assert {path.name for path in tmp_path.glob(".*")} == {".site.lock"}
    assert ended(builder)


def test_a_build_that_never_ends_is_given_up(
    tmp_path: Path, mkdocs: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.building.LIMIT", 0)
    mkdocs("time.sleep(600)")
    with pytest.raises(NotBuilt, match="The build took more than 0 minutes"):
        built(tmp_path)
