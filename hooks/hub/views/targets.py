"""Targets of strategies with the evidence for them: what listed items say they are evidence for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.model import Catalogue, Item
from hub.values import When
from hub.views.cards import when
from hub.views.registers.decisions import decisions_of
from hub.views.strategies import grouped
from hub.views.terms import TermIndex


@dataclass(frozen=True, slots=True)
class Backing:
    """An item or a decision that names a target. meeting is the title of a decision's meeting."""

    title: str
    address: str
    kind: str
    when: str
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target, whether its date has come ("" without a date), and its evidence, newest first."""

    facts: Any
    due: str
    evidence: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class TargetsRecord:
    """The targets of one strategy, whose title, address and facts these are.

    groups are in the order of the file, those without a name last. total counts the targets,
    backed those with evidence, and said says both in words.
    """

    title: str
    address: str
    facts: Any
    groups: tuple[tuple[str, tuple[TargetRow, ...]], ...]
    total: int
    backed: int
    said: str


def target_pages(index: TermIndex) -> Iterator[TargetsRecord]:
    """A record for each listed strategy, newest first, also for one without targets."""
    catalogue = index.catalogue
    found = _evidence(catalogue)
    for strategy in catalogue.of("strategy"):
        groups = tuple(
            (name, tuple(_row(each, strategy, found, catalogue.today) for each in targets))
            for name, targets in grouped(strategy.facts.targets, "group")
        )
        backed = [bool(row.evidence) for _, rows in groups for row in rows]
        yield TargetsRecord(
            title=strategy.facts.title,
            address=strategy.address,
            facts=strategy.facts,
            groups=groups,
            total=len(backed),
            backed=sum(backed),
            said=_said(len(backed), sum(backed)),
        )


def targets_named(item: Item) -> tuple[str, ...]:
    """The targets (strategies/<slug>#<id>) that an item names for itself, without repeats."""
    named = item.facts.targets if item.kind.name in ("case_study", "publication") else ()
    return tuple(dict.fromkeys(named))


def _evidence(catalogue: Catalogue) -> dict[str, list[Backing]]:
    """What there is for each target that anything listed names, newest first."""
    found: dict[str, list[Backing]] = {}
    for item in catalogue.of("case_study", "publication", "meeting"):
        for target, evidence in _given_by(item):
            found.setdefault(target, []).append(evidence)
    return found


def _given_by(item: Item) -> Iterator[tuple[str, Backing]]:
    title, day = item.facts.title, when(item)
    for target in targets_named(item):
        yield target, Backing(title, item.address, item.kind.singular, day)
    for made in decisions_of(item):
        decision = Backing(made.text, f"{item.address}#{made.id}", "Decision", day, title)
        yield from ((target, decision) for target in dict.fromkeys(made.targets))


def _row(
    target: Any, strategy: Item, found: dict[str, list[Backing]], today: datetime
) -> TargetRow:
    evidence = found.get(f"{strategy.id}#{target.id}", ())
    return TargetRow(target, _due(target.due, today), tuple(evidence))


def _due(due: When | None, today: datetime) -> str:
    if due is None:
        return ""
    return "This date has passed" if due.last < today else "Not due yet"


def _said(total: int, backed: int) -> str:
    if total == 0:
        return "This hub has no record of targets of this strategy."
    if total == 1:
        return f"Its one target has {'' if backed else 'no '}evidence on this hub."
    if backed == 0:
        return f"None of the {total} targets has evidence on this hub yet."
    return f"{backed} of {total} targets {'has' if backed == 1 else 'have'} evidence on this hub."
