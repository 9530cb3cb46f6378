"""YAML text to values: every value as text, in its place, and nothing lost without a word."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hub.problems import Code, Place
from hub.source.yaml_text import MAX_DEPTH, Tree, Value, read_yaml

LINES = st.text("ab:-#'\"[]{},&*!|>?%@\\ \t\n", max_size=60)
"""Text that is close to YAML, so that most of the parser's errors are met."""

WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc"]))
VALUES: Any = st.recursive(
    WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=12
)


def codes(tree: Tree) -> list[str]:
    return [fault.code.label for _, fault in tree.faults]


@pytest.mark.parametrize(
    "text", ["no", "off", "yes", "~", "null", "17:00", "2016-05-10", "0x1F", "1e3", ".inf", "007"]
)
def test_a_value_is_the_text_that_was_written(text: str) -> None:
    assert read_yaml(f"field: {text}\nlist: [{text}]").root == {"field": text, "list": [text]}


def test_values_of_every_style_are_text() -> None:
    tree = read_yaml("a: 'it''s'\nb: \"two\\nlines\"\nc: |\n  kept\n  lines\nd: >\n  one\n  line\n")
    assert tree.root == {"a": "it's", "b": "two\nlines", "c": "kept\nlines\n", "d": "one line\n"}
    assert tree.faults == []


@pytest.mark.parametrize(("text", "root"), [("a:", {"a": None}), ('a: ""', {"a": ""}), ("", None)])
def test_a_blank_value_is_none_and_an_empty_one_is_text(text: str, root: Value) -> None:
    assert read_yaml(text).root == root


def test_places_are_those_of_the_file() -> None:
    tree = read_yaml("a: one\nb:\n  - c: two\n  - [x, y]\n", first_line=2)
    assert tree.place(("a",)) == Place(2, 4)
    assert tree.key_place(("a",)) == Place(2, 1)
    assert tree.place(("b", 0, "c")) == Place(4, 8)
    assert tree.key_place(("b", 0, "c")) == Place(4, 5)
    assert tree.place(("b", 1, 1)) == Place(5, 9)


def test_what_is_missing_has_the_place_of_what_is_around_it() -> None:
    tree = read_yaml("b:\n  - c: two\n")
    assert tree.place(("b", 0, "missing", "deep")) == Place(2, 5)
    assert tree.key_place(("b", 5)) == Place(2, 3)
    assert tree.place(()) == Place(1, 1)
    assert read_yaml("", first_line=3).place(("a",)) == Place(3, 1)


def test_columns_count_characters_not_bytes() -> None:
    assert read_yaml("é: ü\n£: [€, x]").place(("£", 1)) == Place(2, 8)


def test_places_of_fields_and_of_entries_of_some_lists() -> None:
    tree = read_yaml("aliases: [x, y]\ntags: [z]\nimage:\n")
    assert tree.places("aliases", "attachments", "image") == {
        "aliases": Place(1, 10),
        "aliases.0": Place(1, 11),
        "aliases.1": Place(1, 14),
        "tags": Place(2, 7),
        "image": Place(3, 7),
    }
    assert read_yaml("[a]").places("a") == {}


@pytest.mark.parametrize("text", ["a: 1 # one", "# one\na: 1", "a: [1, 2] # two", "a: 'x' # y"])
def test_a_comment_costs_no_word_of_a_value(text: str) -> None:
    cut = ["cut-value"] if text == "a: 1 # one" else []
    assert codes(read_yaml(text)) == cut


def test_the_first_of_two_values_is_kept_and_its_places_too() -> None:
    tree = read_yaml("a: {b: 1}\na: {b: 2}\n")
    assert tree.root == {"a": {"b": "1"}}
    assert tree.place(("a", "b")) == Place(1, 8)
    assert [(place, fault.code) for place, fault in tree.faults] == [
        (Place(2, 1), Code.DUPLICATE_KEY)
    ]


def test_a_key_that_is_no_text_is_left_out() -> None:
    tree = read_yaml("{a: b}: c\n[d]: e\n?\n: f\ng: h\n")
    assert tree.root == {"g": "h"}
    assert codes(tree) == ["broken-yaml"] * 3


