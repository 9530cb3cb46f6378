"""What the types of fields take, and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from hub.fields import Email, FilePath, ItemId, Slug, Tag, TargetId, Url
from hub.source.vocabularies import read_vocabularies
from hub.vocabulary import Vocabularies
from tests.hubs import TINY_HUB

WORDS = read_vocabularies(lambda path: (TINY_HUB / path).read_bytes())[0]


def takes(field: Any, value: object, words: Vocabularies | None = None) -> bool:
    try:
        TypeAdapter(field).validate_python(value, context=words)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Slug, "one-public-estate"),
        (Slug, "t01"),
        (ItemId, "news/2016/one-public-estate"),
        (TargetId, "strategies/a-2008#t01"),
        (Email, "first.last+hub@council.gov.uk"),
        (FilePath, "files/Annual_Report.v2.pdf"),
        (FilePath, "a"),
        (Url, "https://www.example.gov.uk/page?a=b#c"),
        (Url, "http://example.org"),
        (Url, "https://example.org:8443/a(b)"),
        (Url, "https://EXAMPLE.org/"),
        (Tag, "falls"),
    ],
)
def test_sound_values(field: Any, value: str) -> None:
    assert takes(field, value, WORDS)


REFUSED: list[tuple[Any, list[str]]] = [
    (Slug, ["", "A", "a b", "-a", "a-", "a--b", "a/b", "ä", "a\n"]),
    (ItemId, ["news", "/news/a", "news/a/", "news//a", "news/../a", "a/B", "../a"]),
    (TargetId, ["strategies/a", "a#t1", "strategies/a#", "strategies/a#T"]),
    (Email, ["a@b", "a b@c.uk", "a@b@c.uk", "<a@b.uk>", "a@b.uk\n"]),
    (FilePath, ["../a", "/a", "a/../b", "a/./b", "a//b", "a b", ".a", "a\\b", "a/"]),
    (Url, ["example.org", "//example.org", "ftp://example.org", "https://", "javascript:x"]),
    (Url, ["https://a@b.org", "https://a.org\\@b.org", "https://localhost", "https://a..org"]),
    (Url, ["https://a.org/b c", "https://[::1]/", "https://[", "https://a.org:x/"]),
    (Url, ["https://exаmple.org", "https://a。org", "https://ａ.org", " https://a.org"]),
    (Tag, ["fall", "Falls prevention", "wendale"]),
]


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, values in REFUSED for value in values]
)
def test_faulty_values(field: Any, value: object) -> None:
    assert not takes(field, value, WORDS)
    assert not takes(field, [value], WORDS)


def test_a_term_is_taken_as_it_is_where_no_vocabulary_is_known() -> None:
    assert takes(Tag, "anything")
