"""ProperDocs, the maintained fork of MkDocs, makes the same site: moving to it stays possible."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hubs import edited
from tests.sites import CODE, build_apart, files, site_hub

PROGRAM = CODE / ".venv-properdocs/bin/properdocs"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def program() -> None:
    if not PROGRAM.exists():
        pytest.fail(
            "ProperDocs is missing: `make test-full` sets it up, and so does "
            "`make .venv-properdocs/.ready`."
        )


def test_properdocs_makes_the_same_bytes(tmp_path: Path) -> None:
    ours, theirs = site_hub(tmp_path / "mkdocs"), site_hub(tmp_path / "properdocs")
    assert build_apart(ours).returncode == 0
    run = build_apart(theirs, program=PROGRAM)
    assert run.returncode == 0, run.stderr
    made = files(theirs.with_name("site"))
    assert len(made) > 50
    assert made == files(ours.with_name("site"))


def test_properdocs_refuses_faults_in_plain_words_too(tmp_path: Path) -> None:
    root = site_hub(tmp_path, edited(NEWS, "category: ", "categorie: "))
    run = build_apart(root, program=PROGRAM)
    assert run.returncode == 1
    assert f"{NEWS}:22:1 unknown-key" in run.stderr
    assert "Traceback" not in run.stderr
    assert not root.with_name("site").exists()
