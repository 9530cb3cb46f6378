"""data/accessibility.yml: read as one record, or refused with every fault in its place."""

from __future__ import annotations

import pytest

from hub.model import Statement
from hub.problems import Problem
from hub.source.vocabularies import read_statement
from tests.hubs import TINY_HUB

TEXT = (TINY_HUB / "data/accessibility.yml").read_text(encoding="utf-8")


def read(text: str | None) -> tuple[Statement | None, list[Problem]]:
    return read_statement(lambda path: None if text is None else text.encode())


def test_a_statement_says_what_its_file_says_and_where_it_was_reviewed() -> None:
    statement, problems = read(TEXT)
    assert problems == []
    assert statement is not None
    assert TEXT.split("\n")[statement.reviewed.line - 1] == "reviewed: 2026-10-05"
    facts = statement.facts
    assert (facts.status, str(facts.prepared), facts.reply_days) == ("partially", "2026-03-02", 5)
    assert [fault.criterion for fault in facts.faults] == ["1.1.1", None]
    grounds = [each.because for each in facts.not_covered]
    assert grounds == ["out_of_scope", "disproportionate_burden"]


def test_a_hub_may_have_no_statement() -> None:
    assert read(None) == (None, [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"missing-field"}),
        ("[a]", {"wrong-type"}),
        ("status: 'open", {"broken-yaml"}),
        ("\x07", {"control-character"}),
        (TEXT + "status: not\n", {"duplicate-key"}),
        (TEXT.replace("status: partially", "status: partly"), {"wrong-choice"}),
        (TEXT.replace("reply_days: 5", "reply_days: 0"), {"bad-value"}),
    ],
)
def test_a_faulty_statement_is_no_statement(text: str, codes: set[str]) -> None:
    statement, problems = read(text)
    assert statement is None
    assert {problem.code.label for problem in problems} == codes


NOTHING_WRONG = TEXT[: TEXT.index("faults:")] + "reply_days: 5\n"
NOT_COVERED = TEXT[: TEXT.index("faults:")] + TEXT[TEXT.index("not_covered:") :]
FAULTY_FAULTS = NOTHING_WRONG + "faults: [none]\n"


@pytest.mark.parametrize(
    ("text", "status", "codes"),
    [
        (TEXT, "not", []),
        (TEXT, "fully", ["one-of"]),
        (NOTHING_WRONG, "fully", []),
        (NOTHING_WRONG, "partially", ["needs"]),
        (NOTHING_WRONG, "not", ["needs"]),
        (NOT_COVERED, "fully", []),
        (NOT_COVERED, "partially", []),
        (FAULTY_FAULTS, "partially", ["wrong-type"]),
    ],
)
def test_the_status_fits_what_is_listed(text: str, status: str, codes: list[str]) -> None:
    _, problems = read(text.replace("status: partially", f"status: {status}"))
    assert [problem.code.label for problem in problems] == codes
