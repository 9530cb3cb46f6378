"""Every bad file of the golden cases is refused by the command and, with its site, by the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from hub import Code, Level
from scripts.check_content import main
from tests.golden.test_golden import CASES, name, read, spoil
from tests.hubs import change, tiny_hub
from tests.sites import ENVIRONMENT, build, files, site_hub

GRAVE = [code.label for code in Code if code.level is not Level.NOTICE]
FAULT = re.compile(r"[^\n]+?:\d+:\d+ ([a-z0-9-]+) \S.*")
CURE = re.compile(r"    \S.*")


def codes(case: Path) -> set[str]:
    """The codes of what a case says."""
    lines = read(case)["expect"].splitlines()
    return {found[1] for line in lines if (found := FAULT.fullmatch(line))}


BAD = [case for case in CASES if codes(case) & {*GRAVE}]
OF_EACH_CODE = [next(case for case in BAD if case.parent.name == code) for code in GRAVE]
REST = [case for case in BAD if case not in OF_EACH_CODE]
OFTEN = [*OF_EACH_CODE, *REST[::5]]


def test_there_are_many_bad_cases() -> None:
    assert len(OFTEN) >= 70


@pytest.mark.parametrize(
    "case",
    [pytest.param(each, marks=() if each in OFTEN else pytest.mark.slow) for each in BAD],
    ids=name,
)
def test_the_command_refuses_it_with_place_and_cure(case: Path, tmp_path: Path) -> None:
    root = tiny_hub(tmp_path)
    spoil(root, read(case))
    run = CliRunner().invoke(main, ["--root", str(root), "--today", "2026-11-21 12:00"])
    assert (run.exit_code, type(run.exception)) == (1, SystemExit)
    assert run.stdout == read(case)["expect"]
    faults, cures = run.stdout.splitlines()[::2], run.stdout.splitlines()[1::2]
    assert [line for line in faults if not FAULT.fullmatch(line)] == []
    assert [line for line in cures if not CURE.fullmatch(line)] == []
    assert re.fullmatch(r"\d+ faults? to mend\.\n", run.stderr)


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in ENVIRONMENT.items():
        monkeypatch.setenv(variable, value)


@pytest.mark.usefixtures("day")
@pytest.mark.whole
@pytest.mark.parametrize(
    "case",
    [*OF_EACH_CODE, *(pytest.param(each, marks=pytest.mark.slow) for each in REST)],
    ids=name,
)
def test_the_build_refuses_it_and_leaves_the_published_site_alone(
    case: Path, tmp_path: Path
) -> None:
    root = site_hub(tmp_path)
    change(tmp_path, {"site/index.html": "What readers see.", "site/feed.xml": b"\x00\xff"})
    spoil(root, read(case))
    before = files(tmp_path)
    with pytest.raises(Abort, match="in the content; nothing was built"):
        build(root)
    assert files(tmp_path) == before
