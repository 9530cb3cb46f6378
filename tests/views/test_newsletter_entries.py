"""What an issue says of an item: what one should know at the end of its window, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import check, read_today
from hub.views.newsletter.checks import shouts
from hub.views.newsletter.entries import entry
from hub.views.newsletter.issue import Entry, Picture
from hub.views.terms import TermIndex
from tests.hubs import change, edited

SITE = "https://hub.example.org/"
CONSULTATION = "docs/consultations/home-safety-visits-2027.md"
EVENT = "docs/events/home-safety-workshop.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"


def told(root: Path, id_: str, today: str = "2026-11-21", note: str = "") -> Entry:
    catalogue = check(root, read_today(today)).catalogue
    assert catalogue is not None
    (item,) = [each for each in catalogue.listed if each.id == id_]
    return entry(item, TermIndex(catalogue), SITE, note)


def test_an_entry_has_the_words_of_its_item(root: Path) -> None:
    made = told(root, "case-studies/home-safety-visits", note="Start here.")
    assert made.address == f"{SITE}case-studies/home-safety-visits/"
    assert (made.kind, made.when, made.by) == ("Case study", "6 October 2026", "Wendale")
    assert (made.note, made.promotional, made.action) == ("Start here.", False, "")
    assert len(made.lines) == 1
    assert ": " in made.lines[0]
    assert made.picture is None or isinstance(made.picture, Picture)


@pytest.mark.parametrize(
    ("today", "lines", "action"),
    [
        ("2026-10-31", ("Opens 1 November 2026",), ""),
        ("2026-11-21", ("Open until 11:59pm on 15 January 2027",), "See how to respond"),
        ("2027-02-01", ("Closed",), ""),
    ],
)
def test_a_consultation_says_where_it_stands_and_never_where_its_form_is(
    today: str, lines: tuple[str, ...], action: str, root: Path
) -> None:
    made = told(root, "consultations/home-safety-visits-2027", today)
    assert (made.lines, made.action) == (lines, action)
    assert "forms.northmarch.example" not in repr(made)


def test_a_concluded_consultation_tells_its_outcome(root: Path) -> None:
    outcome = "outcome: {date: 2027-02-01, summary: All three councils go on.}\nrole: consulting"
    change(root, edited(CONSULTATION, "role: consulting", outcome))
    made = told(root, "consultations/home-safety-visits-2027", "2027-02-02")
    assert made.lines == ("Concluded", "All three councils go on.")


@pytest.mark.parametrize(
    ("today", "lines", "action"),
    [
        ("2026-10-20", ("In person, Vale Library, Wendale",
                        "Register by 11:59pm on 29 October 2026"), "See how to register"),
        ("2026-11-01", ("In person, Vale Library, Wendale",), ""),
    ],
)  # fmt: skip
def test_an_event_says_where_and_until_when_one_can_register(
    today: str, lines: tuple[str, ...], action: str, root: Path
) -> None:
    made = told(root, "events/home-safety-workshop", today)
    assert (made.lines, made.action) == (lines, action)
    assert made.when == "5 November 2026, 10am to 12:30pm"


def test_an_event_that_is_off_says_so_first(root: Path) -> None:
    change(root, edited(EVENT, "state: planned", "state: cancelled"))
    made = told(root, "events/home-safety-workshop", "2026-10-20")
    assert (made.lines[0], made.action) == ("Cancelled", "")


def test_news_tells_only_deadlines_that_lie_ahead(root: Path) -> None:
    text = (root / NEWS).read_text(encoding="utf-8")
    assert "deadlines:" in text
    before = told(root, "news/2026/home-safety-visits-to-grow", "2026-10-20").lines
    assert before
    assert all(line.startswith("By ") for line in before)
    assert told(root, "news/2026/home-safety-visits-to-grow", "2030-01-01").lines == ()


def test_a_meeting_tells_how_much_it_decided(root: Path) -> None:
    (line,) = told(root, "meetings/partnership-board-2026-09-17").lines
    assert " decisions" in line


def test_what_somebody_sells_is_promotion(root: Path) -> None:
    change(root, edited(NEWS, "newsletter: {include: yes,", "newsletter: {promotional: yes,"))
    assert told(root, "news/2026/home-safety-visits-to-grow").promotional


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two councils share a depot", ""),
        ("Good news!", ""),
        ("Good news! Read on!", "exclamation marks"),
        ("FREE MONEY for councils", "capitals"),
        ("READ, THEN ACT", "capitals"),
        ("The LGA and SOLACE agree", ""),
        ("SOLACE and LGA", ""),
        ("IEWM SOLACE NHS", ""),
        ("A note on GDPR", ""),
        ("ACT NOW", ""),
        ("", ""),
    ],
)
def test_shouting_is_several_words_in_capitals_or_exclamation_marks(
    text: str, expected: str
) -> None:
    found = shouts(text, {"IEWM", "SOLACE", "LGA", "NHS"})
    assert (found[0] if found else "") == expected
