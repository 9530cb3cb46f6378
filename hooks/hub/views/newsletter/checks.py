"""What keeps an issue from being sent, and what mail programs would hold against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hub.model import Item
from hub.problems import Level, Place
from hub.views.newsletter.issue import Issue
from hub.wording import uk_date

MAX_BYTES = 102_400
"""Gmail shows no more of a message's HTML than about 102 KB, and hides the rest behind a link."""

SUBJECT = 60
"""The most characters of a subject that mail programs show on a screen; phones show fewer."""

PREHEADER = (40, 110)
"""Below, programs fill the line with whatever comes next in the message; above, they cut it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an issue at a place of its file, and what to do."""

    place: Place
    code: str
    level: Level
    message: str
    fix: str


def unlisted(named: Iterable[tuple[Place, Item]], now: datetime) -> Iterator[Finding]:
    """An error for each item that an issue names and its readers could not read at an instant."""
    for place, item in named:
        if item.visibility(now) != "listed":
            message = f"{item.id} {_state(item, now)}: readers could not read it."
            fix = "Take it out of the issue, or publish it first."
            yield Finding(place, "not-published", Level.ERROR, message, fix)


def _state(item: Item, now: datetime) -> str:
    if item.facts.status == "draft":
        return "is a draft"
    if item.visibility(now) == "withdrawn":
        return "has been withdrawn"
    return f"is not published before {uk_date(item.facts.date)}"


def checks(
    item: Item, issue: Issue, html: str, abbreviations: Collection[str]
) -> Iterator[Finding]:
    """What is wrong with an issue that can be laid out, in no order.

    html is its HTML for e-mail; abbreviations are those that may stand in capitals.
    """
    yield from _content(item, issue)
    yield from _lines(item, issue)
    yield from _manners(item, issue, abbreviations)
    yield from _pictures(item)
    size = len(html.encode())
    if size > MAX_BYTES:
        message = f"The HTML has {size / 1024:.0f} KB; Gmail hides what is above 100 KB."
        fix = "Take items out, or shorten notes and the introduction."
        yield Finding(_place(item, "sections"), "too-heavy", Level.ERROR, message, fix)


def _content(item: Item, issue: Issue) -> Iterator[Finding]:
    if not issue.ids():
        message, fix = "The issue has no items.", "Add one to a section, or delete this file."
        yield Finding(_place(item, "sections"), "no-items", Level.ERROR, message, fix)
    for id_, count in Counter(issue.ids()).items():
        if count > 1:
            at = [each.place for each in item.references if each.target == id_][-1]
            message = f"{id_} stands in the issue {count} times."
            yield Finding(at, "twice", Level.WARNING, message, "Keep one of them.")
    if not issue.introduction.strip():
        message = "There is no introduction."
        fix = "Write a few sentences below the second ---, or leave it so."
        yield Finding(_place(item, "title"), "no-introduction", Level.NOTICE, message, fix)
    if item.facts.status != "published":
        message = 'The issue is not published, so "View on the web" would lead nowhere.'
        fix = "Write status: published before you send it; its items then count as sent."
        yield Finding(_place(item, "status"), "not-published", Level.NOTICE, message, fix)


def _lines(item: Item, issue: Issue) -> Iterator[Finding]:
    if len(issue.subject) > SUBJECT:
        message = f"The subject has {len(issue.subject)} characters; phones cut it."
        fix = f"Shorten it to {SUBJECT} or fewer, what matters most first."
        yield Finding(_place(item, "subject"), "long-subject", Level.WARNING, message, fix)
    least, most = PREHEADER
    if not least <= len(issue.preheader) <= most:
        message = f"The preheader has {len(issue.preheader)} characters."
        fix = f"Write {least} to {most}: what mail programs show after the subject."
        yield Finding(_place(item, "preheader"), "preheader-length", Level.WARNING, message, fix)


_CAPITALS = re.compile(r"\b[A-Z]{2,}\b(?:[^\w.!?]+\b[A-Z]{2,}\b)+")
_WORD = re.compile(r"[A-Z]{4,}")


def shouts(text: str, abbreviations: Collection[str]) -> str:
    """How a text would look like spam: "capitals", "exclamation marks"; "" where it does not.

    One exclamation mark is none too many, nor is one word in capitals; abbreviations never are.
    """
    for run in _CAPITALS.finditer(text):
        if sum(word not in abbreviations for word in _WORD.findall(run[0])) > 1:
            return "capitals"
    return "exclamation marks" if text.count("!") > 1 else ""


def _manners(item: Item, issue: Issue, abbreviations: Collection[str]) -> Iterator[Finding]:
    places = {each.target: each.place for each in item.references}
    texts = [
        (_place(item, "subject"), issue.subject),
        (_place(item, "preheader"), issue.preheader),
        (_place(item, "title"), issue.introduction),
    ]
    for part in issue.parts:
        for entry in part.entries:
            texts += [(places[entry.id], entry.title), (places[entry.id], entry.note)]
    for place, text in texts:
        if what := shouts(text, abbreviations):
            shown = text if len(text) <= 60 else f"{text[:57].rstrip()}..."
            message = f'"{shown}" has many {what}, as spam has.'.replace("\n", " ")
            fix = "Write it in plain words: filters may keep the whole issue from its readers."
            yield Finding(place, "looks-like-spam", Level.WARNING, message, fix)


def _pictures(item: Item) -> Iterator[Finding]:
    for line in item.wordless_images:
        message = "A picture of the introduction has no words for those who cannot see it."
        fix = "Say what it shows: ![what it shows](picture.png)."
        yield Finding(Place(line), "no-alt-text", Level.ERROR, message, fix)


def _place(item: Item, field: str) -> Place:
    return item.places.get(field, Place())
