"""data/*.yml: the hub's words and settings, each fault in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.kinds import KINDS
from hub.problems import Code, Problem
from hub.source.vocabularies import read_settings, read_vocabularies
from hub.vocabulary import VOCABULARIES, Settings, Vocabularies
from tests.conftest import CheckWith
from tests.hubs import TINY_HUB

ROOT = Path(__file__).parents[2]


def vocabularies(**files: str) -> tuple[Vocabularies, list[Problem]]:
    """The tiny hub's vocabularies, with other texts for some files."""

    def open_file(path: str) -> bytes | None:
        name = path.removeprefix("data/").removesuffix(".yml")
        return files[name].encode() if name in files else (TINY_HUB / path).read_bytes()

    return read_vocabularies(open_file)


def settings(text: str) -> tuple[Settings | None, list[Problem]]:
    return read_settings(lambda path: text.encode())


def said(problems: list[Problem]) -> list[str]:
    return [
        f"{each.path}:{each.place.line}:{each.place.column} {each.code.label}" for each in problems
    ]


@pytest.mark.parametrize("hub", [TINY_HUB, ROOT], ids=["tiny", "ours"])
def test_the_words_of_a_hub_are_sound(hub: Path) -> None:
    words, problems = read_vocabularies(lambda path: (hub / path).read_bytes())
    assert problems == []
    assert words.broken == frozenset()
    for name in VOCABULARIES:
        assert all(key == term.id for key, term in getattr(words, name).items())


def test_terms_are_in_the_order_of_their_file() -> None:
    words, _ = vocabularies(tags="- {id: b, name: B}\n- {id: a, name: A}\n")
    assert words.terms("tags") == {"b": "B", "a": "A"}


def test_organisations_are_authorities_and_bodies() -> None:
    words, _ = vocabularies()
    terms = words.terms("organisations")
    assert terms is not None
    assert {"wendale", "northmarch-partnership"} <= terms.keys()
    assert words.terms("sources") == {
        "northmarch-review-2026": "Review of home safety visits in Northmarch, 2026"
    }


@pytest.mark.parametrize("text", ["", "[]", "# Nothing yet.\n"])
def test_a_vocabulary_may_be_empty(text: str) -> None:
    words, problems = vocabularies(tags=text)
    assert (words.terms("tags"), problems) == ({}, [])


@pytest.mark.parametrize("text", ["- {id: a}", "a: b", "[", "- {id: a, name: A}\n" * 2, "\x07"])
def test_terms_of_a_broken_vocabulary_are_not_known(text: str) -> None:
    words, problems = vocabularies(bodies=text)
    assert len(problems) == 1
    assert words.broken == {"bodies"}
    assert words.bodies == {}
    assert words.terms("bodies") is None
    assert words.terms("organisations") is None
    assert words.terms("authorities") is not None


def test_a_broken_vocabulary_makes_no_faults_in_items(check_with: CheckWith) -> None:
    files = {f"data/{name}.yml": "- {id: x}\n" for name in VOCABULARIES}
    problems = check_with(files)
    assert {problem.path for problem in problems} == set(files)


def test_faults_of_yaml_and_of_fields_are_told_together() -> None:
    _, problems = vocabularies(
        tags="- {id: a, name: A, id: b}\n- {id: B c, name: &x C}\n- {name: D}\n"
    )
    assert said(problems) == [
        "data/tags.yml:1:20 duplicate-key",
        "data/tags.yml:2:19 yaml-feature",
        "data/tags.yml:2:8 bad-value",
        "data/tags.yml:3:3 missing-field",
    ]


def test_terms_that_name_others_are_checked_in_their_place() -> None:
    _, problems = vocabularies(sub_regions="- {id: coastlands, name: C, region: south}\n")
    assert said(problems)[0] == "data/sub_regions.yml:1:37 unknown-term"
    assert {line.split()[1] for line in said(problems)} == {"unknown-term"}
    _, problems = vocabularies(regions="- {id: northmarch}\n")
    assert said(problems) == ["data/regions.yml:1:3 missing-field"]


def councils(*tiles: str) -> str:
    """data/authorities.yml with one council for each tile, in order; none for an empty text."""
    council = (TINY_HUB / "data/authorities.yml").read_text().partition("- id: wendale")[2]
    facts = council.partition("\n")[2].partition("  tile:")[0]
    return "".join(
        f"- id: council-{number}\n{facts}" + (f"  tile: {tile}\n" if tile else "")
        for number, tile in enumerate(tiles, start=1)
    )