@pytest.mark.parametrize("text", ["a: &x 1", "a: *x", "a: !!int 1", "a: !mine 1", "*x : 1"])
def test_what_the_hub_does_not_use_is_refused_and_spoils_its_value(text: str) -> None:
    tree = read_yaml(text)
    assert codes(tree) == ["yaml-feature"]
    assert tree.spoiled == {tree.faults[0][0]}


def test_an_error_that_a_fault_of_its_line_explains_is_not_told() -> None:
    assert codes(read_yaml("title: *all of us: here\n")) == ["yaml-feature"]
    assert codes(read_yaml("a: b\ntitle: *all of us: here\n")) == ["yaml-feature"]
    assert codes(read_yaml("title: *all\na: b: c\n")) == ["yaml-feature", "broken-yaml"]


def test_a_tab_is_at_fault_only_where_it_indents() -> None:
    (within,) = read_yaml("a: 'b' c\td\n").faults
    (before,) = read_yaml("a:\n\tb: c\n").faults
    assert "bracket or quotation mark" in within[1].message
    assert before[1].message == "A tab stands where spaces are needed."


@pytest.mark.parametrize("text", ["[" * 30_000, "{a: " * 30_000, "- " * 30_000, "? " * 30_000])
def test_deep_nesting_is_left_at_once(text: str) -> None:
    tree = read_yaml(text)
    assert tree.root is None
    assert codes(tree) == ["too-deep"]


def test_nesting_up_to_the_limit_is_read() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert codes(read_yaml(deepest)) == []
    assert codes(read_yaml(f"[{deepest}]")) == []
    assert codes(read_yaml(f"[[{deepest}]]")) == ["too-deep"]


def test_characters_that_the_parser_refuses_are_named() -> None:
    ((place, fault),) = read_yaml("a: b\nc: \x07d\n").faults
    assert (place, fault.code) == (Place(1, 1), Code.CONTROL_CHARACTER)
    assert fault.message == "An invisible character (U+0007) stands here."


@pytest.mark.parametrize("break_", ["\u2028", "\u2029", "\x85", "\r"])
def test_line_ends_that_only_the_parser_knows_do_no_harm(break_: str) -> None:
    tree = read_yaml(f"a: b{break_}  c")
    assert tree.faults == []
    assert tree.root in ({"a": "b c"}, {"a": f"b{break_}c"})
    assert read_yaml(f"# A comment\na: b{break_}  c").root == tree.root


@given(VALUES)
def test_what_is_written_in_quotes_is_read_back(value: Any) -> None:
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10_000)
    plain = text.replace("!!map ", "").replace("!!seq ", "")
    tree = read_yaml(plain)
    assert tree.faults == []
    assert tree.root == value


@given(st.one_of(st.text(), LINES))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    tree = read_yaml(text)
    broken = [fault for _, fault in tree.faults if fault.code in (Code.BROKEN_YAML, Code.TOO_DEEP)]
    assert tree.root is None or isinstance(tree.root, str | list | dict)
    assert all(fault.message and fault.fix for fault in broken)
    assert all(fault.loc == () for _, fault in tree.faults)


@given(LINES)
def test_every_place_lies_in_the_text_or_at_its_end(text: str) -> None:
    tree = read_yaml(text)
    lines = [*text.split("\n"), ""]  # a fault at the end stands on the line of the closing ---
    places = [place for place, _ in tree.faults]
    places += [tree.place(loc) for loc in tree.values]
    for place in places:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.lists(st.tuples(st.from_regex("[a-z]{1,6}", fullmatch=True), WORDS), max_size=6))
def test_every_value_stands_where_its_place_says(fields: list[tuple[str, str]]) -> None:
    values = dict(fields)
    lines = [f"{key}: {yaml_quoted(value)}" for key, value in values.items()]
    tree = read_yaml("\n".join(lines), first_line=1)
    for key, value in values.items():
        place = tree.place((key,))
        assert lines[place.line - 1][place.column - 1 :] == yaml_quoted(value)


def yaml_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
