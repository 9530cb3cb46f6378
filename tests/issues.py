"""Issues of the newsletter to lay out: a usual one, a long one, and one of hostile words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from hub.values import LONDON
from hub.views.newsletter.issue import Entry, Issue, Part, Picture, Sender

SITE = "https://exchange.northmarch.example/hub/"
UNSUBSCRIBE = "*|UNSUB|*"

CANARY = (
    "=cmd|' /C calc'!A0 <b>bold</b> & \"quoted\" it's &lt; &amp; ]]> <!-- no -->\r\n"
    "# *starred* _low_ `code` [link](javascript:alert(1)) | cell \\ 1. \u202eevil\u202c "
    "\u2066isolated\u2069 {{ braces }} {% if %} <script>alert(1)</script>\r\n.\r\nFrom me"
)
"""Words that each format could take for its own signs."""

INTRODUCTION = f"""\
A warm welcome to this issue. **Every council** in Northmarch can now apply to start home safety
visits; the [case study from Wendale]({SITE}case-studies/home-safety-visits/) shows what they did.

## What to do first

- Read what Wendale learned.
- Say by 20 November that you are interested.

| Council | Visits |
| --- | ---: |
| Wendale | 1,412 |
| Highbeck | 96 |
"""


def entry(**changes: Any) -> Entry:
    """A case study with a picture and a note of the compiler."""
    usual = Entry(
        id="case-studies/home-safety-visits",
        kind="Case study",
        title="Home safety visits cut falls in Wendale",
        address=f"{SITE}case-studies/home-safety-visits/",
        summary="Trained volunteers visit people at risk of a fall, fit grab rails the same day "
        "and share what they find with the health trust.",
        when="6 October 2026",
        by="Wendale",
        lines=("Falls that needed an ambulance, people aged 75 and over: down 12%.",),
        note="Start with this one.",
        picture=Picture(
            f"{SITE}case-studies/images/grab-rail.jpg",
            "A volunteer fits a grab rail beside a front door",
        ),
    )
    return replace(usual, **changes)


def _news() -> Entry:
    return Entry(
        id="news/2026/home-safety-visits-to-grow",
        kind="News",
        title="Home safety visits to reach all of Northmarch",
        address=f"{SITE}news/2026/home-safety-visits-to-grow/",
        summary="The partnership invites councils to take up Wendale's home safety visits, and "
        "names the dates to apply by.",
        when="12 October 2026",
        by="Northmarch Improvement Partnership",
        lines=(
            "Say that you are interested by 20 November 2026.",
            "Send the full application by 5pm on 11 December 2026.",
        ),
        action="How to apply",
    )


def _consultation() -> Entry:
    return Entry(
        id="consultations/home-safety-visits-2027",
        kind="Consultation",
        title="How should home safety visits work from 2027?",
        address=f"{SITE}consultations/home-safety-visits-2027/",
        summary="The partnership asks residents, councils and charities who should be visited "
        "first, and who should visit, from April 2027.",
        when="26 October 2026",
        by="Northmarch Improvement Partnership",
        lines=("Closes on 15 January 2027.",),
        action="Respond to the consultation",
    )


def _event() -> Entry:
    return Entry(
        id="events/home-safety-workshop",
        kind="Workshop",
        title="Workshop on starting home safety visits",
        address=f"{SITE}events/home-safety-workshop/",
        summary="A morning for councils that want to start home safety visits, with the "
        "checklist, the training and a walk through a test flat.",
        when="5 October 2026",
        lines=(
            "5 November 2026, 10am to 12:30pm, Vale Library, Wendale.",
            "Register by 29 October 2026.",
        ),
        note="Places are limited.",
    )


def _offer() -> Entry:
    return Entry(
        id="support/home-safety-coaching",
        kind="Support",
        title="Coaching for councils that start home safety visits",
        address=f"{SITE}support/home-safety-coaching/",
        summary="Four half-days with a coach from Wendale, to plan the visits, train the first "
        "visitors and agree how to share information.",
        when="1 April 2026",
        by="Northmarch Improvement Partnership",
        promotional=True,
    )


def issue(**changes: Any) -> Issue:
    """An issue with three sections, five entries and an introduction."""
    usual = Issue(
        id="newsletters/2026-11",
        name="Northmarch Exchange in brief",
        number="2026-11",
        title="Northmarch Exchange, November 2026",
        subject="Home safety visits for every council",
        preheader="What Wendale learned, and how to apply",
        window="1 to 31 October 2026",
        as_of=datetime(2026, 10, 31, 23, 59, 59, tzinfo=LONDON),
        address=f"{SITE}newsletters/2026-11/",
        site=SITE,
        feeds=f"{SITE}feeds/",
        hub="Northmarch Exchange",
        introduction=INTRODUCTION,
        parts=(
            Part("shared-practice", "Shared practice", (entry(), _news())),
            Part("dates-for-your-diary", "Dates for your diary", (_consultation(), _event())),
            Part("support", "Support for councils", (_offer(),)),
        ),
        sender=Sender(
            "Northmarch Improvement Partnership",
            "editors@northmarch.example",
            "1 Market Place, Wendale",
        ),
        reason="You get this because you signed up for news of Northmarch Exchange.",
        unsubscribe=UNSUBSCRIBE,
        licence="Open Government Licence v3.0",
        primary="#4a2a5e",
        accent="#1f6b3a",
    )
    return replace(usual, **changes)


def long_issue(entries: int = 40) -> Issue:
    """An issue with so many entries in five sections, every fourth with a picture."""
    usual = [each for part in issue().parts for each in part.entries]
    many = [_numbered(usual[number % 5], number) for number in range(entries)]
    size = -(-entries // 5)
    cut = [tuple(many[at : at + size]) for at in range(0, entries, size)]
    parts = (Part(f"part-{n}", f"Section {n}", each) for n, each in enumerate(cut, 1))
    return issue(parts=tuple(parts))


def _numbered(one: Entry, number: int) -> Entry:
    return replace(
        one,
        id=f"{one.id}-{number}",
        title=f"{one.title} ({number})",
        address=f"{one.address[:-1]}-{number}/",
        picture=entry().picture if number % 4 == 0 else None,
    )


def hostile() -> Issue:
    """An issue that has CANARY wherever there are words.

    Ids, colours, the sender's mailbox and addresses are of the form that the hub's checks leave.
    """
    usual = issue(introduction=f"Hello {CANARY}", unsubscribe="{{unsubscribe}}?a=1&b=\"><b>'|*")
    parts = tuple(
        replace(part, heading=CANARY, entries=tuple(_spoilt(each) for each in part.entries))
        for part in usual.parts
    )
    sender = Sender(CANARY, usual.sender.email, CANARY)
    words = ("name", "number", "title", "subject", "preheader", "window", "hub", "reason")
    changed = dict.fromkeys((*words, "licence"), CANARY)
    return replace(usual, parts=parts, sender=sender, **changed)  # type: ignore[arg-type]


def _spoilt(one: Entry) -> Entry:
    words = dict.fromkeys(("kind", "title", "summary", "when", "by", "action", "note"), CANARY)
    picture = Picture(f"{SITE}a.jpg?b=1&c=%22", CANARY)
    address = f"{one.address}?a=1&b='2'"
    return replace(one, lines=(CANARY, CANARY), picture=picture, address=address, **words)  # type: ignore[arg-type]
