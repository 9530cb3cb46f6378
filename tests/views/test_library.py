"""The library's page and its lists, counted again by other means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from hub import Build, build, read_today
from hub.kinds import KINDS
from hub.views.addresses import FOLDERS
from hub.views.facets import FACETS
from hub.views.library import Choice, Library, LibraryRecord
from hub.views.terms import TermIndex
from tests.fronts import fronts, largest_saving
from tests.hubs import TODAY, change, edited
from tests.listings import listed_at

OURS = Path(__file__).parents[2]
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"
NAMES = [facet.name for facet in FACETS]


@pytest.fixture(scope="module")
def ours() -> Build:
    """This repository's own hub."""
    return build(OURS, TODAY)


def library(made: Build) -> LibraryRecord:
    (page,) = [page for page in made.pages if page.address == "library/"]
    assert isinstance(page.record, LibraryRecord)
    return page.record


def offered(made: Build, name: str) -> tuple[Choice, ...]:
    """The outermost choices of a facet; none where the library does not show the facet."""
    return next((each.choices for each in library(made).facets if each.name == name), ())


def linked(made: Build, name: str) -> Iterator[Choice]:
    for choice in offered(made, name):
        yield from (choice, *choice.within)


def counts(made: Build, name: str) -> dict[str, int]:
    return {choice.id: choice.count for choice in linked(made, name)}


def records(made: Build) -> dict[str, Any]:
    return {page.address: page.record for page in made.pages}


def files(kind: str) -> list[str]:
    """The front matter of every item of a kind, as text."""
    folder = OURS / KINDS[kind].folder
    found = [file for file in folder.rglob("*.md") if file != folder / "index.md"]
    return [file.read_text(encoding="utf-8").split("\n---\n")[0] for file in found]


def studies_with(pattern: str) -> dict[str, int]:
    """How many case studies have each value that a pattern finds in their text."""
    return dict(Counter(v for text in files("case_study") for v in set(re.findall(pattern, text))))


@pytest.mark.whole
def test_our_library_offers_every_facet_in_its_order(ours: Build) -> None:
    assert [facet.name for facet in library(ours).facets] == NAMES


@pytest.mark.whole
@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_an_item_is_linked(ours: Build, name: str) -> None:
    assert ours.catalogue is not None
    values = Library(TermIndex(ours.catalogue)).values.values()
    assert counts(ours, name) == dict(Counter(v for each in values for v in each.get(name, ())))


@pytest.mark.whole
@pytest.mark.parametrize("name", NAMES)
def test_a_choice_leads_to_a_page_with_as_many_items(ours: Build, name: str) -> None:
    pages = records(ours)
    choices = list(linked(ours, name))
    assert choices != []
    for choice in choices:
        total, shown = listed_at(pages, choice.term.address)
        assert len(set(shown)) == len(shown) == total == choice.count > 0, choice.id


@pytest.mark.whole
def test_kinds_are_counted_like_files(ours: Build) -> None:
    found = {kind: len(files(kind)) for kind in KINDS}
    assert counts(ours, "kind") == {kind: count for kind, count in found.items() if count}
    assert library(ours).total == sum(found.values())


@pytest.mark.whole
@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("maturity", r"(?m)^maturity: (\w+)$"),
        ("outcome", r"(?m)^    kind: (\w+)$"),
        ("evidence", r"(?m)^    evidence: (\w+)$"),
        ("award", r"(?m)^  - \{name: .*\bresult: (\w+)\}$"),
    ],
)
def test_what_case_studies_say_is_counted_like_their_text(
    ours: Build, name: str, pattern: str
) -> None:
    found = studies_with(pattern)
    assert counts(ours, name) == found != {}


@pytest.mark.whole
def test_savings_of_our_hub_fall_into_their_bands(ours: Build) -> None:
    saved = [largest_saving(study) for study in fronts(OURS, "case_studies")]
    limits = {"up-to-10k": 0, "up-to-100k": 10_000, "up-to-1m": 100_000, "over-1m": 1_000_000}
    bands = [[name for name in limits if each > limits[name]][-1] for each in saved if each]
    assert counts(ours, "savings") == dict(Counter(bands)) != {}


@pytest.mark.whole
@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_choice_leads_back_into_the_library(ours: Build, name: str) -> None:
    pages = records(ours)
    for choice in linked(ours, name):
        if choice.id in ("project", "support_offer"):  # their templates lead there
            continue
        wanted = {name: [choice.id]}
        if name == "year":
            wanted = {"from": [choice.id], "to": [choice.id]}
        assert parse_qs(pages[choice.term.address].narrower, strict_parsing=True) == wanted


@pytest.mark.whole
def test_former_councils_stand_within_their_successors(ours: Build) -> None:
    within = {each.id: each.within for each in offered(ours, "authority") if each.within}
    assert {new: [old.id for old in former] for new, former in within.items()} == {
        "north-northamptonshire": [
            *("corby", "east-northamptonshire", "kettering", "northamptonshire", "wellingborough")
        ],
        "west-northamptonshire": [
            *("daventry", "northampton", "northamptonshire", "south-northamptonshire")
        ],
    }
    assert {old.term.note for former in within.values() for old in former} == {"abolished 2021"}
    outer = {each.id: each.term.note for each in offered(ours, "authority")}
    assert "corby" not in outer
    assert set(outer.values()) == {""}


