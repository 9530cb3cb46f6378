"""Front matter to facts: what is blank, what is not recorded, and what is still known."""

from __future__ import annotations

from typing import Any

import pytest

from hub.kinds import KINDS
from hub.source.facts import Facts, read_facts, unrecorded
from hub.source.vocabularies import read_vocabularies
from hub.source.yaml_text import read_yaml
from tests.hubs import TINY_HUB

WORDS = read_vocabularies(lambda path: (TINY_HUB / path).read_bytes())[0]
COMMON = """\
title: Home safety visits
summary: Volunteers visit people at home, and fit a rail.
date: 2026-10-06
"""
STUDY = f"""{COMMON}
lead: wendale
period: {{start: 2024}}
maturity: live
outcomes:
  - {{measure: Visits, kind: uptake, result: 12, unit: visits, better: higher,
     basis: actual, evidence: audited}}
"""


def read(kind: str, text: str) -> Facts:
    return read_facts(read_yaml(text, first_line=2), KINDS[kind], "a.md", WORDS)


def labels(facts: Facts) -> list[str]:
    return [problem.code.label for problem in facts.problems]


def record(facts: Facts) -> Any:
    assert facts.problems == []
    assert facts.sound
    return facts.record


def test_sound_facts_are_a_record() -> None:
    study = record(read("case_study", STUDY))
    assert study.title == "Home safety visits"
    assert str(study.outcomes[0].result) == "12"
    assert study.status == "published"


def test_a_field_left_blank_is_as_good_as_left_out() -> None:
    study = record(read("case_study", STUDY + "cost:\ntags:\ndate_note:\n"))
    assert (study.cost, study.tags, study.date_note) == (None, (), None)


@pytest.mark.parametrize(
    ("path", "without"),
    [
        ("lead", "lead: wendale\n"),
        ("period", "period: {start: 2024}\n"),
        ("outcomes.0.unit", "unit: visits, "),
        ("outcomes.0.evidence", ",\n     basis: actual, evidence: audited"),
    ],
)
def test_a_field_that_no_source_gives_may_be_named_instead(path: str, without: str) -> None:
    text = STUDY.replace(without, ", basis: actual" if "evidence" in without else "")
    assert labels(read("case_study", text)) != []
    assert record(read("case_study", f"{text}not_recorded: [{path}]\n")).not_recorded == (path,)


def test_an_entry_is_named_by_its_id_or_its_position() -> None:
    strategy = f"""{COMMON}
period: {{start: 2024, end: 2028}}
version: "1"
stage: adopted
objectives: [{{id: o1, title: Safe at home}}]
targets:
  - {{id: t01, group: Safe, paragraph: "4", statement: Fewer falls., due: 2028}}
  - {{id: t02, group: Safe, paragraph: "5", statement: More visits.}}
"""
    assert labels(read("strategy", strategy)) == ["missing-field"]
    for path in ("targets.t02.due", "targets.1.due"):
        found = record(read("strategy", f"{strategy}not_recorded: [{path}]\n"))
        assert found.targets[1].due is None
    for path in (
        "targets.t01.due",
        "targets.t03.due",
        "targets.7.due",
        f"targets.{'9' * 5000}.due",
    ):
        problems = labels(read("strategy", f"{strategy}not_recorded: ['{path}']\n"))
        assert problems[0] == "bad-not-recorded"
        assert "missing-field" in problems


@pytest.mark.parametrize(
    "path", ["period.end", "cost", "tags", "image.alt.x", "outcomes", "title.x"]
)
def test_only_fields_that_are_missing_can_be_not_recorded(path: str) -> None:
    facts = read("case_study", f"{STUDY}not_recorded: [{path}]\n")
    expected = [] if path in ("period.end", "cost", "tags") else ["bad-not-recorded"]
    assert labels(facts) == expected


def test_what_every_item_must_have_cannot_be_not_recorded() -> None:
    text = STUDY.replace("title: Home safety visits\n", "")
    facts = read("case_study", f"{text}not_recorded: [title]\n")
    assert labels(facts) == ["missing-field"]
    assert "not_recorded" not in facts.problems[0].fix


def test_sections_of_the_body_are_no_fields_but_may_be_named() -> None:
    assert labels(read("case_study", f"{STUDY}not_recorded: [challenge]\n")) == []
    assert labels(read("event", f"{COMMON}not_recorded: [challenge]\n"))[0] == "bad-not-recorded"


@pytest.mark.parametrize("value", ["cost", "{a: b}", "[[a], {b: c}]", "[]"])
def test_not_recorded_of_another_shape_is_no_more_than_a_wrong_type(value: str) -> None:
    facts = read("case_study", f"{STUDY}not_recorded: {value}\n")
    assert set(labels(facts)) <= {"wrong-type"}


def test_the_names_and_places_of_what_is_not_recorded_are_known_whatever_else_is_wrong() -> None:
    tree = read_yaml("titel: x\nnot_recorded: [challenge, [x], lead]\n", first_line=2)
    places = {name: str((at.line, at.column)) for name, at in unrecorded(tree).items()}
    assert places == {"challenge": "(3, 16)", "lead": "(3, 32)"}
    assert unrecorded(read_yaml("[a]")) == {}
    assert unrecorded(read_yaml("not_recorded: challenge")) == {}


def test_faulty_facts_still_tell_what_they_mention() -> None:
    text = STUDY.replace("title: Home safety visits", "title: Visits")
    facts = read(
        "case_study", f"{text}related: [events/a]\nproject: Projects/B\ntargets: [strategies/a#b]\n"
    )
    assert labels(facts) == ["wrong-length", "bad-value"]
    assert not facts.sound
    assert [reference.target for reference in facts.references] == ["events/a", "strategies/a#b"]


@pytest.mark.parametrize(
    "text", ["", "[a]", "words", "title: 'open", "a: b\n---\nc: d\n", "[" * 99]
)
def test_text_that_is_no_group_of_fields_gives_no_record(text: str) -> None:
    facts = read("event", text)
    assert len(facts.problems) == 1 or text.startswith("a: b")
    assert facts.record is None or not facts.sound


def test_a_value_that_yaml_spoiled_has_one_fault() -> None:
    facts = read("case_study", STUDY.replace("lead: wendale", "lead: Walks #4"))
    assert labels(facts) == ["cut-value"]
