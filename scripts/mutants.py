"""Count which small faults in the code the tests find, by mutation testing.

mutmut changes one thing of a function at a time and runs the tests that call it: those of reader,
dates, links and escapers, or of the groups that are named. It works in a copy of the hub below
.cache/mutants/, in a folder for each group. The copy has no caches over functions, since mutmut
passes decorated functions by. It leaves patterns outside functions alone: these are for tests/fuzz.

Example: scripts/mutants.py dates links
Exit codes: 0 enough mutants found, 1 too few, 2 wrong use.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / ".cache/mutants"
MUTMUT = ROOT / ".venv-mutants/bin/mutmut"
LEAST = 85
"""The share of mutants, in per cent, that the tests must find."""


class Group(NamedTuple):
    """Modules of hooks/hub and the tests that run on them; golden has folders of cases."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    golden: tuple[str, ...] = ()


GROUPS = {
    "reader": Group(
        ("source/front_matter.py", "source/yaml_text.py", "source/yaml_slips.py"),
        ("source/test_front_matter.py", "source/test_yaml_text.py", "fuzz/test_reader.py"),
        ("broken-yaml", "cut-value", "duplicate-key", "yaml-feature", "too-deep",
         "control-character", "not-utf8", "no-front-matter", "unclosed-front-matter"),
    ),
    "dates": Group(
        ("values.py",), ("test_values.py", "fuzz/test_dates_and_figures.py"), ("bad-date",)
    ),
    "links": Group(
        ("source/links.py", "source/body.py", "source/code.py", "source/paths.py"),
        ("source/test_body.py", "source/test_links.py", "source/test_links_alone.py",
         "source/test_paths.py", "fuzz/test_links_and_places.py",
         "fuzz/test_names_and_addresses.py"),
        ("broken-link", "broken-anchor", "bad-file-name", "wrong-folder"),
    ),
    "escapers": Group(
        ("outputs/open_data/sheets.py", "outputs/feeds/atom.py", "outputs/feeds/json_feed.py",
         "outputs/calendars.py", "outputs/theme.py", "outputs/redirects.py", "outputs/terms.py",
         "outputs/newsletter/visible.py", "outputs/newsletter/markdown_text.py",
         "outputs/newsletter/email_file.py", "outputs/newsletter/draft_file.py"),
        ("outputs/test_spreadsheets.py", "outputs/test_feed_words.py", "outputs/test_feeds.py",
         "outputs/test_calendar_text.py", "outputs/test_calendar_times.py",
         "outputs/test_newsletter_markdown.py", "outputs/test_newsletter_eml.py",
         "outputs/test_newsletter_as_written.py", "outputs/test_files_as_written.py",
         "outputs/test_draft_file.py", "outputs/test_redirects.py", "outputs/test_terms.py",
         "fuzz/test_files_for_programs.py", "fuzz/test_small_files.py",
         "fuzz/test_newsletter_and_pages.py"),
    ),
}  # fmt: skip


def selection(group: Group) -> list[str]:
    """The tests of a group as pytest names them, in the copy."""
    case = "tests/golden/test_golden.py::test_the_check_says_this_and_nothing_else[{}/{}]"
    cases = [
        case.format(folder, each.stem)
        for folder in group.golden
        for each in sorted((ROOT / "tests/golden" / folder).glob("*.yml"))
    ]
    return [*(f"tests/{each}" for each in group.tests), *cases]


def configuration(group: Group) -> str:
    """pyproject.toml of the copy. Texts in JSON are texts in TOML."""
    mutmut = {
        "source_paths": ["src"],
        "only_mutate": [f"src/hub/{each}" for each in group.modules],
        "also_copy": list(COPIED),
        "pytest_add_cli_args": ["--hypothesis-profile=few", "-m", "not slow and not whole"],
        "pytest_add_cli_args_test_selection": selection(group),
    }
    settings = {"pythonpath": ["."], "markers": ["slow", "whole", "browser"]}
    return "".join(
        f"[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())
        for name, table in (("tool.pytest.ini_options", settings), ("tool.mutmut", mutmut))
    )


COPIED = ("case_studies", "data", "docs", "overrides", "scripts", "mkdocs.yml")
_CACHE = re.compile(r"^@(?:lru_)?cache\b.*\n", re.MULTILINE)


def prepare(folder: Path, group: Group) -> None:
    """Copy the hub to a folder, emptied if it was there, the code to src/ as mutmut likes it."""
    shutil.rmtree(folder, ignore_errors=True)
    unmade = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks", folder / "src", ignore=unmade)
    for name in ("tests", *COPIED):
        kept = ROOT / name
        if kept.is_dir():
            shutil.copytree(kept, folder / name, ignore=unmade)
        else:
            shutil.copy(kept, folder)
    for module in (folder / "src").rglob("*.py"):
        module.write_text(_CACHE.sub("", module.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "pyproject.toml").write_text(configuration(group), encoding="utf-8")


MISSED = {0: "not found", 2: "not tried", 5: "no test", 33: "no test", None: "not tried"}
"""What mutmut notes of a mutant that no test found; any other end is a find."""


def missed(folder: Path, module: str) -> tuple[int, list[str]]:
    """How many mutants of a module there are, and those that no test found, in words."""
    written = folder / f"mutants/src/hub/{module}.meta"
    ends: dict[str, int | None] = json.loads(written.read_text("utf-8"))["exit_code_by_key"]
    return len(ends), [f"{name} {MISSED[end]}" for name, end in ends.items() if end in MISSED]


def told(name: str) -> Iterator[tuple[int, int]]:
    """Print the share of each module of a group; its mutants, and how many were found."""
    for module in GROUPS[name].modules:
        count, left = missed(WORK / name, module)
        click.echo(f"{module:42} {count - len(left):5,} of {count:5,}  {_share(count, left)}")
        for each in left:
            click.echo(f"    {each}")
        yield count, count - len(left)


def _share(count: int, left: list[str]) -> str:
    return f"{100 * (count - len(left)) / count:.1f} %" if count else "no mutants"


@click.command(help=__doc__, epilog="mutmut show NAME, in the group's folder, shows a mutant.")
@click.argument("groups", nargs=-1, type=click.Choice([*GROUPS]))
def main(groups: tuple[str, ...]) -> None:
    """Run mutmut over some groups, or all, and tell what the tests did not find."""
    for name in groups or GROUPS:
        prepare(WORK / name, GROUPS[name])
        subprocess.run([MUTMUT, "run"], cwd=WORK / name, check=False)
    every = [each for name in groups or GROUPS for each in told(name)]
    mutants, found = (sum(column) for column in zip(*every, strict=True))
    share = 100 * found / mutants
    click.echo(f"{found:,} of {mutants:,} mutants found: {share:.1f} %, where {LEAST} % are asked.")
    raise SystemExit(share < LEAST)


if __name__ == "__main__":
    main()
