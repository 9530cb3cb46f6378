"""Related items are those that share most, and the reason given for each is true."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hub import Catalogue, Item, check
from hub.kinds import KINDS
from hub.views.related import LIMIT, PINNED, Related
from tests.hubs import TINY_HUB, TODAY, edited, tiny_hub
from tests.records import facts

OURS = Path(__file__).parents[2]
WORDS = ("lottery", "museum", "harbour", "orchard", "granary", "ferry")
TAGS = ("falls", "open-data", "partnership-working", "volunteers")
COUNCILS = {
    "eastmere": {"eastmere", "in coastlands"},
    "saltwick": {"saltwick", "eastmere", "in coastlands"},
    "fellside": {"fellside", "under fellside", "in fell-country"},
    "highbeck": {"highbeck", "under fellside", "in fell-country"},
    "thornreach": {"thornreach", "in river-vale"},
    "wendale": {"wendale", "in river-vale"},
}
"""What an item of each council shares with others; Saltwick is now Eastmere."""


@cache
def catalogue_of(root: Path) -> Catalogue:
    found = check(root, TODAY).catalogue
    assert found is not None
    return found


def item(number: int, kind: str = "news", **changes: Any) -> Item:
    summary = " ".join(["That is how these were made with others.", *changes.pop("words", ())])
    told = facts(kind, title=f"About {number:05}", summary=summary, **changes)
    return Item(f"a/{number}", KINDS[kind], "a.md", told, "", {})


def invented(*given: Mapping[str, Any]) -> Catalogue:
    """A hub of such items, the newest first, with the vocabularies of the tiny hub."""
    items = tuple(item(number, **each) for number, each in enumerate(given))
    return replace(catalogue_of(TINY_HUB), listed=items)


def shown(*given: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The numbers of the items related to the first of such a hub, with the reasons."""
    catalogue = invented(*given)
    related = Related(catalogue).of(catalogue.listed[0])
    return [(int(each.id.removeprefix("a/")), why) for each, why in related]


def found(*given: Mapping[str, Any]) -> list[int]:
    return [number for number, _ in shown(*given)]


def test_pinned_items_come_first_in_their_order_and_say_so() -> None:
    pins = ["a/3", "a/9", "a/0", "a/2", "a/3"]
    tags, same = {"tags": TAGS[:1]}, "Same tag (falls prevention)"
    assert shown(tags | {"related": pins}, tags, {}, {}) == [(3, PINNED), (2, PINNED), (1, same)]
    many = [f"a/{number}" for number in range(1, 9)]
    assert found({"related": many}, *[{}] * 9) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_what_is_rarer_counts_more() -> None:
    own = {"tags": ["falls", "volunteers"]}
    others = [{"tags": ["falls"]}, {"tags": ["falls"]}, {"tags": ["volunteers"]}]
    assert found(own, *others) == [3, 1, 2]


def test_hidden_and_withdrawn_items_are_never_related(tmp_path: Path) -> None:
    news, event = "news/2026/home-safety-visits-to-grow", "events/home-safety-workshop"
    reason = "status: withdrawn\nwithdrawn: {date: 2026-11-01, reason: It was wrong.}"
    draft = edited(f"docs/{news}.md", "status: published", "status: draft")
    gone = edited(f"docs/{event}.md", "status: published", reason)
    catalogue = catalogue_of(tiny_hub(tmp_path, draft | gone))
    related = Related(catalogue)
    listed = {each.id for each in catalogue.listed}
    for each in catalogue.listed:
        ids = [other.id for other, _ in related.of(each)]
        assert sorted(ids) == sorted({*ids} & listed - {each.id})
    (withdrawn,) = catalogue.withdrawn
    assert [each.id for each, _ in related.of(withdrawn)] == [*withdrawn.facts.related] != []


