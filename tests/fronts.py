"""Hubs read a second way: the front matter of their files as plain texts, without the models."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from hub import check
from hub.views.gathered import Gathered
from hub.views.registers.filters import Filter
from scripts.make_corpus import Mix, write_corpus
from tests.hubs import TODAY

OURS = Path(__file__).parents[1]
MIX = Mix(drafts=5, withdrawn=4, future=3)


@dataclass(frozen=True, slots=True)
class Front:
    """What one file says: the id that its page has, its fields as texts, and its body."""

    id: str
    fields: dict[str, Any] = field(compare=False)
    body: str = field(compare=False)

    @property
    def address(self) -> str:
        return f"{self.id}/"

    @property
    def first_day(self) -> str:
        """The first day of its date, as 2016-05-01."""
        date = self.fields["date"]
        year, end = date[:4], date[4:]
        return f"{year}-04-01" if end.startswith("/") else f"{year}{end or '-01'}-01"[:10]

    def listed(self, today: str) -> bool:
        status = self.fields.get("status", "published")
        gone = status == "withdrawn" and self.fields["withdrawn"]["date"] <= today
        return status != "draft" and not gone and self.first_day <= today


def every_front(root: Path, folder: str) -> list[Front]:
    """Every item below a folder of a hub, hidden ones too, newest first."""
    files = [path for path in (root / folder).rglob("*.md") if path.name != "index.md"]
    found = sorted((_front(root, path) for path in files), key=lambda each: each.id)
    return sorted(found, key=lambda each: each.first_day, reverse=True)


def _front(root: Path, path: Path) -> Front:
    _, text, body = path.read_text(encoding="utf-8").split("---\n", 2)
    id_ = path.relative_to(root).with_suffix("").as_posix()
    id_ = id_.removeprefix("docs/").replace("case_studies/", "case-studies/")
    return Front(id_, _stripped(yaml.load(text, yaml.CBaseLoader)), body)


def _stripped(value: Any) -> Any:
    """Values without the space around their texts."""
    if isinstance(value, dict):
        return {key: _stripped(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_stripped(each) for each in value]
    return value.strip()


def fronts(root: Path, folder: str, today: datetime = TODAY) -> list[Front]:
    """The items below a folder that readers see on a day, newest first."""
    return [each for each in every_front(root, folder) if each.listed(f"{today:%Y-%m-%d}")]


def names(root: Path, *vocabularies: str) -> dict[str, str]:
    """The names of the terms in some files of data/, by id."""
    files = [(root / f"data/{each}.yml").read_bytes() for each in vocabularies]
    terms = [term for text in files for term in yaml.load(text, yaml.CBaseLoader)]
    return {term["id"]: term["name"] for term in terms}


def figure_in(text: str) -> tuple[str, Decimal]:
    """The qualifier and the number of a figure, as in "over 25"."""
    qualifier, _, number = text.rpartition(" ")
    return qualifier, Decimal(number)


def plain(text: str) -> bool:
    """Whether a figure is given without a qualifier."""
    return re.fullmatch(r"[+-]?[\d.]+", text) is not None


def gained(outcome: dict[str, Any]) -> Decimal | None:
    """What a saving in pounds gains; None for a level that compares to nothing."""
    better = outcome.get("better")
    sign = -1 if better == "lower" else 1
    if "change" in outcome:
        number = figure_in(outcome["change"])[1]
        return abs(number) if better is None else sign * number
    result = figure_in(outcome["result"])[1]
    if "baseline" in outcome:
        return sign * (result - figure_in(outcome["baseline"])[1])
    return result if better == "higher" else None


def largest_saving(study: Front) -> Decimal | None:
    """The most that an outcome of a case study saved in pounds; None if none did."""
    outcomes = [each for each in study.fields.get("outcomes", ()) if "text" not in each]
    saved = [each for each in outcomes if (each["kind"], each.get("unit")) == ("savings", "GBP")]
    gains = [gain for each in saved if (gain := gained(each)) and gain > 0]
    return max(gains, default=None)


def worded(choice: str | None) -> str:
    """A choice of a field in readers' words."""
    unusual = {None: "Not recorded", "self_reported": "Self-reported", "one_off": "One-off"}
    return unusual.get(choice) or str(choice).replace("_", " ").capitalize()


def counted(filters: Iterable[Filter]) -> dict[str, dict[str, int]]:
    """The filters of a register: for each the number of rows by choice."""
    return {each.name: dict(each.choices) for each in filters}


def tally(rows: Iterable[dict[str, list[str]]]) -> dict[str, dict[str, int]]:
    """The same, from the words that each row has for each filter."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for name, words in row.items():
            found.setdefault(name, Counter()).update(words)
    return {name: dict(counts) for name, counts in found.items() if counts}


def gathered(root: Path, today: datetime = TODAY) -> Gathered:
    """What views gather from a hub that is sound."""
    made = check(root, today)
    assert made.catalogue is not None, made.problems
    return Gathered(made.catalogue)


def corpus(folder: Path, n: int = 60, mix: Mix = MIX) -> Path:
    """A new hub of invented case studies, a few of them hidden or withdrawn."""
    write_corpus(folder / "corpus", n, mix, lambda done, of: None)
    return folder / "corpus"
