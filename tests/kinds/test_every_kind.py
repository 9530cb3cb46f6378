"""What every kind of item has, and the rules over it."""

from __future__ import annotations

from typing import Any

import pytest

from hub.item_fields import ItemFields
from hub.kinds import KINDS
from hub.records import Fields, record_of
from hub.values import When
from tests.records import COMMON, LEAST, facts, faults

WITHDRAWAL = {"date": "2026-11-01", "reason": "The money is spent."}
KIND_NAMES = list(KINDS)


def records(model: type[Fields]) -> list[type[Fields]]:
    """A record and all the records inside it."""
    inner = [record_of(info.annotation) for info in model.model_fields.values()]
    return [model, *(deeper for each in inner if each for deeper in records(each))]


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_least_facts_are_sound(kind: str) -> None:
    assert faults(kind) == []


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_kinds_are_called_and_placed_as_addresses_say(kind: str) -> None:
    found = KINDS[kind]
    assert found.name == kind
    assert issubclass(found.model, ItemFields)
    assert found.folder in ("case_studies", f"docs/{found.address}")
    assert found.about.endswith(".")


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_field_says_what_it_is(kind: str) -> None:
    for record in records(KINDS[kind].model):
        for name, info in record.model_fields.items():
            assert (info.description or "").endswith("."), f"{record.__name__}.{name}"


@pytest.mark.parametrize("kind", KIND_NAMES)
@pytest.mark.parametrize("field", ["title", "summary", "date"])
def test_no_item_goes_without_title_summary_and_date(kind: str, field: str) -> None:
    assert faults(kind, **{field: ...}) == [f"{field} missing"]
    assert len(faults(kind, **{field: None})) == 1


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_fact_of_a_kind_must_be_given_or_not_recorded(kind: str) -> None:
    required = [key for key, info in KINDS[kind].model.model_fields.items() if info.is_required()]
    for field in required:
        if field in COMMON:
            continue
        assert f"{field} missing" in faults(kind, **{field: ...})
        assert faults(kind, **{field: None}) == [], field


@pytest.mark.parametrize("kind", KIND_NAMES)
@pytest.mark.parametrize("field", ["render_macros", "template", "Title", "__class__"])
def test_other_fields_are_refused(kind: str, field: str) -> None:
    assert faults(kind, **{field: "x"}) == [f"{field} extra_forbidden"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": "withdrawn", "withdrawn": WITHDRAWAL}, []),
        ({"status": "draft"}, []),
        ({"status": "withdrawn"}, ["withdrawn needs"]),
        ({"status": "withdrawn", "withdrawn": None}, ["withdrawn needs"]),
        ({"withdrawn": WITHDRAWAL}, ["withdrawn needs"]),
        ({"status": "draft", "withdrawn": WITHDRAWAL}, ["withdrawn needs"]),
        ({"status": "gone", "withdrawn": WITHDRAWAL}, ["status literal_error"]),
        ({"status": "withdrawn", "withdrawn": {"date": "x"}},
         ["withdrawn.date bad-date", "withdrawn.reason missing"]),
    ],
)  # fmt: skip
def test_withdrawn_and_its_reason_go_together(changes: Any, expected: list[str]) -> None:
    assert faults("news", **changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reviewed": "2026-10-06"}, []),
        ({"reviewed": "2026-10"}, []),
        ({"reviewed": "2026-10-05"}, ["reviewed ends-before-start"]),
        ({"reviewed": "2026-10-05", "date": None}, ["date wrong-type"]),
        ({"reviewed": "last week"}, ["reviewed bad-date"]),
    ],
)
def test_a_review_comes_after_publication(changes: Any, expected: list[str]) -> None:
    assert faults("news", **changes) == expected


@pytest.mark.parametrize(
    ("source", "sound"),
    [
        ({"source": "a", "place": "section 1"}, True),
        ({"title": "A", "url": "https://a.example"}, True),
        ({"title": "A", "url": "https://a.example", "date": "2016"}, True),
        ({"source": "a"}, False),
        ({"place": "section 1"}, False),
        ({"title": "A"}, False),
        ({}, False),
        ({"source": "a", "place": "section 1", "title": "A"}, False),
        ({"source": "a", "title": "A", "url": "https://a.example"}, False),
    ],
)
def test_a_source_is_a_document_here_or_a_page_elsewhere(source: Any, sound: bool) -> None:
    assert faults("news", sources=[source]) == ([] if sound else ["sources.0 one-of"])


def test_a_source_with_a_faulty_part_is_not_blamed_twice() -> None:
    assert faults("news", sources=[{"title": "A", "url": "a.example"}]) == [
        "sources.0.url bad-value"
    ]
    assert faults("news", sources=[{"source": "a", "place": ""}]) == [
        "sources.0.place string_too_short"
    ]


def test_rules_and_fields_are_told_together() -> None:
    changes = {"title": "Short", "status": "withdrawn", "sources": [{"source": "a"}]}
    assert faults("news", **changes) == [
        "sources.0 one-of",
        "title string_too_short",
        "withdrawn needs",
    ]


@pytest.mark.parametrize("length", [9, 10, 100, 101])
def test_a_title_has_10_to_100_characters(length: int) -> None:
    assert (faults("news", title="x" * length) == []) == (10 <= length <= 100)


@pytest.mark.parametrize("length", [29, 30, 200, 201])
def test_a_summary_has_30_to_200_characters(length: int) -> None:
    assert (faults("news", summary="x" * length) == []) == (30 <= length <= 200)


@pytest.mark.parametrize("field", ["title", "summary", "date_note", "licence"])
def test_what_stands_on_one_line_is_written_on_one_line(field: str) -> None:
    assert faults("news", **{field: "Home safety visits\nreach all of Northmarch"}) == [
        f"{field} bad-value"
    ]


def test_space_around_words_does_not_count() -> None:
    assert faults("news", title=f"  {'x' * 9}  ") == ["title string_too_short"]
    assert facts("news", title="  Home safety  ").title == "Home safety"


def test_facts_are_frozen_and_typed() -> None:
    found = facts("news", aliases=["news/a"], newsletter={"include": "no"})
    assert isinstance(found.date, When)
    assert found.aliases == ("news/a",)
    assert found.newsletter.include is False
    with pytest.raises(ValueError, match="frozen"):
        found.title = "Another title"


def test_pinned_items_are_references_of_any_kind() -> None:
    found = facts("news", related=["events/a", "news/2016/b"])
    assert list(found.references()) == [
        (("related", 0), "events/a", ()),
        (("related", 1), "news/2016/b", ()),
    ]


def test_the_least_facts_cover_every_kind() -> None:
    assert list(LEAST) == KIND_NAMES
