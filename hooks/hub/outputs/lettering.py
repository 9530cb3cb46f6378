"""Words in pictures, in the font that Pillow brings with it: no file is read, nothing fetched.

The font has the letters of English and few others, so that accents are left off.
"""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from functools import cache

from PIL import ImageDraw, ImageFont

LETTERS = frozenset(string.ascii_letters + string.digits + string.punctuation + " ·°‘’“”…")
"""What the font has that names need."""

_SPELT = str.maketrans(
    {
        **{"–": "-", "—": "-", "•": "·", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"},
        **{"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "£": "GBP "},
    }
)
"""How letters are drawn that the font lacks and that are no letter with an accent."""


def spelt(text: str) -> str:
    """Text in letters that can be drawn; what cannot be drawn is gone."""
    whole = unicodedata.normalize("NFD", text).translate(_SPELT)
    return "".join(each for each in whole if each in LETTERS)


@dataclass(frozen=True, slots=True)
class Lettering:
    """Letters of one size in pixels; bold is by how much a stroke is thicker on each side."""

    size: int
    bold: float = 0

    def length(self, text: str) -> float:
        """How many pixels wide spelt text is."""
        return _font(self.size).getlength(text) + 2 * self.bold

    def write(self, draw: ImageDraw.ImageDraw, text: str, left: int, top: int, ink: int) -> None:
        """Draw a line of spelt text, whose first letter begins at the very left."""
        font = _font(self.size)
        start = left + self.bold - font.getbbox(text)[0]
        draw.text((start, top), text, ink, font, stroke_width=self.bold)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The font, laid out by FreeType alone: its other way depends on libraries of the machine."""
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)
