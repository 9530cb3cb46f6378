"""The hub's style sheets become one; what they say stays."""

from __future__ import annotations

import re
from pathlib import Path

from hub_styles import shortened

STYLES = Path(__file__).parents[1] / "overrides/assets/hub"


def test_comments_and_indents_go_and_nothing_else() -> None:
    css = '/* a\n * b */\n@media print {\n  .a > .b { content: "x  y"; } /* c */\n}\n\n'
    assert shortened(css) == '@media print {\n.a > .b { content: "x  y"; }\n}\n'


def test_every_style_sheet_has_sizes_and_colours_from_one_place() -> None:
    for path in sorted(STYLES.rglob("*.css")):
        if path.name not in ("tokens.css", "print.css"):
            used = set(re.findall(r"var\((--hub-[a-z0-9-]+)", path.read_text()))
            assert used <= defined(), f"{path.name}: {used - defined()}"


def defined() -> set[str]:
    made = (STYLES / "tokens.css").read_text()
    return {
        *re.findall(r"(--hub-[a-z0-9-]+):", made),
        "--hub-primary",
        "--hub-accent",
        "--hub-name",
    }
