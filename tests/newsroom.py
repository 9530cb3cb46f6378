"""Compiling issues over the hub's own content, as a compiler does it."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from scripts.export_newsletter import main
from tests.hubs import change

ROOT = Path(__file__).parent.parent
SPRING = ("--since", "2016-04-01", "--until", "2016-04-20")
MAY = ("--since", "2016-04-21", "--until", "2016-05-31")


def own_hub(folder: Path) -> Path:
    """Copy the hub's own content to a new folder below this one, and return it."""
    root = folder / "hub"
    for name in ("case_studies", "data", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def run(root: Path, command: str, *options: str, today: str = "2026-11-21") -> Result:
    options = ("--root", str(root), "--today", today, *options)
    return CliRunner().invoke(main, [command, *options])


def issue(root: Path, name: str) -> str:
    return (root / f"docs/newsletters/{name}.md").read_text(encoding="utf-8")


def edit(root: Path, name: str, *pairs: tuple[str, str]) -> None:
    text = issue(root, name)
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    change(root, {f"docs/newsletters/{name}.md": text})


def publish(root: Path, name: str) -> None:
    edit(root, name, ("status: draft", "status: published"))
