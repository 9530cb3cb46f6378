"""Which files are published: their types by name, and their sizes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.problems import Code, Fault
from hub.source.file_types import PICTURES, TYPES, is_published, picture_fault, type_fault
from hub.source.sizes import data_fault, file_fault, pixels_fault, text_fault, unpacked_fault
from hub.views.media_types import UNKNOWN, media_type
from hub.vocabulary import USUAL_LIMITS, Limits
from tests.attachments import EXAMPLES

SMALL = Limits(
    text_mb=Decimal("0.1"),
    image_mb=Decimal(3),
    image_megapixels=Decimal(1),
    attachment_mb=Decimal(1),
)


def told(fault: Fault | None) -> str:
    assert fault is not None
    return f"{fault.message} {fault.fix}"


def test_each_type_has_an_example_and_a_media_type() -> None:
    assert EXAMPLES.keys() == TYPES.keys()
    assert UNKNOWN not in {media_type(f"a{ending}") for ending in TYPES}


@pytest.mark.parametrize("ending", [*TYPES, ".PDF", ".Docx"])
def test_files_of_these_types_are_published(ending: str) -> None:
    for name in (f"a{ending}", f"docs/a.b/annual.report.2016{ending}", f"docs/a.html/x{ending}"):
        assert type_fault(name) is None
        assert is_published(name)


ACTIVE = """html htm xhtml xht shtml mht mhtml xml xsl xslt js mjs css wasm svgz swf jar exe com.exe
dll bat cmd ps1 sh py rb pl php phtml asp aspx jsp cgi hta vbs lnk msi docm dotm xlsm xltm xlsb xlam
pptm potm ppsm ppam zip gz tar 7z rar HTML Js"""


@pytest.mark.parametrize("ending", ACTIVE.split())
def test_what_runs_is_never_published(ending: str) -> None:
    fault = type_fault(f"docs/files/a.{ending}")
    assert fault is not None
    assert fault.code is Code.FILE_TYPE
    assert not is_published(f"a.{ending}")
    assert picture_fault(f"a.{ending}") is not None


@pytest.mark.parametrize("name", ["a.html.pdf", "a.PHP.png", "docs/x/a.js.2016.csv"])
def test_an_ending_within_a_name_counts_where_servers_run_it(name: str) -> None:
    assert "some servers would run" in told(type_fault(name))


def test_pages_of_another_ending_are_refused_for_their_name_alone() -> None:
    assert type_fault("docs/a.markdown") is None
    assert not is_published("docs/a.markdown")


def test_names_without_an_ending_say_nothing_of_the_file() -> None:
    for name in ("docs/CNAME", "docs/_headers", "docs.d/README"):
        assert "no ending" in told(type_fault(name))


def test_pictures_are_told_from_documents() -> None:
    assert [ending for ending in TYPES if picture_fault(f"docs/a{ending}") is None] == [*PICTURES]


Judge = Callable[[int, Limits], Fault | None]
"""What is wrong with a size."""

JUDGES: dict[str, tuple[Judge, int, int]] = {
    "text": (text_fault, 1_000_000, 100_000),
    "data": (lambda size, _: data_fault(size), 1_000_000, 1_000_000),
    "picture": (lambda size, limits: file_fault("a.PNG", size, limits), 2_000_000, 3_000_000),
    "document": (lambda size, limits: file_fault("a.pdf", size, limits), 25_000_000, 1_000_000),
    "unpacked": (unpacked_fault, 250_000_000, 10_000_000),
    "pixels": (lambda n, limits: pixels_fault(n // 1000, 1000, limits), 25_000_000, 1_000_000),
}
"""Each with its limit as it usually is, and in SMALL."""


@pytest.mark.parametrize("name", JUDGES)
def test_a_file_may_have_as_much_as_its_limit_says(name: str) -> None:
    fault_of, usual, small = JUDGES[name]
    for most, limits in ((usual, USUAL_LIMITS), (small, SMALL)):
        assert fault_of(most, limits) is None
        fault = fault_of(most + 1000, limits)
        assert fault is not None
        assert fault.code is Code.TOO_LARGE


def test_one_byte_too_many_does_not_look_like_the_limit() -> None:
    assert "has 1.1 MB; a Markdown file may have 1 MB." in told(text_fault(1_000_001, USUAL_LIMITS))
    assert "has 2,000.0 MB;" in told(file_fault("a.pdf", 2_000_000_000, USUAL_LIMITS))


def test_the_cure_names_the_setting() -> None:
    assert "limits.text_mb" in told(text_fault(10**9, USUAL_LIMITS))
    assert "limits.image_mb" in told(file_fault("a.svg", 10**9, USUAL_LIMITS))
    assert "limits.attachment_mb" in told(file_fault("a.csv", 10**9, USUAL_LIMITS))
    assert "limits.image_megapixels" in told(pixels_fault(10**5, 10**5, USUAL_LIMITS))


@given(st.text(max_size=30))
def test_any_name_is_of_a_type_or_refused(name: str) -> None:
    published = is_published(name)
    assert published or type_fault(name) or name.lower().endswith((".md", "wn", ".mkdn", ".mkd"))
