"""The hub's own colours and name: in the theme's styles, and in the icon of its pages."""

from __future__ import annotations

from html import escape

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


def icon(settings: Settings) -> Output:
    """The picture that browsers show beside the title: the name's first letter on its colour."""
    letter = next((each for each in settings.name if each.isalnum()), "").upper()
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="5" fill="{settings.colours.primary}"/>'
        '<text x="16" y="24" fill="#fff" font-family="sans-serif" font-size="22" '
        f'font-weight="700" text-anchor="middle">{escape(letter)}</text></svg>\n'
    )
    return Output("assets/hub/icon.svg", svg.encode())


def _quoted(text: str) -> str:
    """Text as a string of CSS: what is no letter, digit or space as its code point."""
    safe = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
    return f'"{safe}"'
