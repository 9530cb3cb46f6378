"""The library in a real browser: words, and what they find."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.library import Open, query, status, titles

pytestmark = pytest.mark.browser


# ---- Before anything is looked for


def test_the_library_shows_the_newest_entries_and_loads_no_index(library: Open) -> None:
    asked: list[str] = []
    page = library()
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("heading", name="Newest entries")).to_be_visible()
    assert [url for url in asked if "/pagefind/" in url or url.endswith(".gz")] == []
    expect(page.locator(".hub-results")).to_be_hidden()


# ---- Words


def test_words_find_with_their_matches_marked_and_the_way_to_the_section(library: Open) -> None:
    page = library()
    page.locator("#library-words").press_sequentially("speech therapy")
    expect(status(page)).to_contain_text("for “speech therapy”")
    first = page.locator(".hub-result").first
    expect(first).to_contain_text("Case study")
    assert "speech" in " ".join(first.locator("mark").all_inner_texts()).lower()
    link = first.locator(".hub-result__sections a").first
    target = link.get_attribute("href") or ""
    link.click()
    section = page.locator(f"#{target.partition('#')[2]}")
    expect(section).to_be_visible()
    assert "speech" in (section.evaluate(SECTION) or "").lower()


SECTION = """heading => {
    let text = heading.textContent;
    for (let at = heading.nextElementSibling; at && !/^H[1-6]$/.test(at.tagName);
         at = at.nextElementSibling) text += at.textContent;
    return text;
}"""


def test_a_result_says_who_what_when_and_with_what_outcome(library: Open) -> None:
    page = library("?q=defects+gang")
    text = page.locator(".hub-result", has_text="Worcestershire Highways").first.inner_text()
    for words in ("Case study", "Worcestershire County Council", "3.5", "10.7", "£1 million"):
        assert words in text
    assert re.search(r"\b20\d\d\b", text)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("substance misuse", "A lean approach to alcohol services in Dudley"),  # a synonym
        ("apprenticeship", "Walsall Works: apprenticeships and routes into them"),  # a stem
        ("Comprehensive Area Assessment", "Peer challenge for East Midlands authorities"),
        ("CAA", "Peer challenge for East Midlands authorities"),  # which spells it out
        ("LEP climate", "How all 39 local enterprise partnerships plan for climate change"),
    ],
)
def test_other_words_find_it_too(library: Open, words: str, title: str) -> None:
    page = library(f"?q={words}")
    expect(status(page)).to_contain_text(f"for “{words}”")
    assert title in titles(page)


def test_where_no_entry_has_all_words_it_says_so(library: Open) -> None:
    page = library("?q=zebra+apprenticeships")
    expect(status(page)).to_contain_text("No entry has all of these words")
    assert "Walsall Works: apprenticeships and routes into them" in titles(page)


@pytest.mark.slow
def test_words_in_quotation_marks_are_found_as_they_stand(library: Open) -> None:
    def number(query: str) -> int:
        found = library(query).locator("#part-found")
        expect(found).to_have_text(re.compile(r"^\d"))
        return int(found.inner_text().split()[0])

    apart, together = number("?q=adult+social+care"), number("?q=“adult+social+care”")
    assert 0 < together < apart
    assert together == number('?q="adult+social+care"')


def test_nothing_found_leads_on(library: Open) -> None:
    page = library("?q=resycling")
    expect(status(page)).to_have_text("0 entries for “resycling”.")
    page.locator(".hub-nearest a", has_text="Waste and recycling").click()
    expect(page.locator(".hub-chip")).to_have_text(["Tag: Waste and recycling ✕"])
    expect(page.locator(".hub-result").first).to_be_visible()
    page = library("?q=qwxyz")
    expect(page.get_by_role("heading", name="Browse the themes")).to_be_visible()
    page.locator(".hub-found__nothing a", has_text="Capacity building").click()
    expect(page.locator(".hub-chip")).to_have_text(["Theme: Capacity building ✕"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aprentiships", "Apprenticeships"),
        ("prokurement", "Procurement"),
        ("wsate", "Waste and recycling"),
        ("Worcestershrie", "Worcestershire County Council"),
    ],
)
def test_a_slip_of_the_pen_is_understood(library: Open, typed: str, meant: str) -> None:
    page = library(f"?q={typed}")
    expect(page.locator(".hub-nearest").get_by_text(meant, exact=True)).to_be_visible()


@pytest.mark.slow
def test_filters_that_leave_nothing_can_be_taken_away(library: Open) -> None:
    page = library("?q=apprenticeships&maturity=idea&kind=meeting")
    expect(status(page)).to_contain_text("0 entries")
    page.locator(".hub-found__nothing button").click()
    expect(status(page)).not_to_contain_text("0 entries")
    assert query(page) == "q=apprenticeships"
