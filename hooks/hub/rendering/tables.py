"""What is wider than a small screen: tables that stack, and code that scrolls by keyboard."""

from __future__ import annotations

import re
from html import escape, unescape

_TABLE = re.compile(r"<table\b([^>]*)>(.*?)</table>", re.DOTALL)
_HEAD = re.compile(r"<thead\b[^>]*>(.*?)</thead>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
_START = re.compile(r"<(tr|th|td)\b([^>]*)>")
_TAG = re.compile(r'<sup id="fnref.*?</sup>|<[^>]*>', re.DOTALL)
_ALIGNED = re.compile(r' align="(\w+)"')
_CODE = re.compile(r"<pre><code\b")
_COLSPAN = re.compile(r'\bcolspan="(\d+)"')

FRAME = '<div class="hub-scroll" role="group" tabindex="0" aria-label="Table {}">'
TABLE = '<table class="hub-table">'
CLASSES = {"right": "hub-money", "center": "hub-middle"}
STACKED_FROM = 3
"""Fewer columns fit a small screen side by side."""


def labelled(html: str) -> str:
    """HTML that the hub made, with the head of its column on each cell of a body.

    Tables of three columns or more, under one row of heads, get data-stacks, their cells
    data-label; others stay as they are. Attributes must have no bare ">".
    """
    return _TABLE.sub(_labelled, html)


def framed(body: str) -> str:
    """Cleaned HTML of a body with each table labelled, in a frame that scrolls.

    Code can be reached from the keyboard, too, as it scrolls. Classes take the place of the old
    attributes by which Markdown aligns columns.
    """
    number = 0

    def frame(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        plain = _ALIGNED.sub(_classes, match[2])
        return FRAME.format(number) + labelled(f"{TABLE}{plain}</table>") + "</div>"

    return _CODE.sub('<pre><code tabindex="0"', _TABLE.sub(frame, body))


def _classes(match: re.Match[str]) -> str:
    return f' class="{CLASSES[match[1]]}"' if match[1] in CLASSES else ""


def _labelled(match: re.Match[str]) -> str:
    heads = _heads(match[2])
    if len(heads) < STACKED_FROM:
        return match[0]
    head, end, rows = match[2].partition("</thead>")
    column = 0

    def label(start: re.Match[str]) -> str:
        nonlocal column
        tag, attributes = start.groups()
        if tag == "tr":
            column = 0
            return start[0]
        span = _COLSPAN.search(attributes)
        words, column = heads[min(column, len(heads) - 1)], column + (int(span[1]) if span else 1)
        if tag == "th" or not words:
            return start[0]
        return f'<{tag}{attributes} data-label="{escape(words)}">'

    return f"<table{match[1]} data-stacks>{head}{end}{_START.sub(label, rows)}</table>"


def _heads(table: str) -> list[str]:
    """The words of the heads; none unless they stand in one row, each over one column."""
    head = _HEAD.search(table)
    if not head or head[1].count("<tr") != 1 or "colspan" in head[1]:
        return []
    return [
        " ".join(unescape(_TAG.sub("", words)).split()) for _, words in _HEAD_CELL.findall(head[1])
    ]
