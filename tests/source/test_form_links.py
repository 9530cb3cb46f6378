"""However an address is written, a link to a form from elsewhere is found, and nothing else is."""

from __future__ import annotations

import pytest

from hub import Code
from tests.conftest import CheckWith
from tests.hubs import TINY_HUB

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
CONSULTATION = "docs/consultations/home-safety-visits-2027.md"
PLAIN = "https://forms.northmarch.example/home-safety-2027"
HOST = "https://forms.northmarch.example"


def text(name: str) -> str:
    return (TINY_HUB / name).read_text(encoding="utf-8")


def found(check_with: CheckWith, form: str, words: str) -> int:
    """How many links to a form are told where a news post has some words."""
    changes = {
        CONSULTATION: text(CONSULTATION).replace(f"form: {PLAIN}", f'form: "{form}"'),
        NEWS: f"{text(NEWS)}\n{words}\n",
    }
    problems = check_with(changes)
    assert {each.code for each in problems} <= {Code.FORM_LINK}
    assert {each.path for each in problems} <= {NEWS}
    return len(problems)


QUERY = f"{HOST}/answer?lang=en&about={{id}}"


@pytest.mark.parametrize(
    ("form", "link"),
    [
        (PLAIN, PLAIN),
        (PLAIN, f"{PLAIN}/"),
        (PLAIN, f"{PLAIN}?from=news#top"),
        (PLAIN, "http://forms.northmarch.example/home-safety-2027"),
        (PLAIN, "HTTPS://Forms.Northmarch.Example/home-safety-2027"),
        (PLAIN, "https://forms.northmarch.example:443/home-safety-2027"),
        (PLAIN, f"{HOST}/home%2Dsafety-2027"),
        (PLAIN, f"{HOST}/home&#45;safety-2027"),
        (QUERY, f"{HOST}/answer?lang=en&about=2"),
        (QUERY, f"{HOST}/answer?lang=en&amp;about=2"),
        (QUERY, f"{HOST}/answer?about=2&lang=en"),
        (QUERY, f"{HOST}/answer?lang=en"),
        (f"{HOST}/{{id}}", f"{HOST}/consultations%2Fhome-safety-visits-2027"),
    ],
)
@pytest.mark.parametrize("words", ["[Answer](%s) today.", "<%s>", "It is at %s.", "[a]: %s\n\n[a]"])
def test_a_form_is_found_however_it_is_written(
    form: str, link: str, words: str, check_with: CheckWith
) -> None:
    assert found(check_with, form, words % link) == 1


@pytest.mark.parametrize(
    ("form", "link"),
    [
        (PLAIN, f"{PLAIN}/other"),
        (PLAIN, f"{PLAIN}.pdf"),
        (PLAIN, f"{PLAIN}8"),
        (PLAIN, f"{HOST}/privacy"),
        (PLAIN, "https://forms.northmarch.example.org/home-safety-2027"),
        (PLAIN, "https://www.example.org/home-safety-2027"),
        (QUERY, f"{HOST}/answer?lang=cy&about=2"),
        (QUERY, f"{HOST}/answers?lang=en"),
        (f"{HOST}/{{id}}", f"{HOST}/privacy"),
        (PLAIN, "https://[::1/home-safety-2027"),
    ],
)
def test_other_addresses_are_left_alone(form: str, link: str, check_with: CheckWith) -> None:
    assert found(check_with, form, f"It is at {link} now.") == 0


def test_a_form_in_the_words_of_a_summary_is_found(check_with: CheckWith) -> None:
    summary = f"summary: Answer at {PLAIN} before the new year begins."
    lines = [summary if each.startswith("summary:") else each for each in text(NEWS).split("\n")]
    (problem,) = check_with({NEWS: "\n".join(lines)})
    assert (problem.code, problem.place.line) == (Code.FORM_LINK, 3)
