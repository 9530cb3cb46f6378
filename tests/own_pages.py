"""Our plain pages in a hub of another region, built: they are right there, too."""

from __future__ import annotations

from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag

from tests.hubs import TINY_HUB, Changes
from tests.sites import CODE, build, site_hub

OURS: Changes = {
    path.relative_to(CODE).as_posix(): path.read_bytes()
    for folder in ("docs", "docs/contribute", "docs/contribute/kinds", "docs/contribute/decisions")
    for path in (CODE / folder).glob("*.md")
    if path != CODE / "docs/index.md"
} | {
    path.relative_to(CODE).as_posix(): path.read_bytes()
    for path in (CODE / "docs/data/schema").glob("*.json")
}
EXAMPLE: Changes = {"docs/contribute/kinds/consultation.md": "# Consultation\n"}
"""Instead of the guide's page, which shows the form of a consultation that is in that hub."""
SETTINGS = (TINY_HUB / "data/hub.yml").read_text(encoding="utf-8")
MACROS = yaml.safe_load((CODE / "data/hub.yml").read_text(encoding="utf-8"))["macro_pages"]


def another_hub(folder: Path, settings: str, statement: Path) -> Path:
    """The site of the tiny hub with our plain pages and a statement."""
    changes = {
        **OURS,
        **EXAMPLE,
        "data/hub.yml": f"{settings}macro_pages: {MACROS}\n",
        "data/accessibility.yml": statement.read_bytes(),
    }
    return build(site_hub(folder, changes))


def article(site: Path, address: str) -> Tag:
    text = (site / address / "index.html").read_text(encoding="utf-8")
    found = BeautifulSoup(text, "html.parser").select_one("article")
    assert found is not None
    return found


def words(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())
