"""The feeds of whole issues: valid, out in time, and words are words whatever they are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import feedparser  # type: ignore[import-untyped]
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from hub import build, read_today
from hub.model import Catalogue, Item
from hub.outputs.feeds.mailings import mailing_feeds
from hub.views.gathered import Gathered
from tests.fronts import OURS, gathered
from tests.hubs import TINY_HUB, change, edited
from tests.issues import CANARY
from tests.mailings import issues
from tests.outputs.feed_rules import ATOM, atom_faults
from tests.outputs.test_feed_words import legal, one_sort_of_line

SITE = "https://hub.example.gov.uk/in/"
FORTNIGHTLY, MONTHLY = "newsletters/fortnightly.xml", "newsletters/monthly.xml"
POST = "docs/news/2026/home-safety-visits-to-grow.md"


@cache
def tiny() -> Catalogue:
    return gathered(TINY_HUB).catalogue


def feeds(catalogue: Catalogue) -> dict[str, bytes]:
    return {each.path: each.content for each in mailing_feeds(Gathered(catalogue, SITE))}


def feeds_of(root: Path, today: str = "2026-11-21") -> dict[str, bytes]:
    return feeds(gathered(root, read_today(today)).catalogue)


@pytest.mark.parametrize("root", [OURS, TINY_HUB], ids=["ours", "tiny"])
def test_feed_readers_and_the_rules_of_atom_take_both_feeds(root: Path) -> None:
    made = feeds_of(root)
    assert [*made] == [FORTNIGHTLY, MONTHLY]
    for path, content in made.items():
        assert atom_faults(content) == set()
        read = feedparser.parse(content)
        assert (read.bozo, read.version, read.encoding) == (False, "atom10", "utf-8")
        assert read.feed.id == f"{SITE}{path}"
        assert [(each.rel, each.href) for each in read.feed.links] == [
            ("self", f"{SITE}{path}"),
            ("alternate", f"{SITE}newsletters/"),
        ]
        assert 0 < len(read.entries) <= 6
        assert read.feed.updated == read.entries[0].updated
        times = [each.updated_parsed for each in read.entries]
        assert times == sorted(times, reverse=True)


def test_an_entry_says_what_it_gathers_and_when_it_came_out() -> None:
    made = feeds_of(OURS, "2016-06-02")
    (fortnight, *_), (month, *_) = (feedparser.parse(each).entries for each in made.values())
    assert fortnight.id == f"{SITE}newsletters/fortnightly/2016-04-18"
    assert fortnight.title == "Practice Hub newsletter, 18 April to 1 May 2016"
    assert fortnight.published == fortnight.updated == "2016-05-02T00:00:00+01:00"
    assert fortnight.summary == "What was new, 18 April to 1 May 2016: 3 pages."
    assert fortnight.link == f"{SITE}newsletters/"
    assert month.id == f"{SITE}newsletters/monthly/2016-05"
    assert month.title == "Practice Hub newsletter, May 2016"
    assert month.published == month.updated == "2016-06-01T00:00:00+01:00"


def test_content_is_headings_links_and_paragraphs_with_whole_addresses() -> None:
    issue = issues(feeds_of(OURS, "2016-04-18")[FORTNIGHTLY])["2016-03-21"]
    assert [each.get_text() for each in issue.content.select("h2")] == [
        *("Dates to act by", "Reports and strategies", "Case studies"),
    ]
    assert {each.name for each in issue.content.find_all()} == {"h2", "h3", "a", "p"}
    texts = [each.get_text() for each in issue.content.select("p")]
    assert texts[0] == "As it stood on 3 April 2016. Pages may have changed since."
    day = "Register an interest in the open day on 28 April 2016"
    assert f"By 11:59pm on 22 April 2016: {day}" in texts
    assert "Event · One Public Estate · 28 April 2016" in texts
    links = issue.content.select("a")
    assert all(str(each["href"]).startswith(SITE) and each.get_text() for each in links)


def test_more_than_a_section_may_hold_follows_by_title() -> None:
    issue = issues(feeds_of(OURS, "2012-02-01")[MONTHLY])["2012-01"]
    assert [len(issue.content.select(each)) for each in ("h2", "h3", "ul", "li a")] == [1, 8, 1, 5]


def test_promotion_and_updates_are_marked(root: Path) -> None:
    choice = "newsletter: {include: yes, section: shared-practice"
    change(root, edited(POST, choice, f"{choice}, promotional: yes"))
    issue = issues(feeds_of(root)[FORTNIGHTLY])["2026-10-05"]
    (marked,) = issue.content.find_all("strong", string="Promotion")
    heading = marked.find_previous("h3")
    assert heading
    assert heading.get_text() == "Home safety visits to reach all of Northmarch"
    later = issues(feeds_of(root)[FORTNIGHTLY])["2026-10-19"]
    assert later.content.find("strong", string="Updated: Added the number of visits in Highbeck.")


@pytest.mark.parametrize(
    ("feed", "name", "last", "after"),
    [  # Clocks went back on 25 October 2026.
        (FORTNIGHTLY, "2026-10-05", "2026-10-18 23:59", "2026-10-19 00:00"),
        (FORTNIGHTLY, "2026-10-19", "2026-11-01 23:59", "2026-11-02 00:00"),
        (MONTHLY, "2026-10", "2026-10-31 23:59", "2026-11-01 00:00"),
        (MONTHLY, "2026-09", "2026-09-30 23:59", "2026-10-01 00:00"),
    ],
)
def test_an_issue_comes_out_with_the_first_second_after_its_days(
    root: Path, feed: str, name: str, last: str, after: str
) -> None:
    change(root, edited(POST, "date: 2026-10-12", "date: 2026-09-07"))
    seen = gathered(root, read_today(after)).catalogue
    before = replace(gathered(root, read_today(last)).catalogue, today=read_today(last))
    nearly = replace(before, today=before.today.replace(second=59))
    assert name in issues(feeds(seen)[feed])
    assert name not in issues(feeds(nearly)[feed])
    assert feeds(nearly) == feeds(before)


def test_feeds_are_the_same_from_one_issue_to_the_next() -> None:
    assert feeds_of(TINY_HUB, "2026-11-02 00:00") == feeds_of(TINY_HUB, "2026-11-15 23:59")
    assert feeds_of(TINY_HUB, "2026-11-15 23:59") != feeds_of(TINY_HUB, "2026-11-16 00:00")


def test_a_hub_without_a_newsletter_calls_its_feeds_after_itself(root: Path) -> None:
    text = (root / "data/hub.yml").read_text("utf-8")
    start, end = text.index("newsletter:"), text.index("repository:")
    change(root, {"data/hub.yml": text[:start] + text[end:]})
    read = feedparser.parse(feeds_of(root)[MONTHLY])
    assert read.feed.title == "Northmarch Exchange: what is new, every month"
    assert read.entries[0].title == "Northmarch Exchange: what is new, October 2026"


def test_a_hub_with_nothing_to_tell_has_empty_feeds_that_are_valid() -> None:
    no_sections = replace(tiny().vocabularies, newsletter={})
    for catalogue in (replace(tiny(), listed=()), replace(tiny(), vocabularies=no_sections)):
        for content, updated in zip(feeds(catalogue).values(), ("11-16", "11-01"), strict=True):
            assert atom_faults(content) == set()
            assert issues(content) == {}
            assert feedparser.parse(content).feed.updated == f"2026-{updated}T00:00:00+00:00"


def hostile(catalogue: Catalogue, words: str) -> Catalogue:
    """A catalogue that has the same words wherever a feed takes words from."""
    vocabularies, settings = catalogue.vocabularies, catalogue.settings
    assert settings.newsletter
    named: dict[str, Any] = {
        vocabulary: {
            id_: term.model_copy(update={"name": words})
            for id_, term in getattr(vocabularies, vocabulary).items()
        }
        for vocabulary in ("authorities", "bodies", "newsletter")
    }
    changed: dict[str, Any] = {
        "name": words,
        "newsletter": settings.newsletter.model_copy(update={"name": words}),
        "licence": settings.licence.model_copy(update={"name": words}),
    }
    return replace(
        catalogue,
        listed=tuple(_spoilt(each, words) for each in catalogue.listed),
        vocabularies=replace(vocabularies, **named),
        settings=settings.model_copy(update=changed),
    )


def _spoilt(item: Item, words: str) -> Item:
    """An item that has the words in its title, summary, changes, deadlines, place and outcomes."""
    facts = item.facts
    new: dict[str, Any] = {"title": words, "summary": words}
    lists = {"change_history": "note", "deadlines": "label", "outcomes": "measure"}
    for name, field in lists.items():
        if given := getattr(facts, name, ()):
            new[name] = tuple(each.model_copy(update={field: words}) for each in given)
    new |= {"place": words} if item.kind.name == "event" else {}
    return replace(item, facts=facts.model_copy(update=new))


@pytest.mark.parametrize("words", [CANARY, "<script>alert(1)</script>", "</p><h2>", "&#60;b&#62;"])
def test_hostile_words_are_words_in_the_feed_and_in_its_content(words: str) -> None:
    assert_words(words)


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_text_at_all_breaks_a_feed_or_adds_to_its_content(text: str) -> None:
    assert_words(f"A{text}Z")


def assert_words(words: str) -> None:
    shown = one_sort_of_line(legal(words))
    made, usual = (parsed(feeds(each)) for each in (hostile(tiny(), words), tiny()))
    assert len(made) == len(usual) > 3
    for (title, content), (_, plain) in zip(made, usual, strict=True):
        assert title.startswith(shown)
        assert shape(content) == shape(plain)
        assert {each.get_text() for each in content.select("h2, h3 a")} == {shown}
        assert shown in [each.get_text() for each in content.select("p")]


def parsed(files: dict[str, bytes]) -> list[tuple[str, BeautifulSoup]]:
    """The title and the content of each entry, after the parsers of XML and of HTML."""
    assert {fault for content in files.values() for fault in atom_faults(content)} == set()
    entries = [each for file in files.values() for each in fromstring(file).iter(f"{ATOM}entry")]
    texts = [(each.findtext(f"{ATOM}title"), each.findtext(f"{ATOM}content")) for each in entries]
    return [(title or "", BeautifulSoup(text or "", "html.parser")) for title, text in texts]


def shape(content: BeautifulSoup) -> list[tuple[str, dict[str, Any]]]:
    return [(each.name, dict(each.attrs)) for each in content.find_all()]


@pytest.mark.whole
def test_a_build_has_both_feeds_and_twice_the_same_bytes() -> None:
    one, two = (
        {each.path: each.content for each in build(TINY_HUB, read_today("2026-11-21")).files}
        for _ in range(2)
    )
    assert [one[path] for path in (FORTNIGHTLY, MONTHLY)] == [two[FORTNIGHTLY], two[MONTHLY]]
    assert b"forms.northmarch.example" not in one[FORTNIGHTLY] + one[MONTHLY]
    html = BeautifulSoup(one["feed.xml"], "xml")
    assert html.find("content") is None  # other feeds have summaries alone
