"""Write a whole hub of invented case studies, for tests and benchmarks.

The same options always give the same bytes, and case study 7 is the same in a corpus of any
size, its visibility aside. The words are plausible and mean nothing.

Example: scripts/make_corpus.py /tmp/corpus --n 5000
Exit codes: 0 done, 2 wrong use.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import click
import yaml

from scripts.console import progress, writing
from scripts.corpus_words import MEASURES, WHERE, WORK, paragraph, sentence

HUB = Path(__file__).resolve().parent.parent
LOGO = "docs/assets/logo.svg"  # data/hub.yml names it
FIRST_YEAR, LAST_YEAR, FUTURE_YEAR = 2006, 2024, 2999


MATURITIES = ["idea", "pilot", "live", "completed", "stopped"]
EVIDENCE = ["self_reported", "self_reported", "audited", "evaluated"]
OUTCOMES = [3, 3, 3, 4, 4, 5, 6]
SECTIONS = ["The challenge", "What was done", "What changed", "What others can use"]


@dataclass(frozen=True, slots=True)
class Terms:
    """The ids that case studies may use, from the files of these names in data/."""

    themes: list[str]
    services: list[str]
    tags: list[str]
    authorities: list[str]
    sources: list[str]


@dataclass(frozen=True, slots=True)
class Mix:
    """How many of a corpus's case studies readers may not see, and the seed of all chance."""

    drafts: int = 0
    withdrawn: int = 0
    future: int = 0
    seed: int = 1

    def states(self, n: int) -> dict[int, str]:
        """The state of each case study that is not simply published, by its number."""
        states = ["draft"] * self.drafts + ["withdrawn"] * self.withdrawn + ["future"] * self.future
        return dict(zip(Random(self.seed).sample(range(n), len(states)), states, strict=True))


def write_corpus(folder: Path, n: int, mix: Mix, show: Callable[[int, int], None]) -> None:
    """Write a hub of n case studies into a folder that is empty or does not exist."""
    (folder / "docs/assets").mkdir(parents=True)
    (folder / "case_studies").mkdir()
    no_addresses = shutil.ignore_patterns("addresses.txt", "removed.yml")  # they are ours
    shutil.copytree(HUB / "data", folder / "data", ignore=no_addresses)
    shutil.copy(HUB / LOGO, folder / LOGO)
    _write(folder / "mkdocs.yml", _configuration(os.path.relpath(HUB, folder.resolve())))
    _write(folder / "docs/index.md", "Invented case studies, for tests and benchmarks.\n")
    terms, states = Terms(*map(_ids, Terms.__slots__)), mix.states(n)
    for number in range(n):
        text = _case_study(number, terms, states.get(number, ""), mix.seed)
        _write(folder / f"case_studies/{_slug(number, mix.seed)}.md", text)
        show(number + 1, n)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def _configuration(hub: str) -> str:
    return f"""\
INHERIT: {hub}/mkdocs.yml
watch: []
hooks: [{hub}/hooks/hub_site.py, {hub}/hooks/hub_search.py]
theme: {{custom_dir: {hub}/overrides}}
plugins:
  macros: {{module_name: {hub}/hooks/hub_macros, render_by_default: false}}
nav:
  - Home: index.md
  - Library: library/index.md
  - Case studies: case-studies/index.md
"""


def _ids(name: str) -> list[str]:
    path = HUB / f"data/{name}.yml"
    return [term["id"] for term in yaml.load(path.read_bytes(), yaml.CBaseLoader)]


def _title(number: int, seed: int) -> str:
    work = Random(f"{seed}/{number}/title").choice(WORK)
    return f"{work[0].upper()}{work[1:]}, trial {number + 1}"


def _slug(number: int, seed: int) -> str:
    return _title(number, seed).lower().replace(",", "").replace(" ", "-")


