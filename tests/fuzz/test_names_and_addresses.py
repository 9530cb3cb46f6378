"""Slugs, ids, paths and addresses: what is let through is safe wherever it is put."""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import quote, urljoin, urlsplit

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from hub.fields import Email, FilePath, ItemId, Slug, TargetId, Url
from hub.kinds import KINDS, site_path
from hub.problems import Code, Fault
from hub.source.paths import id_of, kind_of, misplaced
from tests.fuzz.examples import ANYTHING, WORDS, many

LABELS = {code.label for code in Code}
SIGNS = st.text("ab-/.#_ Aé\\%:@?\n~9", max_size=16)
NAMES = st.one_of(SIGNS, st.text("ab1-/#", max_size=12))
ADAPTERS = {kind: TypeAdapter(kind) for kind in (Slug, ItemId, TargetId, FilePath, Email, Url)}


def taken(kind: type[str], text: str) -> bool:
    """Whether a field takes a text; if not, the hub's own words say why."""
    try:
        assert ADAPTERS[kind].validate_python(text) == text
    except ValidationError as error:
        for each in error.errors():
            assert each["type"] in LABELS
            assert each["ctx"]["fix"]
        return False
    return True


@many(550)
@given(st.one_of(NAMES, WORDS))
def test_a_slug_is_one_part_of_an_address_and_needs_no_escapes(text: str) -> None:
    if taken(Slug, text):
        assert posixpath.basename(text) == text
        assert quote(text, safe="") == escape(text) == text.lower() == text
        assert posixpath.normpath(f"docs/{text}") == f"docs/{text}"
        assert text.strip("-") == text


@many(550)
@given(NAMES)
def test_an_id_is_an_address_below_the_site(text: str) -> None:
    for kind in (ItemId, TargetId):
        if taken(kind, text):
            address = urljoin("https://a.example/hub/", text)
            assert address == f"https://a.example/hub/{text}"
            assert quote(text, safe="/#") == escape(text) == text
            assert posixpath.normpath(text) == text


@many(550)
@given(st.one_of(SIGNS, WORDS, st.text("a./", max_size=12)))
def test_a_file_beside_an_item_never_lies_above_it(text: str) -> None:
    if taken(FilePath, text):
        assert posixpath.normpath(text) == text
        assert posixpath.normpath(f"docs/news/{text}").startswith("docs/news/")
        assert quote(text, safe="/") == escape(text) == text
        assert not any(part.startswith(".") for part in text.split("/"))


SCHEMES = ("https://", "http://", "HTTPS://", "//", "javascript:", "data:", "https:/\\", "https:")
HOSTS = ("a.example", "ok@evil.example", "аpple.example", "[::1]", "a", "a.example:99999", "a..b")
ENDS = (
    "",
    "/a?b=c#d",
    "\\@evil.example",
    "/ b",
    "/\nb",
    ":80/é",
    "?<b>&'\"",
    "%0a",
    "/..//x",
    "\t",
)
ADDRESSES = st.one_of(
    st.builds(
        "{}{}{}".format, st.sampled_from(SCHEMES), st.sampled_from(HOSTS), st.sampled_from(ENDS)
    ),
    st.builds("https://{}".format, SIGNS),
    st.builds("https://a.example/{}".format, WORDS),
    ANYTHING,
)


@many(600)
@given(ADDRESSES)
def test_a_web_address_leads_to_the_host_that_it_shows(text: str) -> None:
    if not taken(Url, text):
        return
    shown = re.match(r"https?://([A-Za-z0-9.-]+)(?::[0-9]*)?(?=[/?#]|$)", text, re.IGNORECASE)
    assert shown
    assert urlsplit(text).hostname == shown[1].lower()
    assert not re.search(r"[\s\\]", text)
    assert urljoin("https://hub.example/a/", text).lower().startswith(f"{shown[0].lower()}")


@many(550)
@given(st.one_of(SIGNS, st.builds("{}@{}".format, SIGNS, SIGNS), WORDS))
def test_a_mailbox_is_one_and_needs_no_escapes(text: str) -> None:
    if taken(Email, text):
        name, host = text.split("@")
        assert name
        assert "." in host
        assert escape(text) == quote(text, safe="@+") == text
        assert not set(text) & set(" ,;:<>()\r\n\"'")


FOLDERS = [f"{kind.folder}/" for kind in KINDS.values()]
PATHS = st.builds(
    "{}{}{}".format,
    st.sampled_from([*FOLDERS, "docs/", "Docs/News/", "docs/news/2016/", "case_studies/2016/"]),
    st.one_of(
        st.sampled_from(["a", "index", "b-c", "a--b", "é", "A", "2016/a", "2016/x/a"]), SIGNS
    ),
    st.sampled_from([".md", "", ".MD", ".markdown", ".png", "/index.md", ".md.md"]),
)


@many(650)
@given(PATHS, PATHS)
def test_two_files_of_items_never_have_one_address(path: str, other: str) -> None:
    for each in (path, other):
        fault = misplaced(each)
        if fault:
            assert isinstance(fault, Fault)
            assert fault.loc == ()
            assert fault.message
            assert fault.fix
            continue
        assert quote(each, safe="/") == each
        if (kind := kind_of(each)) and each.endswith(".md"):
            assert id_of(each).startswith(f"{kind.address}/")
            assert taken(ItemId, id_of(each))
            assert not site_path(each).startswith(("/", "."))
    if path != other and not misplaced(path) and not misplaced(other):
        both = [each for each in (path, other) if kind_of(each) and each.endswith(".md")]
        assert len({id_of(each) for each in both}) == len(both)
