"""What tests of renaming share: items with files beside them, and the program as it is called."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from scripts import rename_item
from tests.hubs import Changes

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
EVENT = "docs/events/home-safety-workshop.md"
DATA = "docs/publications/northmarch-data-2026.md"
QUIET = """\
---
title: Quiet hours in the library
summary: The library of Wendale keeps two hours of each day free of noise.
date: 2026-10-06
category: news
image: {src: files/quiet.png, alt: A sign on a door}
attachments: [{title: The rules, path: files/rules.csv, accessible: yes}]
---

See the [rules](files/rules.csv), [a shelf](files/shelf.csv), [itself](#top) and [more](quiet.md).
{#top}
"""
LOUD = """\
---
title: Loud hours in the library
summary: The library of Wendale keeps two hours of each day full of noise.
date: 2026-10-06
category: news
attachments: [{title: The rules, path: files/rules.csv, accessible: yes}]
---

See the [rules](files/rules.csv) and ![a sign](files/quiet.png).
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200815cbb3b140000000049454e44ae426082"
)
LIBRARY: Changes = {
    "docs/news/2026/quiet.md": QUIET,
    "docs/news/2026/loud.md": LOUD,
    "docs/news/2026/files/quiet.png": PNG,
    "docs/news/2026/files/rules.csv": "rule\nhush\n",
    "docs/news/2026/files/shelf.csv": "shelf\nA\n",
}


def run(root: Path, old: str, new: str) -> Result:
    return CliRunner().invoke(rename_item.main, [old, new, "--root", str(root)])


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
