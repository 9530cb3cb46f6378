"""The hub's own colours and name, as the custom properties that the theme's styles read."""

from __future__ import annotations

from hub.model import Output
from hub.vocabulary import Settings


def colours(settings: Settings) -> Output:
    """A style sheet with the colours of data/hub.yml, and the name that stands on printed pages."""
    css = (
        ":root {\n"
        f"  --hub-primary: {settings.colours.primary};\n"
        f"  --hub-accent: {settings.colours.accent};\n"
        f"  --hub-name: {_quoted(settings.name)};\n"
        "}\n"
    )
    return Output("assets/hub/colours.css", css.encode())


def _quoted(text: str) -> str:
    """Text as a string of CSS: what is no letter, digit or space as its code point."""
    safe = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
    return f'"{safe}"'
