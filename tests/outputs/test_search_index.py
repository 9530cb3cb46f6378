"""Pagefind's index is made the same, in whatever order it was written."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.outputs.search_index import entries, settled

MARK = b"pagefind_dcd"
Filter = tuple[str, Sequence[tuple[str, list[int]]]]

KIND: Filter = ("kind", [("news", [0, 2]), ("event", [1]), ("topic", [3, 4])])
THEME: Filter = ("theme", [("waste", [1, 2]), ("care", [0])])
SORTS: list[Any] = [["date", [2, 0, 1]]]
PAGES = [["en_page1", 12, ["#"]], ["en_page2", 30, []]]


def packed(value: Any) -> bytes:
    return gzip.compress(MARK + cbor2.dumps(value))


def unpacked(content: bytes) -> Any:
    text = gzip.decompress(content)
    assert text.startswith(MARK)
    return cbor2.loads(text.removeprefix(MARK))


def named(content: bytes) -> str:
    return f"en_{hashlib.sha1(content).hexdigest()[:10]}"


def index(*filters: Filter, pages: Any = PAGES, version: str = "1.5.2") -> dict[str, bytes]:
    """The files that Pagefind writes for pages in English, with filters in this order."""
    made: dict[str, bytes] = {}
    names: list[list[str]] = []
    for name, values in filters:
        content = packed([name, [[value, numbers] for value, numbers in values]])
        names.append([name, named(content)])
        made[f"filter/{names[-1][1]}.pf_filter"] = content
    meta = packed([version, pages, [["a", "zz", "en_chunk"]], names, SORTS, ["title"]])
    made[f"pagefind.{named(meta)}.pf_meta"] = meta
    languages = {"en": {"hash": named(meta), "wasm": "en", "page_count": 5}}
    entry = {"version": version, "languages": languages, "include_characters": ["_", "‿"]}
    made["pagefind-entry.json"] = json.dumps(entry).encode()
    return made


def entry_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["pagefind-entry.json"])
    return found


def meta_of(files: Mapping[str, bytes]) -> list[Any]:
    hash_ = entry_of(files)["languages"]["en"]["hash"]
    found: list[Any] = unpacked(files[f"pagefind.{hash_}.pf_meta"])
    return found


def filters_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The values of each filter, found from the entry by the way that a browser takes."""
    found = {}
    for name, file in meta_of(files)[3]:
        inner, values = unpacked(files[f"filter/{file}.pf_filter"])
        assert inner == name
        found[name] = values
    return found


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
values = st.dictionaries(words, st.lists(st.integers(0, 9), unique=True).map(sorted), max_size=5)


@st.composite
def shuffled_twice(draw: st.DrawFn) -> tuple[list[Filter], list[Filter]]:
    """The same filters with the same values, in two orders."""
    filters = draw(st.dictionaries(words, values, max_size=4))

    def order() -> list[Filter]:
        names = draw(st.permutations(list(filters)))
        return [(name, draw(st.permutations(list(filters[name].items())))) for name in names]

    return order(), order()


@given(shuffled_twice())
def test_the_same_index_in_any_order_becomes_the_same_files(
    orders: tuple[list[Filter], list[Filter]],
) -> None:
    one, two = (settled(index(*order)) for order in orders)
    assert one == two
    told = {name: dict(found) for name, found in orders[0]}
    assert {name: dict(found) for name, found in filters_of(one).items()} == told


def test_another_order_of_files_changes_nothing() -> None:
    files = index(KIND, THEME)
    assert settled(dict(reversed(files.items()))) == settled(files)


def test_filters_and_values_come_in_the_order_of_their_names() -> None:
    made = settled(index(THEME, KIND))
    assert [name for name, _ in meta_of(made)[3]] == ["kind", "theme"]
    assert filters_of(made) == {
        "kind": [["event", [1]], ["news", [0, 2]], ["topic", [3, 4]]],
        "theme": [["care", [0]], ["waste", [1, 2]]],
    }


