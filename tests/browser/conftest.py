"""Built hubs, served to a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.browser import MISSING, chromium_path, launched
from scripts.browser import served as serve
from tests.browser.library import Open

ROOT = Path(__file__).parents[2]
HUBS = {"ours": ROOT, "tiny": ROOT / "tests/tiny_hub"}


def build(hub: str, site: Path, address: str) -> None:
    """Build one of the hubs as it stands on 21 November 2026, for one address."""
    environment = os.environ | {
        "HUB_TODAY": "2026-11-21",
        "SITE_URL": address,
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    command += ["--config-file", str(HUBS[hub] / "mkdocs.yml")]
    subprocess.run(command, env=environment, check=True, capture_output=True)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of each hub, without a slash at the end."""
    with ExitStack() as servers:
        addresses = {}
        for hub in HUBS:
            folder = tmp_path_factory.mktemp(hub)
            below = "" if hub == "ours" else "/hub"  # so that one of the two is in a subfolder
            addresses[hub] = servers.enter_context(serve(folder)) + below
            build(hub, folder / below[1:], f"{addresses[hub]}/")
        yield addresses


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if not path:
        pytest.fail(MISSING)
    with launched(path) as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()


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
