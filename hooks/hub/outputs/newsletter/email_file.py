"""Issues as e-mails in files that mail programs open (.eml; RFC 5322 and MIME)."""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from urllib.parse import urlsplit

from hub.outputs.newsletter.html import html
from hub.outputs.newsletter.plain_text import plain_text
from hub.outputs.newsletter.visible import one_line
from hub.views.newsletter.issue import Issue

_POLICY = SMTP.clone(max_line_length=74)
"""Quoted-printable lines may have 76 characters, two of which =46 below needs."""
_PHRASE = re.compile(r"[A-Za-z0-9 !#$%&'*+/^_`{|}~-]+")
_UNSTRUCTURED = re.compile("[ -~]+")
# What would read as an encoded word, and what is too long for a line.
_ODD = re.compile(r"=\?|\S{60}")


def email_file(issue: Issue) -> str:
    """An e-mail to nobody yet, as text and as HTML; all ASCII, lines end with CRLF."""
    text, page = plain_text(issue), html(issue)
    mail = EmailMessage(_POLICY)
    mail["Date"] = issue.as_of
    # Outlook opens what is marked so as a draft, which one can send.
    mail["X-Unsent"] = "1"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    # Quoted-printable text never has "=_" (RFC 2045, section 6.7).
    mail.set_boundary(f"=_{sha256(f'{text}{page}'.encode()).hexdigest()[:32]}")
    # A line that begins with "From " would begin another e-mail in a mailbox file (RFC 4155), so
    # programs change it on its way: smtplib too.
    body = mail.as_string().replace("\r\nFrom ", "\r\n=46rom ")
    return f"{_contributed(issue)}{body}"


def _contributed(issue: Issue) -> str:
    """The headers with words of the hub's.

    EmailMessage would decode what looks like an encoded word, drop the quotation marks of a long
    name, and fold a long Message-ID.
    """
    end = SMTP.linesep
    subject = _header("Subject", issue.subject, _UNSTRUCTURED)
    sender = _header("From", issue.sender.name, _PHRASE)
    sender.append(f"<{issue.sender.email}>", "us-ascii")
    headers = [f"Subject: {subject.encode(linesep=end)}", f"From: {sender.encode(linesep=end)}"]
    headers += [f"Message-ID: <{issue.id}@{urlsplit(issue.site).hostname}>", ""]
    return end.join(headers)


def _header(name: str, text: str, plain: re.Pattern[str]) -> Header:
    """Contributed words for a header: as they are where they are plain, else encoded (RFC 2047)."""
    line = one_line(text)
    as_it_is = plain.fullmatch(line) and not _ODD.search(line)
    return Header(line, "us-ascii" if as_it_is else "utf-8", header_name=name)
