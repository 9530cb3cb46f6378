"""Where readers are and where they can go: menu, breadcrumbs, footer, and a page for lost ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material  # type: ignore[import-untyped]
import pytest
from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader

from hub.pages.trails import above
from tests.hubs import edited
from tests.sites import build, site_hub

THEMES = [Path(__file__).parents[1] / "overrides", Path(material.__file__).parent / "templates"]
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"


@dataclass(eq=False)
class Entry:
    """What MkDocs gives of a page, link or section of the menu."""

    title: str
    url: str = ""
    children: list[Entry] | None = None
    parent: Entry | None = None
    meta: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for child in self.children or ():
            child.parent = self

    @property
    def ancestors(self) -> list[Entry]:
        return [self.parent, *self.parent.ancestors] if self.parent else []

    def pages(self) -> list[Entry]:
        return (
            [page for each in self.children for page in each.pages()] if self.children else [self]
        )


HOME = Entry("Home", "./")
LIBRARY, OUTSIDE = Entry("Library", "library/"), Entry("Council", "https://council.example/")
ABOUT, PRIVACY, CONTRIBUTE = (
    Entry("About", "about/"),
    Entry("Privacy", "privacy/"),
    Entry("Contribute", "contribute/"),
)
STUDIES, EVIDENCE = Entry("Case studies", "case-studies/"), Entry("Evidence", "evidence/")
TOTALS, DATA = Entry("Totals", "evidence/totals/"), Entry("Open data", "data/")
MENU = [
    *(HOME, LIBRARY, OUTSIDE),
    Entry("About", children=[ABOUT, PRIVACY, CONTRIBUTE]),
    Entry("More", children=[Entry("Results", children=[STUDIES, EVIDENCE, TOTALS]), DATA]),
]


def rendered(name: str, here: Entry | None, items: list[Entry], **given: Any) -> BeautifulSoup:
    environment = Environment(loader=FileSystemLoader(THEMES), autoescape=False)
    environment.filters["url"] = str
    settings = SimpleNamespace(
        name="A hub", sign_up=None, licence=SimpleNamespace(), contact=SimpleNamespace()
    )
    config = SimpleNamespace(
        extra=SimpleNamespace(settings=settings), theme=SimpleNamespace(), site_name="A hub"
    )
    nav = SimpleNamespace(items=items, pages=[page for each in items for page in each.pages()])
    text = environment.get_template(name).render(nav=nav, page=here, config=config, **given)
    return BeautifulSoup(text, "html.parser")


def marks(soup: BeautifulSoup, menu: str) -> dict[str, str]:
    """The marked words of one of the two forms of the menu."""
    found = soup.select(f"{menu} [aria-current]")
    return {each.get_text(): str(each["aria-current"]) for each in found}


@pytest.mark.parametrize(
    ("here", "bar"),
    [
        (LIBRARY, {"Library": "page"}),
        (Entry("Savings", "library/outcome/savings/"), {"Library": "true"}),
        (ABOUT, {"About": "page"}),
        (PRIVACY, {"About": "true"}),
        (Entry("Problems", "contribute/problems/"), {"About": "true"}),
        (STUDIES, {"More": "true", "Case studies": "page"}),
        (Entry("A study", "case-studies/a/"), {"More": "true", "Case studies": "true"}),
        (TOTALS, {"More": "true", "Evidence": "true", "Totals": "page"}),
        (Entry("Page", "evidence/page/2/"), {"More": "true", "Evidence": "true"}),
        (HOME, {"Home": "page"}),
        (None, {}),
    ],
    ids=lambda given: given.url if isinstance(given, Entry) else "",
)
def test_the_menu_marks_the_page_and_what_it_stands_below(
    here: Entry | None, bar: dict[str, str]
) -> None:
    soup = rendered("partials/header.html", here, MENU)
    assert marks(soup, ".hub-menu__bar") == bar


def test_the_small_menu_has_every_page_once_in_groups_under_their_headings() -> None:
    soup = rendered("partials/header.html", PRIVACY, MENU)
    small = soup.select_one(".hub-menu__small")
    assert small is not None
    links = [str(each["href"]) for each in small.select("a")]
    assert sorted(links) == sorted(page.url for each in MENU for page in each.pages())
    headings = [each.get_text() for each in small.select(".hub-menu__heading")]
    assert headings == ["About", "More", "Results"]
    assert marks(soup, ".hub-menu__small") == {"Privacy": "page"}


@pytest.mark.parametrize("items", [[], [Entry("News", "news/")], [Entry("A", children=[LIBRARY])]])
def test_any_menu_will_do(items: list[Entry]) -> None:
    soup = rendered("partials/header.html", LIBRARY, items)
    assert len(soup.select(".hub-menu")) == bool(items)
    assert len(soup.select("[data-search]")) == 1
    assert rendered("partials/footer.html", LIBRARY, items).select('a[href="contribute/"]')


def test_the_footer_has_the_sections_that_are_about_something() -> None:
    footer = rendered("partials/footer.html", LIBRARY, MENU)
    names = [str(each["aria-label"]) for each in footer.select("nav")]
    assert names == ["About", "Take part"]
    links = [each.get_text() for each in footer.select("nav a")]
    assert links == ["About", "Privacy", "Contribute", "Feeds and calendars", "Open data"]


def crumbs(soup: Tag) -> list[str]:
    """The words of the breadcrumbs, links with their addresses; only the page itself is none."""
    found = soup.select(".hub-crumbs li > *")
    assert [each.name for each in found] == ["a"] * (len(found) - 1) + ["span"]
    assert found[-1]["aria-current"] == "page"
    return [f"{each.get_text()} {each.get('href', '')}".strip() for each in found]


@pytest.mark.parametrize(
    ("here", "over", "wanted"),
    [
        (ABOUT, (), ["About"]),
        (PRIVACY, (), ["About about/", "Privacy"]),
        (CONTRIBUTE, (), ["About about/", "Contribute"]),
        (TOTALS, (("Evidence", "evidence/"),), ["Evidence evidence/", "Totals"]),
        (
            Entry("Problems", "contribute/problems/"),
            (("Contribute", "contribute/"),),
            ["About about/", "Contribute contribute/", "Problems"],
        ),
        (
            Entry("A <b>study</b>", "case-studies/a/"),
            (("Case studies", "case-studies/"),),
            ["Case studies case-studies/", "A <b>study</b>"],
        ),
        (None, (), ["Page not found"]),
    ],
    ids=lambda given: given.url if isinstance(given, Entry) else "",
)
def test_breadcrumbs_lead_through_the_menu_and_the_address(
    here: Entry | None, over: tuple[tuple[str, str], ...], wanted: list[str]
) -> None:
    soup = rendered("hub/partials/crumbs.html", here, MENU, above=over)
    assert crumbs(soup) == ["Home .", *wanted]


def test_a_further_page_of_a_list_says_its_number() -> None:
    paging = SimpleNamespace(number=2, addresses=["news/", "news/page/2/", "news/page/3/"])
    here, record = Entry("News", "news/page/2/"), SimpleNamespace(paging=paging)
    found = rendered(
        "hub/partials/crumbs.html", here, MENU, above=(("News", "news/"),), record=record
    )
    assert crumbs(found) == ["Home .", "News news/", "Page 2 of 3"]


def test_above_a_page_is_what_its_address_begins_with() -> None:
    names = {"a/": "A", "a/b/c/": "C", "a/bc/": "Other", "a/b/c/d/": "Itself"}
    assert above("a/b/c/d/", names) == (("A", "a/"), ("C", "a/b/c/"))
    assert above("", names) == above("a/", names) == ()


def test_a_built_site_leads_on_from_everywhere(tmp_path: Path) -> None:
    site = build(site_hub(tmp_path, edited(NEWS, "status: published", GONE)))

    def page(address: str) -> BeautifulSoup:
        return BeautifulSoup((site / address).read_text(encoding="utf-8"), "html.parser")

    without = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if '="refresh"' not in path.read_text(encoding="utf-8")
        and not page(path.relative_to(site).as_posix()).select(".hub-crumbs")
    }
    assert without == {"index.html"}
    title = "Home safety visits to reach all of Northmarch"
    gone = page("news/2026/home-safety-visits-to-grow/index.html")
    assert crumbs(gone) == ["Home ../../..", "News ../../", title]
    assert not gone.select(".hub-neighbours")
    targets = page("strategies/living-well-2024-2028/targets/index.html")
    strategy = "Living well in Northmarch, 2024 to 2028 ../"
    assert crumbs(targets)[1:] == ["Strategies ../../", strategy, "Targets and evidence"]
    listing = page("library/outcome/savings/index.html")
    assert crumbs(listing)[1:] == ["Good-practice library ../../", "Savings"]

    lost = page("404.html")
    assert [each["content"] for each in lost.select("meta[name=robots]")] == ["noindex"]
    (form,) = lost.select("main form[role=search]")
    assert form["action"] == "/library/"
    assert [each["name"] for each in form.select("input")] == ["q"]
    kinds = [each.get_text() for each in lost.select("main [data-kind]")]
    assert kinds[:2] == ["All case studies", "All news"]
    assert all(str(each["href"]).startswith("/") for each in lost.select("main [data-kind]"))
