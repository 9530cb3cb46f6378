"""Offers of support to councils: who helps with what, at what cost, and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hub.fields import Date, Organisation, Text
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.problems import Fault
from hub.records import Fields, in_order

ProblemType = Literal[
    "financial",
    "capacity",
    "capability",
    "political",
    "organisational_crisis",
    "critical_success_factor",
    "service_specific",
    "coasting",
    "towards_excellence",
]


class Availability(Fields):
    """While the offer stands."""

    from_: Date
    """First day."""
    to: Date | None = None
    """Last day."""

    def rules(self) -> Iterator[Fault]:
        """The last day may not lie before the first."""
        yield from in_order(self.from_, self.to, ("to",), "to", "from")


class SupportOffer(ItemFields):
    """The fields of an offer of support."""

    provider: Organisation | None
    """Who offers it."""
    problem_types: tuple[ProblemType, ...] | None
    """What sort of problem it helps with."""
    form: (
        Literal[
            "peer_review",
            "mentoring",
            "coaching",
            "training",
            "expert_days",
            "funding",
            "toolkit",
        ]
        | None
    )
    """What the help consists of."""
    cost_model: Literal["free", "part_funded", "charged"] | None
    """What it costs the council."""
    access_route: Text | None
    """How to get it."""
    available: Availability | None = None
    """While it stands."""


KIND = Kind(
    name="support_offer",
    folder="docs/support",
    address="support",
    singular="Support offer",
    plural="Support",
    about="Help that councils can get, from whom, and how.",
    model=SupportOffer,
)