def test_nothing_else_of_the_metadata_changes() -> None:
    made = meta_of(settled(index(THEME, KIND)))
    assert [*made[:3], *made[4:]] == [
        *("1.5.2", PAGES, [["a", "zz", "en_chunk"]]),
        *(SORTS, ["title"]),
    ]


def test_the_entry_points_to_the_metadata_and_keeps_the_rest() -> None:
    before, made = index(KIND), settled(index(KIND))
    old, new = entry_of(before), entry_of(made)
    hash_ = new["languages"]["en"].pop("hash")
    assert hash_ != old["languages"]["en"].pop("hash")
    assert f"pagefind.{hash_}.pf_meta" in made
    assert new == old


def test_each_file_that_is_made_is_led_to_and_no_old_one_is_left() -> None:
    before, made = index(KIND, THEME), settled(index(KIND, THEME))
    assert len(made) == len(before) == 4
    assert made.keys() & before.keys() == {"pagefind-entry.json"}
    led = {f"filter/{file}.pf_filter" for _, file in meta_of(made)[3]}
    assert {path for path in made if path.startswith("filter/")} == led


def test_names_follow_from_content() -> None:
    def names(*filters: Filter, pages: Any = PAGES) -> tuple[set[str], set[str]]:
        made = settled(index(*filters, pages=pages))
        in_filters = {path for path in made if path.endswith(".pf_filter")}
        return in_filters, {path for path in made if path.endswith(".pf_meta")}

    changed: Filter = ("kind", [*KIND[1][:2], ("topic", [3])])
    filters, meta = names(KIND, THEME)
    assert names(KIND, THEME) == (filters, meta)
    other_filters, other_meta = names(changed, THEME)
    assert len(filters & other_filters) == 1
    assert meta.isdisjoint(other_meta)
    same_filters, third_meta = names(KIND, THEME, pages=PAGES[:1])
    assert same_filters == filters
    assert third_meta.isdisjoint(meta)


def test_names_begin_with_their_language() -> None:
    made = settled(index(KIND))
    assert {path.partition(".")[0] for path in made if path.startswith("filter/en_")} != set()
    assert entry_of(made)["languages"]["en"]["hash"].startswith("en_")


def test_an_index_without_filters_stays_whole() -> None:
    made = settled(index())
    assert meta_of(made)[3] == []
    assert len(made) == 2


def test_packed_files_carry_no_time() -> None:
    made = settled(index(KIND, THEME))
    zipped = [content for path, content in made.items() if path != "pagefind-entry.json"]
    assert {content[4:8] for content in zipped} == {bytes(4)}


def test_the_order_within_the_entry_does_not_matter() -> None:
    files = index(KIND)
    entry = dict(reversed(entry_of(files).items()))
    assert settled(files | {"pagefind-entry.json": json.dumps(entry).encode()}) == settled(files)


def fragment(address: str) -> bytes:
    return gzip.compress(MARK + json.dumps({"url": address, "content": "Words"}).encode())


PARTS = [
    ("en_1", fragment("/news/a/")),
    ("en_2", fragment("/about/")),
    ("en_3", fragment("/case-studies/b/")),
    ("en_4", fragment("/")),
]


@given(st.permutations(PARTS), st.permutations([("news/a/", "en_1"), ("case-studies/b/", "en_3")]))
def test_ids_come_in_the_order_of_the_addresses(
    parts: list[tuple[str, bytes]], wanted: list[tuple[str, str]]
) -> None:
    content = entries([address for address, _ in wanted], iter(parts))
    assert json.loads(gzip.decompress(content)) == [id_ for _, id_ in wanted]
    assert content[4:8] == bytes(4)


def test_pages_that_are_not_asked_for_are_left_out() -> None:
    assert json.loads(gzip.decompress(entries([], PARTS))) == []
    assert json.loads(gzip.decompress(entries([""], PARTS))) == ["en_4"]


def test_an_item_that_the_index_lacks_is_refused() -> None:
    with pytest.raises(KeyError, match="/news/lost/"):
        entries(["news/a/", "news/lost/"], PARTS)
