"""The hub's own content of the spring of 2016, from its draft to every format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.hubs import change
from tests.newsroom import MAY, ROOT, SPRING, issue, own_hub, publish, run

KEPT = ROOT / "tests/newsletters"
SITE = "https://hub.example.org/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


INTRODUCTION = """Councils can apply for a part of **One Public Estate** until Friday 22 April.

- See all [case studies](../case-studies/index.md).
- Write to us with what your council has tried.
"""


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The hub's own content, which the test may change."""
    return own_hub(tmp_path)


def words_of(document: bytes) -> bytes:
    """The paragraphs of a Word file; its bytes change with pandoc, its words do not."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        text = ElementTree.fromstring(parts.read("word/document.xml"))
    paragraphs = (" ".join("".join(each.itertext()).split()) for each in text.iter(f"{{{WORD}}}p"))
    return "".join(f"{each}\n" for each in paragraphs).encode()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    ("days", "name", "introduction"),
    [(SPRING, "2016-04-20", INTRODUCTION), (MAY, "2016-05-31", "")],
    ids=["spring", "may"],
)
def test_our_own_content_of_2016_in_every_format_is_what_it_was(
    days: tuple[str, ...], name: str, introduction: str, hub: Path, tmp_path: Path
) -> None:
    """After a change that is meant, copy what this test wrote to tests/newsletters/."""
    assert run(hub, "draft", *days).exit_code == 0
    publish(hub, name)
    change(hub, {f"docs/newsletters/{name}.md": issue(hub, name) + introduction})
    out = tmp_path / "out"
    result = run(hub, "export", name, "--out", str(out), "--site", SITE)
    assert (result.exit_code, result.stderr) == (0, "")
    written = files(out) | {f"{name}.issue.md": issue(hub, name).encode()}
    written[f"{name}.docx.txt"] = words_of(written.pop(f"{name}.docx"))
    kept = {file: content for file, content in files(KEPT).items() if file.startswith(name)}
    assert written.keys() == kept.keys()
    assert {file for file in kept if written[file] != kept[file]} == set()


def test_the_call_of_one_public_estate_comes_first_with_its_two_days(hub: Path) -> None:
    run(hub, "draft", *SPRING)
    text = issue(hub, "2016-04-20")
    first, second = [line for line in text.splitlines() if line.startswith("      - {id: ")][:2]
    assert first == "      - {id: news/2016/one-public-estate-expansion}"
    assert second == "      - {id: events/one-public-estate-open-day-2016}"
    plain = run(hub, "export", "2016-04-20", "--out", str(hub / "out"), "--format", "text")
    assert plain.exit_code == 0
    words = " ".join((hub / "out/2016-04-20.txt").read_text(encoding="utf-8").split())
    assert "Register an interest in the open day on 28 April 2016" in words
    assert words.index("22 April 2016") < words.index("Event, One Public Estate, 28 April 2016")


def test_a_month_later_there_is_the_stocktake_and_neither_day(hub: Path) -> None:
    result = run(hub, "draft", *MAY)
    assert "it is told for May 2016, the day is not known" in result.stdout
    text = issue(hub, "2016-05-31")
    assert "- {id: consultations/iewm-stocktake-2016}" in text
    assert "# Is it of these days? It is told for May 2016: the day is not known." in text
    assert "one-public-estate" not in text