def test_two_councils_cannot_have_one_tile() -> None:
    here, there = "{column: 4, row: 7}", "{column: 7, row: 4}"
    assert vocabularies(authorities=councils(here, there, "", ""))[1] == []
    _, problems = vocabularies(authorities=councils(here, there, here, there, here))
    assert [each.place.line for each in problems] == [21, 28, 35]
    assert {each.code for each in problems} == {Code.BAD_VALUE}
    assert problems[1].message == 'The tile in column 7, row 4 is that of "council-2" already.'


@pytest.mark.parametrize(
    ("tile", "codes"),
    [
        ("{column: 1, row: 40}", []),
        ("{column: 0, row: 1}", ["bad-value"]),
        ("{column: -1, row: 41}", ["bad-value", "bad-value"]),
        ("{column: one, row: 1.5}", ["wrong-type", "wrong-type"]),
        ("{column: 1}", ["missing-field"]),
        ("{column: 1, row: 1, level: 1}", ["unknown-key"]),
        ("north-west", ["wrong-type"]),
        ("[1, 2]", ["wrong-type"]),
    ],
)
def test_a_tile_is_a_column_and_a_row_from_1_to_40(tile: str, codes: list[str]) -> None:
    words, problems = vocabularies(authorities=councils(tile))
    assert [each.code.label for each in problems] == codes
    assert bool(words.authorities) is not bool(codes)


@pytest.mark.parametrize("hub", [TINY_HUB, ROOT], ids=["tiny", "ours"])
def test_each_council_without_an_end_is_on_the_map(hub: Path) -> None:
    words, _ = read_vocabularies(lambda path: (hub / path).read_bytes())
    for council in words.authorities.values():
        assert council.tile or council.valid_to, council.id


def sections(*rules: str) -> str:
    """data/newsletter.yml with one section for each rule, in order."""
    return "".join(
        f"- {{id: section-{number}, name: S, {rule}}}\n" for number, rule in enumerate(rules)
    )


def test_a_section_may_gather_every_kind_but_the_newsletter_itself() -> None:
    rules = [f"from: [{kind}]" for kind in KINDS]
    _, problems = vocabularies(newsletter=sections(*rules))
    assert [each.message.split()[0] for each in problems] == ['"newsletter"']


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("from: [news, event], takes: [ahead, deadlines]", []),
        ("from: [news/opportunity], takes: [new, deadlines]", []),
        ("from: [publication/toolkit, consultation], takes: [outcomes]", []),
        ("from: [news/opportunity], takes: [ahead]", ["bad-value"]),
        ("from: [project, event], takes: [outcomes, deadlines]", ["bad-value"]),
        ("from: [evnt], takes: [ahead]", ["unknown-term"]),
        ("from: [news/, event/workshop]", ["unknown-term", "unknown-term"]),
        ("from: [news], takes: [all]", ["wrong-choice"]),
        ("from: [news], limit: 0", ["bad-value"]),
        ("from: [], takes: [all]", ["wrong-choice", "wrong-length"]),
        ("takes: []", ["missing-field", "wrong-length"]),
    ],
)
def test_a_section_takes_what_its_kinds_can_give(rule: str, codes: list[str]) -> None:
    _, problems = vocabularies(newsletter=sections(rule))
    assert [each.code.label for each in problems] == codes


def test_settings_are_read_with_their_defaults() -> None:
    found, problems = settings((TINY_HUB / "data/hub.yml").read_text())
    assert problems == []
    assert found is not None
    assert (found.name, found.projects.case_study_due_days) == ("Northmarch Exchange", 60)
    assert (found.projects.allow_single_authority, found.macro_pages) == (False, ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"missing-field"}),
        ("[a]", {"wrong-type"}),
        ("name: 'open", {"broken-yaml"}),
        ("name: A\nname: B", {"duplicate-key", "missing-field"}),
        ("name: \x07", {"control-character"}),
    ],
)
def test_faulty_settings_are_no_settings(text: str, codes: set[str]) -> None:
    found, problems = settings(text)
    assert found is None
    assert {problem.code.label for problem in problems} == codes


def test_one_fault_is_enough_to_refuse_settings() -> None:
    text = (TINY_HUB / "data/hub.yml").read_text()
    found, problems = settings(text.replace("strapline:", "region: twice\nstrapline:"))
    assert found is None
    assert said(problems) == ["data/hub.yml:5:1 duplicate-key"]
