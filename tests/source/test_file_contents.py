"""Pictures and documents: whether they are what their names say, by as few bytes as it takes."""

from __future__ import annotations

import struct
import warnings
import zlib
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.problems import Code
from hub.source.file_contents import HEAD, content_faults
from hub.source.file_types import TYPES
from hub.vocabulary import USUAL_LIMITS, Limits
from tests.attachments import EXAMPLES, PNG, archive, office, open_document, picture

DOCUMENTS = [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"]
ROOT = Path(__file__).parents[2]


class Counted(BytesIO):
    """A file that counts what is read of it."""

    count = 0

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        self.count += len(content)
        return content


def codes(ending: str, content: bytes, limits: Limits = USUAL_LIMITS) -> list[Code]:
    found = content_faults(f"docs/a{ending}", BytesIO(content), limits)
    return [fault.code for _, fault in found]


def message(ending: str, content: bytes) -> str:
    ((_, fault),) = content_faults(f"docs/a{ending}", BytesIO(content), USUAL_LIMITS)
    return fault.message


@pytest.mark.parametrize("ending", TYPES)
def test_a_sound_file_passes_and_no_other_type_passes_for_it(ending: str) -> None:
    assert codes(ending, EXAMPLES[ending]) == []
    assert codes(ending.upper(), EXAMPLES[ending]) == []
    assert codes(ending, b"") == [Code.WRONG_CONTENT]
    texts = {".csv", ".txt", ".ics", ".json"}
    for other, content in EXAMPLES.items():
        alike = {ending, other} <= {".jpg", ".jpeg"} or {ending, other} <= texts
        if other != ending and not alike:
            assert codes(ending, content) == [Code.WRONG_CONTENT], other


def test_the_pictures_of_our_own_pages_pass() -> None:
    files = [each for each in (ROOT / "docs").rglob("*") if each.suffix in TYPES]
    assert len(files) > 10
    for file in files:
        assert codes(file.suffix, file.read_bytes()) == []


DISGUISED = {
    "a web page": [
        "<!doctype HTML>",
        "\n <html>",
        "\ufeff<script>x",
        "<?xml?>",
        "<!-- -->",
        "<b >",
    ],
    "a script": ["#!/bin/sh\n"],
    "a program": ["MZ\x00\x01", "\x7fELF\x02"],
    "an RTF document": ["{\\rtf1}"],
}


@pytest.mark.parametrize("what", DISGUISED)
def test_what_hides_behind_a_name_is_named(what: str) -> None:
    for text in DISGUISED[what]:
        for ending in (".txt", ".csv", ".pdf", ".docx", ".png", ".json"):
            assert message(ending, text.encode()).endswith(f"it looks like {what}.")


@pytest.mark.parametrize("text", ["MZ,visits\n", "< 5 visits", "a <b>", "<5", "<article>", "%\n"])
def test_plain_text_is_not_taken_for_a_program_or_page(text: str) -> None:
    assert codes(".txt", text.encode()) == codes(".csv", text.encode()) == []


def test_the_cure_names_the_right_ending() -> None:
    ((_, fault),) = content_faults("a.png", BytesIO(picture("JPEG")), USUAL_LIMITS)
    assert fault.fix == "Let its name end in .jpg, or save it as a PNG picture."


def test_text_is_utf_8_without_control_characters_as_far_as_it_is_read() -> None:
    assert codes(".csv", b"caf\xe9") == [Code.NOT_UTF8]
    assert codes(".txt", b"a\x00") == [Code.CONTROL_CHARACTER]
    letters = "\u00e9\u2013\U0001f44d" * HEAD
    for shift in range(5):
        assert codes(".txt", b"a" * shift + letters.encode()) == []
    assert codes(".csv", b"a" * HEAD + b"\xff") == []
    assert codes(".csv", b"a" * (HEAD - 1) + b"\xff") == [Code.NOT_UTF8]


def test_calendars_and_json_begin_as_they_must() -> None:
    assert codes(".json", b"\xef\xbb\xbf\r\n [1]") == []
    assert codes(".json", b"1") == codes(".ics", b"BEGIN:VCARD") == [Code.WRONG_CONTENT]


def chunk(kind: bytes, content: bytes) -> bytes:
    ends = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + ends


def claiming(width: int, height: int) -> bytes:
    """A small PNG file that says how large its picture is, and has none of it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1), (25_000_001, 1)])
def test_a_picture_that_would_fill_the_memory_is_never_drawn(size: tuple[int, int]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert codes(".png", claiming(*size)) == [Code.TOO_LARGE]
        assert codes(".png", claiming(5_000, 5_000)) == []


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_every_sort_of_picture_is_measured(form: str) -> None:
    few = USUAL_LIMITS.model_copy(update={"image_megapixels": Decimal("0.1")})
    ending = "." + form.lower()
    assert codes(ending, picture(form, (400, 250)), few) == []
    assert codes(ending, picture(form, (401, 250)), few) == [Code.TOO_LARGE]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_a_picture_cut_off_in_its_head_is_damaged(form: str) -> None:
    assert codes("." + form.lower(), picture(form)[:20]) == [Code.WRONG_CONTENT]
    assert message(".png", PNG[:20]) == "The file is a PNG picture that is damaged."


def test_notes_before_a_picture_do_not_hold_up_the_check() -> None:
    notes = b"\x21\xfe\1a\0" * 300_000
    assert codes(".gif", b"GIF89a\1\0\1\0\0\0\0" + notes) == [Code.WRONG_CONTENT]


PROGRAMS = {
    ".docx": ["word/vbaProject.bin", "word/VBAPROJECT.BIN", "word/activeX/activeX1.xml"],
    ".xlsx": ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/dialogsheets/sheet1.xml"],
    ".odt": ["Basic/Standard/Module1.xml", "Scripts/python/a.py", "basic/Standard/x/y.xml"],
}


@pytest.mark.parametrize("ending", PROGRAMS)
def test_documents_with_programs_are_refused(ending: str) -> None:
    for name in PROGRAMS[ending]:
        made = {
            ".docx": office("word", name),
            ".xlsx": office("xl", name),
            ".odt": open_document("text", "META-INF/manifest.xml", name),
        }
        assert codes(ending, made[ending]) == [Code.ACTIVE_CONTENT], name


def test_what_only_looks_like_a_program_stays() -> None:
    assert codes(".docx", office("word", "word/embeddings/chart.xlsx", "word/vbaData.xml")) == []
    lists = ["Basic/script-lc.xml", "Basic/Standard/script-lb.xml", "Basic/Standard/dialog-lb.xml"]
    assert codes(".odt", open_document("text", *lists)) == []


def test_the_type_of_an_open_document_is_its_first_part() -> None:
    right = "application/vnd.oasis.opendocument.text"
    assert codes(".odt", archive({"a": "x", "mimetype": right})) == [Code.WRONG_CONTENT]
    assert codes(".odt", open_document("text-template")) == [Code.WRONG_CONTENT]
    assert codes(".odt", archive({"mimetype": right})[:80]) == [Code.WRONG_CONTENT]


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_document_that_unpacks_to_too_much_is_refused(ending: str) -> None:
    content = bytearray(EXAMPLES[ending])
    last = content.rindex(b"PK\x01\x02")
    content[last + 24 : last + 28] = struct.pack("<I", 250_000_000)
    assert codes(ending, bytes(content)) == [Code.TOO_LARGE]


def test_a_document_with_a_list_of_parts_that_is_too_long_is_refused() -> None:
    names = [f"word/{number}{'x' * 900}" for number in range(1_200)]
    assert codes(".docx", office("word", *names)) == [Code.WRONG_CONTENT]


@pytest.mark.parametrize("ending", [".pdf", ".csv", ".txt", ".json", ".docx", ".odt", ".png"])
def test_no_more_is_read_than_is_needed(ending: str) -> None:
    start = EXAMPLES[ending]
    file = Counted(start + b" " * 20_000_000)
    content_faults(f"a{ending}", file, USUAL_LIMITS)
    assert file.count < 1_200_000


@given(st.sampled_from([*TYPES]), st.binary(max_size=300), st.integers(0, 300))
def test_any_bytes_of_any_type_give_problems_or_none(ending: str, noise: bytes, at: int) -> None:
    sound = EXAMPLES[ending]
    changed = sound[:at] + noise + sound[at + len(noise) :]
    for content in (noise, changed, sound[:at], sound[:at] + noise):
        for code in codes(ending, content):
            assert isinstance(code, Code)
