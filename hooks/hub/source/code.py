"""Code in Markdown, blanked out so that examples stay examples.

Everything here takes time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

_fence = re.compile(
    r"^(?P<fence>```+|~~~+)[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*(?:[ ]+hl_lines=[^\n]*)?)[ ]*$", re.M
)
_ticks_or_gap = re.compile(r"\\.|`+|\n(?=#|[ \t]*(?:\n|(?:[-*+]|[0-9]+\.)[ ]))")
_word = re.compile(r"[^\n]")

Span = tuple[int, int]


def blank_code(text: str) -> str:
    """The text with spaces for all code, fenced or in line; every other offset stays."""
    if "`" not in text and "~~~" not in text:
        return text
    text = _blanked(text, _fenced(text))
    return _blanked(text, _in_line(text))


def _blanked(text: str, spans: Iterator[Span]) -> str:
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], _word.sub(" ", text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def _fenced(text: str) -> Iterator[Span]:
    """Blocks between two lines with the same fence, in order."""
    fences = list(_fence.finditer(text))
    closing: dict[str, list[int]] = {}
    for line in fences:
        if line[0].strip() == line["fence"]:
            closing.setdefault(line["fence"], []).append(line.end())
    end = 0
    for line in fences:
        ends = closing.get(line["fence"], [])
        after = bisect(ends, line.end())
        if line.start() >= end and after < len(ends):
            end = ends[after]
            yield line.start(), end


def _in_line(text: str) -> Iterator[Span]:
    """Runs of backticks up to the next run of the same length in the same block."""
    runs: list[re.Match[str]] = []
    for mark in _ticks_or_gap.finditer(text):
        if mark[0].startswith("`"):
            runs.append(mark)
        elif mark[0].startswith("\n"):
            yield from _pairs(runs)
            runs = []
    yield from _pairs(runs)


def _pairs(runs: list[re.Match[str]]) -> Iterator[Span]:
    later: dict[int, list[int]] = {}
    for index, run in enumerate(runs):
        later.setdefault(len(run[0]), []).append(index)
    index = 0
    while index < len(runs):
        same = later[len(runs[index][0])]
        after = bisect(same, index)
        if after < len(same):
            yield runs[index].start(), runs[same[after]].end()
            index = same[after]
        index += 1
