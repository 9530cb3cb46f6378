"""What is said of a link by the answer that it got, to people and to programs."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from hub import LONDON, Item, OutsideLink, Place
from hub.kinds import KINDS
from scripts.dead_links import (
    Finding,
    as_markdown,
    asked,
    judge,
    summary,
)
from scripts.linkinator import Answer
from scripts.messages import as_github, as_json, as_text
from tests.records import PRIVACY, facts

DAY = datetime(2026, 11, 21, 12, 0, tzinfo=LONDON)
ADDRESS = "https://a.example/x"
LINK = OutsideLink("docs/a,b.md", Place(5, 10), ADDRESS)
FORM_ADDRESS = "https://forms.a.example/?about={id}"
FORM = OutsideLink(
    "docs/consultations/c.md",
    Place(30, 9),
    FORM_ADDRESS,
    Item(
        "consultations/c",
        KINDS["consultation"],
        "docs/consultations/c.md",
        facts("consultation", respond={"form": FORM_ADDRESS}, privacy=PRIVACY),
        "",
        {},
    ),
)


def found(link: OutsideLink, status: int | None) -> Finding:
    """What is wrong with a link that answers so; None for no word of it."""
    answers = {} if status is None else {asked(link): Answer(status, alive=False)}
    finding = judge(link, answers)
    assert finding is not None
    return finding


DEAD_FORM, REFUSED = found(FORM, 404), found(LINK, 403)


def test_a_link_that_works_is_no_matter() -> None:
    assert judge(LINK, {ADDRESS: Answer(200, alive=True)}) is None


@pytest.mark.parametrize(
    ("status", "code", "said", "passing"),
    [
        (404, "dead-link", "answers 404.", False),
        (410, "dead-link", "answers 410.", False),
        (500, "dead-link", "answers 500.", True),
        (503, "dead-link", "answers 503.", True),
        (0, "dead-link", "gives no answer.", True),
        (401, "unchecked-link", "could not be checked: it answers 401 to programs.", False),
        (403, "unchecked-link", "could not be checked: it answers 403 to programs.", False),
        (429, "unchecked-link", "could not be checked: it answers 429 to programs.", False),
        (999, "unchecked-link", "could not be checked: it answers 999 to programs.", False),
        (None, "unchecked-link", "could not be checked in time.", False),
    ],
)
def test_the_answer_decides_what_is_said(
    status: int | None, code: str, said: str, *, passing: bool
) -> None:
    finding = found(LINK, status)
    told = as_text(finding.told())
    assert told.startswith(f"docs/a,b.md:5:10 {code} The link {ADDRESS} {said}\n    ")
    assert ("look again first" in finding.fix) is passing


def test_a_form_is_asked_with_its_consultation_and_never_told() -> None:
    assert asked(FORM) == "https://forms.a.example/?about=consultations%2Fc"
    assert as_text(DEAD_FORM.told()) == (
        "docs/consultations/c.md:30:9 dead-form The form of this consultation answers 404.\n"
        "    Nobody can respond online: open the form again, or correct its address."
    )
    told = DEAD_FORM.told()
    said = [as_github(told), as_json([told]), as_markdown([DEAD_FORM], 1, DAY)]
    assert not [text for text in said if "forms.a.example" in text]


def test_what_is_no_address_is_dead_and_has_nothing_to_ask() -> None:
    link = OutsideLink("docs/a.md", Place(), "https://me:word@a.example/")
    assert asked(link) == ""
    finding = judge(link, {})
    assert finding is not None
    assert (finding.code, finding.said) == ("dead-link", "is not a web address.")


def test_github_gets_a_workflow_command_that_words_cannot_break() -> None:
    link = OutsideLink("docs/a,b:c%d.md", Place(5, 10), "https://a.example/100%25")
    (line,) = as_github(found(link, 404).told()).splitlines()
    start = "::error file=docs/a%2Cb%3Ac%25d.md,line=5,col=10,title=dead-link::The link "
    assert line.startswith(start)
    assert "https://a.example/100%2525 answers 404.%0ACorrect the address" in line
    assert as_github(REFUSED.told()).startswith("::warning ")


def test_programs_get_json() -> None:
    dead, refused = json.loads(as_json([DEAD_FORM.told(), REFUSED.told()]))
    assert dead == {
        "path": "docs/consultations/c.md",
        "line": 30,
        "column": 9,
        "code": "dead-form",
        "level": "error",
        "message": "The form of this consultation answers 404.",
        "fix": "Nobody can respond online: open the form again, or correct its address.",
    }
    assert (refused["code"], refused["level"]) == ("unchecked-link", "warning")


def test_a_report_tells_what_is_dead_and_then_what_was_not_checked() -> None:
    odd = found(OutsideLink("docs/a.md", Place(7, 1), "https://a.example/<img>"), 404)
    text = as_markdown([REFUSED, DEAD_FORM, odd], 9, DAY)
    assert text.startswith("As of 21 November 2026. Links: 9. Dead: 2. Not checked: 1.\n\n## Dead")
    dead, refused = text.split("## Dead\n")[1].split("## Not checked\n")
    assert "- `docs/consultations/c.md`, line 30: The form of this consultation answers" in dead
    assert "line 7: The link <https://a.example/%3Cimg%3E> answers 404.\n  Correct" in dead
    assert f"- `docs/a,b.md`, line 5: The link <{ADDRESS}> could not be checked" in refused


def test_a_report_of_links_that_work_has_no_lists() -> None:
    assert as_markdown([], 1_200, DAY) == f"As of 21 November 2026. {summary([], 1_200)}\n"
    assert summary([], 1_200) == "Links: 1,200. Dead: 0. Not checked: 0."
