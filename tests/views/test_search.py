"""What the search knows of each page, and which pages it does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub import Build, build, read_today
from hub.model import SearchEntry
from tests.hubs import TODAY, change, edited

OURS = Path(__file__).parents[2]
STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
WORDS = "data/abbreviations.yml"
CAA = {WORDS: "- {id: CAA, name: Comprehensive Area Assessment}\n"}
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"


def found(made: Build) -> dict[str, SearchEntry | None]:
    return {page.address: page.search for page in made.pages}


def entry(root: Path, address: str, day: str = "2026-11-21") -> SearchEntry:
    search = found(build(root, read_today(day)))[address]
    assert search is not None
    return search


def also(root: Path, address: str, day: str = "2026-11-21") -> list[str]:
    return entry(root, address, day).shown.get("also", "").split(", ")


def test_an_item_is_found_with_what_its_result_says(root: Path) -> None:
    assert entry(root, "case-studies/home-safety-visits/") == SearchEntry(
        "case_study",
        {
            "summary": "Trained volunteers visit people at risk of a fall, fit grab rails the same "
            "day and share what they find with the health trust.",
            "theme": "Living well at home, Simpler services",
            "lead": "Wendale",
            "when": "April 2024 to 31 August 2026",
            "headline": "Falls that needed an ambulance, people aged 75 and over: down 12%",
            "saving": "£85,000 (actual)",
            "also": "trips, fractures, befriending, NIP, Eastmere, RVHT",
        },
    )


@pytest.mark.parametrize(
    ("address", "kind", "when", "lead"),
    [
        ("events/home-safety-workshop/", "event", "5 November 2026, 10am to 12:30pm", None),
        (
            "meetings/partnership-board-2026-09-17/",
            *("meeting", "17 September 2026", "Northmarch Improvement Partnership Board"),
        ),
        ("strategies/living-well-2024-2028/", "strategy", "1 April 2024 to 31 March 2028", None),
        ("news/2026/home-safety-visits-to-grow/", "news", "12 October 2026", None),
    ],
)
def test_each_kind_says_when_and_who(
    root: Path, address: str, kind: str, when: str, lead: str | None
) -> None:
    search = entry(root, address)
    assert (search.kind, search.shown["when"], search.shown.get("lead")) == (kind, when, lead)
    assert not {"headline", "saving"} & search.shown.keys()


@pytest.mark.whole
def test_what_is_not_said_is_left_out() -> None:
    entries = [search for search in found(build(OURS, TODAY)).values() if search]
    assert len(entries) > 100
    assert all(text for search in entries for text in search.shown.values())


def test_at_most_three_themes_are_shown(root: Path) -> None:
    more = "".join(f"- {{id: more-{n}, name: More {n}}}\n" for n in (1, 2))
    themes = (root / "data/themes.yml").read_text(encoding="utf-8") + more
    many = "themes: [more-2, living-well, more-1, simpler-services]"
    change(root, edited(STUDY, "themes: [living-well, simpler-services]", many))
    change(root, {"data/themes.yml": themes})
    shown = entry(root, "case-studies/home-safety-visits/").shown
    assert shown["theme"] == "More 2, Living well at home, More 1"


def test_a_withdrawn_page_is_not_found(root: Path) -> None:
    address = "news/2026/home-safety-visits-to-grow/"
    assert found(build(root, TODAY))[address] is not None
    change(root, edited(NEWS, "status: published", GONE))
    entries = found(build(root, TODAY))
    assert entries[address] is None
    assert "reach all of Northmarch" not in repr(entries)


@pytest.mark.parametrize(
    "address",
    [*("", "case-studies/", "news/", "themes/", "tags/", "authorities/", "bodies/")],
)
def test_the_home_page_and_lists_are_found_by_their_own_words(root: Path, address: str) -> None:
    entry = found(build(root, TODAY))[address]
    assert entry is not None
    assert (entry.kind, entry.shown) == ("topic", {})


@pytest.mark.parametrize(
    "address",
    ["library/", "library/year/2026/", "library/maturity/completed/", "contribute/status/"],
)
def test_the_library_and_its_lists_are_not_found(root: Path, address: str) -> None:
    assert found(build(root, TODAY))[address] is None


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("tags/falls/", {"also": "trips, fractures"}),
        ("tags/partnership-working/", {}),
        ("authorities/eastmere/", {"also": "Saltwick"}),
        ("bodies/northmarch-partnership/", {"also": "NIP"}),
        ("abbreviations/", {}),
    ],
)
def test_pages_of_terms_are_topics_with_their_other_names(
    root: Path, address: str, other: dict[str, str]
) -> None:
    assert entry(root, address) == SearchEntry("topic", other)


def test_of_a_long_topic_the_first_page_is_found(root: Path) -> None:
    text = re.sub(r"^aliases:.*\n", "", (root / NEWS).read_text(encoding="utf-8"), flags=re.M)
    change(root, {f"docs/news/2026/post-{n:02}.md": text for n in range(50)})
    entries = found(build(root, TODAY))
    assert entries["tags/falls/"] == SearchEntry("topic", {"also": "trips, fractures"})
    assert entries["tags/falls/news/"] is entries["tags/falls/news/page/2/"] is None


def test_plain_pages_are_pages(root: Path) -> None:
    change(root, {"docs/about.md": "# About\n\nWho we are.\n", "docs/a/b.md": "# NIP\n\nIt.\n"})
    assert entry(root, "about/") == SearchEntry("page", {})
    long = {"also": "Northmarch Improvement Partnership"}
    assert entry(root, "a/b/") == SearchEntry("page", long)


def test_the_introduction_of_a_list_is_no_page_of_its_own(root: Path) -> None:
    change(root, {"docs/tags/index.md": "# Tags\n\nFiner words.\n"})
    entry = found(build(root, TODAY))["tags/"]
    assert entry is not None
    assert entry.kind == "topic"


def test_synonyms_of_tags_find_an_item(root: Path) -> None:
    assert also(root, "publications/northmarch-data-2026/")[:3] == [
        *("trips", "fractures", "statistics")
    ]


def test_no_other_name_comes_twice(root: Path) -> None:
    told = "The Northmarch Improvement Partnership, its owner, agrees. Councils that apply"
    change(root, edited(NEWS, "Councils that apply", told))
    assert also(root, "news/2026/home-safety-visits-to-grow/").count("NIP") == 1


def test_todays_council_finds_what_its_forerunner_did(root: Path) -> None:
    old = edited(NEWS, "authorities: [eastmere, highbeck, thornreach, wendale]", "authorities: [X]")
    change(root, {NEWS: old[NEWS].replace("[X]", "[saltwick]").replace("2026-10-12", "2024-01-12")})
    address = "news/2026/home-safety-visits-to-grow/"
    assert "Eastmere" not in also(root, address, "2024-03-31")
    assert "Eastmere" in also(root, address, "2024-04-01")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A CAA follows.", ["Comprehensive Area Assessment"]),
        ("Two CAAs follow.", ["Comprehensive Area Assessment"]),
        ("A comprehensive area assessment follows.", ["CAA"]),
        ("A CAA, or Comprehensive Area Assessment, follows.", []),
        ("Nothing follows.", []),
    ],
)
@pytest.mark.parametrize("place", ["summary", "body"])
def test_abbreviations_find_their_long_forms_and_the_other_way(
    root: Path, words: str, found: list[str], place: str
) -> None:
    old = "The partnership invites councils" if place == "summary" else "Councils that apply"
    change(root, CAA | edited(NEWS, old, f"{words} {old}"))
    names = also(root, "news/2026/home-safety-visits-to-grow/")
    assert [each for each in names if each in ("CAA", "Comprehensive Area Assessment")] == found
