"""Every problem that the check can find, as an editor reads it, to the letter.

A case is one YAML file in the folder of the problem that it shows. It spoils the tiny hub
(in the order of STEPS) and says what the check then prints (expect).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub import Code, check
from tests.hubs import TINY_HUB, TODAY, change, tiny_hub

CASES = sorted(Path(__file__).parent.rglob("*.yml"))
STEPS = ("copy", "cut", "edit", "write", "append", "size", "encode", "remove", "link")


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.stem}"


def read(case: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(case.read_bytes(), yaml.CSafeLoader)
    assert loaded.keys() <= {*STEPS, "expect"}
    return loaded


def spoil(root: Path, case: dict[str, Any]) -> None:
    """Change the hub as a case says."""
    for path, source in case.get("copy", {}).items():
        change(root, {path: (root / source).read_bytes()})
    for path, (start, end) in case.get("cut", {}).items():
        before, found, rest = (root / path).read_text(encoding="utf-8").partition(start)
        assert found
        change(root, {path: before + (rest[rest.index(end) :] if end else "")})
    for path, edits in case.get("edit", {}).items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
            text = text.replace(old, new)
        change(root, {path: text})
    change(root, case.get("write", {}))
    for path, parts in case.get("append", {}).items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.writelines(text * times for text, times in parts)
    for path, size in case.get("size", {}).items():
        os.truncate(root / path, size)
    for path, encoding in case.get("encode", {}).items():
        change(root, {path: (root / path).read_text(encoding="utf-8").encode(encoding)})
    change(root, dict.fromkeys(case.get("remove", [])))
    for path, target in case.get("link", {}).items():
        (root / path).symlink_to(target)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_check_says_this_and_nothing_else(case: Path, tmp_path: Path) -> None:
    wanted = read(case)
    root = tiny_hub(tmp_path)
    spoil(root, wanted)
    said = "".join(f"{problem}\n" for problem in check(root, TODAY).problems)
    assert said == wanted["expect"]


@pytest.mark.parametrize("code", Code, ids=lambda code: code.label)
def test_every_problem_has_a_case(code: Code) -> None:
    cases = [case for case in CASES if case.parent.name == code.label]
    assert cases
    assert all(f" {code.label} " in read(case)["expect"] for case in cases)


def test_every_folder_is_that_of_a_problem() -> None:
    assert {case.parent.name for case in CASES} == {code.label for code in Code} | {"many"}


def test_the_hub_that_the_cases_spoil_is_sound() -> None:
    assert check(TINY_HUB, TODAY).problems == ()
