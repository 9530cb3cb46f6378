"""Why an item cannot be renamed as somebody asks."""

from __future__ import annotations


class Refusal(ValueError):
    """What stands in the way, in words for the person who asks."""
