"""Built hubs, served to a real browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.browser import MISSING, build, chromium_path, counted, launched
from tests.browser.library import Open
from tests.browser.pages import USED, WITHDRAWN
from tests.sites import site_hub

ROOT = Path(__file__).parents[2]


class Served(NamedTuple):
    """A hub's address, without a slash at the end, and the bytes sent so far by path."""

    address: str
    sent: Counter[str]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Served]]:
    """Both hubs as they stand on 21 November 2026, the tiny one with more pages."""
    hubs = {"ours": ROOT, "tiny": site_hub(tmp_path_factory.mktemp("hub"), WITHDRAWN | USED)}
    with ExitStack() as servers:
        served = {}
        for name, hub in hubs.items():
            folder = tmp_path_factory.mktemp(name)
            below = "" if name == "ours" else "/hub"  # so that one of the two is in a subfolder
            address, sent = servers.enter_context(counted(folder))
            build(hub, folder / below[1:], f"{address}{below}/", HUB_TODAY="2026-11-21")
            served[name] = Served(f"{address}{below}", sent)
        yield served


@pytest.fixture(scope="session")
def served(sites: dict[str, Served]) -> dict[str, str]:
    """The address of each hub, without a slash at the end."""
    return {name: site.address for name, site in sites.items()}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if not path:
        pytest.fail(MISSING)
    with launched(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def context(chromium: Browser, served: dict[str, str]) -> Iterator[BrowserContext]:
    """What all tests share, for one of their own takes a second: it has a process of its own.

    That process ends with its last page, so one stays.
    """
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.new_page().goto(f"{served['ours']}/robots.txt")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A new page. What it kept is forgotten after the test, but a clock would stay set."""
    page = context.new_page()
    yield page
    page.close()
    forget(context)
    stays = context.pages[0]
    assert not stays.evaluate("'__pwClock' in globalThis"), "to set the clock ask for `alone`"


def forget(context: BrowserContext) -> None:
    """Take away what pages kept, as the reader's choice of colours, and what they were allowed."""
    session = context.new_cdp_session(context.pages[0])
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    session.detach()
    context.clear_permissions()


@pytest.fixture
def alone(chromium: Browser) -> Iterator[Page]:
    """A page that shares nothing with those of other tests."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script runs."""
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
    yield page
    page.close()


@pytest.fixture
def library(page: Page, served: dict[str, str]) -> Iterator[Open]:
    """Opens our own library at a query; afterwards nothing must have been said in the console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    def open_at(query: str = "") -> Page:
        page.goto(f"{served['ours']}/library/{query}")
        if query:
            whole = page.locator(".hub-results[data-words]")
            expect(whole).to_be_attached()
        return page

    yield open_at
    assert said == []