def _case_study(number: int, terms: Terms, state: str, seed: int) -> str:
    chance = Random(f"{seed}/{number}")
    councils = chance.sample(terms.authorities, chance.randint(1, 4))
    given = chance.randint(FIRST_YEAR, LAST_YEAR)
    year = FUTURE_YEAR if state == "future" else given
    related = [f"case-studies/{_slug(each, seed)}" for each in _earlier(number, chance)]
    lines = [
        "---",
        f"title: {_title(number, seed)}",
        f"summary: {sentence(chance)}",
        f"date: {year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        *_status(state),
        f"authorities: [{', '.join(councils)}]",
        f"themes: [{_some(chance, terms.themes, 3)}]",
        f"services: [{_some(chance, terms.services, 2)}]",
        f"tags: [{_some(chance, terms.tags, 4)}]",
        f"sources: [{{source: {chance.choice(terms.sources)}, place: page {number % 90 + 1}}}]",
        f"related: [{', '.join(related)}]",
        f"lead: {councils[0]}",
        f"period: {{start: {year - 2}, end: {year - 1}}}",
        f"maturity: {chance.choice(MATURITIES)}",
        f"cost: {{amount: {chance.randint(5, 400)}000, basis: actual}}",
        *_awards(chance),
        "outcomes:",
        *_outcomes(chance, year),
        "---",
        "",
        *_body(number, chance, seed),
    ]
    return "\n".join(lines) + "\n"


def _status(state: str) -> list[str]:
    if state == "withdrawn":
        return [
            "status: withdrawn",
            "withdrawn: {date: 2024-12-01, reason: Its figures were wrong.}",
        ]
    return ["status: draft"] if state == "draft" else []


def _some(chance: Random, ids: Sequence[str], most: int) -> str:
    return ", ".join(chance.sample(ids, chance.randint(1, most)))


def _earlier(number: int, chance: Random) -> list[int]:
    """Up to two case studies shortly before this one: a smaller corpus has them too."""
    near = range(max(0, number - 200), number)
    return chance.sample(near, min(chance.randint(0, 2), len(near)))


def _awards(chance: Random) -> list[str]:
    result = chance.choice(["won", "shortlisted"])
    award = f"awards: [{{name: A prize, result: {result}}}]"
    return [award] if chance.random() < 0.1 else []


def _outcomes(chance: Random, year: int) -> Iterator[str]:
    for measure, kind, unit, better in chance.sample(MEASURES, chance.choice(OUTCOMES)):
        yield f"  - measure: {measure}, {chance.choice(WHERE)}"
        yield f"    kind: {kind}"
        if unit != "GBP" and chance.random() < 0.15:
            yield f"    baseline: {chance.randint(20, 90)}"
        size = 10 ** chance.randint(2, 5) if unit == "GBP" else 1
        yield f"    result: {chance.randint(20, 90) * size}"
        yield f"    unit: {unit}"
        yield f"    better: {better}"
        if chance.random() < 0.2:
            yield f"    period: {{start: {year - 2}, end: {year - 1}}}"
        yield "    basis: actual"
        yield from ["    recurrence: annual"] if kind == "savings" else []
        yield f"    evidence: {chance.choice(EVIDENCE)}"
        yield f"    source: table {chance.randint(1, 30)}"


def _body(number: int, chance: Random, seed: int) -> Iterator[str]:
    for section in SECTIONS:
        yield from (f"## {section}", "", paragraph(chance), "")
        if section == "What was done":
            yield from (f"- {sentence(chance)}" for _ in range(2))
            yield ""
    for each in _earlier(number, chance):
        yield f"See also [{_title(each, seed).lower()}]({_slug(each, seed)}.md)."


@click.command(epilog="Example: scripts/make_corpus.py /tmp/corpus --n 5000")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--n", type=click.IntRange(min=1), default=5000, help="Case studies (5000).")
@click.option("--drafts", type=click.IntRange(min=0), default=0, help="Drafts among them (0).")
@click.option("--withdrawn", type=click.IntRange(min=0), default=0, help="Withdrawn ones (0).")
@click.option("--future", type=click.IntRange(min=0), default=0, help="Ones of the future (0).")
@click.option("--seed", type=int, default=1, help="Another number gives another corpus (1).")
def main(folder: Path, n: int, drafts: int, withdrawn: int, future: int, seed: int) -> None:
    """Write a whole hub of invented case studies into FOLDER, which is new or empty."""
    if drafts + withdrawn + future > n:
        raise click.UsageError(f"Drafts, withdrawn and future ones are more than {n} together.")
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty. Name a new folder, or empty it first.")
    with writing(folder):
        write_corpus(folder, n, Mix(drafts, withdrawn, future, seed), progress("Writing"))


if __name__ == "__main__":
    main()