def test_half_of_them_are_of_other_kinds_where_these_are_nearly_as_good() -> None:
    near = {"tags": TAGS[:3], "kind": "event"}
    assert found(*[{"tags": TAGS}] * 8, *[near] * 4) == [1, 2, 3, 8, 9, 10]
    far = near | {"tags": TAGS[:1]}
    assert found(*[{"tags": TAGS}] * 8, *[far] * 4) == [1, 2, 3, 4, 5, 6]


def test_there_may_be_none_at_all() -> None:
    assert Related(invented()).of(item(0)) == []
    assert found({"tags": TAGS}) == found({"tags": TAGS[:2]}, {"tags": TAGS[2:]}) == []


def test_an_item_about_a_whole_region_is_not_about_its_places() -> None:
    assert found({"authorities": [*COUNCILS]}, {"authorities": ["wendale"]}) == []
    assert found({"authorities": [*COUNCILS][1:]}, {"authorities": ["wendale"]}) == [1]


MIXED = {"themes": ["living-well", "shared-buying"], "services": ["housing", "libraries"]}
SPONSORED = {"kind": "project", "sponsor": "wendale"}


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({"tags": TAGS[:2]}, {"tags": TAGS[:2]}, "Same tags (falls prevention, open data)"),
        (MIXED, MIXED | {"themes": ["living-well"]}, "Same services, same theme"),
        ({"authorities": ["wendale"]}, SPONSORED, "Same council (Wendale)"),
        ({"authorities": ["saltwick"]}, {"authorities": ["eastmere"]}, "Same council (Eastmere)"),
        ({"authorities": ["saltwick"]}, {"authorities": ["saltwick"]}, "Same council (Saltwick)"),
        ({"authorities": ["fellside"]}, {"authorities": ["highbeck"]}, "Same county"),
        ({"authorities": ["wendale"]}, {"authorities": ["thornreach"]}, "Same sub-region"),
        ({"words": ["Park", "NHS"]}, {"words": ["parks", "NHS"]}, "Similar words (NHS, parks)"),
        ({"words": ["ferry"], "tags": TAGS[:1]}, {"words": ["ferries"], "tags": TAGS[:1]}, ""),
        ({"words": ["fall"], "tags": TAGS[:1]}, {"words": ["falls"], "tags": TAGS[:1]}, ""),
    ],
)
def test_the_reason_says_what_is_shared(first: Any, second: Any, why: str) -> None:
    assert shown(first, second) == [(1, why or "Same tag (falls prevention)")]


def test_the_order_of_terms_changes_nothing() -> None:
    given = {"tags": TAGS, "themes": ["living-well", "shared-buying"], "words": WORDS}
    turned = {name: values[::-1] for name, values in given.items()}
    assert shown(given, given) == shown(turned, turned) != []


def shares(given: Mapping[str, Any]) -> set[str]:
    """What an invented item shares, told from what it was made of."""
    own = set(given["tags"]) | {f"word {word}" for word in given["words"]}
    councils = given["authorities"] if len(given["authorities"]) <= 5 else ()
    return own.union(*(COUNCILS[each] for each in councils))


def scores(given: Sequence[Mapping[str, Any]]) -> list[int]:
    """The score of each item beside the first, pair by pair, with real logarithms."""
    having = [shares(each) for each in given]
    items = Counter(each for one in having for each in one)

    def weight(each: str) -> int:
        steps = 2 if each.startswith("word ") else 4
        return math.floor(steps * math.log2(1 + len(given) / items[each]) + 1e-9)

    common = [having[0] & other for other in having]
    alone = [len(each) == 1 and " ".join(each).startswith("word ") for each in common]
    return [0 if weak else sum(map(weight, e)) for weak, e in zip(alone, common, strict=True)]


def councils(value: Any, known: Mapping[str, Any]) -> set[str]:
    """The councils that are a value anywhere in front matter, and today's in place of old ones."""
    if isinstance(value, str):
        new = known.get(value, {}).get("successors", ())
        return ({value} & known.keys()).union(*(councils(each, known) for each in new))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set[str]().union(*(councils(each, known) for each in inner))


