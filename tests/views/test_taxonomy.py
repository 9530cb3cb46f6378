"""Pages and lists of terms, against a count over the files that owes the hub's models nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from hub import Build, build
from hub.kinds import KINDS
from hub.views.taxonomy import ListRecord, TermListRecord, TermRecord
from scripts.make_corpus import Mix, write_corpus
from tests.hubs import TODAY

pytestmark = pytest.mark.whole

OURS = Path(__file__).parents[2]
FOLDERS = {
    **{name: name for name in ("themes", "services", "tags", "authorities", "bodies", "regions")},
    "sub_regions": "sub-regions",
}
ONE_ORGANISATION = ("lead", "owner", "body", "publisher", "provider", "sponsor")
MORE_ORGANISATIONS = ("authorities", "with_authorities")


@dataclass(frozen=True)
class Filed:
    """An item as its file has it: every value is text."""

    id: str
    kind: str
    facts: dict[str, Any]
    body: str

    @property
    def first_day(self) -> str:
        """A year begins on 1 January, a financial year on 1 April, a month on its first day."""
        text = str(self.facts["date"])
        return f"{text[:4]}-04-01" if "/" in text else text + "-01-01"[len(text) - 4 :]

    def listed(self, today: str) -> bool:
        gone = self.facts.get("withdrawn")
        kept = not gone or gone["date"] > today
        return self.facts.get("status") != "draft" and self.first_day <= today and kept

    def organisations(self) -> set[str]:
        facts = self.facts
        named = {facts[key] for key in ONE_ORGANISATION if facts.get(key)}
        named.update(*(facts.get(key, ()) for key in MORE_ORGANISATIONS))
        named |= {each["authority"] for each in facts.get("adopted_by", ())}
        return named | ({facts["grant"]["from"]} if facts.get("grant") else set())


class Recount:
    """A hub's files, read and counted in the plainest way."""

    def __init__(self, root: Path, today: str) -> None:
        self.today = today
        self.data: dict[str, Any] = {
            path.stem: yaml.load(path.read_bytes(), yaml.CBaseLoader)
            for path in sorted((root / "data").glob("*.yml"))
        }
        self.items = [item for item in filed(root) if item.listed(today)]
        self.items.sort(key=lambda item: item.id)
        self.items.sort(key=lambda item: item.first_day, reverse=True)

    @cached_property
    def councils(self) -> dict[str, Any]:
        return {each["id"]: each for each in self.data["authorities"]}

    def stands(self, council: str) -> bool:
        record = self.councils[council]
        first, last = record.get("valid_from", "0"), record.get("valid_to", "9999")
        return str(first) <= self.today <= str(last)

    def heirs(self, council: str) -> set[str]:
        if self.stands(council):
            return set()
        after = set(self.councils[council].get("successors", ()))
        return after.union(*map(self.heirs, after))

    def former(self, council: str) -> list[str]:
        return [each for each in self.councils if council in self.heirs(each)]

    def about(self, item: Filed, vocabulary: str) -> set[str]:
        """The terms of a vocabulary that have the item on their pages."""
        named = item.organisations()
        councils = named & self.councils.keys()
        match vocabulary:
            case "authorities":
                return councils.union(*map(self.heirs, councils))
            case "bodies":
                return named - councils
            case "regions" | "sub_regions":
                return {self.councils[each][vocabulary[:-1]] for each in councils}
        return set(item.facts.get(vocabulary, ()))

    def items_of(self, vocabulary: str, term: str) -> list[Filed]:
        """Newest first."""
        return [item for item in self.items if term in self.about(item, vocabulary)]

    def terms(self) -> Iterator[tuple[str, str, list[Filed]]]:
        for vocabulary in FOLDERS:
            for term in self.data[vocabulary]:
                yield vocabulary, term["id"], self.items_of(vocabulary, term["id"])


def filed(root: Path) -> Iterator[Filed]:
    for kind in KINDS.values():
        for path in sorted((root / kind.folder).rglob("*.md")):
            if path.name == "index.md":
                continue
            _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
            below = path.relative_to(root / kind.folder).with_suffix("").as_posix()
            facts = yaml.load(front, yaml.CBaseLoader)
            yield Filed(f"{kind.address}/{below}", kind.name, facts, body)


@dataclass(frozen=True)
class Counted:
    """A hub as it is built, beside a count of its files."""

    built: Build
    count: Recount

    def record(self, address: str) -> Any:
        (page,) = [page for page in self.built.pages if page.address == address]
        return page.record

    def records(self, sort: type[Any]) -> dict[str, Any]:
        """The records of a sort by the address of their pages."""
        pages = self.built.pages
        return {page.address: page.record for page in pages if isinstance(page.record, sort)}


def counted_in(root: Path) -> Counted:
    made = build(root, TODAY)
    assert made.catalogue is not None, made.problems
    return Counted(made, Recount(root, f"{TODAY:%Y-%m-%d}"))


