"""Consultations on whole sites: where their forms stand, and what each state says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.hubs import Changes, edited
from tests.sites import build as built
from tests.sites import files, holding, site_hub

pytestmark = pytest.mark.whole
Made = Callable[..., Path]

NAME = "docs/consultations/home-safety-visits-2027.md"
PAGE = "consultations/home-safety-visits-2027/index.html"
EVENT = "docs/events/home-safety-workshop.md"
FORM = "https://forms.northmarch.example/home-safety-2027"
FILLED = f"{FORM}?about={{id}}&title={{title}}"
OUTCOME = """outcome:
  date: 2027-02-01
  summary: Visits go on for two years.
  responses: 31
  link: https://www.northmarch.example/outcome
  you_said_we_did:
    - {you_said: Start with those who fell before., we_did: They are offered a visit first.}
privacy:"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Builds the tiny hub as it stands on a day, after edits of its consultation; each once."""

    @cache
    def made(day: str, *edits: tuple[str, str]) -> Path:
        return build(tmp_path_factory.mktemp("site"), day, *edits)

    return made


def build(folder: Path, day: str, *edits: tuple[str, str]) -> Path:
    changes: Changes = {}
    for old, new in [(f"form: {FORM}", f'form: "{FILLED}"'), *edits]:
        text = changes.get(NAME) or edited(NAME, old, new)[NAME]
        assert isinstance(text, str)
        changes = {NAME: text.replace(old, new)}
    root = site_hub(folder, changes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUB_TODAY", day)
        return built(root)


def page(made: Path) -> BeautifulSoup:
    """The consultation's page as it is before any script runs."""
    soup = BeautifulSoup((made / PAGE).read_text(encoding="utf-8"), "html.parser")
    for later in soup.select("template"):
        later.decompose()
    return soup


def words(soup: BeautifulSoup) -> str:
    main = soup.select_one("main")
    assert main
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize(
    ("day", "held", "links"),
    [("2026-10-30", [PAGE], 0), ("2026-11-03", [PAGE], 2), ("2027-01-16", [], 0)],
)
def test_nothing_but_its_own_page_has_the_form_and_only_until_it_closes(
    day: str, held: list[str], links: int, site: Made
) -> None:
    made = site(day)
    assert holding(made, "forms.northmarch.example/") == held
    assert holding(made, "home-safety-2027?") == held
    found = page(made).select("a[href^='https://forms.']")
    filled = f"{FORM}?about=consultations%2Fhome-safety-visits-2027&title=How%20should%20home%20"
    assert [str(link["href"]).startswith(filled) for link in found] == [True] * links


def test_while_it_is_open_every_way_to_respond_stands_beside_the_form(site: Made) -> None:
    shown = page(site("2026-11-03"))
    banner = shown.select_one("main [role=status]")
    assert banner
    said = " ".join(banner.get_text(" ").split())
    assert "closes at 11:59pm on 15 January 2027 . 73 days left" in said.replace("2027.", "2027 .")
    for way in ("consultations@northmarch.example", "1 Exchange Square", "Workshop on starting"):
        assert way in said
    assert said.index("Respond online") < said.index("by email")
    assert "Who should be offered a visit first?" in words(shown)
    assert "Answers are deleted 12 months after" in words(shown)


def test_an_event_that_is_over_is_no_way_to_respond_any_more(site: Made) -> None:
    assert "in person" not in words(page(site("2026-11-06")))


def test_a_concluded_one_says_what_came_of_it_and_nothing_of_what_is_due(site: Made) -> None:
    shown = page(site("2027-02-01", ("privacy:", OUTCOME)))
    said = words(shown)
    assert "Visits go on for two years." in said
    assert "after 31 responses" in said
    assert "Start with those who fell before." in said
    assert "They are offered a visit first." in said
    assert "Outcome due" not in said
    assert shown.select("a[href$='deadline.ics']") == []
    told = files(site("2027-01-31", ("privacy:", OUTCOME)))
    assert [name for name, text in told.items() if b"go on for two years" in text] == []


@pytest.mark.slow
def test_an_overdue_one_says_whom_to_ask(site: Made) -> None:
    said = words(page(site("2027-04-10")))
    assert "The outcome is late. It was due by 9 April 2027." in said
    assert "No reason is recorded yet. To hear more, ask the Consultation team" in said


@pytest.mark.slow
@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_nobody_registers_for_or_joins_an_event_that_is_off(
    state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = edited(EVENT, "state: planned", f"state: {state}")
    text = changes[EVENT].replace(
        "place: Vale", "online_url: https://meet.northmarch.example/a\nplace: Vale"
    )
    root = site_hub(tmp_path, {EVENT: text})
    monkeypatch.setenv("HUB_TODAY", "2026-10-20")
    address = built(root) / "events/home-safety-workshop/index.html"
    soup = BeautifulSoup(address.read_text(encoding="utf-8"), "html.parser")
    said = words(soup)
    assert f"This event is {state}." in said
    assert "Register by 11:59pm on 29 October 2026." not in said
    assert soup.select("a[href^='https://meet.']") == []


def test_every_page_names_feeds_that_there_are(site: Made) -> None:
    made = site("2026-11-03")
    pages = [
        each for each in made.rglob("index.html") if '="refresh"' not in each.read_text("utf-8")
    ]
    assert len(pages) > 30
    for each in pages:
        head = BeautifulSoup(each.read_text(encoding="utf-8"), "html.parser")
        links = head.select("head link[rel=alternate]")
        assert [str(link["type"]) for link in links] == [
            "application/atom+xml",
            "application/feed+json",
        ]
        for link in links:
            assert (each.parent / str(link["href"])).resolve().is_file(), f"{each}: {link['href']}"

    def feed(address: str) -> str:
        soup = BeautifulSoup((made / address / "index.html").read_text("utf-8"), "html.parser")
        link = soup.select_one("link[type='application/atom+xml']")
        assert link
        return (made / address / str(link["href"])).resolve().relative_to(made.resolve()).as_posix()

    assert feed("") == feed("library") == "feed.xml"
    assert feed("tags/falls") == "tags/falls/feed.xml"
    assert feed("news") == feed("news/2026/home-safety-visits-to-grow") == "news/feed.xml"