def stems(text: str) -> set[str]:
    return {re.sub("(ies|es|s|y|e)$", "", each) for each in re.findall(r"[^\W\d_]+", text.lower())}


def told(item: Item, terms: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
    """What a file of this hub may share with others, by the word that reasons have for it."""
    facts = yaml.safe_load((OURS / item.path).read_text("utf-8").split("---\n")[1])
    places = {name: terms["authorities"][name] for name in councils(facts, terms["authorities"])}
    counties = {n if e["kind"] == "county" else e.get("county", "") for n, e in places.items()}
    return {
        "pinned": set(facts.get("related", ())),
        "tag": {terms["tags"][each]["name"].lower() for each in facts.get("tags", ())},
        "theme": set(facts.get("themes", ())),
        "service": set(facts.get("services", ())),
        "council": {each["name"] for each in places.values()},
        "county": counties - {""},
        "sub-region": {each["sub_region"] for each in places.values()},
        "word": stems(f"{facts['title']} {facts['summary']}"),
    }


def test_every_reason_is_true_of_the_files() -> None:
    texts = {
        name: (OURS / f"data/{name}.yml").read_text("utf-8") for name in ("authorities", "tags")
    }
    terms = {n: {each["id"]: each for each in yaml.safe_load(text)} for n, text in texts.items()}
    catalogue = catalogue_of(OURS)
    facts = {item.id: told(item, terms) for item in catalogue.listed}
    related = Related(catalogue)
    for own in catalogue.listed:
        for other, why in related.of(own):
            assert (other.id in facts[own.id]["pinned"]) == (why == PINNED)
            shared = {name: facts[own.id][name] & facts[other.id][name] for name in facts[own.id]}
            assert why == PINNED or is_true(why, shared)


def is_true(why: str, shared: Mapping[str, set[str]]) -> bool:
    pattern = r"(?:Same|same|Similar|similar) ([a-z-]+?)(?: \((.+?)\))?(?:, |$)"
    assert re.sub(pattern, "", why) == ""
    for what, names in re.findall(pattern, why):
        name = re.sub("ie$", "y", what.removesuffix("s"))
        said = stems(names) if name == "word" else set(names.lower().split(", ")) - {""}
        assert said <= {each.lower() for each in shared[name]} != set()
        assert bool(said) == (name in ("tag", "council", "word"))
        assert not (name in ("county", "sub-region") and shared["council"])
        assert not (name == "sub-region" and shared["county"])
    return True


def some(values: Sequence[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most)


ITEM = st.fixed_dictionaries(
    {"tags": some(TAGS, 3), "words": some(WORDS, 4), "authorities": some([*COUNCILS], 6)}
)


@given(st.lists(ITEM, min_size=1, max_size=14))
def test_the_best_are_those_of_the_highest_scores(given: list[dict[str, Any]]) -> None:
    scored = scores(given)
    ranked = sorted(range(1, len(given)), key=lambda n: (-scored[n], n))
    assert found(*given) == [n for n in ranked if scored[n]][:LIMIT]


@given(st.lists(st.tuples(st.sampled_from(["news", "event", "meeting"]), ITEM), min_size=1))
def test_kinds_are_mixed_as_far_as_scores_allow(given: list[tuple[str, dict[str, Any]]]) -> None:
    items = [each for _, each in given]
    scored = scores(items)
    taken = found(*({"kind": kind} | each for kind, each in given))
    assert taken == sorted(taken, key=lambda n: (-scored[n], n))
    kinds = Counter(given[n][0] for n in taken)
    left = [n for n in range(1, len(given)) if n not in taken and scored[n]]
    assert not left or len(taken) == LIMIT
    if max(kinds.values(), default=0) > LIMIT // 2:
        poor = [n for n in left if kinds[given[n][0]] < LIMIT // 2]
        assert all(scored[n] * 2 < scored[taken[0]] for n in poor)
