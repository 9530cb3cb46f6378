"""The finder of support: which problem is helped in which form, by whom, and where nobody helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.kinds.support_offer import SupportOffer
from hub.model import Catalogue, Item
from hub.records import choices
from hub.views.terms import Named, TermIndex
from hub.wording import uk_date

ADDRESS = "support/"

PROBLEMS = choices(SupportOffer.model_fields["problem_types"].annotation)
FORMS = choices(SupportOffer.model_fields["form"].annotation)


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of support. standing says when it does not stand today: "Ended", "From 2027".

    evidence are the case studies about it.
    """

    name: Named
    facts: Any
    provider: Named | None
    standing: str
    evidence: tuple[Named, ...]

    @property
    def problems(self) -> tuple[str | None, ...]:
        """The types of problem that it helps with; None alone where these are not recorded."""
        return self.facts.problem_types or (None,)


@dataclass(frozen=True, slots=True)
class SupportRecord:
    """The finder: a row for each type of problem, with the offers of each form in its cells.

    forms head the cells; None heads the offers whose form is not recorded, and stands for the
    problem of those whose problem types are not. gaps are the types that no offer which still
    stands helps with.
    """

    forms: tuple[str | None, ...]
    rows: tuple[tuple[str | None, tuple[tuple[Offer, ...], ...]], ...]
    offers: tuple[Offer, ...]
    gaps: tuple[str, ...]


def support(index: TermIndex) -> SupportRecord:
    """The record of the finder; offers newest first."""
    studies = _evidence(index.catalogue)
    listed = index.catalogue.of("support_offer")
    offers = tuple(_offer(item, studies.get(item.id, ()), index) for item in listed)
    forms = [*FORMS, *([None] if any(each.facts.form is None for each in offers) else [])]
    silent = any(not each.facts.problem_types for each in offers)
    helped = {problem for each in offers if not each.standing for problem in each.problems}
    return SupportRecord(
        forms=tuple(forms),
        rows=tuple(
            (problem, tuple(tuple(_found(offers, problem, form)) for form in forms))
            for problem in [*PROBLEMS, *([None] if silent else [])]
        ),
        offers=offers,
        gaps=tuple(problem for problem in PROBLEMS if problem not in helped),
    )


def _found(offers: tuple[Offer, ...], problem: str | None, form: str | None) -> Iterator[Offer]:
    return (each for each in offers if each.facts.form == form and problem in each.problems)


def _offer(item: Item, studies: tuple[Named, ...], index: TermIndex) -> Offer:
    facts = item.facts
    return Offer(
        name=Named(facts.title, item.address),
        facts=facts,
        provider=index.organisation(facts.provider) if facts.provider else None,
        standing=_standing(facts.available, index.catalogue.today),
        evidence=studies,
    )


def _standing(available: Any, today: datetime) -> str:
    if available and available.from_.first > today:
        return f"From {uk_date(available.from_)}"
    return "Ended" if available and available.to and available.to.last < today else ""


def _evidence(catalogue: Catalogue) -> dict[str, tuple[Named, ...]]:
    """By offer, the case studies that name it or that it names, newest first."""
    named_by: dict[str, set[str]] = {}
    for offer in catalogue.of("support_offer"):
        for each in offer.named():
            named_by.setdefault(each, set()).add(offer.id)
    found: dict[str, list[Named]] = {}
    for study in catalogue.of("case_study"):
        for offer_id in {*study.named(), *named_by.get(study.id, ())}:
            found.setdefault(offer_id, []).append(Named(study.facts.title, study.address))
    return {offer_id: tuple(names) for offer_id, names in found.items()}