@pytest.mark.whole
def test_councils_stand_by_themselves_up_to_their_last_day() -> None:
    before = build(OURS, read_today("2021-03-31"))
    outer = {each.id: each for each in offered(before, "authority")}
    assert (outer["corby"].count, outer["corby"].term.note) == (1, "")
    assert "north-northamptonshire" not in outer
    assert {each.within for each in outer.values()} == {()}


def test_choices_are_named_and_addressed(root: Path) -> None:
    made = build(root, TODAY)
    (study,) = [each for each in offered(made, "kind") if each.id == "case_study"]
    assert (study.term.name, study.one) == ("Case studies", "Case study")
    assert study.term.address == "case-studies/"
    found = {name: [c.term.address for c in offered(made, name)] for name in NAMES}
    assert found["theme"][0] == "themes/living-well/"
    assert found["sub-region"][0] == "sub-regions/coastlands/"
    assert found["savings"] == ["library/savings/up-to-100k/"]
    assert found["year"] == [f"library/year/{year}/" for year in range(2028, 2023, -1)]
    assert {each.one for name in NAMES[1:] for each in linked(made, name)} == {""}


def test_the_library_shows_its_ten_newest_items(root: Path) -> None:
    text = (root / NEWS).read_text(encoding="utf-8").replace("aliases: [", "tags: [] # [")
    text = re.sub(r"^tags: \[\].*\n", "", text, flags=re.M)
    change(root, {"docs/news/2026/later.md": text.replace("date: 2026-10-12", "date: 2026-11-20")})
    shown = library(build(root, TODAY))
    assert (shown.total, len(shown.newest)) == (11, 10)
    assert shown.newest[0].address == "news/2026/later/"
    assert shown.newest[1].address == "newsletters/2026-11/"
    assert "strategies/living-well-2024-2028/" not in {card.address for card in shown.newest}


@pytest.mark.parametrize("state", ["status: draft", GONE])
def test_hidden_and_withdrawn_items_count_nowhere(root: Path, state: str) -> None:
    before = build(root, TODAY)
    change(root, edited(NEWS, "status: published", state))
    after = build(root, TODAY)
    assert (library(before).total, library(after).total) == (10, 9)
    assert (counts(before, "kind")["news"], counts(after, "kind").get("news")) == (1, None)
    fewer = {"kind", "theme", "service", "region", "sub-region", "authority", "organisation"}
    fewer |= {"tag", "year"}
    for name in NAMES:
        lost = sum(counts(before, name).values()) - sum(counts(after, name).values())
        assert (lost > 0) is (name in fewer), name
    assert (counts(before, "tag")["volunteers"], counts(after, "tag")["volunteers"]) == (7, 6)
    assert "news/2026/home-safety-visits-to-grow/" not in repr(library(after))


@pytest.mark.parametrize("name", ["maturity", "outcome", "evidence", "savings", "award"])
def test_a_facet_without_values_is_not_shown(root: Path, name: str) -> None:
    assert name in [facet.name for facet in library(build(root, TODAY)).facets]
    change(root, edited("case_studies/home-safety-visits.md", "status: published", GONE))
    made = build(root, TODAY)
    assert name not in [facet.name for facet in library(made).facets]
    assert [page for page in made.pages if page.address.startswith(f"library/{name}/")] == []


@pytest.mark.parametrize(("posts", "sizes"), [(48, [50]), (49, [50, 1]), (100, [50, 50, 2])])
def test_lists_of_the_library_are_cut_into_pages_of_fifty(
    root: Path, posts: int, sizes: list[int]
) -> None:
    text = (root / NEWS).read_text(encoding="utf-8").replace("date: 2026-10-12", "date: 2025-03-01")
    text = re.sub(r"^aliases:.*\n", "", text, flags=re.M)
    change(root, {f"docs/news/2025/post-{n:03}.md": text for n in range(posts)})
    made = build(root, TODAY)
    found = [page for page in made.pages if page.address.startswith("library/year/2025/")]
    more = [f"library/year/2025/page/{n}/" for n in range(2, len(sizes) + 1)]
    assert [page.address for page in found] == ["library/year/2025/", *more]
    assert {page.title for page in found} == {"Year: 2025"}
    cut = [sum(len(group.cards) for group in page.record.paging.entries) for page in found]
    assert cut == sizes  # the posts, and a case study and a strategy that lasted over 2025
    assert counts(made, "year")["2025"] == sum(sizes)


def test_no_list_of_the_library_is_found_by_the_search(root: Path) -> None:
    made = build(root, TODAY)
    found = [page for page in made.pages if page.address.startswith("library/")]
    assert len(found) > len(FOLDERS)
    assert {page.search for page in found} == {None}


def test_a_library_without_items_offers_nothing(root: Path) -> None:
    shown = library(build(root, read_today("1999-01-01")))
    assert (shown.facets, shown.total, shown.newest) == ((), 0, ())
