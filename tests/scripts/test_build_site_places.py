"""Where a site may not be published to, so that nobody's files are swapped away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.build_site import main
from tests.built_sites import built_site
from tests.hubs import change
from tests.sites import files


def link_to(place: Path) -> Path:
    place.with_name("link").symlink_to(place)
    return place.with_name("link")


def with_file(place: Path, name: str) -> Path:
    change(place, {name: "Mine."})
    return place


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (lambda root: root, "holds the hub itself"),
        (lambda root: root.parent, "holds the hub itself"),
        (lambda root: root / "docs/../", "holds the hub itself"),
        (lambda root: root / "docs", "lies in the hub's content"),
        (lambda root: root / "docs/news/site", "lies in the hub's content"),
        (lambda root: root / "case_studies/site", "lies in the hub's content"),
        (lambda root: root / "site/../data/site", "lies in the hub's content"),
        (lambda root: root / "overrides", "lies in the hub's content"),
        (lambda root: root / "mkdocs.yml", "is a file"),
        (lambda root: link_to(root.with_name("real")), "is a link"),
        (lambda root: link_to(root), "is a link"),
        (lambda root: with_file(root.with_name("mine"), "letter.txt"), "has files that are not"),
        (lambda root: with_file(root / "mine", "a/index.html"), "has files that are not"),
        (lambda root: with_file(built_site(root / "s"), ".git/x"), "has files that are not"),
        (lambda root: Path("/"), "holds the hub itself"),
        (lambda root: Path("/proc"), "is a disk of its own"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--rollback"]])
def test_a_place_that_is_no_sites_is_refused_as_wrong_use(
    root: Path, place: Callable[[Path], Path], said: str, options: Sequence[str]
) -> None:
    before = files(root)
    out = place(root)
    kept = files(root) if out.is_relative_to(root) else before
    result = CliRunner().invoke(main, ["--root", str(root), "--out", str(out), *options])
    assert result.exit_code == 2
    assert f"Error: {out} {said}" in result.stderr
    assert files(root) == kept
