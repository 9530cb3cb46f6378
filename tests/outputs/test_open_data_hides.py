"""Open data hide what readers may not see, or not yet, and lead to forms through pages alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hub import read_today
from hub.kinds import KINDS
from hub.records import fields_by_key
from hub.views.gathered import Gathered
from tests.catalogues import catalogue, data_files, faults, items, made_schemas
from tests.fronts import OURS, every_front, gathered
from tests.hubs import TINY_HUB, change, edited

FORM = "docs/consultations/home-safety-visits-2027.md"
ASKED = "consultations/home-safety-visits-2027"
LETTER = "docs/newsletters/2026-11.md"
STUDY = "case_studies/home-safety-visits.md"
STRATEGY = "docs/strategies/living-well-2024-2028.md"

HOW = {
    "draft": "status: draft",
    "withdrawn": "status: withdrawn\nwithdrawn: {date: 2026-11-01, reason: Wrong.}",
}
FILES = {
    front.id: (f"{kind.folder}{front.id.removeprefix(kind.address)}.md", front.fields["title"])
    for kind in KINDS.values()
    for front in every_front(TINY_HUB, kind.folder)
}


def hidden(name: str, how: str) -> dict[str, str]:
    """The change by which readers may not see an item of the tiny hub any more, or yet."""
    if how != "future":
        return edited(name, "status: published", HOW[how])
    text = (TINY_HUB / name).read_text(encoding="utf-8")
    head, _, rest = re.sub("\nreviewed: .*", "", text).partition("\ndate: ")
    return {name: f"{head}\ndate: 2999{rest[4:]}"}


def sound(seen: Gathered) -> dict[str, Any]:
    """The items of a catalogue that fits its schema."""
    assert faults(catalogue(seen), made_schemas(TINY_HUB)) == []
    return items(seen)


@pytest.mark.parametrize("how", [*HOW, "future"])
@pytest.mark.parametrize("gone", FILES)
def test_a_hidden_item_leaves_not_one_byte(root: Path, gone: str, how: str) -> None:
    name, title = FILES[gone]
    before = b"".join(data_files(gathered(root)).values())
    assert gone.encode() in before
    assert title.encode() in before
    change(root, hidden(name, how))
    seen = gathered(root)
    after = b"".join(data_files(seen).values())
    assert gone.encode() not in after
    assert title.encode() not in after
    assert sound(seen).keys() == FILES.keys() - {gone}


def test_mentions_of_others_stay_where_they_were(root: Path) -> None:
    change(root, hidden("docs/news/2026/home-safety-visits-to-grow.md", "draft"))
    found = sound(gathered(root))
    study = found["case-studies/home-safety-visits"]["fields"]
    assert study["related"] == ["publications/northmarch-data-2026"]
    first, second = found["newsletters/2026-11"]["fields"]["sections"]
    assert [each["id"] for each in first["items"]] == [
        "case-studies/home-safety-visits",
        "publications/northmarch-data-2026",
    ]
    assert len(second["items"]) == 2


def test_a_section_of_a_newsletter_goes_with_its_last_item(root: Path) -> None:
    for name in (FORM, "docs/events/home-safety-workshop.md"):
        change(root, hidden(name, "draft"))
    (section,) = sound(gathered(root))["newsletters/2026-11"]["fields"]["sections"]
    assert section["id"] == "shared-practice"


def test_a_newsletter_of_hidden_items_has_no_sections(root: Path) -> None:
    for name, _ in FILES.values():
        if name != LETTER:
            change(root, hidden(name, "draft"))
    (letter,) = sound(gathered(root)).values()
    assert letter["fields"]["sections"] == []
    assert "related" not in letter["fields"]


def test_what_is_not_recorded_of_a_hidden_item_is_not_told(root: Path) -> None:
    names = [
        "sections.shared-practice.items.publications/northmarch-data-2026.note",
        "sections.0.items.1.note",
        "preheader",
    ]
    text = (root / LETTER).read_text(encoding="utf-8").replace("preheader: ", "# ")
    text = text.replace("\nissue: ", f"\nnot_recorded: [{', '.join(names)}]\nissue: ")
    change(root, {LETTER: text})
    fields = sound(gathered(root))["newsletters/2026-11"]["fields"]
    assert fields["not_recorded"] == names
    change(root, hidden("docs/publications/northmarch-data-2026.md", "draft"))
    fields = sound(gathered(root))["newsletters/2026-11"]["fields"]
    assert fields["not_recorded"] == ["preheader"]
    known = fields_by_key(KINDS["newsletter"].model)
    assert [*fields] == [key for key in known if key in fields]


def test_a_decision_for_a_hidden_strategy_stays_without_it(root: Path) -> None:
    def decisions() -> list[dict[str, Any]]:
        fields = sound(gathered(root))["meetings/partnership-board-2026-09-17"]["fields"]
        return [each for item in fields["items"] for each in item.get("decisions", ())]

    before = decisions()
    assert any("targets" in each for each in before)
    change(root, hidden(STRATEGY, "draft"))
    plain = [{k: v for k, v in each.items() if k != "targets"} for each in before]
    assert decisions() == plain


def test_a_change_of_the_future_is_not_told_yet(root: Path) -> None:
    change(root, edited(STUDY, "- {date: 2026-10-20,", "- {date: 2026-12-20,"))
    for day, told in (("2026-11-21", False), ("2026-12-20", True)):
        item = sound(gathered(root, read_today(day)))["case-studies/home-safety-visits"]
        assert ("change_history" in item["fields"]) is told
        assert item["updated"] == ("2026-12-20" if told else "2026-10-06")


def test_a_review_of_the_future_is_not_told_yet(root: Path) -> None:
    change(root, edited(STUDY, "review_by: 2027-10-06", "reviewed: 2026-12-20"))
    for day, told in (("2026-11-21", False), ("2026-12-20", True)):
        item = sound(gathered(root, read_today(day)))["case-studies/home-safety-visits"]
        assert ("reviewed" in item["fields"]) is told


def test_a_withdrawal_of_the_future_is_not_told(root: Path) -> None:
    change(root, edited(STUDY, "status: published", HOW["withdrawn"].replace("2026", "2027")))
    seen = gathered(root)
    assert "case-studies/home-safety-visits" in sound(seen)
    assert b"Wrong." not in b"".join(data_files(seen).values())


@pytest.mark.parametrize(
    ("field", "secret"),
    [
        ("outcome: {date: 2027-03-01, summary: Visits go on., responses: 12}", b"Visits go on."),
        ("outcome_delay: {date: 2027-03-01, reason: The count is late.}", b"The count is late."),
    ],
)
def test_how_a_consultation_ends_is_told_on_its_day(root: Path, field: str, secret: bytes) -> None:
    name = field.partition(":")[0]
    more = "outcome.link" if name == "outcome" else "response"
    change(root, edited(FORM, "privacy:\n", f"{field}\nnot_recorded: [{more}]\nprivacy:\n"))
    for day, told in (("2027-02-28", False), ("2027-03-01", True)):
        seen = gathered(root, read_today(day))
        assert (name in sound(seen)[ASKED]["fields"]) is told
        assert (secret in b"".join(data_files(seen).values())) is told
        if name == "outcome":
            assert ("not_recorded" in items(seen)[ASKED]["fields"]) is told
            assert items(seen)[ASKED]["state"] == ("concluded" if told else "closed")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-10-31", "upcoming"),
        ("2026-11-21", "open"),
        ("2027-01-16", "closed"),
        ("2027-12-01", "overdue"),
    ],
)
def test_the_address_of_a_form_is_nowhere_but_that_there_is_one_is_said(
    root: Path, day: str, state: str
) -> None:
    seen = gathered(root, read_today(day))
    whole = b"".join(data_files(seen).values())
    assert b"forms.northmarch.example" not in whole
    asked = sound(seen)[ASKED]
    assert (asked["state"], asked["form_on_page"]) == (state, state == "open")
    assert asked["fields"]["respond"]["email"] == "consultations@northmarch.example"


def test_a_consultation_with_nothing_but_a_form_has_no_other_way_to_respond(root: Path) -> None:
    text = (root / FORM).read_text(encoding="utf-8")
    head, rest = text.split("  email: consultations@northmarch.example\n  post")
    change(root, {FORM: head + "privacy:" + rest.split("privacy:")[1]})
    asked = sound(gathered(root))[ASKED]
    assert "respond" not in asked["fields"]
    assert "not_recorded" not in asked["fields"]
    assert asked["form_on_page"] is True


def test_a_consultation_without_a_form_says_so(root: Path) -> None:
    change(root, edited(FORM, "  form: https://forms.northmarch.example/home-safety-2027\n", ""))
    assert sound(gathered(root))[ASKED]["form_on_page"] is False


def test_an_answer_to_others_has_neither_state_nor_form() -> None:
    found = [each for each in items(gathered(OURS)).values() if each["kind"] == "consultation"]
    others = [each for each in found if each["fields"]["role"] == "responding"]
    assert others
    assert not any("state" in each or "form_on_page" in each for each in others)
