"""The reader takes what is sent: only problems come out, in their places; nothing is lost."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from hub.problems import Code
from hub.source.front_matter import Document, decode, place_in, split
from hub.source.yaml_text import Tree, Value, control, read_yaml
from tests.fuzz.examples import (
    FACTS,
    RAW,
    TEXTS,
    inside,
    many,
    told,
)

YAMLISH = st.text("ab:-#'\"[]{},&*!|>?%@\\ \t\n", max_size=60)


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


BYTES = st.one_of(
    st.binary(max_size=60),
    st.builds(lambda text, end: text.encode(errors="replace") + end, RAW, st.binary(max_size=3)),
    st.builds(str.encode, RAW, st.sampled_from(["utf-8-sig", "utf-16", "latin-1"]),
              st.just("replace")),
)  # fmt: skip


@many(850)
@given(BYTES)
def test_bytes_are_the_same_text_or_a_fault_where_it_stands(content: bytes) -> None:
    found = decode(content)
    if isinstance(found, str):
        assert found == plain(content.decode("utf-8-sig"))
        assert not control.search(found)
        assert decode(found.encode()) == found
        return
    place, fault = found
    assert told(fault)
    if fault.code is Code.CONTROL_CHARACTER:
        text = plain(content.decode("utf-8-sig"))
        assert place_in(text, next(n for n, c in enumerate(text) if control.match(c))) == place
    else:
        assert fault.code is Code.NOT_UTF8
        assert inside(plain(content.decode("utf-8-sig", errors="replace")), place)


@many(850)
@given(TEXTS)
def test_an_item_is_split_and_every_line_is_in_one_of_its_parts(text: str) -> None:
    document = split(text)
    if not isinstance(document, Document):
        place, fault = document
        assert told(fault)
        assert inside(text, place)
        return
    lines = text.split("\n")
    assert lines[document.body_line - 1 :] in (document.body.split("\n"), [])
    facts = "\n".join(lines[1 : document.body_line - 2])
    assert f"---\n{facts}\n---".count("\n") == document.body_line - 2 or not facts
    again = read_yaml(f"{facts}\n" if facts else "", first_line=2)
    assert (again.root, again.faults) == (document.tree.root, document.tree.faults)
    assert all(inside(text, place) and told(fault) for place, fault in document.tree.faults)
    assert all(inside(text, document.tree.place(loc)) for loc in document.tree.values)


def filled(value: Value) -> Any:
    """Values with "" where nothing is given, as PyYAML has it."""
    if isinstance(value, dict):
        return {key: filled(each) for key, each in value.items()}
    return [filled(each) for each in value] if isinstance(value, list) else value or ""


def sound(tree: Tree) -> bool:
    return not tree.faults and not tree.spoiled


@many(1300)
@given(st.one_of(FACTS, YAMLISH))
def test_what_is_read_without_fault_is_what_yaml_means_and_reads_back(text: str) -> None:
    tree = read_yaml(text)
    if not sound(tree):
        assert all(told(fault) for _, fault in tree.faults)
        return
    assert filled(tree.root) == (yaml.load(text, yaml.CBaseLoader) or filled(tree.root))
    written = yaml.dump(filled(tree.root), Dumper=yaml.CSafeDumper, default_style='"', width=9999)
    assert read_yaml(written.replace("!!map ", "").replace("!!seq ", "")).root == filled(tree.root)


@many(850)
@given(st.one_of(FACTS, YAMLISH))
def test_there_are_no_more_values_and_faults_than_characters(text: str) -> None:
    tree = read_yaml(text)
    assert len(tree.values) <= 2 * len(text) + 1
    assert len(tree.faults) <= 2 * len(text) + 1
    assert tree.keys.keys() <= tree.values.keys()
    assert tree.spoiled <= {tree.place_of(mark) for mark in tree.values.values()} | {
        tree.place_of(mark) for mark in tree.keys.values()
    } | {place for place, _ in tree.faults}
