"""Aliases added and taken away, and ids replaced, in whatever way a file is written."""

from __future__ import annotations

import codecs

import pytest

from hub.addresses.edits import Edit, edited
from hub.addresses.front import Front
from hub.source.yaml_text import read_yaml

ADDED = [
    ("title: A\n", "title: A\naliases: [x/new]\n"),
    ("  title: A\n  date: 2016\n", "  title: A\n  date: 2016\n  aliases: [x/new]\n"),
    ("{title: A, date: 2016}\n", "{aliases: [x/new], title: A, date: 2016}\n"),
    ("title: A\n# aliases: []\n", "title: A\n# aliases: []\naliases: [x/new]\n"),
    ("summary: |+\n  A\n\n", "summary: |+\n  A\n\naliases: [x/new]\n"),
    ("aliases:\ntitle: A\n", "aliases: [x/new]\ntitle: A\n"),
    ("aliases:  # none yet\ntitle: A\n", "aliases: [x/new]  # none yet\ntitle: A\n"),
    ("aliases: []\n", "aliases: [x/new]\n"),
    ("aliases: [ ]\n", "aliases: [x/new]\n"),
    ("aliases: [a/b]\n", "aliases: [a/b, x/new]\n"),
    ('aliases: [ "a/b" , c/d ] # old\n', 'aliases: [ "a/b" , c/d, x/new ] # old\n'),
    ("aliases: [a/b, c/d, ]\n", "aliases: [a/b, c/d, x/new, ]\n"),
    ("aliases: [\n  a/b,\n  'c/d' # old\n]\n", "aliases: [\n  a/b,\n  'c/d', \"x/new\" # old\n]\n"),
    ("aliases: ['c/d', # old\n]\n", "aliases: ['c/d', x/new, # old\n]\n"),
    ("aliases:\n  - a/b\ndate: 2016\n", "aliases:\n  - a/b\n  - x/new\ndate: 2016\n"),
    ("aliases:\n- a/b\n- 'c/d' # old\n", "aliases:\n- a/b\n- 'c/d' # old\n- x/new\n"),
    ("aliases:\n  - >-\n    a/b\n\nx: y\n", "aliases:\n  - >-\n    a/b\n  - x/new\n\nx: y\n"),
    ("tägs: [é]\naliases: [a/b]\n", "tägs: [é]\naliases: [a/b, x/new]\n"),
    ("image: {aliases: [a]}\n", "image: {aliases: [a]}\naliases: [x/new]\n"),
]  # fmt: skip
DROPPED = [
    ("aliases: [a/b]\n", "aliases: []\n"),
    ("aliases: [a/b,]\n", "aliases: []\n"),
    ("aliases: [a/b, c/d]\n", "aliases: [c/d]\n"),
    ("aliases: [c/d, 'a/b']\n", "aliases: [c/d]\n"),
    ("aliases: [c/d, a/b, e/f]\n", "aliases: [c/d, e/f]\n"),
    ("aliases:\n  - c/d\n  - a/b\n  # and\n  - e/f\n", "aliases:\n  - c/d\n  # and\n  - e/f\n"),
    ("aliases:\n- a/b\ndate: 2016\n", "aliases:\ndate: 2016\n"),
    ("title: A\n", "title: A\n"),
]
EXCHANGED = [
    ("aliases: [a/b]\n", "aliases: [x/new]\n"),
    ('aliases: [c/d, "a/b"]\n', 'aliases: [c/d, "x/new"]\n'),
    ("aliases: [a/b, c/d]\n", "aliases: [c/d, x/new]\n"),
    ("aliases:\n  - 'a/b' # old\n", "aliases:\n  - 'x/new' # old\n"),
    ("aliases:\n  - a/b\n  - c/d\n", "aliases:\n  - c/d\n  - x/new\n"),
]


def after(front: str, add: str, drop: str) -> str:
    text = f"---\n{front}---\n\nWords.\n"
    made = edited(text.encode(), Front(text).aliases(add, drop)).decode()
    assert made.startswith("---\n")
    assert made.endswith("---\n\nWords.\n")
    found = made.removeprefix("---\n").removesuffix("---\n\nWords.\n")
    assert read_yaml(found).faults == []
    return found


@pytest.mark.parametrize(("before", "wanted"), ADDED)
def test_an_alias_comes_last_in_any_list(before: str, wanted: str) -> None:
    assert after(before, "x/new", "no/such") == wanted


@pytest.mark.parametrize(("before", "wanted"), DROPPED)
def test_an_alias_is_taken_out_of_any_list(before: str, wanted: str) -> None:
    assert after(before, "", "a/b") == wanted


@pytest.mark.parametrize(("before", "wanted"), EXCHANGED)
def test_one_alias_goes_and_another_comes_last(before: str, wanted: str) -> None:
    assert after(before, "x/new", "a/b") == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("a/b", "x/new"),
        ('"a/b"', '"x/new"'),
        ("'a/b#t01'", "'x/new#t01'"),
        ('"\\x61/b#t01"', '"x/new#t01"'),
        ("|-\n  a/b", "|-\n  x/new"),
    ],
)
def test_an_id_is_replaced_in_any_value(value: str, wanted: str) -> None:
    text = f"---\npaper: {value}\ntitle: a/b\n---\n"
    place = read_yaml(f"paper: {value}\n", first_line=2).place(("paper",))
    made = edited(text.encode(), Front(text).mentions([place], "a/b", "x/new")).decode()
    assert made == text.replace(value, wanted, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_ends_and_a_byte_order_mark_stay(end: str, mark: bytes) -> None:
    text = "é one\n\ntwo 😀\nthree"
    edits = [Edit(text.index("two"), text.index(" 😀"), "2\nII"), Edit(0, 1, "e"), Edit(2, 2, "_")]
    made = edited(mark + text.replace("\n", end).encode(), edits)
    wanted = "e _one\n\n2\nII 😀\nthree"
    assert made == mark + wanted.replace("\n", end).encode()
