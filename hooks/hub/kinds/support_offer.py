"""Offers of support to councils: who helps with what, at what cost, and how to get it."""

from __future__ import annotations

from typing import Literal

from hub.fields import Date, Organisation, Text
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.records import Fields

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
