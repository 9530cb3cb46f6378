"""What holds for the newsletter in every format that is not a page."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from hub.outputs.newsletter import FORMATS
from hub.views.newsletter.issue import Issue
from scripts.word import word
from tests.issues import hostile, issue, long_issue

ROOT = Path(__file__).parent.parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def written(made: Issue, form: str) -> str:
    return FORMATS[form][1](made)


def from_text(text: str) -> Iterator[str]:
    """Of each title at the margin with an indented line below: the address of its number."""
    listed = dict(re.findall(r"^\[(\d+)\] (\S+)$", text, re.MULTILINE))
    for block in text.split("\n\n"):
        first, *others = block.split("\n")
        if others and all(line.startswith("  ") for line in others) and first[0] not in " -|>":
            yield listed[re.findall(r"\[(\d+)\]$", block, re.MULTILINE)[0]]


def from_markdown(text: str) -> Iterator[str]:
    page = BeautifulSoup(markdown(text), "html.parser")
    yield from (str(link["href"]) for link in page.select("h3 a"))


def from_json(text: str) -> Iterator[str]:
    sections = json.loads(text)["sections"]
    yield from (item["address"] for section in sections for item in section["items"])


def from_mail(text: str) -> Iterator[str]:
    mail = message_from_string(text, policy=default)
    assert isinstance(mail, EmailMessage)
    plain = mail.get_body(("plain",))
    assert isinstance(plain, EmailMessage)
    yield from from_text(plain.get_content().replace("\r\n", "\n"))


def from_html_of_mail(text: str) -> Iterator[str]:
    mail = message_from_string(text, policy=default)
    assert isinstance(mail, EmailMessage)
    page = mail.get_body(("html",))
    assert isinstance(page, EmailMessage)
    links = BeautifulSoup(page.get_content(), "html.parser").select("h3 a")
    yield from (str(link["href"]) for link in links)


def from_word(document: bytes) -> Iterator[str]:
    """The links in headings of level 2."""
    with zipfile.ZipFile(io.BytesIO(document)) as whole:
        body = fromstring(whole.read("word/document.xml"))
        relations = fromstring(whole.read("word/_rels/document.xml.rels"))
    targets = {each.get("Id"): each.get("Target") or "" for each in relations}
    for paragraph in body.iter(f"{W}p"):
        if style(paragraph) == "Heading2":
            yield from (targets[link.get(f"{R}id")] for link in paragraph.iter(f"{W}hyperlink"))


def style(paragraph: Element) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.get(f"{W}val") or ""


READERS = {
    "text": [from_text],
    "markdown": [from_markdown],
    "json": [from_json],
    "eml": [from_mail, from_html_of_mail],
}


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("made", [issue(), long_issue()], ids=["usual", "long"])
def test_every_format_has_the_same_items_in_the_same_order(made: Issue, form: str) -> None:
    for reader in READERS[form]:
        assert ids([*reader(written(made, form))], made) == made.ids()


@pytest.mark.parametrize("made", [issue(), long_issue()], ids=["usual", "long"])
def test_word_has_the_same_items_in_the_same_order(made: Issue) -> None:
    document = word(written(made, "markdown"), made.as_of)
    assert ids([*from_word(document)], made) == made.ids()


def ids(addresses: list[str], made: Issue) -> tuple[str, ...]:
    known = {each.address: each.id for part in made.parts for each in part.entries}
    return tuple(known[address] for address in addresses)


PROGRAM = """
import sys
from hashlib import sha256
from hub.outputs.newsletter import FORMATS
from scripts.word import word
from tests.issues import hostile, issue
for made in (issue(), hostile()):
    for form in sys.argv[1:]:
        print(form, sha256(FORMATS[form][1](made).encode()).hexdigest())
    text = FORMATS["markdown"][1](made)
    print("word", sha256(word(text, made.as_of)).hexdigest())
"""
ELSEWHERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "SOURCE_DATE_EPOCH": "1",
}


def test_another_process_elsewhere_writes_the_same_bytes() -> None:
    def run(**environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *READERS],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    here = run(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    assert run(**ELSEWHERE) == here
    assert len(here.splitlines()) == 2 * (len(READERS) + 1)


@pytest.mark.parametrize("form", READERS)
def test_the_least_issue_can_be_written(form: str) -> None:
    text = written(issue(parts=(), introduction=""), form)
    assert [*READERS[form][0](text)] == []
    assert issue().title in text


@pytest.mark.parametrize("form", sorted({*READERS} - {"json"}))
def test_no_format_turns_the_direction_of_what_follows(form: str) -> None:
    text = written(hostile(), form)
    if form == "eml":
        (text,) = [
            part.get_content()
            for part in message_from_string(text, policy=default).walk()
            if part.get_content_type() == "text/plain"
        ]
    assert "evil" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
