"""Small hubs for tests: the tiny hub, copied into a folder of the test's own and changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from hub import LONDON

TINY_HUB = Path(__file__).parent / "tiny_hub"
TODAY = datetime(2026, 11, 21, 12, 0, tzinfo=LONDON)

Changes = Mapping[str, str | bytes | None]
"""What a file of the hub becomes, by its path from the hub's folder; None takes it away."""


def tiny_hub(folder: Path, changes: Changes | None = None) -> Path:
    """Copy the tiny hub to a new folder below this one, change its files, and return it."""
    root = folder / "hub"
    shutil.copytree(TINY_HUB, root)
    change(root, changes or {})
    return root


def change(root: Path, changes: Changes) -> None:
    """Write, replace or take away files of a hub; bytes are written as they are."""
    for name, content in changes.items():
        path = root / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """The change that replaces words of a file of the tiny hub, which must be there once."""
    text = (TINY_HUB / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return {name: text.replace(old, new)}
