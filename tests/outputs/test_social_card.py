"""The social card: looked at as the picture that other sites get."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageColor

from hub import check
from hub.outputs.lettering import LETTERS, spelt
from hub.outputs.social_card import social_card
from hub.vocabulary import Settings
from tests.hubs import TINY_HUB, TODAY

MARGIN = 70
"""Pixels that we promise to keep free of words on every side."""

STRIPE = 36
"""What the stripe takes of them at the foot."""

FIELDS = ("name", "strapline", "region")

Edges = tuple[int, int, int, int]

UNDRAWN = "中文 العربية 🏛"
PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
LONG = [
    "Hub",
    "The Improvement and Efficiency Partnership of the East and West Midlands",
    "W" * 300,
    ("Improvement " * 25).strip(),
    PLACE,
    PLACE * 5,
    f"{'i ' * 149}i",
    "Tŷ’r Cyngor, Łódź: Ångström & Čapek – “£5 million”",
    f"{UNDRAWN} Hub",
]


@cache
def tiny() -> Settings:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue
    return catalogue.settings


def card(**words: str) -> bytes:
    """The card of the tiny hub with other words."""
    return social_card(tiny().model_copy(update=words)).content


def picture(**words: str) -> Image.Image:
    return Image.open(BytesIO(card(**words))).convert("RGB")


def drawn(**words: str) -> Image.Image:
    """Where something is drawn above the stripe, in white on black."""
    seen = picture(**words)
    above = seen.crop((0, 0, seen.width, seen.height - STRIPE))
    paper = Image.new("RGB", above.size, tiny().colours.primary)
    return ImageChops.difference(above, paper).convert("L").point(lambda value: 255 * (value > 0))


def edges(**words: str) -> Edges | None:
    """Left, top, right and bottom of what is drawn."""
    return drawn(**words).getbbox()


def only(field: str, text: str) -> dict[str, str]:
    """Words for a card with one of the three texts alone."""
    return dict.fromkeys(FIELDS, UNDRAWN) | {field: text}


def alone(field: str, text: str) -> Edges | None:
    return edges(**only(field, text))


def amount(**words: str) -> int:
    """How many pixels are drawn on."""
    return drawn(**words).histogram()[255]


def within(found: Edges | None) -> bool:
    if found is None:
        return True
    left, top, right, bottom = found
    return left >= MARGIN and top >= MARGIN and right <= 1200 - MARGIN and bottom <= 630 - MARGIN


def test_it_is_a_picture_of_the_size_that_the_pages_promise() -> None:
    output = social_card(tiny())
    assert output.path == "assets/hub/card.png"
    with Image.open(BytesIO(output.content)) as image:
        image.verify()
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(output.content) < 60_000


def test_it_is_the_same_each_time() -> None:
    assert card() == card()


def test_it_has_the_hubs_colours_and_white_words() -> None:
    seen = picture()
    colours = {colour for _, colour in seen.getcolors(2**20) or ()}
    wanted = [tiny().colours.primary, tiny().colours.accent, "#ffffff"]
    assert {ImageColor.getrgb(each) for each in wanted} <= colours
    assert seen.getpixel((3, 3)) == ImageColor.getrgb(tiny().colours.primary)
    assert seen.getpixel((600, 629)) == ImageColor.getrgb(tiny().colours.accent)


@pytest.mark.parametrize("field", FIELDS)
def test_each_of_the_three_texts_is_on_it(field: str) -> None:
    assert card(**{field: "Another"}) != card()
    assert alone(field, "Another") is not None


def test_region_name_and_strapline_stand_below_each_other() -> None:
    places = [alone(field, "Hub") for field in ("region", "name", "strapline")]
    heights = [place[1::2] for place in places if place]
    assert heights == sorted(heights)
    assert len(heights) == 3


def test_the_name_is_the_largest() -> None:
    heights = {}
    for field in FIELDS:
        shown = alone(field, "Hub")
        assert shown
        heights[field] = shown[3] - shown[1]
    assert heights["name"] > 2 * heights["strapline"] > 2 * heights["region"]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:20])
def test_any_text_stays_within_the_margins_and_off_the_others(text: str) -> None:
    everywhere = dict.fromkeys(FIELDS, text)
    assert len(card(**everywhere)) < 60_000
    assert within(edges(**everywhere))
    parts = [amount(**only(field, text)) for field in FIELDS]
    assert all(parts)
    assert amount(**everywhere) == sum(parts)


@given(st.lists(st.text(max_size=80), min_size=3, max_size=3))
@settings(max_examples=12)
def test_no_text_at_all_breaks_it(texts: list[str]) -> None:
    words = dict(zip(FIELDS, texts, strict=True))
    assert within(edges(**words))


def test_what_cannot_be_drawn_leaves_no_boxes() -> None:
    assert alone("name", UNDRAWN) is None
    assert card(name=f"{UNDRAWN} Hub") == card(name="Hub")


@pytest.mark.parametrize(
    ("accented", "bare"),
    [("Tŷ Gŵyr", "Ty Gwyr"), ("Żółć", "Zolc"), ("£5 million", "GBP 5 million")],
)
def test_letters_that_the_font_lacks_are_drawn_as_the_nearest(accented: str, bare: str) -> None:
    assert alone("name", bare) is not None
    assert card(name=accented) == card(name=bare)


@given(st.text())
def test_spelling_leaves_only_letters_that_the_font_has(text: str) -> None:
    assert set(spelt(text)) <= LETTERS
    assert spelt(spelt(text)) == spelt(text)
