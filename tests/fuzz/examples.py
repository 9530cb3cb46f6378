"""How many examples each property gets, and what they are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from hub.problems import Code, Fault, Place, Problem
from hub.source.yaml_text import control
from tests.fronts import OURS
from tests.hubs import TINY_HUB


def many(examples: int) -> settings:
    """So many examples; fewer where the profile asks for few, as mutation testing does."""
    return settings(max_examples=examples * min(settings.default.max_examples, 50) // 50)  # type: ignore[union-attr]


def files(root: Path, pattern: str) -> dict[str, str]:
    """The texts of a hub's files by path, sorted."""
    found = sorted(root.glob(pattern))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


ITEMS = [*files(TINY_HUB, "*/**/*.md").items(), *files(OURS, "case_studies/*.md").items()]
"""Path and text of real items of every kind, and of a plain page."""

NASTY = (
    *("---", "...", "- ", "  - a", "\t", "a: b: c", "&a", "*a", "!!python/object:x", "? ", ": "),
    *("[", "]", "{", "}", "{a: [", "'", '"', '"\\x00"', '"\\ud800"', "|", ">-", "# ", " #4"),
    *("%YAML", "null", "no", "~", "0x1F", "1e3", "2016-02-31", "01/03/2016", "2008/10", "over 5"),
    *("9" * 40, "aliases: [../../etc]", "id: ../x", "link: //evil.example", "a" * 400),
    *("https://ok@evil.example/", "javascript:alert(1)", "java\nscript:x", "&#106;avascript:x"),
    *("[x](a.md)", "[x]: a.md", "![](../../a.png)", "[[x](b)](c)", "<b onclick=x>", "{: #p1 .c}"),
    *("```", "~~~ {.a}", "`", "``", "## ", "=====", "| a | b |", "{{ 7 * 7 }}", "{% raw %}"),
    *("<script>alert(1)</script>", "]]>", "<!--", "-->", "&amp;", "\\", "\\[", "=HYPERLINK(1)"),
    *("\u202eevil\u202c", "e\u0301", "\u00a0", "\u200b", "漢字", "👩\u200d🚒", "İ", "ß", "ﬁ"),
    *("\x00", "\x1b[0m", "\x85", "\u2028", "\ufeff", "\uffff", "\r", "\r\n"),
)
"""Pieces that something on their way takes for a sign of its own."""

_SEEN = st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])
_HARMLESS = [each for each in NASTY if each.isprintable() and "\n" not in each]

LINE = st.text(_SEEN.filter(lambda c: c not in "\ufeff\ufffe\uffff"), min_size=1, max_size=40)


def pieces(of: Sequence[str], least: int = 0) -> SearchStrategy[str]:
    """Up to six pieces one after the other; a byte chooses one, as each draw costs its time."""
    return st.binary(min_size=least, max_size=6).map(
        lambda chosen: "".join(of[byte % len(of)] for byte in chosen)
    )


WORDS = st.one_of(LINE, pieces([*_HARMLESS, *"a 1."], 1))
"""One line that the reader lets through."""

ANYTHING = st.one_of(
    WORDS,
    st.text(st.characters(exclude_categories=()), max_size=40),
    pieces([*NASTY, *"a \n"]),
)
"""Any text at all: with control characters, line ends, halves of characters."""


def _cut(lines: list[str], at: int, other: int, words: str) -> list[str]:
    return lines[:at] + lines[at + 1 + other % 3 :]


def _double(lines: list[str], at: int, other: int, words: str) -> list[str]:
    return [*lines[:other], lines[at], *lines[other:]]


def _swap(lines: list[str], at: int, other: int, words: str) -> list[str]:
    lines[at], lines[other] = lines[other], lines[at]
    return lines


def _put(lines: list[str], at: int, other: int, words: str) -> list[str]:
    column = other % (len(lines[at]) + 1)
    return [*lines[:at], lines[at][:column] + words + lines[at][column:], *lines[at + 1 :]]


def _value(lines: list[str], at: int, other: int, words: str) -> list[str]:
    name, colon, _ = lines[at].partition(": ")
    return [*lines[:at], f"{name}{colon or ': '}{words}", *lines[at + 1 :]]


def _new_line(lines: list[str], at: int, other: int, words: str) -> list[str]:
    return [*lines[:at], words, *lines[at:]]


def _indent(lines: list[str], at: int, other: int, words: str) -> list[str]:
    return [*lines[:at], f"  {lines[at]}" if other % 2 else lines[at].lstrip(), *lines[at + 1 :]]


_STEPS = (_cut, _double, _swap, _put, _value, _new_line, _indent)


def spoil(text: str, orders: bytes) -> str:
    """A text with lines cut, doubled, swapped, or with words put into them: four bytes each."""
    lines = text.split("\n")
    for step, at, other, words in zip(*(iter(orders),) * 4, strict=False):
        change = _STEPS[step % len(_STEPS)]
        put = NASTY[words % len(NASTY)]
        lines = change(lines, at % len(lines), other % len(lines), put) or [""]
    return "\n".join(lines)


def spoilt(texts: Sequence[tuple[str, str]]) -> SearchStrategy[tuple[str, str]]:
    """One of some files, by path and text, with up to four faults."""

    def file(number: int, orders: bytes) -> tuple[str, str]:
        path, text = texts[number]
        return path, spoil(text, orders)

    return st.builds(file, st.integers(0, len(texts) - 1), st.binary(max_size=16))


def _extracts(text: str, size: int = 8) -> list[str]:
    """Some lines of an item each, facts from a field on and words, so that many are read soon."""
    facts, _, body = text.removeprefix("---\n").partition("\n---\n")
    fields, words = re.split(r"\n(?=\S)", facts), body.split("\n")
    return [
        "---\n{}\n---\n{}".format(
            "\n".join(fields[at : at + size]), "\n".join(words[at : at + size])
        )
        for at in range(0, max(len(fields), len(words)), size)
    ]


def let_through(text: str) -> str:
    """What the decoder lets through of a text."""
    return control.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


FILES = spoilt(ITEMS).map(lambda file: (file[0], let_through(file[1])))
RAW = spoilt([(path, part) for path, text in ITEMS for part in _extracts(text)]).map(
    lambda file: file[1]
)
TEXTS = RAW.map(let_through)
FACTS = TEXTS.map(lambda text: text.removeprefix("---\n").partition("\n---\n")[0])
BODIES = TEXTS.map(lambda text: text.partition("\n---\n")[2])
MARKS = st.text("#`~-= \n{}[]()<>!|:*_\\\"'ab.", max_size=80)
"""Text made of the characters that mean something in Markdown."""


def inside(text: str, place: Place) -> bool:
    """Whether a place lies in a text, or just behind one of its lines."""
    lines = text.split("\n")
    line_is = 1 <= place.line <= len(lines)
    return line_is and 1 <= place.column <= len(lines[place.line - 1]) + 1


def told(fault: Fault | Problem) -> bool:
    """Whether a fault has words and a cure."""
    return fault.code in Code and bool(fault.message.strip() and fault.fix.strip())
