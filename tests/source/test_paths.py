"""What the path of a file says, and the way back from an address to it."""

from __future__ import annotations

import pytest

from hub.kinds import KINDS
from hub.source.paths import id_of, kind_of, misplaced, path_of


def test_an_items_address_leads_back_to_its_file() -> None:
    for each in KINDS.values():
        inner = "2016/a-b" if each.by_year else "a-b"
        path = f"{each.folder}/{inner}.md"
        assert kind_of(path) is each
        assert id_of(path) == f"{each.address}/{inner}"
        assert path_of(id_of(path)) == path


@pytest.mark.parametrize("address", ["", "about", "news", "newsy/a", "themes/living-well"])
def test_other_addresses_have_no_item(address: str) -> None:
    assert path_of(address) == ""


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("docs/index.md", ""),
        ("docs/about/index.md", "about"),
        ("docs/index-of-names.md", "index-of-names"),
        ("docs/news/index.md", "news"),
        ("docs/reindex.md", "reindex"),
    ],
)
def test_the_first_page_of_a_folder_has_the_folders_address(path: str, address: str) -> None:
    assert id_of(path) == address
    assert kind_of(path) is None


@pytest.mark.parametrize(
    ("path", "cure"),
    [
        ("docs/news/autumn/a.md", "docs/news/<year>/, as in docs/news/2016/a.md."),
        ("docs/news/2016/10/a.md", "docs/news/<year>/, as in docs/news/2016/a.md."),
        ("docs/news/a.md", "docs/news/<year>/, as in docs/news/2016/a.md."),
        ("case_studies/a/b/c.md", "case_studies/c.md."),
    ],
)
def test_an_item_in_the_wrong_folder_is_told_the_right_one(path: str, cure: str) -> None:
    fault = misplaced(path)
    assert fault
    assert fault.fix == f"Move it to {cure}"


def test_an_item_in_the_folder_of_its_year_is_where_it_belongs() -> None:
    assert misplaced("docs/news/2016/a.md") is misplaced("case_studies/a.md") is None
