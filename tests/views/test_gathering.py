"""What views gather, counted again from the files by other means."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TypeVar

import pytest

from hub import Build, Catalogue, Page, build
from hub.kinds import KINDS
from hub.views.indexes import IndexRecord
from hub.views.taxonomy import TermListRecord
from tests.hubs import TODAY, change

pytestmark = pytest.mark.whole

T = TypeVar("T")
OURS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ours() -> Build:
    """This repository's own hub."""
    return build(OURS, TODAY)


def pages_of(made: Build, record: type[T]) -> list[tuple[Page, T]]:
    return [(page, page.record) for page in made.pages if isinstance(page.record, record)]


def files_of(kind: str) -> list[Path]:
    files = (OURS / KINDS[kind].folder).rglob("*.md")
    return [file for file in files if file != OURS / KINDS[kind].folder / "index.md"]


def listed_in(field: str) -> Counter[str]:
    """How many files name each id in a list field, found by pattern in the text."""
    counts: Counter[str] = Counter()
    for kind in KINDS:
        for file in files_of(kind):
            front = file.read_text(encoding="utf-8").split("\n---\n")[0]
            found = re.search(rf"^{field}:(.*(?:\n  .*)*)", front, re.M)
            counts.update(set(re.findall(r"[a-z0-9-]{2,}", found[1])) if found else ())
    return counts


@pytest.mark.parametrize("vocabulary", ["tags", "themes", "services"])
def test_each_term_counts_the_files_that_name_it(ours: Build, vocabulary: str) -> None:
    (terms,) = [r for _, r in pages_of(ours, TermListRecord) if r.vocabulary == vocabulary]
    found = {each.term.address.split("/")[1]: each.count for each in terms.terms}
    assert {term: count for term, count in found.items() if count} == dict(listed_in(vocabulary))


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"project", "support_offer"}))
def test_each_index_lists_every_file_of_its_kind_once(ours: Build, kind: str) -> None:
    records = [r for _, r in pages_of(ours, IndexRecord) if r.kind == kind]
    cards = [card for r in records for group in r.paging.entries for card in group.cards]
    files = {file.stem for file in files_of(kind)}
    assert sorted(card.address.rstrip("/").split("/")[-1] for card in cards) == sorted(files)
    assert records[0].paging.total == len(files)


def test_no_two_pages_share_an_address(ours: Build) -> None:
    addresses = [page.address for page in ours.pages]
    assert len(addresses) == len(set(addresses))


def numbered(root: Path, number: int) -> None:
    text = (root / "docs/news/2026/home-safety-visits-to-grow.md").read_text(encoding="utf-8")
    text = re.sub(r"^aliases:.*\n(  - .*\n)*", "", text, flags=re.M)
    change(
        root,
        {
            f"docs/news/2025/post-{n:03}.md": re.sub(
                r"^date: .*$", f"date: 2025-{n % 12 + 1:02}-{n % 28 + 1:02}", text, flags=re.M
            )
            for n in range(number)
        },
    )


def catalogue_of(root: Path) -> tuple[Build, Catalogue]:
    made = build(root, TODAY)
    assert made.catalogue is not None, made.problems
    return made, made.catalogue


@pytest.mark.parametrize(("more", "sizes"), [(49, [50]), (50, [50, 1]), (120, [50, 50, 21])])
def test_long_lists_are_cut_into_pages_of_fifty(root: Path, more: int, sizes: list[int]) -> None:
    numbered(root, more)
    made, _ = catalogue_of(root)
    records = [(p.address, r) for p, r in pages_of(made, IndexRecord) if r.kind == "news"]
    assert [sum(len(g.cards) for g in r.paging.entries) for _, r in records] == sizes
    assert [address for address, _ in records] == list(records[0][1].paging.addresses)
    assert records[0][0] == "news/"
    assert all(address == f"news/page/{n}/" for n, (address, _) in enumerate(records[1:], 2))
    cards = [card.address for _, r in records for g in r.paging.entries for card in g.cards]
    assert len(cards) == len(set(cards)) == sum(sizes)


def test_lists_are_newest_first(root: Path) -> None:
    numbered(root, 30)
    _, catalogue = catalogue_of(root)
    dates = [item.facts.date.first for item in catalogue.of("news")]
    assert dates == sorted(dates, reverse=True)
