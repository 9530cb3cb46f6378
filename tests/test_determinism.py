"""Two builds of the same files on the same day are the same, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.sites import CODE, ENVIRONMENT, build_apart, site_hub

pytestmark = pytest.mark.whole

HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
ELSEWHERE = {
    "hash seed": {"PYTHONHASHSEED": "4711"},
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "language": {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"},
    "day given another way": {"HUB_TODAY": "", "SOURCE_DATE_EPOCH": "1796126400"},
}


def built(root: Path, environment: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of every file of a hub's site, built in a process of its own."""
    run = build_apart(root, {**ENVIRONMENT, **HERE, **environment})
    assert run.returncode == 0, run.stderr
    site = root.with_name("site")
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items()}


def differences(one: Mapping[str, bytes], two: Mapping[str, bytes]) -> list[str]:
    """The files that only one of two sites has, or has differently."""
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def copied(folder: Path, hub: str) -> Path:
    """A copy of one of our hubs in a folder."""
    if hub == "tiny":
        return site_hub(folder)
    root = folder / "hub"
    parts = ("mkdocs.yml", "case_studies", "data", "docs", "hooks", "overrides")
    for part in parts:
        copy = shutil.copytree if (CODE / part).is_dir() else shutil.copy2
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        copy(CODE / part, root / part)
    return root


def test_everything_else_may_change_and_the_site_does_not(tmp_path: Path) -> None:
    everything = {**ELSEWHERE["hash seed"], **ELSEWHERE["time zone"], **ELSEWHERE["language"]}
    one = built(site_hub(tmp_path / "here"), {})
    two = built(site_hub(tmp_path / "quite" / "another" / "folder"), everything)
    assert differences(one, two) == []
    assert "sitemap.xml.gz" in one


@pytest.mark.slow
@pytest.mark.parametrize("hub", ["tiny", "ours"])
def test_no_single_change_of_the_surroundings_changes_the_site(tmp_path: Path, hub: str) -> None:
    here = built(copied(tmp_path / "here", hub), {})
    assert len(here) > 50
    for number, (name, environment) in enumerate(ELSEWHERE.items()):
        there = built(copied(tmp_path / str(number), hub), environment)
        assert differences(here, there) == [], name
