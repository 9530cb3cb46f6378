"""The values by which the library is narrowed down, and the councils that follow old ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hub import Catalogue, Item, check, read_today
from hub.kinds import KINDS
from hub.values import read_date
from hub.views.facets import FACETS, facet_values, ordered, value_name, years
from hub.views.terms import TermIndex, former, found_under, heirs, other_names
from tests.hubs import TINY_HUB, TODAY
from tests.records import OUTCOME, facts

OURS = Path(__file__).parents[2]
SAVED = OUTCOME | {"kind": "savings", "unit": "GBP", "recurrence": "annual"}
FACET = {facet.name: facet for facet in FACETS}


@pytest.fixture(scope="module")
def tiny() -> Catalogue:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue is not None
    return catalogue


def made(kind: str, **changes: Any) -> Item:
    return Item("a/b", KINDS[kind], "a/b.md", facts(kind, **changes), "", {})


def on(catalogue: Catalogue, day: str) -> Catalogue:
    return replace(catalogue, today=read_today(day))


def test_an_item_has_values_in_every_facet_that_it_speaks_of(tiny: Catalogue) -> None:
    (study,) = tiny.of("case_study")
    assert facet_values(study, tiny) == {
        "kind": ("case_study",),
        "theme": ("living-well", "simpler-services"),
        "service": ("social-care", "housing"),
        "organisation": ("northmarch-partnership",),
        "tag": ("falls", "partnership-working", "volunteers"),
        "authority": ("wendale", "saltwick", "eastmere", "highbeck"),
        "region": ("northmarch",),
        "sub-region": ("river-vale", "coastlands", "fell-country"),
        "maturity": ("completed",),
        "outcome": ("performance", "quality", "uptake", "savings"),
        "evidence": ("evaluated", "self_reported", "audited"),
        "savings": ("up-to-100k",),
        "year": ("2024", "2025", "2026"),
        "award": ("shortlisted",),
    }


def test_facets_without_a_value_are_left_out(tiny: Catalogue) -> None:
    assert facet_values(made("news"), tiny) == {"kind": ("news",), "year": ("2026",)}


def test_no_value_comes_twice(tiny: Catalogue) -> None:
    said = {
        "authorities": ["wendale", "thornreach", "saltwick", "eastmere"],
        "outcomes": [SAVED | {"result": str(each)} for each in (5, 6, 7)],
        "awards": [{"name": name, "result": "won"} for name in "AB"],
        "period": {"start": "2024", "end": "2024"},
    }
    values = facet_values(made("case_study", **said), tiny)
    assert values["authority"] == ("wendale", "thornreach", "saltwick", "eastmere")
    assert values["region"] == ("northmarch",)
    assert values["sub-region"] == ("river-vale", "coastlands")
    assert (values["outcome"], values["evidence"]) == (("savings",), ("audited",))
    assert (values["award"], values["year"]) == (("won",), ("2024",))


@pytest.mark.parametrize(
    ("band", "results"),
    [
        ("up-to-10k", ["0.01", "9999.99", "10000"]),
        ("up-to-100k", ["10000.01", "100000"]),
        ("up-to-1m", ["100000.01", "1000000"]),
        ("over-1m", ["1000000.01", "over 113000000"]),
    ],
)
def test_the_largest_saving_falls_into_one_band(
    tiny: Catalogue, band: str, results: list[str]
) -> None:
    for result in results:
        outcomes = [SAVED | {"result": each} for each in ("0.001", result)]
        assert facet_values(made("case_study", outcomes=outcomes), tiny)["savings"] == (band,)


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("news", {"date": "2014-07"}, [2014]),
        ("news", {"date": "2008/09"}, [2008, 2009]),
        ("case_study", {"period": {"start": "2012-02", "end": "2014"}}, [2012, 2013, 2014]),
        ("case_study", {"period": {"start": "2008/09", "end": "2008/09"}}, [2008, 2009]),
        ("case_study", {"period": {"start": "2024"}, "date": "2026-10"}, [2024, 2025, 2026]),
        ("case_study", {"period": {"start": "2028"}, "date": "2026-10"}, [2028]),
        ("case_study", {"period": None, "date": "2012"}, [2012]),
        ("strategy", {"period": {"start": "2024", "end": "2026-03-31"}}, [2024, 2025, 2026]),
        ("event", {"starts": "2015-12-31 22:00", "ends": "2016-01-01 02:00"}, [2015, 2016]),
        ("event", {"starts": "2015-06", "date": "2014"}, [2015]),
        ("event", {"starts": None, "date": "2014"}, [2014]),
        ("meeting", {"held": "2010-10-28 10:00", "date": "2011-01-05"}, [2010]),
        ("meeting", {"held": None, "date": "2011-01-05"}, [2011]),
    ],
)
def test_an_item_is_about_the_years_of_its_period_else_of_its_day(
    kind: str, changes: dict[str, Any], expected: list[int]
) -> None:
    assert list(years(facts(kind, **changes))) == expected


def test_a_former_council_leads_to_its_successor_after_its_last_day(tiny: Catalogue) -> None:
    item = made("news", authorities=["saltwick"])
    before, after = on(tiny, "2024-03-31 23:59"), on(tiny, "2024-04-01 00:00")
    assert facet_values(item, before)["authority"] == ("saltwick",)
    assert facet_values(item, after)["authority"] == ("saltwick", "eastmere")
    assert ("authorities", "eastmere") not in found_under(item, before)
    assert ("authorities", "eastmere") in found_under(item, after)


@pytest.mark.whole
def test_old_items_come_under_new_councils_of_our_hub_only_when_these_exist() -> None:
    new = ("authorities", "north-northamptonshire")
    for day, found in (("2021-03-31", []), ("2021-04-01", ["strategies/east-midlands-2008-2011"])):
        catalogue = check(OURS, read_today(day)).catalogue
        assert catalogue is not None
        assert [item.id for item in TermIndex(catalogue).items.get(new, ())] == found


def councils(catalogue: Catalogue, **links: tuple[str, str]) -> Catalogue:
    """A catalogue with councils of these ids, each with its last day and its successors' ids."""
    model = catalogue.vocabularies.authorities["wendale"]
    made = {}
    for each, (last, after) in links.items():
        end = read_date(last) if last else None
        made[each] = model.model_copy(update={"valid_to": end, "successors": tuple(after)})
    return replace(catalogue, vocabularies=replace(catalogue.vocabularies, authorities=made))


