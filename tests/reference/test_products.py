"""What is made from the models and kept in the repository is up to date, and of use."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hub import check_text
from hub.kinds import KINDS
from hub.problems import Code
from hub.records import fields_by_key
from hub.reference import guide_pages, template
from scripts.make_reference import main, products
from tests.hubs import TINY_HUB

ROOT = Path(__file__).parents[2]
PRODUCTS = dict(products(ROOT))


@pytest.mark.parametrize("path", PRODUCTS)
def test_each_product_is_up_to_date(path: str) -> None:
    kept = (ROOT / path).read_text(encoding="utf-8")
    assert kept == PRODUCTS[path], "run `make reference`"


def test_the_check_names_what_is_out_of_date(tmp_path: Path) -> None:
    for name in ("data", "tests/tiny_hub"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(ROOT / name)
    stale = CliRunner().invoke(main, ["--root", str(tmp_path), "--check"])
    assert stale.exit_code == 1
    assert "docs/contribute/problems.md is out of date." in stale.output
    assert not (tmp_path / "docs").exists()

    written = CliRunner().invoke(main, ["--root", str(tmp_path)])
    assert written.exit_code == 0
    assert (tmp_path / "docs/data/schema/case_study.json").is_file()
    again = CliRunner().invoke(main, ["--root", str(tmp_path), "--check"])
    assert (again.exit_code, again.output) == (0, "")


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_has_every_field_of_a_kind(kind: str) -> None:
    pages = dict(guide_pages(dict.fromkeys(KINDS, "---\n---\n")))
    page, common = pages[f"kinds/{kind}.md"], pages["kinds/index.md"]
    for key, info in fields_by_key(KINDS[kind].model).items():
        assert f"| `{key}` |" in page or f"| `{key}` |" in common
        assert info.description


def test_the_guide_explains_every_problem() -> None:
    page = dict(guide_pages(dict.fromkeys(KINDS, "---\n---\n")))["problems.md"]
    for code in Code:
        assert f"| `{code.label}` | {code.explanation} |" in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_empty_form_is_valid_once_the_three_first_fields_are_given(kind: str) -> None:
    given = {"title": '"A title of some words"', "summary": f'"{"word " * 8}"', "date": "2026-01"}
    folder = KINDS[kind].folder + ("/2026" if KINDS[kind].by_year else "")
    assert check_text(TINY_HUB, f"{folder}/a-title.md", template(KINDS[kind], given)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_empty_form_names_every_field_and_nothing_else(kind: str) -> None:
    lines = template(KINDS[kind]).splitlines()
    named = {line.removeprefix("# ").partition(":")[0] for line in lines if ":" in line}
    assert set(fields_by_key(KINDS[kind].model)) - named <= {"not_recorded"}
