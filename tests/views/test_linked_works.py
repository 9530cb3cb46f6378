"""Items of each kind as works that other programs read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fronts import OURS, fronts, names
from tests.linked_data import SITE, linked, said

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
STRATEGY = "docs/strategies/living-well-2024-2028.md"
FORM = "docs/consultations/home-safety-visits-2027.md"
EVENT = "docs/events/home-safety-workshop.md"
DATA = "docs/publications/northmarch-data-2026.md"
OFFER = "docs/support/home-safety-coaching.md"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (STUDY, "Article"),
        (NEWS, "NewsArticle"),
        (STRATEGY, "Report"),
        (FORM, "Article"),
        (EVENT, "Event"),
        ("docs/meetings/partnership-board-2026-09-17.md", "Report"),
        (DATA, "Dataset"),
        (OFFER, "GovernmentService"),
        ("docs/projects/home-safety-visits.md", "Article"),
        ("docs/newsletters/2026-11.md", "PublicationIssue"),
    ],
)
def test_each_kind_has_its_type(root: Path, name: str, kind: str) -> None:
    assert said(root, name)["@type"] == kind


def test_a_toolkit_and_a_report_are_what_they_are(root: Path) -> None:
    assert (
        said(root, DATA, ("category: dataset", "category: toolkit"))["@type"] == "LearningResource"
    )
    report = said(root, DATA, ("category: toolkit", "category: research"))
    assert report["@type"] == "Report"
    assert report["encoding"][0]["encodingFormat"] == "text/csv"
    assert "distribution" not in report


def test_a_dataset_says_where_to_fetch_it(root: Path) -> None:
    (file,) = said(root, DATA)["distribution"]
    assert file["@type"] == "DataDownload"
    assert file["contentUrl"] == f"{SITE}publications/files/northmarch-data.csv"


def test_what_others_published_is_theirs_and_the_page_about_it_ours(root: Path) -> None:
    edits = (
        ("publisher: northmarch-partnership", "publisher: wendale"),
        ("licence: Open Government Licence v3.0\n", ""),
    )
    report = said(root, DATA, *edits)
    assert report["publisher"]["name"] == report["author"]["name"] == "Wendale"
    assert "license" not in report
    page = report["mainEntityOfPage"]
    assert page["publisher"]["name"] == "Northmarch Exchange"
    assert page["license"].startswith("https://creativecommons.org/")


def test_who_asks_what_we_answer_is_not_the_author() -> None:
    words, pages = names(OURS, "bodies"), linked(OURS)
    consultations = fronts(OURS, "docs/consultations")
    assert {each.fields["role"] for each in consultations} == {"consulting", "responding"}
    for front in consultations:
        field = "body" if front.fields["role"] == "consulting" else "owner"
        main = pages[front.address]["@graph"][0]
        assert main["author"]["name"] == words[front.fields[field]]
        assert front.fields["body"] != front.fields["owner"] or field == "body"


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("Open Government Licence v3.0", None),
        ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ],
)
def test_a_licence_is_named_if_its_text_is_known(
    root: Path, licence: str, told: str | None
) -> None:
    page = said(root, STUDY, ("licence: Open Government Licence v3.0", f"licence: {licence}"))
    assert page.get("license") == told


def test_a_period_is_an_interval_and_one_that_goes_on_is_not_told(root: Path) -> None:
    assert said(root, STUDY)["temporalCoverage"] == "2024-04/2026-08-31"
    years = said(
        root,
        STUDY,
        ("period: {start: 2024-04, end: 2026-08-31}", "period: {start: 2008/09, end: 2010/11}"),
    )
    assert years["temporalCoverage"] == "2008/2011"
    open_ended = said(
        root, STUDY, ("period: {start: 2008/09, end: 2010/11}", "period: {start: 2008}")
    )
    assert "temporalCoverage" not in open_ended


def test_changes_of_the_future_are_not_told(root: Path) -> None:
    assert said(root, STUDY, ("date: 2026-10-20,", "date: 2027-10-20,")).get("dateModified") is None
