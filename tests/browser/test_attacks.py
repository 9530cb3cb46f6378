"""Fourteen families of attacks in Chromium: cleaning stops each, and so does the policy alone.

The check refuses them all (tests/source/test_markup.py); here it is switched off. Each attack
stands on a page of its own, in a whole site. The control shows that the attacks are real: where
nothing is cleaned and no policy counts, every family gets through.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from hub.rendering import cleaning
from hub.source import cross_check, links
from scripts.browser import served as serving
from tests.attacks import ATTACKS, EVIL
from tests.sites import ENVIRONMENT, build, site_hub

pytestmark = pytest.mark.browser

Pages = list[tuple[str, str, str]]
"""Families, addresses of pages, and what stands there."""

EACH = [
    (family, f"attacks/{'-'.join(family.split())}-{number}", attack)
    for family, attacks in ATTACKS.items()
    for number, attack in enumerate(attacks)
]
TOGETHER = [
    (family, f"attacks/{'-'.join(family.split())}", "\n\nWords.\n\n".join(attacks))
    for family, attacks in ATTACKS.items()
]
STRIKE = """async () => {
  const words = document.querySelector(".hub-text, article") || document.body;
  const soon = () => new Promise((done) => setTimeout(done, 5)); // so that none cuts another off
  for (const form of words.querySelectorAll("form[data-submits]")) {
    form.requestSubmit(form.querySelector("button"));
    await soon();
  }
  for (const each of words.querySelectorAll("*:not(.hub-crumbs *)")) {
    if (each.closest("form")) continue;
    each.dispatchEvent(new MouseEvent("mouseover"));
    const way = each.getAttribute("href") || each.getAttribute("xlink:href") || "#";
    if (!/^\\s*(#|java|vb|data)/i.test(way)) continue;
    each.dispatchEvent(new MouseEvent("click", { cancelable: true }));
    await soon();
  }
  await new Promise((done) => setTimeout(done, 60));
  const style = getComputedStyle(document.documentElement).getPropertyValue("--attacked");
  const moved = document.baseURI.split("#")[0] !== location.href.split("#")[0];
  return [globalThis.attacked && "ran", style && "styled", moved && "moved"].filter(Boolean);
}"""
"""Does to a page what its reader could do, and says what came of it."""


@contextmanager
def attacked(folder: Path, *, cleaned: bool) -> Iterator[str]:
    """A site with all attacks that the check let through, served."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (os.environ | ENVIRONMENT).items():
            patch.setenv(name, value)
        patch.setattr(cross_check, "markup", lambda body: [])
        patch.setattr(links, "check", lambda body, targets: [])
        if not cleaned:
            patch.setattr(cleaning, "_cleaner", SimpleNamespace(clean=lambda html: html))
        pages = {
            f"docs/{path}.md": f"# A page\n\n{attack}\n" for _, path, attack in (*EACH, *TOGETHER)
        }
        site = build(site_hub(folder, pages), strict=False)
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def clean_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with attacked(tmp_path_factory.mktemp("clean"), cleaned=True) as address:
        yield address


@pytest.fixture(scope="module")
def raw_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with attacked(tmp_path_factory.mktemp("raw"), cleaned=False) as address:
        yield address


@contextmanager
def reader(chromium: Browser, site: str, *, policy: bool) -> Iterator[BrowserContext]:
    """What shows all pages. Its process would end with its last page, so one stays."""
    context = chromium.new_context(bypass_csp=not policy)
    context.new_page().goto(f"{site}/robots.txt")
    context.set_default_timeout(5000)
    context.route(f"{EVIL}/**", lambda route: route.fulfill(status=204))  # which leads nowhere
    yield context
    context.close()


def strike(page: Page, address: str) -> list[str]:
    """Open a page and do all that sets attacks off: what got through, in words."""
    asked: list[str] = []

    def failed(request: Request) -> None:
        if request.failure == "csp":  # the policy kept the browser from asking
            asked.remove(request.url)

    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", failed)
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.goto(address)
    try:
        came = page.evaluate(STRIKE)
    except Exception as error:  # the page was led away while it was looked at
        if "navigation" not in str(error):
            raise
        came = ["led away"]
    host = urlsplit(address).netloc
    return [*came, *(each for each in asked if urlsplit(each).netloc not in (host, ""))]


def through(context: BrowserContext, site: str, pages: Pages) -> dict[str, list[str]]:
    """What got through of each family that had any success."""
    found: dict[str, list[str]] = {}
    for family, path, attack in pages:
        page = context.new_page()
        if came := strike(page, f"{site}/{path}/"):
            found.setdefault(family, []).append(f"{attack}: {came}")
        page.close()
    return found


WAYS = [TOGETHER, pytest.param(EACH, marks=pytest.mark.slow)]
each_way = pytest.mark.parametrize("pages", WAYS, ids=["families", "each attack"])


@each_way
@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without it"])
def test_cleaning_stops_every_attack(
    chromium: Browser, clean_site: str, policy: bool, pages: Pages
) -> None:
    with reader(chromium, clean_site, policy=policy) as context:
        assert through(context, clean_site, pages) == {}


@each_way
def test_without_cleaning_and_policy_every_family_gets_through(
    chromium: Browser, raw_site: str, pages: Pages
) -> None:
    with reader(chromium, raw_site, policy=False) as context:
        assert {*through(context, raw_site, pages)} == {*ATTACKS}


@pytest.mark.slow
def test_the_policy_alone_stops_what_would_run_or_load(chromium: Browser, raw_site: str) -> None:
    with reader(chromium, raw_site, policy=True) as context:
        found = through(context, raw_site, EACH)
    print(found)
    assert {*found} <= {"meta and link"}, found
