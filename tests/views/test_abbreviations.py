"""The A to Z of abbreviations, and the forms that a text leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub import check
from hub.views.abbreviations import Unsaid, a_to_z
from hub.vocabulary import Abbreviation
from tests.hubs import TINY_HUB, TODAY

FORMS = {
    "CAA": "Comprehensive Area Assessment",
    "LEP": "Local Enterprise Partnership",
    "R&D": "Research and Development",
}


def entries(forms: dict[str, str]) -> dict[str, Abbreviation]:
    return {each: Abbreviation(id=each, name=name) for each, name in forms.items()}


def unsaid(text: str) -> list[str]:
    return [*Unsaid(entries(FORMS)).of(text)]


def letters(*ids: str) -> list[tuple[str, list[str]]]:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue is not None
    words = replace(catalogue.vocabularies, abbreviations=entries(dict.fromkeys(ids, "A name")))
    found = a_to_z(replace(catalogue, vocabularies=words)).letters
    return [(letter, [each.id for each in under]) for letter, under in found]


def test_abbreviations_stand_under_their_first_letters() -> None:
    assert letters("LGA", "CAA", "LEP") == [("C", ["CAA"]), ("L", ["LEP", "LGA"])]


def test_small_letters_sort_with_capitals_and_digits_come_first() -> None:
    expected = [("4", ["4G"]), ("A", ["ab", "AC", "aD"]), ("Z", ["ZZ"])]
    assert letters("ZZ", "aD", "AC", "ab", "4G") == expected


def test_a_hub_without_abbreviations_has_no_letters() -> None:
    assert letters() == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The CAA was new.", ["Comprehensive Area Assessment"]),
        ("All LEPs agreed.", ["Local Enterprise Partnership"]),
        ("(LEP)", ["Local Enterprise Partnership"]),
        ("Spending on R&D.", ["Research and Development"]),
        ("The Comprehensive Area Assessment was new.", ["CAA"]),
        ("the comprehensive area assessment", ["CAA"]),
        ("Local Enterprise Partnerships", ["LEP"]),
        ("The CAA, or Comprehensive Area Assessment.", []),
        ("LEPs are Local Enterprise Partnerships.", []),
        ("The CAA and a Local Enterprise Partnership.", ["Comprehensive Area Assessment", "LEP"]),
        ("Nothing of the kind.", []),
        ("", []),
    ],
)
def test_a_text_leaves_the_other_form_unsaid(text: str, found: list[str]) -> None:
    assert unsaid(text) == found


@pytest.mark.parametrize("text", ["CAAX", "XCAA", "caa", "CAA&B", "R & D", "LEPss", "lepS"])
def test_parts_of_words_and_small_letters_are_no_abbreviation(text: str) -> None:
    assert unsaid(text) == []
