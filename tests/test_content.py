"""The hub's own content, counted against the source documents that it was written from.

Expected numbers were read in those documents, each at the place named beside it; the ids of
the documents are those of data/sources.yml. content_figures.txt lists the figures item by item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from hub import Item, check
from tests.hubs import TODAY

STRATEGY = "strategies/east-midlands-2008-2011"
MEETING = "meetings/iewm-board-2010-10-28"

FOUND_IN: dict[str, dict[str, int]] = {
    "iewm-news": {"case_study": 4, "news": 8, "strategy": 1, "consultation": 1, "event": 3}
    | {"publication": 5, "support_offer": 1},
    "iewm-board-2010": {"case_study": 1, "consultation": 1, "event": 2, "meeting": 1, "project": 4},
    "wmc-lga-talk-2012": {"case_study": 13},
    "em-strategy-2008": {"case_study": 1, "strategy": 1, "support_offer": 7},
    "wm-childrens-update-2018": {"news": 1, "event": 1},
}
TARGETS = {  # em-strategy-2008, paragraph 46
    "Better outcomes for people and places": 7,
    "Efficiency": 4,
    "Driving self-improvement of authorities and partnerships": 8,
    "Capacity building": 4,
    "Innovation and transformation": 3,
}
BUDGET: dict[str, tuple[int, list[int | None]]] = {  # em-strategy-2008, Annex 2: total, lines
    "Business process improvement": (610, [130, 390, 20, 50, 20]),
    "Smarter procurement": (490, [None, 50, 180, 100, 60, 100]),
    "Asset management": (250, [50, 50, 150]),
    "Waste": (270, [200, 70]),
    "Care services": (380, [160, 70, 150]),
    "Innovation and transformation": (1095, [10, 1000, 25, 50, 10]),
    "Capacity building": (640, [50, 200, 50, 180, 70, 90]),
    "Driving improvement of authorities": (170, [70, 50, 50]),
    "Better outcomes for people": (550, [225, 100, 125, 100]),
}
SUMS = {  # em-strategy-2008, Annex 2 and paragraph 80
    "Subtotal of Annex 2": 5076,
    "Total of Annex 2": 6237,
    "Funds available": 6237,
    "Outline budget: spending": 678,
    "Outline budget: income": 6915,
    "Balance available for programmes and projects": 6237,
}
RISKS = [(9, 3), (8, 3), (7, 3), (7, 2), (4, 2), (5, 3), (6, 2)]  # em-strategy-2008, Annex 3

FIGURES = Path(__file__).with_name("content_figures.txt").read_text().splitlines()


@pytest.fixture(scope="module")
def items() -> Mapping[str, Item]:
    made = check(Path(__file__).parent.parent, TODAY)
    assert made.catalogue is not None, made.problems
    return {item.id: item for item in made.catalogue.listed}


def test_each_source_gave_all_its_items(items: Mapping[str, Item]) -> None:
    cited = {(s.source, each.id) for each in items.values() for s in each.facts.sources}
    found = Counter((source, items[id_].kind.name) for source, id_ in cited)
    for source, wanted in FOUND_IN.items():
        short = {kind: n for kind, n in wanted.items() if found[source, kind] < n}
        assert short == {}, source


def test_the_board_approved_400_515_pounds(items: Mapping[str, Item]) -> None:
    decisions = [each for part in items[MEETING].facts.items for each in part.decisions]
    approved = [each.amount.number for each in decisions if each.kind == "approved"]
    projects = [each for each in items.values() if each.kind.name == "project"]
    ours = [each for each in projects if each.facts.sources[0].source == "iewm-board-2010"]
    assert sorted(approved) == sorted(each.facts.grant.amount.number for each in ours)
    assert sorted(approved) == [60_515, 90_000, 100_000, 150_000]  # item 4
    assert sum(approved) == 400_515
    kinds = Counter(each.kind for each in decisions)
    assert kinds == {"noted": 5, "agreed": 9, "delegated": 2, "approved": 4}  # items 1 to 7


def test_the_east_midlands_strategy_is_complete(items: Mapping[str, Item]) -> None:
    facts, body = items[STRATEGY].facts, items[STRATEGY].body
    assert Counter(target.group for target in facts.targets) == TARGETS
    assert len(facts.objectives) == 4  # paragraph 32
    assert [(risk.inherent, risk.residual) for risk in facts.risks] == RISKS
    for place in ("Derbyshire", "Leicestershire and Rutland", "Lincolnshire", "Nottinghamshire"):
        assert f"\n### {place} " in body  # Appendix 5
    assert "\n### Northamptonshire " in body


def test_annex_2_is_given_line_by_line(items: Mapping[str, Item]) -> None:
    facts = items[STRATEGY].facts
    totals = {total.label: total.amount_k for total in facts.totals}
    for programme, (total, amounts) in BUDGET.items():
        lines = [line.amount_k for line in facts.budget if line.programme == programme]
        assert (totals.pop(programme), lines) == (total, amounts), programme
    assert totals == SUMS
    others = {line.line: line.amount_k for line in facts.budget if line.programme is None}
    assert list(others.values()) == [236, 385, 1161]


@pytest.mark.parametrize("row", [row for row in FIGURES if row and row[0] != "#"])
def test_an_item_has_the_figures_of_its_source(row: str, items: Mapping[str, Item]) -> None:
    id_, place, figures = row.split(" | ")
    text = re.sub(r"(?<=\d),(?=\d{3})", "", items[id_].facts.model_dump_json() + items[id_].body)
    missing = [
        figure
        for figure in figures.split("; ")
        if not re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d|\.\d)", text, re.IGNORECASE)
    ]
    assert missing == [], f"{place} gives them"
