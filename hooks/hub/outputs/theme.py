"""The hub's own colours, as the custom properties that the theme's styles read."""

from __future__ import annotations

from hub.model import Output
from hub.vocabulary import Settings


def colours(settings: Settings) -> Output:
    """A style sheet with the colours of data/hub.yml."""
    css = (
        ":root {\n"
        f"  --hub-primary: {settings.colours.primary};\n"
        f"  --hub-accent: {settings.colours.accent};\n"
        "}\n"
    )
    return Output("assets/hub/colours.css", css.encode())
