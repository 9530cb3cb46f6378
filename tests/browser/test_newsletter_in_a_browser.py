"""Issues as HTML for e-mail and their previews in a real browser: at any width, in any colours."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from PIL import Image
from playwright.sync_api import Page

from hub.outputs.newsletter.html import html
from hub.outputs.newsletter.preview import preview
from hub.views.newsletter.issue import Issue, Part, Picture
from tests import issues
from tests.browser.axe import faults
from tests.issues import SITE, entry, hostile, issue

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FAINTEST = {"light": "#767676", "dark": "#000000"}
"""The hub's colour that is hardest to read in each: just 4.5 to 1 on white; none on black."""

PICTURES = {"wide": (1200, 500), "high": (500, 1200), "small": (100, 60)}
"""Pixels."""


def ways(widths: tuple[int, ...], *often: tuple[int, Scheme]) -> list[Any]:
    """Every width in light and dark; make test sees some, make test-full all of them."""
    every = itertools.product(widths, ("light", "dark"))
    return [pytest.param(*each, marks=() if each in often else pytest.mark.slow) for each in every]


SPRING = Path(__file__).parents[1] / "newsletters/2016-04-20.html"


def show(page: Page, made: str, width: int, scheme: Scheme = "light") -> list[str]:
    """Show a page while no address answers; gives the list that grows by each address asked."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", lambda route: route.abort())
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(made)
    return asked


def check(page: Page) -> None:
    """No fault that axe finds, and no sideways scrolling."""
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) <= 0, "the page scrolls sideways"


@pytest.mark.parametrize(("width", "scheme"), ways((320, 600, 1024), (320, "dark")))
def test_an_issue_without_its_pictures_is_sound(width: int, scheme: Scheme, page: Page) -> None:
    made = issue(primary=FAINTEST[scheme], accent=FAINTEST[scheme])
    asked = show(page, html(made), width, scheme)
    check(page)
    assert asked == [
        one.picture.address for each in made.parts for one in each.entries if one.picture
    ]
    missing = page.locator("img").bounding_box()
    assert missing is not None
    assert 10 < missing["height"] < 60, "as high as its words"
    sheet = page.locator("[role=main]").bounding_box()
    assert sheet is not None
    assert sheet["width"] == min(width, 600)
    ground = page.locator("body").evaluate("at => getComputedStyle(at).backgroundColor")
    assert ground == {"light": "rgb(243, 242, 241)", "dark": "rgb(15, 16, 17)"}[scheme]


@pytest.mark.parametrize(("width", "scheme"), ways((320, 600, 1024)))
def test_the_issue_of_our_own_content_is_sound(width: int, scheme: Scheme, page: Page) -> None:
    asked = show(page, SPRING.read_text(encoding="utf-8"), width, scheme)
    check(page)
    assert [url for url in asked if url.startswith("http")] == []


def test_words_without_a_space_break(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issues, "CANARY", "W" * 150)
    made = replace(hostile(), introduction=f"{'W' * 150}\n\n| {'W' * 90} | b |\n|--|--|\n| 1 | 2 |")
    show(page, html(made), 320)
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.slow
@pytest.mark.parametrize("shape", PICTURES)
def test_a_picture_keeps_its_shape_and_leaves_room_for_words(shape: str, page: Page) -> None:
    width, height = PICTURES[shape]
    drawn = io.BytesIO()
    Image.new("RGB", (width, height)).save(drawn, "PNG")
    one = entry(picture=Picture(f"{SITE}a.png", "A door"))
    show(page, html(issue(parts=(Part("news", "News", (one,)),))), 320)
    page.unroute_all()
    page.route("**/*.png", lambda route: route.fulfill(body=drawn.getvalue()))
    page.evaluate("document.images[0].src += '?again.png'")
    page.wait_for_function("document.images[0].complete && document.images[0].naturalWidth")
    box: Any = page.locator("img").bounding_box()
    assert box["width"] <= min(width, 320 - 2 * 16)
    assert box["height"] <= min(height, 320)
    assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.02)


def test_each_item_is_reached_by_keyboard_and_opens(page: Page) -> None:
    made = issue()
    show(page, html(made), 600)
    addresses = [one.address for part in made.parts for one in part.entries]
    reached = []
    for _ in range(page.locator("a").count()):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "[document.activeElement.href, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert at[1] != "none", f"{at[0]}: nobody sees where they are"
        reached.append(at[0])
    titles = page.locator("h3 > a").evaluate_all("all => all.map(each => each.href)")
    assert titles == addresses
    assert [*dict.fromkeys(each for each in reached if each in addresses)] == addresses
    page.locator("h3 > a").last.focus()
    with page.expect_request(addresses[-1]):
        page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("width", "scheme"), ways((320, 1024, 1280), (320, "dark"), (1280, "light"))
)
def test_a_preview_is_sound(width: int, scheme: Scheme, page: Page) -> None:
    show(page, preview(issue()), width, scheme)
    check(page)
    frame: Any = page.locator("iframe").bounding_box()
    text: Any = page.locator("pre").bounding_box()
    assert (frame["y"] == text["y"]) == (width >= 1200), "side by side where there is room"


def test_the_text_of_a_preview_scrolls_by_keyboard(page: Page) -> None:
    show(page, preview(issue()), 1280)
    page.get_by_role("region", name="The issue as plain text").focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('pre').scrollTop > 100")


def test_a_preview_of_hostile_words_runs_nothing(page: Page) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    made: Issue = hostile()
    show(page, preview(made), 1280)
    assert len(page.frames) == 2
    assert page.locator("script").count() == 0
    assert said == []