@cache
def counted(which: str) -> Counted:
    """This repository's own hub, or an invented corpus in which some items are hidden."""
    if which == "ours":
        return counted_in(OURS)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "corpus"
        write_corpus(root, 120, Mix(drafts=7, withdrawn=5, future=6), lambda *_: None)
        return counted_in(root)


@pytest.fixture(params=["ours", "corpus"])
def hub(request: pytest.FixtureRequest) -> Counted:
    return counted(request.param)


def addresses(cards: Any) -> list[str]:
    return [card.address.rstrip("/") for card in cards]


def by_kind(items: list[Filed]) -> dict[str, list[str]]:
    """Ids of items by their kind, in the order of the kinds."""
    found = {kind: [item.id for item in items if item.kind == kind] for kind in KINDS}
    return {kind: ids for kind, ids in found.items() if ids}


def test_the_count_has_what_it_is_to_count(hub: Counted) -> None:
    assert hub.built.catalogue is not None
    assert [item.id for item in hub.count.items] == [i.id for i in hub.built.catalogue.listed]


def test_every_term_has_a_page_and_there_is_no_other(hub: Counted) -> None:
    terms = {f"{FOLDERS[vocabulary]}/{term}/" for vocabulary, term, _ in hub.count.terms()}
    assert hub.records(TermRecord).keys() == terms


def test_a_terms_page_has_the_number_of_each_kind_and_the_newest_six(hub: Counted) -> None:
    pages = hub.records(TermRecord)
    for vocabulary, term, items in hub.count.terms():
        record = pages[f"{FOLDERS[vocabulary]}/{term}/"]
        wanted = by_kind(items)
        assert record.total == len(items), term
        assert [shelf.kind.name for shelf in record.shelves] == [*wanted], term
        assert [shelf.total for shelf in record.shelves] == [*map(len, wanted.values())], term
        shown = [addresses(shelf.cards) for shelf in record.shelves]
        assert shown == [ids[:6] for ids in wanted.values()], term


def test_more_than_six_of_a_kind_have_pages_of_their_own_by_fifties(hub: Counted) -> None:
    listings = hub.records(ListRecord)
    wanted: dict[str, list[str]] = {}
    more: dict[str, str] = {}
    for vocabulary, term, items in hub.count.terms():
        above = f"{FOLDERS[vocabulary]}/{term}/"
        for kind, ids in by_kind(items).items():
            first = f"{above}{KINDS[kind].address}/"
            more[above + kind] = first if len(ids) > 6 else ""
            for start in range(0, len(ids) if len(ids) > 6 else 0, 50):
                number = start // 50 + 1
                wanted[first if number == 1 else f"{first}page/{number}/"] = ids[start:][:50]
    shelves = hub.records(TermRecord).items()
    assert {p + shelf.kind.name: shelf.more for p, r in shelves for shelf in r.shelves} == more
    folders = (*(f"{folder}/" for folder in FOLDERS.values()),)
    shown = {p: r for p, r in listings.items() if p.startswith(folders)}
    assert {p: addresses(r.paging.entries[0].cards) for p, r in shown.items()} == wanted
    assert any("/page/" in each for each in wanted) or hub is counted("ours")


def test_every_list_has_every_term_with_its_count_by_name(hub: Counted) -> None:
    lists = {r.vocabulary: r for r in hub.records(TermListRecord).values()}
    assert [*lists] == [*FOLDERS]
    counts = {(vocabulary, term): len(items) for vocabulary, term, items in hub.count.terms()}
    for vocabulary, record in lists.items():
        names = {each["id"]: each["name"] for each in hub.count.data[vocabulary]}
        shown = {each.term.address.split("/")[1]: each for each in record.terms}
        assert {i: each.term.name for i, each in shown.items()} == names
        assert {i: each.count for i, each in shown.items()} == {
            term: count for (name, term), count in counts.items() if name == vocabulary
        }
        assert [*shown] == sorted(names, key=lambda i: (names[i].casefold(), i))


def test_weights_are_1_to_5_and_grow_with_the_count(hub: Counted) -> None:
    records = {r.vocabulary: r for r in hub.records(TermListRecord).values()}
    assert [name for name, record in records.items() if record.weighted] == ["tags"]
    tags = sorted((each.count, each.weight) for each in records["tags"].terms)
    weights = [weight for _, weight in tags]
    assert weights == sorted(weights)
    assert weights[-1] == 5
    most, _ = tags[-1]
    for count, weight in tags:  # four equal steps of the logarithm, without one
        assert most ** (2 * weight - 3) <= max(count, 1) ** 8 <= most ** (2 * weight - 1)


def test_the_library_finds_as_many_as_a_terms_page_says(hub: Counted) -> None:
    facets = hub.record("library/").facets
    choices = [(f.name, each) for f in facets for top in f.choices for each in (top, *top.within)]
    found = {f"{name}={each.id}": each.count for name, each in choices}
    for address, page in hub.records(TermRecord).items():
        assert page.narrower.partition("=")[2] == address.split("/")[1]
        assert found.get(page.narrower, 0) == page.total
