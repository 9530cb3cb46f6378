"""Strategies: objectives, targets, budget and risks, complete as data."""

from hub.kinds.strategy.fields import Strategy
from hub.model import Kind

KIND = Kind(
    name="strategy",
    folder="docs/strategies",
    address="strategies",
    singular="Strategy",
    plural="Strategies",
    about="What a partnership set out to do, with its targets, money and risks.",
    model=Strategy,
)
