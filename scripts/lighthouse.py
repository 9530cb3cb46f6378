"""What Lighthouse measures of a page on its profile of a phone. It runs on Node (package.json)."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from scripts.browser import FLAGS, MISSING, chromium_path

CODE = Path(__file__).parents[1]
NODE = CODE / ".venv-checks/bin/node"
LIGHTHOUSE = CODE / "node_modules/lighthouse/cli/index.js"
CATEGORIES = ("accessibility", "best-practices", "seo", "performance")

_OPTIONS = (
    "--output=json",
    "--quiet",
    "--no-enable-error-reporting",  # else it asks on a terminal, and waits
    "--disable-full-page-screenshot",
    f"--only-categories={','.join(CATEGORIES)}",
    f"--chrome-flags={' '.join(('--headless=new', *FLAGS))}",
)
LONGEST = 300
"""Seconds after which Lighthouse is taken to hang."""

_PASSED = 0.9
"""What Lighthouse itself shows as passed."""

_EXPLAINED_BY = {
    "cumulative-layout-shift": "layout-shifts",
    "first-contentful-paint": "render-blocking-insight",
    "largest-contentful-paint": "lcp-breakdown-insight",
    "speed-index": "render-blocking-insight",
    "total-blocking-time": "long-tasks",
}
"""Audits without items of their own, and those whose items say why."""


class LighthouseError(Exception):
    """Lighthouse is not there, or broke down; the words say what to do, on one line."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An audit that failed: its category, its title with its figure, and its items."""

    category: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A page as Lighthouse found it: scores from 0 to 100, seconds, and bytes as they are sent."""

    scores: Mapping[str, int]
    first_paint: float
    largest_paint: float
    size: int
    script_size: int
    failures: tuple[Failure, ...]


def chromium() -> str:
    """The Chromium that Lighthouse is to use. Raises LighthouseError if either is not there."""
    if not NODE.exists() or not LIGHTHOUSE.exists():
        raise LighthouseError("Lighthouse is not installed. Install it and run it: make lighthouse")
    if not (path := chromium_path()):
        raise LighthouseError(MISSING)
    return path


def measure(address: str, chromium_path: str) -> Report:
    """Let Lighthouse open an address. Raises LighthouseError."""
    try:
        done = subprocess.run(
            [NODE, LIGHTHOUSE, address, *_OPTIONS],
            env=os.environ | {"CHROME_PATH": chromium_path},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        raise LighthouseError(f"Lighthouse did not end within {LONGEST} seconds.") from None
    try:
        return read(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError):  # a part is missing, or was not judged
        said = [line.strip() for line in done.stderr.split("\n") if line.strip()]
        raise LighthouseError(
            f"Lighthouse broke down: {(said or ['it said nothing.'])[0]}"
        ) from None


def read(report: Mapping[str, Any]) -> Report:
    """The report that Lighthouse writes as JSON. Raises LighthouseError, KeyError."""
    if error := report.get("runtimeError"):
        raise LighthouseError(" ".join(error["message"].split()))
    audits = report["audits"]
    sent = [
        (each["transferSize"], each.get("resourceType") == "Script")
        for each in audits["network-requests"]["details"]["items"]
    ]
    return Report(
        {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        audits["first-contentful-paint"]["numericValue"] / 1000,
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        sum(size for size, _ in sent),
        sum(size for size, is_script in sent if is_script),
        tuple(_failures(report)),
    )


def _failures(report: Mapping[str, Any]) -> Iterator[Failure]:
    """The audits that failed, of those that the scores count."""
    audits, site = report["audits"], urljoin(report["requestedUrl"], "/")
    for name in CATEGORIES:
        for counted in report["categories"][name]["auditRefs"]:
            audit = audits[counted["id"]]
            if counted["weight"] and audit["score"] is not None and audit["score"] < _PASSED:
                shown = audits.get(_EXPLAINED_BY.get(counted["id"]), audit)
                title = f"{audit['title']} {audit.get('displayValue', '')}".strip()
                items = _items(shown.get("details", {}))
                yield Failure(name, title, tuple(item.replace(site, "/") for item in items))


def _items(details: Mapping[str, Any]) -> Iterator[str]:
    """A line for each item, in lists within lists, too."""
    for item in details.get("items", ()):
        if "items" in item:
            yield from _items(item)
        elif words := ", ".join(filter(None, _words(item))):
            yield words


def _words(part: Mapping[str, Any]) -> Iterator[str]:
    """What an item names: elements as they stand in the page, addresses, figures."""
    if "snippet" in part:
        yield " ".join([part["snippet"], *part.get("explanation", "").split()])
        return
    for name, value in part.items():
        if isinstance(value, dict):
            yield from _words({key: each for key, each in value.items() if key != "type"})
        elif isinstance(value, str):
            yield value
        elif isinstance(value, int | float):
            yield f"{name} {value:g}"
