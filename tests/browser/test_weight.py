"""What the first page costs that a reader opens, with nothing kept from before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served
from tests.browser.pages import KEY, address

pytestmark = pytest.mark.browser

ALL, SCRIPT = 200_000, 60_000
"""Bytes, compressed as they are sent."""


@pytest.mark.parametrize("name", KEY)
def test_a_first_page_is_light(name: str, alone: Page, sites: dict[str, Served]) -> None:
    sent = sites["ours"].sent
    sent.clear()
    alone.goto(address({"ours": sites["ours"].address}, KEY[name]), wait_until="networkidle")
    script = sum(size for path, size in sent.items() if path.endswith(".js"))
    assert 0 < script <= SCRIPT, sent
    assert script < sent.total() <= ALL, sent
