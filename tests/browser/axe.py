"""What axe finds on a page: all its rules of WCAG 2.2, levels A and AA, and best practices."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""Named one by one: by itself axe leaves out the only rule of WCAG 2.2, the size of targets."""

_OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
_RUN = """options => axe.run(options).then(({ violations }) => violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)))"""


def faults(page: Page) -> list[str]:
    """A text for each fault of each part of the page as it now is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE_SCRIPT};0")
    found: list[str] = page.evaluate(_RUN, _OPTIONS)
    return found
