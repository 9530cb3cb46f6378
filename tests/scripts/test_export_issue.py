"""An issue is exported in every format, whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.export_newsletter import main
from tests.hubs import change, edited

ISSUE = "docs/newsletters/2026-11.md"
SITE = "https://hub.example.org/"


def run(root: Path, command: str, *options: str, today: str = "2026-11-21") -> Result:
    options = ("--root", str(root), "--today", today, "--site", SITE, *options)
    return CliRunner().invoke(main, [command, *options])


def test_every_format_has_the_same_items_in_the_same_order(root: Path) -> None:
    out = root / "out"
    result = run(root, "export", "2026-11", "--out", str(out))
    assert result.exit_code == 0
    endings = (".html", ".txt", ".md", ".eml", ".json", "-preview.html", ".docx")
    assert {path.name for path in out.iterdir()} == {f"2026-11{each}" for each in endings}
    assert [line.split(" (")[0] for line in result.stdout.splitlines() if "KB" in line] == [
        str(out / f"2026-11{each}") for each in endings
    ]
    items = json.loads((out / "2026-11.json").read_text(encoding="utf-8"))
    ids = [each["id"] for section in items["sections"] for each in section["items"]]
    assert ids == [
        "case-studies/home-safety-visits",
        "news/2026/home-safety-visits-to-grow",
        "publications/northmarch-data-2026",
        "consultations/home-safety-visits-2027",
        "events/home-safety-workshop",
    ]
    texts = {path.suffix: path.read_text(encoding="utf-8") for path in out.glob("*.[hmt]*")}
    mail = BytesParser(policy=default).parsebytes((out / "2026-11.eml").read_bytes())
    texts |= {part.get_content_type(): part.get_content() for part in mail.iter_parts()}
    texts["docx"] = word_links(out / "2026-11.docx")
    assert len(texts) == 6
    for name, text in texts.items():
        places = [text.index(f"{SITE}{each}/") for each in ids]
        assert places == sorted(places), name


def word_links(document: Path) -> str:
    """The addresses of a Word file's links, in the order of its text."""
    with zipfile.ZipFile(document) as parts:
        text = parts.read("word/document.xml").decode()
        kept = parts.read("word/_rels/document.xml.rels").decode()
    targets = dict(re.findall(r'Id="(\w+)"[^>]*Target="([^"]+)"', kept))
    targets |= {b: a for a, b in re.findall(r'Target="([^"]+)"[^>]*Id="(\w+)"', kept)}
    return "\n".join(targets[each] for each in re.findall(r'<w:hyperlink r:id="(\w+)"', text))


def test_exporting_twice_gives_the_same_bytes(root: Path) -> None:
    out = root / "out"
    run(root, "export", "2026-11", "--out", str(out))
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    run(root, "export", "2026-11", "--out", str(out), today="2027-03-01")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_one_format_can_be_had_alone_and_its_faults_are_told(root: Path) -> None:
    change(root, edited(ISSUE, "preheader: What Wendale", "preheader: Wendale! What it"))
    change(root, {ISSUE: (root / ISSUE).read_text("utf-8").replace("and how to", "and! how to")})
    out = root / "out"
    result = run(root, "export", "2026-11", "--out", str(out), "--format", "text")
    assert [path.name for path in out.iterdir()] == ["2026-11.txt"]
    assert "looks-like-spam" in result.stdout
    assert "consultations that are open" not in result.stdout
    words = (out / "2026-11.txt").read_text(encoding="utf-8")
    assert "Opens 1 November 2026" in words  # as it stood on 31 October
    assert "forms.northmarch.example" not in words


def test_nothing_is_half_written(root: Path) -> None:
    out = root / "out"
    (out / "2026-11.txt").mkdir(parents=True)
    result = run(root, "export", "2026-11", "--out", str(out))
    assert result.exit_code == 2
    assert "2026-11.txt is a folder. Move it away; nothing was written." in result.stderr
    assert [path.name for path in out.iterdir()] == ["2026-11.txt"]


def test_without_pandoc_a_word_file_is_left_out_aloud(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    out = root / "out"
    result = run(root, "export", "2026-11", "--out", str(out))
    assert result.exit_code == 0
    assert "Left out: 2026-11.docx." in result.stderr
    assert not (out / "2026-11.docx").exists()
    result = run(root, "export", "2026-11", "--out", str(out), "--format", "docx")
    assert result.exit_code == 2
    assert "pip install pypandoc-binary" in result.stderr


def test_the_address_of_the_site_is_that_of_mkdocs(root: Path) -> None:
    out, options = root / "out", ["--root", str(root), "--format", "text"]
    run_ = CliRunner().invoke(main, ["export", "2026-11", "--out", str(out), *options])
    assert run_.exit_code == 0
    assert "https://hub.northmarch.example/newsletters/2026-11/" in (out / "2026-11.txt").read_text(
        encoding="utf-8"
    )
    shutil.move(root / "mkdocs.yml", root / "away.yml")
    run_ = CliRunner().invoke(main, ["export", "2026-11", "--out", str(out), *options])
    assert run_.exit_code == 2
    assert "site_url of mkdocs.yml is not given. Correct it, or add --site" in run_.stderr
    run_ = CliRunner().invoke(main, ["check", "2026-11", "--site", "hub", "--root", str(root)])
    assert '"hub" is not the address of a site' in run_.stderr


@pytest.mark.parametrize("folder", ["docs/newsletters", "docs", "case_studies/out"])
def test_nothing_is_exported_among_the_content(folder: str, root: Path) -> None:
    before = (root / ISSUE).read_bytes()
    result = run(root, "export", "2026-11", "--out", str(root / folder))
    assert result.exit_code == 2
    assert "where content lies. Name another --out." in result.stderr
    assert (root / ISSUE).read_bytes() == before


def test_an_item_that_is_unknown_stops_an_export(root: Path) -> None:
    change(root, edited(ISSUE, "events/home-safety-workshop", "events/nothing"))
    out = root / "out"
    result = run(root, "export", "2026-11", "--out", str(out))
    assert result.exit_code == 1
    assert "unknown-item" in result.stdout
    assert "Nothing was written: mend these first." in result.stderr
    assert not out.exists()
