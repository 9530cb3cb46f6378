"""What of a hub's items a built site is searched for, and what it may have."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from hub import Build, Catalogue, check, visible, withheld
from hub.views.withheld import texts
from tests.hubs import TODAY, Changes, change, edited

DATA = "docs/publications/northmarch-data-2026.md"
DRAFT = edited(DATA, "status: published", "status: draft")
GONE = edited(
    DATA,
    "status: published",
    "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: Its figures were wrong.}",
)


def checked(root: Path, changes: Changes) -> tuple[Build, Catalogue]:
    change(root, changes)
    build = check(root, TODAY)
    assert build.catalogue
    return build, build.catalogue


def test_of_a_draft_its_addresses_files_and_texts_are_withheld(root: Path) -> None:
    build, catalogue = checked(root, DRAFT)
    (draft,) = withheld(catalogue, build.hidden)
    assert draft.path == DATA
    assert draft.addresses == (
        "publications/northmarch-data-2026",
        "publications/falls-data",
        "publications/files/northmarch-data.csv",
    )
    assert draft.texts[0] == "Falls in Northmarch, 2026 edition"
    assert "Falls by council (data)" in draft.texts
    assert "Fellside's figures include Highbeck" in draft.texts[-1]
    assert "Falls in Northmarch, 2026 edition" not in [*visible(catalogue, build.pages)]


def test_what_is_dated_ahead_is_withheld_until_its_day(root: Path) -> None:
    change(root, edited(DATA, "date: 2026-10-20", "date: 2026-11-22"))
    assert [item.path for item in check(root, TODAY).hidden] == [DATA]
    assert check(root, TODAY + timedelta(days=1)).hidden == ()


def test_of_a_withdrawn_item_its_notice_alone_is_visible(root: Path) -> None:
    build, catalogue = checked(root, GONE)
    (gone,) = withheld(catalogue, build.hidden)
    seen = [*visible(catalogue, build.pages)]
    assert gone.addresses == ()
    assert gone.texts[1].startswith("Falls of people aged 75 and over")
    assert {"Falls in Northmarch, 2026 edition", "Its figures were wrong."} <= {*seen}
    assert gone.texts[1] not in seen


def test_a_file_that_a_listed_item_offers_too_is_not_withheld(root: Path) -> None:
    (second,) = edited(DATA, "aliases: [publications/falls-data]\n", "").values()
    offers = {"docs/publications/second-edition.md": second}
    build, catalogue = checked(root, DRAFT | offers)
    (draft,) = withheld(catalogue, build.hidden)
    assert draft.addresses == ("publications/northmarch-data-2026", "publications/falls-data")


def test_an_items_mention_of_another_does_not_make_that_visible(root: Path) -> None:
    build, catalogue = checked(root, DRAFT)
    seen = [*visible(catalogue, build.pages)]
    publication = "publications/northmarch-data-2026"
    mentions = [item for item in catalogue.listed if publication in item.named()]
    assert mentions
    assert publication not in seen
    assert mentions[0].id in seen


def test_what_plain_pages_and_the_hubs_own_words_say_is_visible(root: Path) -> None:
    build, catalogue = checked(root, {"docs/about.md": "# About\n\nWho we are.\n"})
    seen = [*visible(catalogue, build.pages)]
    assert any("Who we are." in text for text in seen)
    assert catalogue.settings.contact.role in seen
    assert catalogue.vocabularies.themes["living-well"].name in seen


def test_every_text_of_a_record_is_found_however_deep(root: Path) -> None:
    _, catalogue = checked(root, {})
    (study,) = catalogue.of("case_study")
    found = [*texts(study.facts)]
    assert found[0] == study.facts.title
    assert study.facts.outcomes[0].measure in found
    assert [*texts({"a": ("b", ["c", None, 4])})] == ["b", "c"]
