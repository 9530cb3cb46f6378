"""The address that starts a new file: whole texts in it, for any host of repositories."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml

from hub import check_text
from hub.kinds import KINDS
from hub.views.coverage.adding import add_address
from hub.vocabulary import Settings
from tests.hubs import TINY_HUB

STUDY = KINDS["case_study"]
GITLAB = "-/new/main/{folder}?file_name=new.md&file={text}"


def settings(**changes: Any) -> Settings:
    """The settings of the tiny hub, changed."""
    given = yaml.load((TINY_HUB / "data/hub.yml").read_bytes(), yaml.BaseLoader)
    return Settings.model_validate(given | {"projects": {}} | changes)


def text_in(address: str, key: str = "value") -> str:
    (text,) = parse_qs(urlsplit(address).query, strict_parsing=True)[key]
    return text


def test_the_address_is_that_of_a_new_file_in_the_folder_of_the_kind() -> None:
    address = add_address(STUDY, settings(), {})
    parts = urlsplit(address)
    assert (parts.netloc, parts.path) == (
        "code.northmarch.example",
        "/exchange/new/main/case_studies",
    )
    assert parse_qs(parts.query)["filename"] == ["new-case-study.md"]
    assert parts.fragment == ""


@pytest.mark.parametrize("repository", ["https://a.example/hub", "https://a.example/hub/"])
def test_a_slash_at_the_end_of_the_repository_makes_no_difference(repository: str) -> None:
    address = add_address(STUDY, settings(repository=repository), {})
    assert address.startswith("https://a.example/hub/new/main/case_studies?")


def test_another_host_has_its_own_form_of_address() -> None:
    address = add_address(STUDY, settings(new_file=GITLAB), {"themes": "living-well"})
    parts = urlsplit(address)
    assert parts.path == "/exchange/-/new/main/case_studies"
    assert parse_qs(parts.query)["file_name"] == ["new.md"]
    plain = add_address(STUDY, settings(), {"themes": "living-well"})
    assert text_in(address, "file") == text_in(plain)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_text_has_every_needed_field_and_section_of_its_kind(kind: Any) -> None:
    address = add_address(kind, settings(), {"themes": "living-well", "services": "housing"})
    _, front, body = text_in(address).split("---\n")
    facts = yaml.safe_load(front)
    needed = {info.alias or name for name, info in kind.model.model_fields.items()} & {
        str(key) for key in kind.model.model_json_schema().get("required", ())
    }
    assert facts == {
        "status": "draft",
        **dict.fromkeys(needed),
        "themes": ["living-well"],
        "services": ["housing"],
    }
    headings = [line for line in body.split("\n") if line.startswith("#")]
    assert headings == [f"## {title}" for title in kind.sections.values()]
    assert text_in(address).endswith("\n")


def test_councils_to_choose_from_stand_in_a_comment() -> None:
    text = text_in(add_address(STUDY, settings(), {}, ["highbeck", "fellside"]))
    assert "\nauthorities: [] # of: highbeck, fellside\n" in text
    assert yaml.safe_load(text.split("---\n")[1])["authorities"] == []


def test_without_councils_there_is_no_such_line() -> None:
    assert "authorities" not in text_in(add_address(STUDY, settings(), {}))


def test_nothing_in_the_text_can_break_out_of_the_address() -> None:
    address = add_address(STUDY, settings(), {"themes": "a&b=c#d+e%20/?"}, ["é"])
    assert "a&b=c#d+e%20/?" in text_in(address)
    assert "é" in unquote(address)
    assert address.isascii()
    assert not set(" \n\"'<>#") & set(address)


def test_only_what_is_still_empty_is_at_fault_in_the_new_file(root: Path) -> None:
    text = text_in(add_address(STUDY, settings(), {"themes": "living-well"}, ["wendale"]))
    problems = check_text(root, "case_studies/new-case-study.md", text)
    needed = {key for key, info in STUDY.model.model_fields.items() if info.is_required()}
    lines = text.split("\n")
    at_fault = {lines[each.place.line - 1].partition(":")[0] for each in problems}
    assert at_fault <= needed | {f"## {title}" for title in STUDY.sections.values()}
    assert needed <= at_fault
