"""Pictures of pixels: what they are and how large, by their first bytes, never drawn."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO

from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

READERS: Mapping[str, type[ImageFile]] = {
    ".png": PngImageFile,
    ".jpg": JpegImageFile,
    ".jpeg": JpegImageFile,
    ".gif": GifImageFile,
    ".webp": WebPImageFile,
    ".avif": AvifImageFile,
}
"""What reads the head of a picture, by the ending of its name; no other reader is ever tried."""

_HEADS = {".png": 1_000_000, ".jpg": 1_000_000, ".jpeg": 1_000_000, ".gif": 65_536}
"""Bytes in which the head must lie, as thousands of notes cost time; the others need them all."""


def measure(ending: str, stream: BinaryIO) -> tuple[int, int] | None:
    """The width and height of a picture in pixels; None where it is none, or is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            head = BytesIO(stream.read(_HEADS.get(ending, -1)))
            width, height = READERS[ending](head).size
    except Exception:  # Pillow does not say what it raises for damaged files
        return None
    return width, height
