"""Write what is made from the models: schemas, guide pages and editors' settings.

Example: scripts/make_reference.py --check
Exit codes: 0 written or up to date, 1 with --check: something is out of date, 2 wrong use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from hub import read_words
from hub.kinds import KINDS
from hub.reference import (
    catalogue_schema_text,
    guide_pages,
    newsletter_issue_schema_text,
    schema_text,
)
from scripts.console import root_option

EXAMPLES = Path("tests/tiny_hub")


def products(root: Path) -> Iterator[tuple[str, str]]:
    """Path and text of every file that is made from the models."""
    words = read_words(root)
    for kind in KINDS.values():
        yield f"docs/data/schema/{kind.name}.json", schema_text(kind, words)
    yield "docs/data/schema/catalogue.json", catalogue_schema_text()
    yield "docs/data/schema/newsletter_issue.json", newsletter_issue_schema_text()
    for path, text in guide_pages({name: _example(root, name) for name in KINDS}):
        yield f"docs/contribute/{path}", text
    yield ".vscode/settings.json", _editor_settings()


def _example(root: Path, kind: str) -> str:
    """The example hub has one item of each kind."""
    folder = root / EXAMPLES / KINDS[kind].folder
    return next(iter(sorted(folder.rglob("*.md")))).read_text(encoding="utf-8")


def _editor_settings() -> str:
    schemas = {
        f"./docs/data/schema/{kind.name}.json": f"{kind.folder}/**/*.md" for kind in KINDS.values()
    }
    settings = {"files.encoding": "utf8", "files.eol": "\n", "yaml.schemas": schemas}
    return json.dumps(settings, indent=2) + "\n"


@click.command(epilog="Example: scripts/make_reference.py --check")
@root_option
@click.option("--check", is_flag=True, help="Write nothing; fail if a file is out of date.")
def main(root: Path, check: bool) -> None:
    """Write the schemas, guide pages and editors' settings that are made from the models."""
    stale = False
    for path, text in products(root):
        file = root / path
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale = True
        click.echo(f"{path} is out of date." if check else f"Wrote {path}.")
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    if check and stale:
        click.echo("Run `make reference` and commit what it writes.")
        raise SystemExit(1)


if __name__ == "__main__":
    main()
