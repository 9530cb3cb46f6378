"""Hubs that have just begun: every gathered page is there, and says what there is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from hub import Level, check
from tests.hubs import TINY_HUB, TODAY, Changes, tiny_hub
from tests.sites import ENVIRONMENT, build, site_hub

pytestmark = [pytest.mark.whole, pytest.mark.slow]

ITEMS = [
    path.relative_to(TINY_HUB).as_posix()
    for path in TINY_HUB.rglob("*.md")
    if path.name != "index.md"
]
NO_ITEMS: Changes = dict.fromkeys(ITEMS)
STUDY = """\
---
title: Quiet hours in the library
summary: The library of Wendale keeps two hours of each day free of noise.
date: 2026-10-06
lead: wendale
authorities: [wendale]
themes: [living-well]
services: [libraries]
outcomes: []
not_recorded: [period, maturity]
---

## The challenge

The library was loud.

## What was done

Two hours a day became quiet.

## What changed

More people stay.

## What others can use

A sign on the door.
"""
STRATEGY = """\
---
title: Quiet libraries in Northmarch
summary: What the libraries of Northmarch mean to do about their noise.
date: 2026-10-06
not_recorded: [period, version, stage, objectives, targets]
---

Libraries will be quieter.
"""
MEETING = """\
---
title: Board of quiet libraries, October 2026
summary: The board met for the first time, and put off every decision.
date: 2026-10-06
items: []
not_recorded: [body, held, minutes]
---
"""
EMPTY_WORDS = dict.fromkeys(
    [f"data/{name}.yml" for name in ("tags", "themes", "services", "bodies", "abbreviations")],
    "[]\n",
)
PLACELESS = re.sub("  tile: .*\n", "", (TINY_HUB / "data/authorities.yml").read_text("utf-8"))
DRAFT = STUDY.replace("date: 2026-10-06", "date: 2026-10-06\nstatus: draft")
BARE = re.sub("(lead|authorities|themes|services): .*\n", "", DRAFT).replace(
    "[period", "[lead, period"
)

HUBS: dict[str, Changes] = {
    "nothing to read": {"case_studies/quiet-hours.md": DRAFT},
    "one case study": {"case_studies/quiet-hours.md": STUDY},
    "a strategy without targets": {
        "docs/strategies/quiet-libraries.md": STRATEGY,
        "docs/meetings/quiet-libraries.md": MEETING,
        "data/authorities.yml": PLACELESS,
    },
    "no words": {"case_studies/quiet-hours.md": BARE, **EMPTY_WORDS}
    | dict.fromkeys([f"data/{n}.yml" for n in ("authorities", "sub_regions", "regions")], "[]\n"),
}
LISTS = ("themes", "services", "tags", "authorities", "bodies", "regions", "sub-regions")
GATHERED = {
    *("evidence", "evidence/totals", "coverage", "decisions", "projects", "support"),
    *("contribute/status", *LISTS),
}
SAID = {
    "nothing to read": {
        "": "There is nothing here yet. Add the first entry.",
        "library": "There is nothing in the library yet.",
        "contribute": "Write to editors@northmarch.example",
        "evidence": "No case study gives an outcome yet.",
        "evidence/totals": "No case study gives an outcome yet, so there is nothing to add up.",
        "coverage": "There is no case study on this hub yet: every cell is empty.",
        "decisions": "There is no meeting on this hub yet, and so no decision.",
        "projects": "There is no project on this hub yet.",
        "support": "There is no offer of support on this hub yet.",
        "contribute/status": "Review dates passed Nothing.",
        "authorities/wendale": "Nothing on this hub is about Wendale yet.",
        "authorities/saltwick": "Its work is now done by Eastmere.",
        "sub-regions/river-vale": "Nothing on this hub is about River Vale yet.",
        "tags/falls": "Nothing on this hub is about Falls prevention yet.",
    },
    "one case study": {
        "evidence": "1 case study gives no outcome.",
        "evidence/totals": "No case study gives an outcome yet, so there is nothing to add up.",
        "coverage": "Where the 1 case study of this hub comes from, and where there are none.",
        "decisions": "There is no meeting on this hub yet, and so no decision.",
        "projects": "There is no project on this hub yet.",
        "support": "There is no offer of support on this hub yet.",
        "contribute/status": "Outcomes without a source Nothing.",
        "authorities/wendale": "1 case study",
        "authorities/eastmere": "Nothing on this hub is about Eastmere yet.",
        "tags/falls": "Nothing on this hub is about Falls prevention yet.",
    },
    "a strategy without targets": {
        "strategies/quiet-libraries/targets": "no record of targets of this strategy.",
        "decisions": "No decision is recorded yet.",
        "coverage": "There is no case study on this hub yet",
        "authorities/wendale": "Do you know of work that others could learn from?",
        "contribute/status": "Themes by service: 9 empty cells",
    },
    "no words": {
        **dict.fromkeys(LISTS, "There are none yet."),
        "coverage": "This grid needs a theme and a sub-region, and the hub does not have both yet.",
        "contribute/status": "Themes by service: no empty cells",
    },
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The built site of each of these hubs."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        folder = tmp_path_factory.mktemp("hubs")
        yield {
            name: build(site_hub(folder / name.replace(" ", "-"), {**NO_ITEMS, **changes}))
            for name, changes in HUBS.items()
        }


def page(site: Path, address: str) -> Tag:
    text = (site / address / "index.html").read_text(encoding="utf-8")
    found = BeautifulSoup(text, "html.parser").select_one("main")
    assert found is not None
    return found


def words(part: Tag) -> str:
    """The words of a part of a page, with one blank between them."""
    for each in part.select(".hub-hidden"):
        each.insert_before(" ")
    return re.sub(r"\s+([,.:;])", r"\1", " ".join(part.get_text(" ").split()))


def hollow(part: Tag) -> list[str]:
    """What a page holds that has nothing in it, and headings over nothing."""
    frames = part.select("ul, ol, dl, table, tbody, figure, section, p, nav, h1, h2, h3")
    found = [str(each) for each in frames if not each.get_text(strip=True)]
    found += [str(each) for each in part.select("table") if not each.select("tbody tr")]
    for heading in part.select("h2, h3"):
        after = heading.find_next_sibling()
        if after is None or after.name in ("h1", "h2"):
            found.append(str(heading))
    found += [
        str(each)
        for each in part.select("h1, h2, h3, .hub-count")
        if re.search(r"\b0\b", words(each))
    ]
    return found


@pytest.mark.parametrize("name", HUBS)
def test_every_gathered_page_is_there_and_holds_nothing_hollow(
    sites: dict[str, Path], name: str
) -> None:
    for address in sorted(GATHERED | SAID[name].keys()):
        assert hollow(page(sites[name], address)) == [], address


@pytest.mark.parametrize(
    ("name", "address"), [(name, address) for name, said in SAID.items() for address in said]
)
def test_a_page_without_entries_says_so(sites: dict[str, Path], name: str, address: str) -> None:
    assert SAID[name][address] in words(page(sites[name], address))


@pytest.mark.parametrize("name", HUBS)
def test_the_dashboard_says_of_every_matter_that_there_is_nothing(
    sites: dict[str, Path], name: str
) -> None:
    sections = page(sites[name], "contribute/status").select("section:not([aria-labelledby=gaps])")
    assert len(sections) == 6
    assert all(words(section).endswith(" Nothing.") for section in sections)


def test_there_is_no_map_without_tiles_but_a_table(sites: dict[str, Path]) -> None:
    shown = page(sites["a strategy without targets"], "coverage")
    assert shown.select(".hub-tiles, .hub-legend") == []
    assert len(shown.select("section[aria-labelledby=map] tbody tr")) == 5
    assert page(sites["no words"], "coverage").select("table") == []


OWN = ("", "library", "evidence", "coverage", "contribute", "contribute/status", "authorities")


@pytest.mark.parametrize("address", [*OWN, "authorities/eastmere"])
@pytest.mark.parametrize("name", ["nothing to read", "one case study"])
def test_no_link_leads_to_a_page_that_there_is_not(
    sites: dict[str, Path], name: str, address: str
) -> None:
    site = sites[name]
    links = [str(link["href"]) for link in page(site, address).select("a[href]")]
    own = [link.partition("#")[0].partition("?")[0] for link in links if ":" not in link]
    folders = [(site / address / link).resolve() for link in own if link]
    assert [folder for folder in folders if not (folder / "index.html").is_file()] == []


def test_a_hub_without_any_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    made = check(tiny_hub(tmp_path, NO_ITEMS), TODAY)
    assert [(each.code.label, each.level) for each in made.problems] == [("empty-hub", Level.ERROR)]
    assert made.problems[0].message == "The hub has no items yet."
    assert made.problems[0].fix == "Write the first one: make new KIND=case_study."
    assert made.catalogue is None


def test_readers_keep_the_old_site_while_a_hub_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_TODAY", ENVIRONMENT["HUB_TODAY"])
    root = site_hub(tmp_path, NO_ITEMS)
    old = root.with_name("site") / "index.html"
    old.parent.mkdir()
    old.write_text("What was here before.")
    with pytest.raises(Exception, match="nothing was built"):
        build(root)
    assert old.read_text() == "What was here before."
