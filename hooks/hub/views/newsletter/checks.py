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


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words above an issue: where they begin, what one reads, and the faults of their form.

    Each fault has code, message and cure.
    """

    place: Place
    text: str
    faults: tuple[tuple[str, str, str], ...]


def unlisted(
    named: Iterable[tuple[Place, Item]], as_of: datetime, today: datetime
) -> Iterator[Finding]:
    """An error for each item that an issue names and its readers could not read.

    An issue tells of things as of one instant, and its links are followed from today on.
    """
    for place, item in named:
        for now in (as_of, today):
            if item.visibility(now) != "listed":
                yield Finding(place, "not-published", Level.ERROR, *_unseen(item, now, as_of))
                break


def _unseen(item: Item, now: datetime, as_of: datetime) -> tuple[str, str]:
    if item.facts.status == "draft":
        return f"{item.id} is a draft.", "Take it out of the issue, or publish it first."
    if item.visibility(now) == "withdrawn":
        return f"{item.id} has been withdrawn.", "Take it out of the issue."
    when = uk_date(item.facts.date)
    if item.facts.date.first > as_of:
        message = f"{item.id} is of {when}, after the last day of the issue."
        return message, "Take it out, or let window.to be that day or a later one."
    message = f"{item.id} is not on the site before {when}."
    return message, "Send the issue then, and check it with --today; or take it out."


def checks(
    item: Item,
    issue: Issue,
    introduction: Introduction,
    html: str,
    abbreviations: Collection[str],
) -> Iterator[Finding]:
    """What is wrong with an issue that can be laid out, in no order.

    html is its HTML for e-mail; abbreviations are those that may stand in capitals.
    """
    yield from _content(item, issue)
    yield from _lines(item, issue)
    yield from _manners(item, issue, introduction, abbreviations)
    for code, message, fix in introduction.faults:
        yield Finding(introduction.place, code, Level.ERROR, message, fix)
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
_EXCLAIMED = re.compile(r"\S*!+")


def shouts(text: str, abbreviations: Collection[str]) -> tuple[str, str] | None:
    """How a text would look like spam, and the words that would; None where it does not.

    One exclamation mark is none too many, nor is one word in capitals; abbreviations never are.
    """
    for run in _CAPITALS.finditer(text):
        if sum(word not in abbreviations for word in _WORD.findall(run[0])) > 1:
            return "capitals", run[0]
    marks = [*_EXCLAIMED.finditer(text)]
    return ("exclamation marks", marks[-1][0]) if text.count("!") > 1 else None


def _manners(
    item: Item, issue: Issue, introduction: Introduction, abbreviations: Collection[str]
) -> Iterator[Finding]:
    places = {each.target: each.place for each in item.references}
    texts = [
        (_place(item, "subject"), issue.subject),
        (_place(item, "preheader"), issue.preheader),
        (introduction.place, introduction.text),
    ]
    for part in issue.parts:
        for entry in part.entries:
            texts += [(places[entry.id], entry.title), (places[entry.id], entry.note)]
    for place, text in texts:
        if found := shouts(text, abbreviations):
            what, words = found
            shown = " ".join(words.split())[:60]
            message = f'"{shown}": many {what}, as spam has.'
            fix = "Write it in plain words: filters may keep the whole issue from its readers."
            yield Finding(place, "looks-like-spam", Level.WARNING, message, fix)


def _place(item: Item, field: str) -> Place:
    return item.places.get(field, Place())
