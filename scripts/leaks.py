"""Search the files of a built site for what readers may not see: words and addresses.

Texts are compared as runs of words ("shingles"), so quotes, tags, line breaks and the ways in
which HTML, JSON, CSV and addresses write a character do not matter.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from hub import Withheld

RUN = 8
"""So many words in a row do not come about by chance. Shorter texts count as a whole."""
FEWEST = 3
"""A text of fewer words, numbers aside, says nothing: "Annual report", "10 May 2016"."""

Shingle = tuple[str, ...]

_word = re.compile(r"\w+")
_escape = re.compile(r"\\u([0-9a-fA-F]{4})")
_folded = re.compile(r"\r?\n[ \t]")


class Leaks:
    """What is looked for: the runs of words, by their length, and addresses, each with its file.

    said are texts that readers may see: their words do not count.
    """

    def __init__(self, withheld: Iterable[Withheld], said: Iterable[str]) -> None:
        self.runs: dict[int, dict[Shingle, str]] = {}
        self.addresses: dict[str, str] = {}
        for each in withheld:
            self.addresses |= dict.fromkeys(each.addresses, each.path)
            for run in (run for text in each.texts for run in _runs(text)):
                self.runs.setdefault(len(run), {}).setdefault(run, each.path)
        tops = {re.escape(each.partition("/")[0]) for each in self.addresses}
        self._address = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(tops))})/[\w./-]*\w")
        for text in said if self.addresses or self.runs else ():
            for address in self._named(text):
                del self.addresses[address]
            for run in self._met(words(text)):
                del self.runs[len(run)][run]

    def found(self, content: bytes) -> Iterator[tuple[str, str]]:
        """The files of which a file's content has something, each with an example, by file."""
        if not self.addresses and not self.runs:
            return
        text = plain(content)
        found = {self.runs[len(run)][run]: f"“{' '.join(run)}”" for run in self._met(words(text))}
        yield from sorted((found | self.found_address(text)).items())

    def found_address(self, text: str) -> dict[str, str]:
        """The files whose address stands in a text, each with that address."""
        return {self.addresses[each]: each for each in self._named(text)}

    def _named(self, text: str) -> list[str]:
        found = {match[0] for match in self._address.finditer(text)} if self.addresses else set()
        parts = {each[:end] for each in found for end in _ends(each)}
        return sorted(parts & self.addresses.keys())

    def _met(self, text: Sequence[str]) -> list[Shingle]:
        met = [
            run
            for size, runs in self.runs.items()
            for run in runs.keys() & zip(*(text[start:] for start in range(size)), strict=False)
        ]
        return sorted(met)


def words(text: str) -> list[str]:
    """The words of a text in their order, in small letters."""
    return _word.findall(text.lower())


def plain(content: bytes) -> str:
    """A file's content as its reader sees it: unzipped, unfolded, and without escapes."""
    if content.startswith(b"\x1f\x8b"):
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return ""
    text = content.decode("utf-8", "replace")
    if text.startswith("BEGIN:VCALENDAR"):
        text = _folded.sub("", text)
    if "\\" in text:
        text = _escape.sub(lambda code: chr(int(code[1], 16)), text)
        text = re.sub(r"\\[nrt]", " ", text)
    if "&" in text:
        text = unescape(unescape(text))  # a feed has HTML inside XML
    return unquote(text) if "%2" in text else text


def _runs(text: str) -> Iterator[Shingle]:
    """What to look for of a text: it as a whole, or the runs within each of its paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text)
    for paragraph in paragraphs:
        found = words(paragraph)
        least = RUN if len(paragraphs) > 1 else FEWEST  # many items have the same headings
        if sum(not each.isdigit() for each in found) < least:
            continue
        size = min(RUN, len(found))
        yield from (tuple(found[at : at + size]) for at in range(len(found) - size + 1))


def _ends(address: str) -> Iterator[int]:
    """Where an address or one above it ends."""
    yield from (match.start() for match in re.finditer("/", address))
    yield len(address)
