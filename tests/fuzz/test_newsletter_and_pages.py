"""Words on pages and in e-mails: they are shown as they are, and make nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default
from functools import cache
from types import SimpleNamespace
from typing import Any

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from hub.outputs.newsletter.email_file import email_file
from hub.outputs.newsletter.html import html
from hub.outputs.newsletter.introduction import introduction_blocks, introduction_html
from hub.outputs.newsletter.json_file import json_file
from hub.outputs.newsletter.markdown_text import escaped, link
from hub.outputs.newsletter.plain_text import WIDTH, plain_text
from hub.outputs.newsletter.visible import one_line, seen, uri
from hub.rendering.tables import framed
from hub.views.newsletter.issue import Issue, Part, Sender
from hub_macros import define_env
from tests.fuzz.examples import ANYTHING, BODIES, MARKS, WORDS, many
from tests.issues import entry, issue

SIGNS = st.text("\\`*_{}[]()<>#+-.!|~$&;:='\"@^%1aé ", min_size=1, max_size=20)
SAID = st.one_of(SIGNS, WORDS, ANYTHING).filter(one_line)
VISIBLE = st.one_of(SIGNS, WORDS).filter(one_line)


def read(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def shown(page: Any) -> str:
    return " ".join(page.get_text().split())


@many(200)
@given(st.lists(SAID, min_size=1, max_size=3))
def test_escaped_words_are_shown_by_markdown_as_they_are(texts: list[str]) -> None:
    lines = [f"{'#' * (n + 1)} {link(text, 'https://a.example/')}" for n, text in enumerate(texts)]
    lines += [escaped(text) for text in texts] + [f"- {escaped(text)}" for text in texts[:1]]
    page = read(markdown("\n\n".join(lines), extensions=["extra"]))
    wanted = [one_line(text) for text in texts]
    assert [shown(each) for each in page.select("h1 a, h2 a, h3 a")] == wanted
    assert [shown(each) for each in page.select("p, li")] == [*wanted, wanted[0]]
    assert {each.name for each in page.find_all(True)} <= {"h1", "h2", "h3", "a", "p", "ul", "li"}
    assert {(*each.attrs,) for each in page.find_all(True)} <= {(), ("href",)}


Macros = dict[str, Any]


def macros(words: str) -> Macros:
    """The macros of a hub in which every name is these words."""
    found: Macros = {}
    facts = SimpleNamespace(title=words, date=issue().as_of)
    item = SimpleNamespace(id="news/2016/a", facts=facts)
    who = SimpleNamespace(role=words, email="a@b.example", organisation=words)
    catalogue = SimpleNamespace(shown=lambda: [item], settings=SimpleNamespace(contact=who))
    hub = SimpleNamespace(hub=SimpleNamespace(catalogue=catalogue))
    page = SimpleNamespace(file=SimpleNamespace(src_uri="about.md"))
    env: Any = SimpleNamespace(
        macro=lambda function: found.setdefault(function.__name__, function),
        page=page,
        conf={"extra": {"hub": hub}},
    )
    define_env(env)
    return found


@many(200)
@given(VISIBLE)
def test_macros_write_words_that_markdown_shows_as_they_are(words: str) -> None:
    made = macros(words)
    texts = [made["item"]("news/2016/a"), made["contact"](), made["organisation"]()]
    page = read(markdown("\n\n".join(f"A {each}" for each in texts), extensions=["extra"]))
    line = one_line(words)
    assert [shown(each) for each in page.find_all("p")] == [
        *(f"A {line}", f"A {line} (a@b.example)", f"A {line}")
    ]
    assert [(each.name, each.attrs) for each in page.find_all(True)] == [
        *(("p", {}), ("a", {"href": "news/2016/a.md"})),
        *(("p", {}), ("a", {"href": "mailto:a@b.example"}), ("p", {})),
    ]


@many(450)
@given(SAID)
def test_visible_text_is_one_line_of_its_letters(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line) == seen(line)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", line)
    letters = [c for c in text if c.isalnum()]
    assert [c for c in line if c.isalnum()] == letters
    assert uri(text).isascii()
    assert not re.search(r"[\s<>\"\\^`{|}]", uri(text))


def with_words(words: str) -> Issue:
    """A short issue that has the same words in every place for some."""
    usual = entry()
    of_entry = ("kind", "title", "summary", "when", "by", "action", "note")
    told: dict[str, Any] = dict.fromkeys(of_entry, words)
    one = replace(usual, lines=(words,), picture=None, **told)
    parts = (Part("a", words, (one,)),)
    sender = Sender(words, "editors@northmarch.example", words)
    names = ("name", "title", "subject", "preheader", "window", "hub", "reason", "licence")
    return issue(introduction="", parts=parts, sender=sender, **dict.fromkeys(names, words))


@cache
def usual_shape() -> list[tuple[str, list[str]]]:
    return shape(html(with_words("Words")))


def shape(page: str) -> list[tuple[str, list[str]]]:
    return [(each.name, sorted(each.attrs)) for each in read(page).find_all(True)]


@many(100)
@given(VISIBLE)
def test_words_change_nothing_of_an_emails_html(words: str) -> None:
    made = html(with_words(f"A{words}Z"))
    assert shape(made) == usual_shape()
    text = read(made).get_text()
    assert text.count(f"A{words}Z") >= 15


@many(200)
@given(SAID)
def test_plain_text_says_all_words_in_lines_that_mail_programs_take(words: str) -> None:
    text = plain_text(with_words(words))
    told = re.sub(r"\s", "", text)
    assert told.count(re.sub(r"\s", "", one_line(words))) >= 10
    whole = "://" in words or any(len(each) > WIDTH for each in one_line(words).split())
    lines = [each for each in text.split("\n") if "https://" not in each]
    assert whole or max(map(len, lines)) <= WIDTH
    assert text == seen(text)


@many(120)
@given(SAID, SAID)
def test_no_words_make_a_header_of_an_email(subject: str, name: str) -> None:
    made = issue(subject=subject, sender=Sender(name, "a@b.example"), parts=(), introduction="")
    content = email_file(made)
    head, _, _ = content.partition("\r\n\r\n")
    assert content.isascii()
    assert [line.partition(":")[0] for line in re.split(r"\r\n(?![ \t])", head)] == [
        *("Subject", "From", "Message-ID", "Date", "X-Unsent", "MIME-Version", "Content-Type")
    ]
    mail = message_from_bytes(content.encode(), policy=default)
    assert mail["Subject"] == one_line(subject)
    (sender,) = [value for key, value in mail.raw_items() if key == "From"]
    phrase, _, mailbox = str(sender).replace("\r\n", "").rpartition("<")
    assert str(make_header(decode_header(phrase.strip()))) == one_line(name)
    assert mailbox == "a@b.example>"


@many(200)
@given(st.one_of(BODIES, MARKS, ANYTHING))
def test_an_introduction_has_only_what_mail_programs_show(words: str) -> None:
    if re.search("[\ud800-\udfff\x00-\x08\x0b-\x1f]", words):
        return  # refused before it comes here
    page = introduction_html(words)
    assert introduction_html(f"{page}\n" if page.startswith("<p>") else "") in (page, "") or page
    found = read(page).find_all(True)
    assert not {each.name for each in found} & {"script", "style", "iframe", "form", "svg", "h1"}
    assert {name for each in found for name in each.attrs} <= {"href", "src", "alt"}
    for each in found:
        address = str(each.get("href") or each.get("src") or "")
        assert not re.match(r"(?i)\s*(javascript|data|vbscript|file):", address)
    blocks = introduction_blocks(words, lambda address: "")
    told = re.sub(r"\s|\|", "", "".join(each.text for each in blocks))
    text = "".join(f"{each['alt']}" if each.name == "img" and "alt" in each.attrs else ""
                   for each in found)  # fmt: skip
    assert sorted(told) == sorted(re.sub(r"\s|\|", "", read(page).get_text() + text))


@many(150)
@given(VISIBLE)
def test_an_issue_for_mailing_services_is_read_back(words: str) -> None:
    made = with_words(words)
    said = json.loads(json_file(made))
    assert [said[key] for key in ("name", "title", "subject", "window")] == [words] * 4
    assert said["sections"][0]["items"][0]["lines"] == [words]


@many(120)
@given(st.lists(VISIBLE, min_size=3, max_size=4))
def test_heads_of_columns_stand_on_the_cells_of_small_screens(heads: list[str]) -> None:
    row = "| " + " | ".join(escaped(each) for each in heads) + " |\n"
    table = markdown(
        f"{row}{'|---' * len(heads)}|\n{'| x ' * len(heads)}|\n", extensions=["tables"]
    )
    page = read(framed(table))
    assert [shown(each) for each in page.select("th")] == [one_line(each) for each in heads]
    labels = [" ".join(str(each["data-label"]).split()) for each in page.select("td")]
    assert labels == [one_line(each) for each in heads]
    assert {each.name for each in page.find_all(True)} == {
        *("div", "table", "thead", "tr", "th", "tbody", "td")
    }
