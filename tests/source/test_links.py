"""Links as editors write them become links of the site; links to hidden items become words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hub import build, check
from hub.model import Item
from hub.source.cross_check import link_targets
from hub.source.folder import open_file
from hub.source.links import linked
from hub.source.read import read
from hub.source.vocabularies import read_vocabularies
from tests.hubs import TODAY, change, edited

MEETING = "docs/meetings/partnership-board-2026-09-17.md"
LINK = "[case study](../../case_studies/home-safety-visits.md)"
HIDE = edited("docs/support/home-safety-coaching.md", "status: published", "status: draft")
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"

Meeting = Callable[[str], Item]


@pytest.fixture
def meeting(root: Path) -> Meeting:
    """The meeting, with these words in place of its link; the support offer is a draft."""

    def gathered(words: str) -> Item:
        change(root, HIDE | edited(NEWS, ", support/home-safety-coaching]", "]"))
        change(root, edited(MEETING, LINK, words))
        catalogue = check(root, TODAY).catalogue
        assert catalogue is not None
        return catalogue.of("meeting")[0]

    return gathered


@pytest.mark.parametrize(
    ("written", "gathered"),
    [
        (LINK, "[case study](../case-studies/home-safety-visits.md)"),
        ("[x](../../case_studies/home-safety-visits.md#what-changed)", "visits.md#what-changed)"),
        ("[x](../news/2026/home-safety-visits-to-grow.md 'A title')", "to-grow.md 'A title')"),
        ("[x](#2-review-of-home-safety-visits)", "[x](#2-review-of-home-safety-visits)"),
        ("[x](../index.md)", "[x](../index.md)"),
        ("[x](https://www.example.gov.uk/a.md)", "[x](https://www.example.gov.uk/a.md)"),
        ("[x](mailto:board@northmarch.example)", "[x](mailto:board@northmarch.example)"),
        ("[x][1]\n\n[1]: ../../case_studies/home-safety-visits.md\n", "[1]: ../case-studies/"),
        ("`[x](../../case_studies/a.md)`", "`[x](../../case_studies/a.md)`"),
    ],
)
def test_links_lead_from_address_to_address(meeting: Meeting, written: str, gathered: str) -> None:
    assert gathered in meeting(written).body


@pytest.mark.parametrize(
    ("written", "gathered"),
    [
        ("See [the *coaching*](../support/home-safety-coaching.md).", "See the *coaching*."),
        ("See [`it`](../support/home-safety-coaching.md 'Title').", "See `it`."),
        ("[a](../support/home-safety-coaching.md)[b](../index.md)", "a[b](../index.md)"),
        ("See [it][1], [2] or [2][].\n\n[1]: ../support/home-safety-coaching.md\n"
         "[2]: ../support/home-safety-coaching.md\n", "See it, 2 or 2.\n"),
    ],
)  # fmt: skip
def test_links_to_hidden_items_become_words(meeting: Meeting, written: str, gathered: str) -> None:
    body = meeting(written).body
    assert gathered in body
    assert "coaching.md" not in body


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        (LINK, "[case study](https://a.example/hub/case-studies/home-safety-visits/)"),
        ("[x](../index.md#top)", "[x](https://a.example/hub/#top)"),
        ("[x](../themes/index.md)", "[x](https://a.example/hub/themes/)"),
        ("[x](../price-index.md)", "[x](https://a.example/hub/price-index/)"),
        ("[x](../publications/files/northmarch-data.csv)", "hub/publications/files/northmarch-da"),
        ("[x](#d05)", "[x](https://a.example/hub/meetings/partnership-board-2026-09-17/#d05)"),
        ("[x](https://www.example.gov.uk/a.md)", "[x](https://www.example.gov.uk/a.md)"),
    ],
)
def test_outside_the_site_links_are_whole_addresses(root: Path, written: str, whole: str) -> None:
    change(root, edited(MEETING, LINK, written) | {"docs/price-index.md": "# Prices\n"})
    words, _ = read_vocabularies(lambda path: open_file(root, path))
    reading = read(root, words)
    targets = link_targets(reading, ["themes"])
    found = linked(reading.bodies[MEETING], targets, frozenset(), "https://a.example/hub/")
    assert whole in found.text


def test_an_item_knows_the_items_and_files_that_its_body_names(meeting: Meeting) -> None:
    item = meeting(
        "[x](../publications/northmarch-data-2026.md) [y](../support/home-safety-coaching.md) "
        "[![z](../publications/files/northmarch-data.csv)](../index.md)"
    )
    assert item.mentions == ("publications/northmarch-data-2026", "support/home-safety-coaching")
    assert item.files == ("docs/publications/files/northmarch-data.csv",)


def test_a_body_without_links_is_kept_as_it_is(meeting: Meeting) -> None:
    before, after = meeting("case study").body.split("case study", 1)
    assert before.endswith("which are in the ")
    assert after.startswith(". The health trust")


def test_a_file_that_a_body_links_to_is_copied(root: Path) -> None:
    words = "[data](../publications/files/northmarch-data.csv)"
    change(root, edited(MEETING, LINK, words))
    paths = [asset.path for asset in build(root, TODAY).assets]
    assert paths == ["publications/files/northmarch-data.csv"]


def test_links_to_anchors_that_a_page_draws_are_sound(root: Path) -> None:
    strategy = "../strategies/living-well-2024-2028.md"
    names = ("p4", "why", "t01", "o1", "b1", "r1")
    words = " ".join(f"[x]({strategy}#{name})" for name in names)
    words += " [x](#d05) [x](../consultations/home-safety-visits-2027.md#q1)"
    change(root, edited(MEETING, LINK, words))
    assert check(root, TODAY).problems == ()
