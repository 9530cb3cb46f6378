"""Bytes to text, and text to facts and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.problems import Code, Place
from hub.source.front_matter import Document, decode, place_in, split
from tests.hubs import TINY_HUB

ITEM = "---\ntitle: One\n---\n\nWords.\n"


def fault(found: object) -> tuple[Place, Code]:
    assert isinstance(found, tuple)
    place, problem = found
    assert problem.loc == ()
    return place, problem.code


@pytest.mark.parametrize("content", [b"a\nb\n", b"\xef\xbb\xbfa\r\nb\r\n", b"a\rb\r", b"a\r\nb\n"])
def test_the_byte_order_mark_and_line_ends_of_windows_are_dropped(content: bytes) -> None:
    assert decode(content) == "a\nb\n"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"caf\xe9", Place(1, 4)),
        (b"one\r\ntw\xe9", Place(2, 3)),
        (b"one\rtw\xe9", Place(2, 3)),
        ("ü£\nü".encode() + b"\xff", Place(2, 2)),
        (b"\xef\xbb\xbfab\n\xff", Place(2, 1)),
        ("title: x".encode("utf-16"), Place(1, 1)),
        (b"a\xed\xa0\x80", Place(1, 2)),
    ],
)
def test_bytes_that_are_not_utf_8_are_found_where_they_stand(content: bytes, place: Place) -> None:
    assert fault(decode(content)) == (place, Code.NOT_UTF8)


@pytest.mark.parametrize("character", "\x00\x07\x0b\x1b\x7f\x85\u2028\u2029\ufeff\ufffe\uffff")
def test_invisible_characters_are_found_where_they_stand(character: str) -> None:
    assert fault(decode(f"ab\nc{character}".encode())) == (Place(2, 2), Code.CONTROL_CHARACTER)


def test_tabs_and_letters_of_every_script_are_text() -> None:
    text = "a\tb ü € Ж 漢 👩\u200d💻\u00a0\u00ad\n"
    assert decode(text.encode()) == text


def test_an_item_is_its_facts_and_its_words() -> None:
    document = split(ITEM)
    assert isinstance(document, Document)
    assert document.tree.root == {"title": "One"}
    assert document.tree.place(("title",)) == Place(2, 8)
    assert (document.body, document.body_line) == ("\nWords.\n", 4)


@pytest.mark.parametrize(
    ("text", "root", "body"),
    [
        ("---\n---\n", None, ""),
        ("---\n---", None, ""),
        ("---  \na: b\n--- \t\nx", {"a": "b"}, "x"),
        ("---\na: b\n---\n---\nmore\n---\n", {"a": "b"}, "---\nmore\n---\n"),
        ("---\na: |\n  ---\n---\nx", {"a": "---\n"}, "x"),
    ],
)
def test_the_first_line_of_three_dashes_closes_the_facts(
    text: str, root: object, body: str
) -> None:
    document = split(text)
    assert isinstance(document, Document)
    assert (document.tree.root, document.body) == (root, body)


@pytest.mark.parametrize("text", ["", "title: One\n", "\n---\n---\n", " ---\n---\n", "----\n---\n"])
def test_facts_start_on_the_first_line(text: str) -> None:
    assert fault(split(text)) == (Place(1, 1), Code.NO_FRONT_MATTER)


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: b\n", "---\na: b\n...\n", "---\n ---\n"])
def test_facts_need_a_line_that_closes_them(text: str) -> None:
    assert fault(split(text)) == (Place(1, 1), Code.UNCLOSED_FRONT_MATTER)


def test_a_rule_far_down_the_text_does_not_close_the_facts() -> None:
    within, beyond = ("---\n" + "a\n" * lines + "---\n" for lines in (1_999, 2_000))
    assert isinstance(split(within), Document)
    assert fault(split(beyond)) == (Place(1, 1), Code.UNCLOSED_FRONT_MATTER)


def test_a_place_is_a_line_and_a_column() -> None:
    assert [place_in("ab\nc\n", offset) for offset in (0, 1, 3, 4, 5)] == [
        Place(1, 1),
        Place(1, 2),
        Place(2, 1),
        Place(2, 2),
        Place(3, 1),
    ]
    assert place_in("ab\nc", 3, first_line=10) == Place(11, 1)
    assert place_in("\nab", 2) == Place(2, 2)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_fault_in_a_place(content: bytes) -> None:
    text = decode(content)
    if isinstance(text, str):
        assert "\r" not in text
        assert isinstance(split(text), Document | tuple)
    else:
        place, problem = text
        assert place.line <= content.count(b"\n") + content.count(b"\r") + 1
        assert problem.code in (Code.NOT_UTF8, Code.CONTROL_CHARACTER)


@given(st.text("-ab:\n ", max_size=40), st.text("-ab:\n ", max_size=40))
def test_nothing_of_an_item_is_lost(facts: str, body: str) -> None:
    document = split(f"---\n{facts}\n---\n{body}")
    assert isinstance(document, Document)
    text = f"---\n{facts}\n---\n{body}"
    assert text.endswith(document.body)
    assert text.split("\n")[document.body_line - 1 :] == document.body.split("\n")


def test_an_item_with_windows_line_ends_is_the_same_item() -> None:
    plain = (TINY_HUB / "case_studies/home-safety-visits.md").read_bytes()
    assert decode(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")) == plain.decode()
