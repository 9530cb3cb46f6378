"""The rules of events, meetings, newsletters, projects, publications and offers of support."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records import facts, faults

URL = "https://a.example/x"
ATTACHMENT = {"title": "A", "path": "files/a.pdf", "accessible": "yes"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"place": ..., "online_url": URL}, []),
        ({"place": None}, []),
        ({"place": ..., "online_url": None}, []),
        ({"online_url": URL}, []),
        ({"place": ...}, ["place missing-field"]),
        ({"place": ..., "online_url": "x"}, ["online_url bad-value"]),
        ({"ends": "2026-11-05"}, []),
        ({"starts": "2026-11-05 10:00", "ends": "2026-11-05 10:00"}, []),
        ({"starts": "2026-11", "ends": "2026-11-01"}, []),
        ({"starts": "2026-11-05 10:00", "ends": "2026-11-05 09:59"}, ["ends ends-before-start"]),
        ({"ends": "2026-11-04"}, ["ends ends-before-start"]),
        ({"starts": "soon", "ends": "2026-11-04"}, ["starts bad-date"]),
        ({"starts": None, "ends": "2026-11-04"}, []),
        ({"register": {"by": "2026-11-01"}}, []),
        ({"state": "moved"}, ["state literal_error"]),
        ({"capacity": "0"}, ["capacity greater_than_equal"]),
    ],
)
def test_events(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("event", **changes) == expected


def agenda(*items: list[str]) -> dict[str, Any]:
    """The items of a meeting, each with decisions of these ids."""
    made = [{"id": "d", "kind": "noted", "text": "A"}]
    return {
        "items": [
            {"title": "A", "decisions": [made[0] | {"id": each} for each in ids]} for ids in items
        ]
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (agenda(["d1", "d2"], [], ["d3"]), []),
        (agenda(["d1", "d1"]), ["items.0.decisions.1.id duplicate-id"]),
        (agenda(["d1"], ["d2", "d1"]), ["items.1.decisions.1.id duplicate-id"]),
        ({"items": None}, []),
        ({"next_meetings": ["2026-12-10", "2027-03", "soon"]}, ["next_meetings.2 bad-date"]),
    ],
)
def test_meetings(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("meeting", **changes) == expected


def test_a_meeting_refers_to_the_targets_of_its_decisions() -> None:
    values = agenda(["d1"], ["d2", "d3"])
    values["items"][1]["decisions"][1] |= {"targets": ["strategies/a#t1", "strategies/b#t2"]}
    way = ("items", 1, "decisions", 1, "targets")
    assert list(facts("meeting", **values).references()) == [
        ((*way, 0), "strategies/a#t1", ("strategy",)),
        ((*way, 1), "strategies/b#t2", ("strategy",)),
    ]
    assert list(facts("meeting", items=None).references()) == []
    values["items"][1]["decisions"][1]["targets"] = ["t1"]
    assert faults("meeting", **values) == ["items.1.decisions.1.targets.0 bad-value"]


def section(id_: str, *items: str) -> dict[str, Any]:
    return {"id": id_, "items": [{"id": each} for each in items]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"sections": [section("a", "news/2026/x"), section("b")]}, []),
        ({"sections": [section("a"), section("a")]}, ["sections.1.id duplicate-id"]),
        ({"sections": None}, []),
        ({"sections": [section("a", "x")]}, ["sections.0.items.0.id bad-value"]),
        ({"window": {"from": "2026-10-31", "to": "2026-10-31"}}, []),
        ({"window": {"from": "2026-11-01", "to": "2026-10"}}, ["window.to ends-before-start"]),
        ({"window": {"from": "2026-11-01"}}, ["window.to missing"]),
        ({"audience": {"regions": ["a"], "themes": ["b"], "authorities": ["c"]}}, []),
        ({"audience": {"tags": "a"}}, ["audience.tags extra_forbidden"]),
        ({"newsletter": {"promotional": "yes", "section": "a"}}, []),
        ({"newsletter": {"promotional": "perhaps"}}, ["newsletter.promotional bool_parsing"]),
    ],
)
def test_newsletters(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("newsletter", **changes) == expected


def test_a_newsletter_refers_to_every_item_that_it_sends() -> None:
    found = facts(
        "newsletter", sections=[section("a", "news/x"), section("b", "events/y", "news/z")]
    )
    assert list(found.references()) == [
        (("sections", 0, "items", 0, "id"), "news/x", ()),
        (("sections", 1, "items", 0, "id"), "events/y", ()),
        (("sections", 1, "items", 1, "id"), "news/z", ()),
    ]
    assert list(facts("newsletter", sections=None).references()) == []


def milestones(*finals: str) -> dict[str, Any]:
    return {"milestones": [{"title": "A", "final": final} for final in finals]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (milestones("no", "yes"), []),
        (milestones("no", "no"), []),
        (milestones("yes", "yes", "yes"),
         ["milestones.1.final one-of", "milestones.2.final one-of"]),
        (milestones("perhaps"), ["milestones.0.final bool_parsing"]),
        ({"grant": {"amount": "5", "from": "wendale"}}, []),
        ({"grant": {"amount": "5", "from_": "wendale"}},
         ["grant.from missing", "grant.from_ extra_forbidden"]),
    ],
)  # fmt: skip
def test_projects(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("project", **changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"link": ..., "attachments": [ATTACHMENT]}, []),
        ({"attachments": [ATTACHMENT]}, []),
        ({"link": None}, []),
        ({"link": ...}, ["link missing-field"]),
        ({"link": ..., "attachments": []}, ["link missing-field"]),
        ({"link": ..., "attachments": [ATTACHMENT | {"path": "../a"}]},
         ["attachments.0.path bad-value"]),
        ({"link": "x"}, ["link bad-value"]),
        ({"targets": ["strategies/a#t1", "strategies/a"]}, ["targets.1 bad-value"]),
    ],
)  # fmt: skip
def test_publications(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("publication", **changes) == expected


def test_a_publication_refers_to_what_it_replaces_and_to_its_targets() -> None:
    found = facts("publication", supersedes="publications/a", targets=["strategies/b#t1"])
    assert list(found.references()) == [
        (("supersedes",), "publications/a", ("publication",)),
        (("targets", 0), "strategies/b#t1", ("strategy",)),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"available": {"from": "2026-04-01"}}, []),
        ({"available": {"from": "2026-04-01", "to": "2026-04-01"}}, []),
        (
            {"available": {"from": "2026-04-01", "to": "2026-03"}},
            ["available.to ends-before-start"],
        ),
        ({"problem_types": []}, []),
        ({"problem_types": ["financial", "money"]}, ["problem_types.1 literal_error"]),
    ],
)
def test_support_offers(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("support_offer", **changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"deadlines": [{"date": "2026-12-11 17:00", "label": "A"}]}, []),
        ({"deadlines": [{"date": "2026-12-11"}]}, ["deadlines.0.label missing"]),
        ({"link": {"url": URL, "label": "A"}}, []),
        ({"link": URL}, ["link model_type"]),
    ],
)
def test_news(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("news", **changes) == expected
