"""The picture that stands beside a link to the hub on social media."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from hub.model import Output
from hub.outputs.lettering import Lettering, spelt
from hub.vocabulary import Colours, Settings

SIZE = (1200, 630)
"""Width and height in pixels, as the Open Graph protocol's readers ask for."""

_MARGIN = 90
_WIDTH = SIZE[0] - 2 * _MARGIN
_STRIPE = 30
_LINE = 1.22
"""The distance of lines, in sizes of the font."""

_PAPER, _INK, _ACCENT = 0, 254, 255
"""Places in the palette; between paper and ink lie the shades of the letters' edges."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of words, each at most as wide as the card is between its margins."""

    lines: Sequence[str]
    letters: Lettering

    @property
    def height(self) -> int:
        """In pixels."""
        return round(len(self.lines) * self.letters.size * _LINE)


def social_card(settings: Settings) -> Output:
    """assets/hub/card.png: the hub's name, strapline and region in its colours."""
    image = Image.new("L", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    draw.rectangle((0, height - _STRIPE - 4, width, height), _INK)
    draw.rectangle((0, height - _STRIPE, width, height), _ACCENT)
    region = _fitted(settings.region, range(38, 21, -2), 56)
    name = _fitted(settings.name, range(130, 29, -4), 240, bold=True)
    strapline = _fitted(settings.strapline, range(48, 23, -2), 120)
    _write(draw, region, _MARGIN - 12)
    below = height - _MARGIN - strapline.height
    _write(draw, name, below - 16 - name.height)
    _write(draw, strapline, below)
    image.putpalette(_palette(settings.colours))
    content = BytesIO()
    image.save(content, "PNG", optimize=True)
    return Output("assets/hub/card.png", content.getvalue())


def _palette(colours: Colours) -> list[int]:
    """Red, green and blue of each place: from the primary colour to white, then the accent."""
    paper = ImageColor.getrgb(colours.primary)
    shades = [
        round(of_paper + (255 - of_paper) * shade / _INK)
        for shade in range(_INK + 1)
        for of_paper in paper
    ]
    return [*shades, *ImageColor.getrgb(colours.accent)]


def _fitted(text: str, sizes: Sequence[int], height: int, *, bold: bool = False) -> _Block:
    """Text in the largest size that fits into so many pixels; what fits in none is cut."""
    words = [drawn for word in text.split() if (drawn := spelt(word).strip())]
    for size in sizes:
        letters = Lettering(size, size / 80 if bold else 0)
        if max((letters.length(word) for word in words), default=0) <= _WIDTH:
            block = _set(words, letters)
            if block.height <= height:
                return block
    return _cut(
        _set([piece for word in words for piece in _pieces(word, letters)], letters), height
    )


def _set(words: Sequence[str], letters: Lettering) -> _Block:
    """Words set into lines, each as full as it may be."""
    lines: list[list[str]] = []
    filled, space = 0.0, letters.length(" ")
    for word in words:
        length = letters.length(word)
        if lines and filled + space + length <= _WIDTH:
            lines[-1].append(word)
            filled += space + length
        else:
            lines.append([word])
            filled = length
    return _Block([" ".join(line) for line in lines], letters)


def _pieces(word: str, letters: Lettering) -> Iterator[str]:
    """A word in parts that fit into a line."""
    piece, filled = "", 0.0
    for letter in word:
        length = letters.length(letter)
        if filled + length > _WIDTH:
            yield piece
            piece, filled = "", 0.0
        piece += letter
        filled += length
    yield piece


def _cut(block: _Block, height: int) -> _Block:
    """The lines that fit, with a sign that there were more."""
    room = int(height / (block.letters.size * _LINE))
    if len(block.lines) <= room:
        return block
    last = block.lines[room - 1]
    while block.letters.length(f"{last}…") > _WIDTH:
        last = last[:-1]
    return replace(block, lines=[*block.lines[: room - 1], f"{last}…"])


def _write(draw: ImageDraw.ImageDraw, block: _Block, top: int) -> None:
    for number, line in enumerate(block.lines):
        down = round(number * block.letters.size * _LINE)
        block.letters.write(draw, line, _MARGIN, top + down, _INK)
