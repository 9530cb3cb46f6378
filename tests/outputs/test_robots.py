"""robots.txt, read as RFC 9309 says, and by Python's own reader of it."""

from __future__ import annotations

import re
from urllib.robotparser import RobotFileParser

import pytest

from hub.outputs.robots import robots

SITES = ["https://hub.example.gov.uk/", "https://example.github.io/practice-hub/"]


def lines(site: str) -> list[str]:
    text = robots(site).content.decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    return text.splitlines()


@pytest.mark.parametrize("site", SITES)
def test_it_stands_at_the_root_and_every_line_is_a_rule(site: str) -> None:
    assert robots(site).path == "robots.txt"
    rule = re.compile(r"[A-Za-z-]+: \S+")
    assert [each for each in lines(site) if each and not rule.fullmatch(each)] == []
    assert lines(site)[0] == "User-agent: *"


@pytest.mark.parametrize("site", SITES)
def test_everybody_may_read_everything(site: str) -> None:
    reader = RobotFileParser()
    reader.parse(lines(site))
    for agent in ("Googlebot", "bingbot", "a-reader/1.0"):
        for page in ("", "case-studies/a/", "data/items.json", "assets/hub/card.png"):
            assert reader.can_fetch(agent, site + page)


@pytest.mark.parametrize("site", SITES)
def test_it_names_the_list_of_pages_by_its_whole_address(site: str) -> None:
    reader = RobotFileParser()
    reader.parse(lines(site))
    assert reader.site_maps() == [f"{site}sitemap.xml"]
