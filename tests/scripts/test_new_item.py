"""New items as their writer makes them: asked for, or by options."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub import check
from hub.kinds import KINDS
from scripts import new_item
from tests.hubs import TODAY

FACTS = ["--title", 'Bins: "the #1" issue', "--summary", "How one council mended it: a long story."]


def run(root: Path, *options: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(new_item.main, [*options, "--root", str(root)], input=answers)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_starts_as_a_valid_file(kind: str, root: Path) -> None:
    result = run(root, kind, *FACTS, "--date", "2026-05")
    assert result.exit_code == 0, result.output
    written = result.output.split()[1].rstrip(".")
    assert (root / written).is_file()
    build = check(root, TODAY)
    assert build.problems == ()
    assert build.catalogue is not None
    (item,) = [each for each in build.catalogue.listed if each.path == written]
    assert item.facts.title == FACTS[1]


def test_the_file_is_named_after_the_title(root: Path) -> None:
    result = run(root, "news", *FACTS, "--date", "2025-05")
    assert "Wrote docs/news/2025/bins-the-1-issue.md." in result.output


def test_lists_and_sections_are_taken_from_options(root: Path) -> None:
    options = ["--set", "tags=falls, volunteers", "--section", "challenge=It *was* hard."]
    run(root, "case_study", *FACTS, "--date", "2026", "--slug", "bins", *options)
    build = check(root, TODAY)
    assert build.catalogue is not None
    (item,) = [each for each in build.catalogue.listed if each.id == "case-studies/bins"]
    assert item.facts.tags == ("falls", "volunteers")
    assert "It *was* hard." in item.body
    assert "challenge" not in item.facts.not_recorded
    assert "what-changed" in item.facts.not_recorded


def test_an_answer_that_does_not_fit_writes_nothing(root: Path) -> None:
    before = sorted(root.rglob("*"))
    result = run(root, "case_study", *FACTS, "--date", "2026", "--set", "tags=fals")
    assert result.exit_code == 1
    assert 'unknown-term "fals" is not a tag.' in result.stderr
    assert 'Did you mean "falls"?' in result.stderr
    assert "Nothing was written." in result.stderr
    assert sorted(root.rglob("*")) == before


def test_a_file_that_exists_is_never_overwritten(root: Path) -> None:
    kept = root / "case_studies/home-safety-visits.md"
    before = kept.read_bytes()
    slug = ["--slug", "home-safety-visits"]
    result = run(root, "case_study", *FACTS, "--date", "2026", *slug)
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["case_study"], "Also give --title, --summary, --date."),
        (["case_study", *FACTS, "--date", "2026", "--set", "colour=red"], '"colour" is no field'),
        (["case_study", *FACTS, "--date", "2026", "--set", "tags"], 'has no "="'),
        (["news", *FACTS, "--date", "2026", "--section", "challenge=x"], "is no section"),
        (["case_studies"], "Invalid value for"),
    ],
)
def test_wrong_use_is_told_apart(root: Path, options: list[str], said: str) -> None:
    result = run(root, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_slug_cannot_leave_the_folder(root: Path) -> None:
    result = run(root, "case_study", *FACTS, "--date", "2026", "--slug", "../../outside")
    assert result.exit_code == 1
    assert "bad-file-name" in result.stderr or "wrong-folder" in result.stderr
    assert not (root.parent / "outside.md").exists()


def test_on_a_terminal_it_asks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_item, "on_terminal", lambda: True)
    replies = {
        "title": "Fewer missed bins",
        "summary": "How one council cut missed collections by half.",
        "date": "2026-03",
        "tags": "falls",
    }
    asked = new_item.asked_fields(KINDS["case_study"])
    answers = [replies.get(key, "") for key in asked]
    answers += ["Bins were missed.", "", "", ""]
    result = run(root, "case_study", answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    text = (root / "case_studies/fewer-missed-bins.md").read_text(encoding="utf-8")
    assert "## The challenge\n\nBins were missed." in text
    assert check(root, TODAY).problems == ()
