"""The accessibility statement as a page, which says by itself when its review is too old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hub.model import Catalogue
from hub.values import EVER, SECOND
from hub.views import addresses
from hub.views.courses import State, course, spans
from hub.vocabulary.accessibility import Accessibility, Exemption

ADDRESS = addresses.ACCESSIBILITY
TITLE = "Accessibility statement"


@dataclass(frozen=True, slots=True)
class AccessibilityRecord:
    """The statement: exemptions by their ground, and from when on its review is too old."""

    facts: Accessibility
    out_of_scope: tuple[Exemption, ...]
    disproportionate: tuple[Exemption, ...]
    overdue: State


def accessibility(catalogue: Catalogue) -> AccessibilityRecord | None:
    """The record of the page; None in a hub that has no statement."""
    if catalogue.statement is None:
        return None
    facts = catalogue.statement.facts
    return AccessibilityRecord(
        facts,
        tuple(each for each in facts.not_covered if each.because == "out_of_scope"),
        tuple(each for each in facts.not_covered if each.because == "disproportionate_burden"),
        _overdue(facts, catalogue.today),
    )


def _overdue(facts: Accessibility, today: datetime) -> State:
    too_old = facts.review_holds_until + SECOND
    steps = [(EVER, State("current", "")), (too_old, State("overdue", ""))]
    return spans(course(steps, today))["overdue"]
