"""A short issue to the letter: as Markdown, and what is around the words of an e-mail."""

from __future__ import annotations

import re
from email import message_from_string

import pytest

from hub.outputs.newsletter.email_file import email_file
from hub.outputs.newsletter.markdown_text import markdown_text
from hub.views.newsletter.issue import Part, Sender
from tests.issues import SITE, entry, issue

OFFER = entry(
    promotional=True,
    action="How to apply",
    lines=("One.", "Two."),
    address=f"{SITE}a/?b=1&c=2",
)
SHORT = issue(
    name="In brief",
    introduction="Hello\r\nall\rof you.\n",
    parts=(Part("n", "News", (OFFER, entry(lines=(), note="", by=""))),),
    unsubscribe="`x``y`",
)
WRITTEN = """\
# Northmarch Exchange, November 2026

In brief

1 to 31 October 2026

[View this issue on the web](<https://exchange.northmarch.example/hub/newsletters/2026-11/>)

Hello
all
of you.

## News

### [Home safety visits cut falls in Wendale](<https://exchange.northmarch.example/hub/a/?b=1&amp;c=2>)

**Promotion:** Case study, Wendale, 6 October 2026

Start with this one.

SUMMARY

- One.
- Two.

[How to apply](<https://exchange.northmarch.example/hub/a/?b=1&amp;c=2>)

### [Home safety visits cut falls in Wendale](<https://exchange.northmarch.example/hub/case-studies/home-safety-visits/>)

Case study, 6 October 2026

SUMMARY

See everything on [Northmarch Exchange](<https://exchange.northmarch.example/hub/>), or [follow it by feed](<https://exchange.northmarch.example/hub/feeds/>).

---

Northmarch Improvement Partnership, 1 Market Place, Wendale, [editors@northmarch.example](<mailto:editors@northmarch.example>)

You get this because you signed up for news of Northmarch Exchange.

Unsubscribe: ``` `x``y` ```

Licence: Open Government Licence v3.0
"""  # noqa: E501  # a paragraph of Markdown is a line
HEAD = """\
Subject: =?utf-8?b?w6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOp?=
 =?utf-8?b?w6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOp?=
 =?utf-8?b?w6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOp?=
From: =?utf-8?b?w5zDnMOcw5zDnMOcw5zDnMOcw5zDnMOcw5zDnMOcw5zDnMOcw5zDnMOcw5w=?=
 =?utf-8?b?w5zDnMOcw5zDnMOcw5zDnMOcw5zDnMOcw5zDnMOcw5zDnMOc?= <a@b.example>
Message-ID: <newsletters/2026-11@exchange.northmarch.example>
Date: Sat, 31 Oct 2026 23:59:59 +0000
X-Unsent: 1
MIME-Version: 1.0
Content-Type: multipart/alternative;
 boundary="=_HASH"
"""


def test_markdown_is_written_like_this() -> None:
    assert markdown_text(SHORT) == WRITTEN.replace("SUMMARY", entry().summary)


def test_an_issue_whose_title_begins_with_its_name_says_it_once() -> None:
    text = markdown_text(issue(name="Northmarch Exchange", introduction="", parts=()))
    assert text.startswith("# Northmarch Exchange, November 2026\n\n1 to 31 October 2026\n")


@pytest.mark.parametrize(
    ("words", "written"),
    [("*|UNSUB|*", "`*|UNSUB|*`"), ("a`b", "`` a`b ``"), ("", "``")],
)
def test_what_a_mailing_service_fills_in_is_code(words: str, written: str) -> None:
    assert f"\nUnsubscribe: {written}\n" in markdown_text(issue(unsubscribe=words, parts=()))


def test_an_emails_headers_are_folded_like_this() -> None:
    sender = Sender("Ü" * 40, "a@b.example")
    content = email_file(issue(subject="é" * 60, sender=sender, parts=(), introduction=""))
    head = content.partition("\r\n\r\n")[0].replace("\r\n", "\n")
    assert re.sub('=_[0-9a-f]{32}(?=")', "=_HASH", head) == HEAD.rstrip("\n")


def test_both_texts_of_an_email_are_quoted_printable() -> None:
    mail = message_from_string(email_file(SHORT))
    parts = [(part["Content-Type"], part["Content-Transfer-Encoding"]) for part in mail.walk()][1:]
    assert parts == [
        ('text/plain; charset="utf-8"', "quoted-printable"),
        ('text/html; charset="utf-8"', "quoted-printable"),
    ]
