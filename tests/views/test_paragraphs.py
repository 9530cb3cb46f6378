"""Places in a strategy's document lead to its paragraphs, and the paragraphs back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import Catalogue, Item, check
from hub.views.gathered import Gathered
from hub.views.items import ItemViews
from hub.views.paragraphs import Paragraphs
from tests.hubs import TODAY, change, edited

OURS = Path(__file__).parents[2]
DOCUMENT = "em-strategy-2008"
STRATEGY = "strategies/east-midlands-2008-2011"
TEXT = (OURS / f"docs/{STRATEGY}.md").read_text(encoding="utf-8")
TINY = "docs/strategies/living-well-2024-2028.md"
STUDY = "case_studies/home-safety-visits.md"


@pytest.fixture(scope="module")
def ours() -> Catalogue:
    catalogue = check(OURS, TODAY).catalogue
    assert catalogue is not None
    return catalogue


def catalogue_of(root: Path, *edits: tuple[str, str, str]) -> Catalogue:
    """The tiny hub after changes of words in files."""
    for name, old, new in edits:
        change(root, edited(name, old, new))
    catalogue = check(root, TODAY).catalogue
    assert catalogue is not None
    return catalogue


def item(catalogue: Catalogue, id_: str) -> Item:
    (found,) = [each for each in catalogue.shown() if each.id == id_]
    return found


def links(catalogue: Catalogue, place: str) -> dict[str, str]:
    """Anchors by the words that lead to them."""
    parts = Paragraphs(catalogue).of_document(DOCUMENT, place)
    assert "".join(part.text for part in parts) == place
    return {part.text: part.address.removeprefix(f"{STRATEGY}/#") for part in parts if part.address}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("paragraph 68k", {"paragraph 68k": "p68k"}),
        ("Paragraph 68K", {"Paragraph 68K": "p68k"}),
        ("paragraphs 75 and 76", {"paragraphs 75": "p75", "76": "p76"}),
        ("paragraphs 43 to 46", {"paragraphs 43": "p43", "46": "p46"}),
        ("paragraphs 2, 20 and 46", {"paragraphs 2": "p2", "20": "p20", "46": "p46"}),
        ("paragraphs 43–46", {"paragraphs 43": "p43", "46": "p46"}),
        ("Annex 2", {"Annex 2": "annex-2"}),
        ("Appendix 5", {"Appendix 5": "appendix-5"}),
        ("Paragraph 1; Annex 2", {"Paragraph 1": "p1", "Annex 2": "annex-2"}),
        ("Annex 2 and paragraph 81", {"Annex 2": "annex-2", "paragraph 81": "p81"}),
        ("paragraph 46, third bullet", {"paragraph 46": "p46"}),
        (
            "Paragraphs 1 to 83, Annexes 1 to 3 and Appendices 1 to 6",
            {"Paragraphs 1": "p1", "83": "p83", "Annexes 1": "annex-1"}
            | {"3": "annex-3", "Appendices 1": "appendix-1", "6": "appendix-6"},
        ),
        ("paragraph 84", {}),
        ("paragraphs 84 and 46", {"46": "p46"}),
        ("paragraph 68z", {}),
        ("paragraph 046", {}),
        ("paragraph 4.2", {}),
        ("paragraph 46th", {}),
        ("Annex 9; slide 46; page 2", {}),
        ("46", {}),
        ("subparagraph 46", {}),
        ("Annex 1, paragraph 3", {"Annex 1": "annex-1"}),
        ("Annex 1; paragraph 3", {"Annex 1": "annex-1", "paragraph 3": "p3"}),
        ("paragraphs 2 and 3 of Annex 1", {"Annex 1": "annex-1"}),
    ],
)
def test_numbers_with_an_anchor_become_links(
    ours: Catalogue, place: str, expected: dict[str, str]
) -> None:
    assert links(ours, place) == expected


WORDS = ["paragraph", "Paragraphs", "annex", "Appendices", "of", "and", "to", ",", ";", "-", " "]


@given(st.lists(st.sampled_from([*WORDS, "46", "68k", "5"]) | st.text(max_size=4), max_size=12))
def test_nothing_but_links_is_added_to_a_place(ours: Catalogue, words: list[str]) -> None:
    for place in ("".join(words), " ".join(words)):
        anchors = item(ours, STRATEGY).anchors
        assert anchors >= set(links(ours, place).values())


def test_other_documents_have_no_links(ours: Catalogue) -> None:
    found = Paragraphs(ours)
    for document in (None, "iewm-news"):
        assert [*found.of_document(document, "paragraph 46")] == [("paragraph 46", "")]
    assert found.of_document(None, "") == found.of_document(DOCUMENT, "") == ()


def test_every_anchor_of_the_text_is_known(ours: Catalogue) -> None:
    given = set(re.findall(r"\{#([a-z0-9-]+)\}", TEXT.split("\n---\n", 1)[1]))
    assert len(given) > 100
    assert item(ours, STRATEGY).anchors >= given


def pages_citing() -> Iterator[tuple[str, str]]:
    """Anchor and file name of each place that a file gives, by pattern; no case studies."""
    for file in (OURS / "docs").rglob("*.md"):
        front = file.read_text(encoding="utf-8").split("\n---\n")[0]
        if file.stem == STRATEGY.split("/")[1] or re.search(r"^status: (draft|with)", front, re.M):
            continue
        for place in re.findall(rf"source: {DOCUMENT}, place: ([^}}]*)", front):
            for word, *numbers in re.findall(
                r"(?i)(p|annex|app)[a-z]* ([0-9]+[a-k]?)(?: (?:and|to) ([0-9]+[a-k]?))?", place
            ):
                prefix = {"p": "p", "annex": "annex-", "app": "appendix-"}[word.lower()]
                yield from ((prefix + each, file.stem) for each in numbers if each)


def test_the_strategy_lists_who_cites_it_in_the_order_of_its_text(ours: Catalogue) -> None:
    cited = Paragraphs(ours).cited(item(ours, STRATEGY))
    stems = {
        (each.anchor, named.address.split("/")[-2])
        for each in cited
        for named in each.items
        if not named.address.startswith("case-studies/")
    }
    wanted = set(pages_citing())
    assert len(wanted) > 10
    assert stems == wanted
    places = [TEXT.index(f"{{#{each.anchor}}}") for each in cited]
    assert places == sorted(places)
    assert STRATEGY not in repr(cited)
    assert {each.name for each in cited if each.anchor == "p46"} <= {"Paragraph 46"}


def test_sources_of_a_page_lead_to_the_paragraphs(ours: Catalogue) -> None:
    views = ItemViews(Gathered(ours))
    offer = item(ours, "support/struggling-authorities")
    shown = [part for source in views.record(offer).sources for part in source.place]
    assert ("paragraphs 75", f"{STRATEGY}/#p75") in shown
    assert "".join(part.text for part in shown) == "".join(
        each.place for each in offer.facts.sources
    )


FROM_REVIEW = (
    TINY,
    '{title: Living well in Northmarch, url: "https://www.northmarch.example/living-well", '
    "date: 2024-03-20}",
    "{source: northmarch-review-2026, place: paragraphs 1 to 6}",
)
ONE_SOURCE = (
    STUDY,
    '  - {title: Wendale home safety plan, url: "https://www.wendale.example/home-safety", '
    "date: 2024-02}\n",
    "",
)


def test_an_outcome_has_links_only_if_its_document_is_certain(root: Path) -> None:
    study = "case-studies/home-safety-visits"
    before = catalogue_of(root, FROM_REVIEW)
    plain = Paragraphs(before).of_item(item(before, study), "paragraph 4")
    assert plain == (("paragraph 4", ""),)
    after = catalogue_of(root, ONE_SOURCE)
    linked = Paragraphs(after).of_item(item(after, study), "paragraph 4")
    assert linked == (("paragraph 4", "strategies/living-well-2024-2028/#p4"),)


def test_an_outcome_cites_too(root: Path) -> None:
    outcome = (STUDY, "    source: section 3, table 2\n", "    source: paragraph 4, table 2\n")
    text = edited(*ONE_SOURCE)[STUDY].replace(*outcome[1:])
    change(root, {STUDY: text})
    catalogue = catalogue_of(root, FROM_REVIEW)
    (cited,) = Paragraphs(catalogue).cited(item(catalogue, "strategies/living-well-2024-2028"))
    assert (cited.name, cited.anchor) == ("Paragraph 4", "p4")
    assert [each.address for each in cited.items] == ["case-studies/home-safety-visits/"]


@pytest.mark.parametrize("status", ["draft", "withdrawn\nwithdrawn: {date: 2026-01, reason: Old.}"])
def test_a_strategy_that_is_not_listed_has_no_links(root: Path, status: str) -> None:
    text = edited(*FROM_REVIEW)[TINY].replace("status: published", f"status: {status}")
    change(root, {TINY: text})
    catalogue = catalogue_of(root)
    place = Paragraphs(catalogue).of_document("northmarch-review-2026", "paragraph 4")
    assert place == (("paragraph 4", ""),)


def test_of_two_strategies_with_one_document_the_first_by_id_has_the_links(root: Path) -> None:
    first = edited(*FROM_REVIEW)[TINY]
    unnumbered = re.sub(r"\{#p[0-9]\}\n", "", first)
    folder = "docs/strategies"
    change(root, {TINY: first, f"{folder}/m.md": first, f"{folder}/a.md": unnumbered})
    catalogue = catalogue_of(root)
    (part,) = Paragraphs(catalogue).of_document("northmarch-review-2026", "paragraph 4")
    assert part.address == "strategies/living-well-2024-2028/#p4"
