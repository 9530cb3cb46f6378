"""The newsletter as an e-mail: servers take it, and what arrives says the same."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import SMTP, default
from email.utils import parsedate_to_datetime
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from aiosmtpd.smtp import Envelope, Session
from hypothesis import example, given
from hypothesis import strategies as st

from hub.outputs.newsletter.email_file import email_file
from hub.outputs.newsletter.html import html
from hub.outputs.newsletter.plain_text import plain_text
from hub.outputs.newsletter.visible import one_line
from hub.views.newsletter.issue import Issue, Sender
from tests.issues import CANARY, hostile, issue, long_issue

ISSUES = {"usual": issue(), "long": long_issue(), "hostile": hostile()}
WORDS = st.one_of(
    st.text(st.sampled_from("ab =?_,;:.<>()[]@\\\"'é–漢\r\n\t\u202e"), max_size=150),
    st.text(max_size=150),
    st.sampled_from(
        [CANARY, "=?utf-8?q?=0D=0ABcc:_evil=40a.example?=", "x\r\nBcc: evil@a.example"]
    ),
).filter(one_line)


def read(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def parts(mail: EmailMessage) -> dict[str, str]:
    """The texts of an e-mail by their type; on their way lines end with CRLF."""
    assert mail.get_content_type() == "multipart/alternative"
    each = [part for part in mail.iter_parts() if isinstance(part, EmailMessage)]
    contents = {one.get_content_type(): one.get_content() for one in each}
    return {name: text.replace("\r\n", "\n") for name, text in contents.items()}


def sender(mail: EmailMessage) -> tuple[str, str]:
    """Name and mailbox, decoded by the older functions of Python.

    Its policies keep the space between encoded words, which RFC 2047, section 6.2, drops.
    """
    (header,) = [value for name, value in mail.raw_items() if name == "From"]
    phrase, _, mailbox = str(header).replace("\r\n", "").rpartition("<")
    return str(make_header(decode_header(phrase.strip()))), mailbox.removesuffix(">")


def same(made: Issue) -> dict[str, str]:
    return {"text/plain": plain_text(made), "text/html": html(made)}


@pytest.mark.parametrize("name", ISSUES)
def test_what_is_read_back_is_what_was_written(name: str) -> None:
    made = ISSUES[name]
    mail = read(email_file(made).encode("ascii"))
    assert list(parts(mail).items()) == list(same(made).items())
    assert mail["Subject"] == one_line(made.subject)
    assert sender(mail) == (one_line(made.sender.name), made.sender.email)
    assert not mail.defects
    assert not [defect for part in mail.walk() for defect in part.defects]
    assert not [defect for value in mail.values() for defect in value.defects]


@pytest.mark.parametrize("name", ISSUES)
def test_every_mail_program_and_server_can_take_its_lines(name: str) -> None:
    content = email_file(ISSUES[name])
    assert content.isascii()
    assert content.endswith("\r\n")
    lines = content.removesuffix("\r\n").split("\r\n")
    assert not [line for line in lines if "\r" in line or "\n" in line]
    assert max(map(len, lines[lines.index("") :])) <= 76
    assert max(map(len, lines)) <= 78
    assert not [line for line in lines if line.startswith("From ")]
    assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]", content)


def test_headers_say_what_a_draft_needs_and_no_more() -> None:
    mail = read(email_file(issue()).encode())
    assert mail.keys() == [
        *("Subject", "From", "Message-ID", "Date", "X-Unsent", "MIME-Version", "Content-Type")
    ]
    assert mail["From"] == "Northmarch Improvement Partnership <editors@northmarch.example>"
    assert mail["Message-ID"] == "<newsletters/2026-11@exchange.northmarch.example>"
    assert parsedate_to_datetime(mail["Date"]) == issue().as_of
    assert mail["X-Unsent"] == "1"
    assert mail["MIME-Version"] == "1.0"


def test_the_longest_id_is_not_folded() -> None:
    long = issue(id=f"newsletters/{'a' * 100}")
    mail = read(email_file(long).encode())
    assert mail["Message-ID"] == f"<{long.id}@exchange.northmarch.example>"


def test_a_boundary_is_of_the_content_and_not_in_it() -> None:
    boundaries = {
        email: read(email.encode()).get_boundary() for email in map(email_file, ISSUES.values())
    }
    assert len(set(boundaries.values())) == len(ISSUES)
    for email, boundary in boundaries.items():
        assert email.count(f"--{boundary}") == 3
    assert email_file(issue()) == email_file(issue())


@example("a;b," * 40, "a" * 200)
@example("ab;cd,ef " * 20, "ab cd " * 20)
@given(WORDS, WORDS)
def test_no_subject_and_no_sender_make_another_header(subject: str, name: str) -> None:
    whom = Sender(name, "editors@northmarch.example")
    content = email_file(issue(subject=subject, sender=whom, parts=())).encode("ascii")
    mail = read(content)
    assert len(mail.keys()) == 7
    assert mail["Subject"] == one_line(subject)
    assert sender(mail) == (one_line(name), whom.email)
    for policy in (default, SMTP):
        again = message_from_bytes(content, policy=policy)
        assert message_from_bytes(again.as_bytes(), policy=policy)["Bcc"] is None


def test_plain_words_are_not_encoded() -> None:
    content = email_file(issue(subject="Home safety: what Wendale learned (in brief), and why?"))
    assert content.startswith("Subject: Home safety: what Wendale learned (in brief), and why?\r\n")


class Box(MessageHandler):
    """What a server took in."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Envelope] = []

    def prepare_message(self, session: Session, envelope: Envelope) -> Message:
        self.letters.append(envelope)
        return super().prepare_message(session, envelope)

    def handle_message(self, message: Message) -> None:
        """The letter as it came is all that is asked for."""


@pytest.fixture
def server() -> Iterator[tuple[Box, int]]:
    box = Box()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


@pytest.mark.parametrize("name", ISSUES)
def test_a_server_takes_it_and_what_arrives_says_the_same(
    server: tuple[Box, int], name: str
) -> None:
    box, port = server
    made, to = ISSUES[name], "reader@northmarch.example"
    content = email_file(made).encode("ascii")
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail(made.sender.email, to, content)
        draft = message_from_bytes(content, policy=SMTP)
        draft["To"] = to
        client.send_message(draft)
    straight, sent = box.letters
    assert straight.content == content
    for letter in (straight, sent):
        assert letter.rcpt_tos == [to]
        assert isinstance(letter.content, bytes)
        mail = read(letter.content)
        assert parts(mail) == same(made)
        assert mail["Subject"] == one_line(made.subject)
        assert sender(mail) == (one_line(made.sender.name), made.sender.email)