CHAIN = {"a": ("2009-03-31", "b"), "b": ("2019-03-31", "c"), "c": ("", "")}


@pytest.mark.parametrize(
    ("day", "found"),
    [("2009-03-31", []), ("2009-04-01", ["b"]), ("2019-03-31", ["b"]), ("2019-04-01", ["b", "c"])],
)
def test_successors_are_followed_as_far_as_they_have_ended(
    tiny: Catalogue, day: str, found: list[str]
) -> None:
    assert heirs("a", on(councils(tiny, **CHAIN), day)) == found


def test_a_council_knows_all_that_it_took_over_from(tiny: Catalogue) -> None:
    chain = councils(tiny, **CHAIN)
    assert [former(each, chain) for each in "abc"] == [[], ["a"], ["a", "b"]]
    assert former("c", on(chain, "2019-03-31")) == []


def test_a_council_split_and_joined_again_has_each_heir_once(tiny: Catalogue) -> None:
    old = "2009-03-31"
    split = councils(tiny, a=(old, "bc"), b=(old, "d"), c=(old, "d"), d=("", ""))
    assert heirs("a", split) == ["b", "c", "d"]
    assert former("d", split) == ["a", "b", "c"]


def test_a_successor_named_before_the_end_is_no_heir(tiny: Catalogue) -> None:
    assert heirs("a", councils(tiny, a=("", "b"), b=("", ""))) == []


@pytest.mark.parametrize(
    ("links", "found"),
    [("a", []), ("ba", ["b"]), ("bca", ["b", "c"]), ("bcb", ["b", "c"])],
)
def test_circles_of_successors_end(tiny: Catalogue, links: str, found: list[str]) -> None:
    ended = {each: ("2009-03-31", after) for each, after in zip("abc", links, strict=False)}
    assert heirs("a", councils(tiny, **ended)) == found


def test_a_term_has_other_names(tiny: Catalogue) -> None:
    assert other_names("tags", "falls", tiny) == ["trips", "fractures"]
    assert other_names("tags", "partnership-working", tiny) == []
    assert other_names("bodies", "northmarch-partnership", tiny) == ["NIP"]
    assert other_names("authorities", "saltwick", tiny) == []


def test_a_short_name_comes_before_synonyms_and_old_councils(tiny: Catalogue) -> None:
    words = tiny.vocabularies
    record = words.authorities["eastmere"]
    told = record.model_copy(update={"short": "EMC", "synonyms": ("East Mere",)})
    changed = replace(words, authorities={**words.authorities, "eastmere": told})
    names = other_names("authorities", "eastmere", replace(tiny, vocabularies=changed))
    assert names == ["EMC", "East Mere", "Saltwick"]


def test_a_successor_has_the_old_name_once_it_has_taken_over(tiny: Catalogue) -> None:
    assert other_names("authorities", "eastmere", on(tiny, "2024-03-31")) == []
    assert other_names("authorities", "eastmere", on(tiny, "2024-04-01")) == ["Saltwick"]


@pytest.mark.parametrize(
    ("facet", "order"),
    [
        ("kind", ["case_study", "news", "strategy", "event", "project", "newsletter"]),
        ("authority", ["eastmere", "fellside", "saltwick", "wendale"]),
        ("maturity", ["idea", "pilot", "live", "completed", "stopped"]),
        ("outcome", ["savings", "performance", "uptake", "quality", "environment", "investment"]),
        ("evidence", ["self_reported", "audited", "evaluated"]),
        ("savings", ["up-to-10k", "up-to-100k", "up-to-1m", "over-1m"]),
        ("year", ["2018", "2016", "2008", "1999"]),
        ("award", ["won", "shortlisted"]),
    ],
)
def test_values_stand_in_the_order_in_which_readers_look_for_them(
    tiny: Catalogue, facet: str, order: list[str]
) -> None:
    assert ordered(FACET[facet], set(order), tiny) == order
    assert ordered(FACET[facet], set(order[1:]), tiny) == order[1:]


def test_terms_stand_in_the_order_of_their_names_not_ids(tiny: Catalogue) -> None:
    names = zip(tiny.vocabularies.themes.values(), ("zest", "buying", "Care"), strict=True)
    renamed = {theme.id: theme.model_copy(update={"name": name}) for theme, name in names}
    catalogue = replace(tiny, vocabularies=replace(tiny.vocabularies, themes=renamed))
    found = ordered(FACET["theme"], set(renamed), catalogue)
    assert found == ["shared-buying", "simpler-services", "living-well"]


@pytest.mark.parametrize(
    ("facet", "value", "name"),
    [
        ("kind", "case_study", "Case studies"),
        ("outcome", "savings", "Savings"),
        ("evidence", "self_reported", "Self-reported"),
        ("savings", "up-to-1m", "Over £100,000, up to £1 million"),
        ("savings", "over-1m", "Over £1 million"),
        ("year", "2016", "2016"),
    ],
)
def test_values_are_named_in_readers_words(facet: str, value: str, name: str) -> None:
    assert value_name(FACET[facet], value) == name
