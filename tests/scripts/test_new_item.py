"""New items as their writer makes them: asked for, or by options."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub import check
from hub.kinds import KINDS
from hub.reference import fields_by_key, record_of
from hub.reference.shape import example
from scripts import new_item
from scripts.questions import ALWAYS, asked_fields, is_needed
from tests.hubs import TODAY

pytestmark = pytest.mark.whole

FACTS = ["--title", 'Bins: "the #1" issue', "--summary", "How one council mended it: a long story."]


def run(root: Path, *options: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(new_item.main, [*options, "--root", str(root)], input=answers)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_starts_as_a_valid_file(kind: str, root: Path) -> None:
    result = run(root, kind, *FACTS, "--date", "2026-05", "--set", "status=published")
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


def test_what_is_not_said_to_be_published_is_a_draft(root: Path) -> None:
    run(root, "case_study", *FACTS, "--date", "2026", "--slug", "bins")
    build = check(root, TODAY)
    assert build.catalogue is not None
    assert "case-studies/bins" in build.catalogue.hidden
    text = (root / "case_studies/bins.md").read_text(encoding="utf-8")
    assert "write published, when the item is ready for readers.\nstatus: draft\n" in text


def test_lists_groups_and_sections_are_taken_from_options(root: Path) -> None:
    outcome = "measure: Bins, kind: savings, result: 9, unit: GBP, better: lower, basis: actual"
    options = ["--set", "tags=falls, volunteers", "--section", "challenge=It *was* hard."]
    options += ["--set", "period={start: 2014,\n end: 2015/16}", "--set", "status=published"]
    options += ["--set", f"outcomes=[{{{outcome}, recurrence: annual, evidence: audited}}]"]
    result = run(root, "case_study", *FACTS, "--date", "2026", "--slug", "bins", *options)
    assert result.exit_code == 0, result.output
    build = check(root, TODAY)
    assert build.catalogue is not None
    (item,) = [each for each in build.catalogue.listed if each.id == "case-studies/bins"]
    assert str(item.facts.period.end) == "2015/16"
    assert item.facts.outcomes[0].measure == "Bins"
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
        (["news", *FACTS, "--date", "2026", "--set", "not_recorded=owner"], "is no field"),
        (["case_study", *FACTS, "--date", "2026", "--set", "period=2014"], "'period={start: "),
        (["news", "--title", "Тракторы на дороге", *FACTS[2:], "--date", "2026"], "with --slug."),
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


@pytest.mark.parametrize("group", ["period={start: 2014", "period={start: 2014, end: 2013}"])
def test_a_group_that_does_not_fit_writes_nothing(root: Path, group: str) -> None:
    result = run(root, "case_study", *FACTS, "--date", "2026", "--slug", "bins", "--set", group)
    assert result.exit_code == 1
    assert result.stderr.startswith(group.replace("=", ": "))
    assert not (root / "case_studies/bins.md").exists()


def test_a_folder_that_cannot_be_written_is_told_plainly(root: Path) -> None:
    (root / "docs/news/1999").write_text("in the way")
    result = run(root, "news", *FACTS, "--date", "1999")
    assert result.exit_code == 2
    assert "cannot be written: " in result.stderr


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_item, "on_terminal", lambda: True)


def asks(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


BINS = ("Fewer missed bins", "How one council cut missed collections by half.", "2026-03")


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_it_asks(root: Path) -> None:
    lead, start, end, maturity, authorities, themes, services = "", "2014", "", "live", "", "", ""
    facts = (*BINS, authorities, themes, services, "falls", lead, start, end, maturity)
    result = run(root, "case_study", answers=asks(*facts, "Bins were missed.", "", "", ""))
    assert result.exit_code == 0, result.output
    text = (root / "case_studies/fewer-missed-bins.md").read_text(encoding="utf-8")
    assert "## The challenge\n\nBins were missed." in text
    assert '\nperiod: {start: "2014"}\n' in text
    assert check(root, TODAY).problems == ()


@pytest.mark.usefixtures("terminal")
def test_an_answer_that_does_not_fit_is_asked_for_again_with_its_cure(root: Path) -> None:
    title, summary, _ = BINS
    first = ("Bins", title, "Short.", summary, "March", "2026-03")
    lists = ("", "", "", "fals", "falls")
    period = ("2014", "2013", "soon", "2015")
    sections = ("## Bins", "Bins were missed.", "", "", "")
    given = asks(*first, *lists, "", *period, "finished", "live", *sections)
    result = run(root, "case_study", answers=given)
    assert result.exit_code == 0, result.output
    for fault in (
        'wrong-length "title" has 4 characters; it needs at least 10.',
        'wrong-length "summary" has 6',
        'bad-date "March" is not a date.\n    Write a day 2016-05-10,',
        'unknown-term "fals" is not a tag.\n    Did you mean "falls"?',
        "ends-before-start The end (2013) lies before the start (2014).",
        'bad-date "soon"',
        'wrong-choice "finished"',
        'unknown-section "Bins" is not a section',
    ):
        assert result.output.count(f"Error: {fault}") == 1, result.output
    text = (root / "case_studies/fewer-missed-bins.md").read_text(encoding="utf-8")
    assert '\nperiod: {start: "2014", end: "2015"}\n' in text
    assert check(root, TODAY).problems == ()


@pytest.mark.usefixtures("terminal")
def test_an_option_that_does_not_fit_is_refused_before_the_first_question(root: Path) -> None:
    result = run(root, "case_study", "--set", "tags=fals")
    assert result.exit_code == 1
    assert 'unknown-term "fals" is not a tag.' in result.stderr
    assert result.stdout == ""


@pytest.mark.usefixtures("terminal")
def test_a_file_name_that_is_taken_or_empty_is_asked_for(root: Path) -> None:
    options = ["--title", "Тракторы на дороге", *FACTS[2:], "--date", "2026"]
    options += [f"--set={key}=" for key in ("category", *ALWAYS)]
    result = run(root, "news", *options, answers=asks("Home safety visits to grow", "Tractors"))
    assert result.exit_code == 0, result.output
    assert "A file name needs letters from a to z or digits." in result.output
    assert "docs/news/2026/home-safety-visits-to-grow.md exists already." in result.output
    assert (root / "docs/news/2026/tractors.md").is_file()


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_answered_to_its_end(kind: str, root: Path) -> None:
    """Each required answer as its example says; what may be passed over is passed over."""
    answers = dict(zip(("title", "summary", "date"), BINS, strict=True))
    given = []
    for key, info in asked_fields(KINDS[kind]).items():
        record = record_of(info.annotation)
        for name, inner in fields_by_key(record).items() if record else [(key, info)]:
            must = is_needed(info) and is_needed(inner)
            given.append(answers.get(name, example(name, inner) if must else ""))
            if record and not given[-1]:
                break
    given += [""] * len(KINDS[kind].sections)
    result = run(root, kind, answers=asks(*given))
    assert result.exit_code == 0, result.output
    assert "Error" not in result.output
    assert check(root, TODAY).problems == ()
