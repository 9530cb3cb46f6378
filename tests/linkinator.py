"""A stand-in for linkinator: it answers at once, as a test wants it to."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

_PROGRAM = """
import csv, html, json, os, re, subprocess, sys, time
from pathlib import Path

here = Path(__file__).parent
answers = json.loads((here / "answers.json").read_text())
page = Path(sys.argv[1]).read_text(encoding="utf-8")
links = [html.unescape(each) for each in re.findall('<a href="([^"]*)"></a>', page)]
(here / "asked.json").write_text(json.dumps({"options": sys.argv[2:], "links": links}))
rows = csv.writer(sys.stdout, lineterminator="\\n")
rows.writerow(["url", "status", "state", "parent", "failureDetails"])
rows.writerow([sys.argv[1], 200, "OK", "", ""])
for link in links:
    answer = answers.get(link, 200)
    if answer is not None:
        state = "SKIPPED" if answer == 999 else "OK" if 200 <= answer < 300 else "BROKEN"
        rows.writerow([link, answer, state, sys.argv[1], ""])
"""


class Stub:
    """What the stand-in is to do, and what it was asked."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        monkeypatch.setattr("scripts.linkinator.NODE", Path(sys.executable))
        monkeypatch.setattr("scripts.linkinator.LINKINATOR", folder / "linkinator.py")
        self.answers({})
        self.then("")

    def answers(self, statuses: Mapping[str, int | None]) -> None:
        """The status of addresses, None for no word of it; all others answer 200."""
        (self._folder / "answers.json").write_text(json.dumps(statuses))

    def then(self, program: str) -> None:
        """What it does when it has answered."""
        (self._folder / "linkinator.py").write_text(f"{_PROGRAM}\nsys.stdout.flush()\n{program}")

    def instead(self, program: str) -> None:
        """What it does and nothing else."""
        (self._folder / "linkinator.py").write_text(f"import sys\n{program}")

    def asked(self) -> Any:
        """The options that it was given, and the links in their order; None if it never ran."""
        place = self._folder / "asked.json"
        return json.loads(place.read_text()) if place.exists() else None
