"""Issues as HTML for e-mail and their previews, read back by a parser."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from hub.outputs.newsletter.html import html
from hub.outputs.newsletter.plain_text import plain_text
from hub.outputs.newsletter.preview import preview
from hub.views.newsletter.issue import Issue, Part, Picture
from tests import issues
from tests.issues import CANARY, SITE, UNSUBSCRIBE, entry, hostile, issue, long_issue

ROOT = Path(__file__).parents[2]
GMAIL_CLIPS_AT = 102_400
"""Bytes."""
SIGNS = st.text("<>&\"';#=/lt9", min_size=1)
TEXT = SIGNS | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


def read(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    """The words of all such elements, with single spaces."""
    return [words(each.get_text()) for each in page.select(selector)]


def words(text: str) -> str:
    return " ".join(text.split())


def shape(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """The name of every element, and those of its attributes."""
    return [(each.name, sorted(each.attrs)) for each in page.find_all(True)]


def with_one(**changes: object) -> Issue:
    """An issue of one entry."""
    return issue(parts=(Part("news", "News", (entry(**changes),)),))


@pytest.mark.parametrize("made", [issue(), long_issue()], ids=["usual", "long"])
def test_the_titles_lead_to_the_pages_of_all_items_in_order(made: Issue) -> None:
    links = [str(each["href"]) for each in read(html(made)).select("h3 > a")]
    assert tuple(each.removeprefix(SITE).strip("/") for each in links) == made.ids()


def test_a_reader_is_told_everything_that_the_issue_says() -> None:
    made = issue()
    told = words(read(html(made)).body.get_text(" "))  # type: ignore[union-attr]
    said = [made.name, made.title, made.window, made.hub, made.reason, made.licence]
    said += [made.sender.name, made.sender.email, made.sender.address, made.preheader]
    for part in made.parts:
        said.append(part.heading)
        for one in part.entries:
            said += [one.kind, one.title, one.summary, one.when, one.by, one.action, one.note]
            said += one.lines
    assert [each for each in said if each not in told] == []
    assert told.startswith(made.preheader)


def test_headings_go_from_the_title_to_sections_to_items() -> None:
    page = read(html(issue()))
    assert page.title is not None
    assert page.title.get_text() == issue().subject
    assert page.html is not None
    assert page.html["lang"] == "en-GB"
    levels = [each.name for each in page.select("h1, h2, h3")]
    own = ["h1", "h2"]  # the introduction has a heading, too
    assert levels == [*own, "h2", "h3", "h3", "h2", "h3", "h3", "h2", "h3"]


def test_all_addresses_are_whole_and_only_pictures_are_fetched() -> None:
    page = read(html(long_issue()))
    fetched = [
        each for each in page.find_all(True) if {"src", "srcset", "background"} & {*each.attrs}
    ]
    assert {each.name for each in fetched} == {"img"}
    assert page.select("script, link, iframe, object, form, svg") == []
    assert not re.search(r"url\(|@import|@font-face", str(page))
    addresses = {str(each["href"]) for each in page.select("[href]")}
    addresses |= {str(each["src"]) for each in fetched}
    others = {each for each in addresses if not each.startswith(("https://", "mailto:"))}
    assert others == {UNSUBSCRIBE}


@pytest.mark.parametrize(
    "placeholder",
    [
        "*|UNSUB|*",
        "{{unsubscribe}}",
        "{{{ unsubscribe_url }}}",
        "%%unsubscribe%%",
        "[unsubscribe]",
        "<% unsubscribe %>",
        "https://lists.example/leave?id=1&list='2'",
    ],
)
def test_what_a_mailing_service_fills_in_stays_as_it_is(placeholder: str) -> None:
    made = html(issue(unsubscribe=placeholder))
    (link,) = [each for each in read(made).select("a") if each.get_text() == "Unsubscribe"]
    assert link["href"] == placeholder
    if not set(placeholder) & set("<&"):
        assert f'href="{placeholder}"' in made


def test_promotion_is_called_so_and_nothing_else_is() -> None:
    strong = read(html(issue())).select("strong")
    (label,) = [each for each in strong if each.get_text() == "Promotion"]
    cell = label.find_parent("td")
    assert cell is not None
    assert texts(cell, "h3") == ["Coaching for councils that start home safety visits"]  # type: ignore[arg-type]


def test_an_action_is_a_button_that_leads_to_the_page() -> None:
    page = read(html(with_one(action="Book a place")))
    (link,) = page.select("td[bgcolor] > a")
    assert (link["href"], link.get_text()) == (entry().address, "Book a place")
    assert "padding" in str(link["style"])


def test_what_is_empty_leaves_nothing_behind() -> None:
    bare = with_one(by="", lines=(), action="", note="", picture=None)
    made = replace(bare, introduction="", sender=replace(bare.sender, address=""))
    page = read(html(made))
    empty = [each for each in page.select("body *:not(br)") if not each.get_text(strip=True)]
    assert empty == []
    assert texts(page, "p.facts") == ["Case study · 6 October 2026"]
    assert words(page.select("td")[-1].get_text()).startswith(
        f"{made.sender.name} {made.sender.email} {made.reason}"
    )


def test_a_title_that_begins_with_the_newsletters_name_does_not_say_it_twice() -> None:
    page = read(html(issue(name="Exchange news", title="Exchange news, 4 May 2026")))
    assert str(page).count("Exchange news") == 1


def test_hostile_words_are_words_and_make_no_element(monkeypatch: pytest.MonkeyPatch) -> None:
    page = read(html(replace(hostile(), introduction="")))
    monkeypatch.setattr(issues, "CANARY", "words")
    assert shape(page) == shape(read(html(replace(hostile(), introduction=""))))
    canary = words(CANARY)
    for selector in ("title", ".preheader", "h1", "h2", "h3 > a", ".lines > p", ".press > a"):
        assert set(texts(page, selector)) == {canary}
    assert {words(str(each["alt"])) for each in page.select("img")} == {canary}
    assert texts(page, ".facts")[0] == f"{canary} · {canary} · {canary}"


def test_hostile_words_in_an_introduction_run_nothing() -> None:
    page = read(html(hostile()))
    assert page.select("script, iframe, form, [onclick], [href^=javascript]") == []
    assert "evil" in page.select("td.words")[0].get_text()


@given(TEXT)
def test_any_text_comes_back_from_html_as_it_was(text: str) -> None:
    made = replace(with_one(title=text, picture=Picture(f"{SITE}a.jpg", text)), unsubscribe=text)
    page = read(html(made))
    assert [each.get_text() for each in page.select("h3 > a")] == [text]
    assert [each["alt"] for each in page.select("img")] == [text]
    assert text in [each["href"] for each in page.select("a")]


def test_styles_stand_on_the_elements() -> None:
    page = read(html(issue()))
    unstyled = [
        each for each in page.select("p, h1, h2, h3, a, img, [class]") if not each.get("style")
    ]
    assert unstyled == []
    (kept,) = page.select("style")
    sheet = kept.get_text()
    for asked in ("(max-width: 480px)", "(prefers-color-scheme: dark)"):
        assert f"@media {asked}" in sheet
    declared = re.findall(r"[\w-]+: [^;{}]+(?=;)", sheet)
    assert len(declared) > 10
    assert [each for each in declared if not each.endswith("!important")] == [], (
        "what stands on an element wins otherwise"
    )


def test_colours_are_written_out_and_are_the_hubs() -> None:
    made = html(issue(primary="#123456", accent="#654321"))
    assert "var(" not in made
    assert made.count("#123456") > 5
    assert made.count("#654321") > 2


def test_the_encoding_is_told_where_programs_look_for_it() -> None:
    assert '<meta charset="utf-8">' in html(issue())[:1024]


def test_a_long_issue_is_not_clipped() -> None:
    assert len(html(long_issue(40)).encode()) < GMAIL_CLIPS_AT * 2 / 3


@pytest.mark.parametrize("made", [issue(), hostile()], ids=["usual", "hostile"])
def test_a_preview_has_the_html_and_the_text_whole(made: Issue) -> None:
    page = read(preview(made))
    (frame,) = page.select("iframe")
    assert frame["srcdoc"] == html(made)
    assert not frame["sandbox"], "an empty list of rights"
    (text,) = page.select("pre")
    assert text.get_text().removeprefix("\n") == plain_text(made)


def test_a_preview_tells_what_readers_see_first_and_the_sizes() -> None:
    made = issue()
    page = read(preview(made))
    told = dict(zip(texts(page, "dt"), texts(page, "dd"), strict=True))
    sizes = [f"{len(each.encode()) / 1024:.1f} KB" for each in (html(made), plain_text(made))]
    assert told == {
        "Subject": made.subject,
        "Preheader": made.preheader,
        "From": f"{made.sender.name} <{made.sender.email}>",
        "Size": f"HTML {sizes[0]}, plain text {sizes[1]}",
    }


def test_hostile_words_make_no_element_of_a_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    page = read(preview(hostile()))
    assert set(texts(page, "dd")[:2]) == {words(CANARY)}
    monkeypatch.setattr(issues, "CANARY", "words")
    assert shape(page) == shape(read(preview(hostile())))
