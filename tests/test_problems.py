"""How problems are said and sorted, and what is offered instead of a wrong word."""

from __future__ import annotations

import pytest

from hub.problems import Code, Level, Place, Problem, nearest, nearest_file, one_of


def problem(path: str = "a.md", line: int = 1, column: int = 1, code: Code = Code.MACRO) -> Problem:
    return Problem(path, Place(line, column), code, "A fault.", "A cure.")


def test_a_problem_is_two_lines_that_an_editor_can_follow() -> None:
    said = str(problem("docs/a.md", 3, 7))
    assert said == "docs/a.md:3:7 macro A fault.\n    A cure."


def test_problems_sort_by_file_then_place_then_code() -> None:
    ordered = [
        problem("a.md", 2, 9),
        problem("a.md", 10, 1, Code.BAD_DATE),
        problem("a.md", 10, 1, Code.UNKNOWN_KEY),
        problem("a.md", 10, 2),
        problem("b.md", 1, 1),
    ]
    assert sorted(ordered[3:] + ordered[:3], key=Problem.sort_key) == ordered


def test_a_problem_is_as_grave_as_its_code() -> None:
    assert problem(code=Code.UNKNOWN_KEY).level is Level.ERROR
    assert problem(code=Code.EMPTY_SECTION).level is Level.WARNING
    assert problem(code=Code.REVIEW_PASSED).level is Level.NOTICE


def test_only_what_depends_on_today_and_a_missing_statement_are_notices() -> None:
    notices = {code for code in Code if code.level is Level.NOTICE}
    due = {Code.REVIEW_PASSED, Code.OUTCOME_DUE, Code.CASE_STUDY_DUE, Code.SINGLE_AUTHORITY}
    assert notices == due | {Code.REVIEW_AHEAD, Code.NO_STATEMENT}


def test_every_code_has_a_label_of_its_own_and_one_sentence() -> None:
    labels = [code.label for code in Code]
    assert len(set(labels)) == len(labels)
    for code in Code:
        assert code.label == code.name.lower().replace("_", "-")
        assert code.explanation.endswith(".")


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("livingwell", ["living-well"]),
        ("falls", ["falls"]),
        ("xyz", []),
        ("hom", ["home"]),
    ],
)
def test_like_words_are_offered_and_others_are_not(word: str, offered: list[str]) -> None:
    assert nearest(word, ["falls", "home", "housing-and-planning", "living-well"]) == offered


def test_the_order_of_the_words_changes_nothing() -> None:
    words = ["target-b", "target-a", "target-c"]
    assert nearest("target", words) == nearest("target", words[::-1])
    assert len(nearest("target", words, most=2)) == 2


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("docs/news/2026/bin.md", ["docs/events/bins.md"]),
        ("docs/news/2025/index.md", ["docs/news/index.md"]),
        ("docs/news/photo.jpg", ["docs/news/files/photo.png"]),
        ("docs/news/2026/tractors.md", []),
    ],
)
def test_a_file_is_offered_for_its_name_wherever_it_lies(path: str, offered: list[str]) -> None:
    files = ["docs/news/index.md", "docs/events/bins.md", "docs/events/index.md"]
    assert nearest_file(path, [*files, "docs/news/files/photo.png"]) == offered


def test_choices_are_listed_in_words() -> None:
    assert one_of(["a"]) == '"a"'
    assert one_of(["a", "b"]) == '"a" or "b"'
    assert one_of(["a", "b", "c"]) == '"a", "b" or "c"'
