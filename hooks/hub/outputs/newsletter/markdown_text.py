"""Issues as Markdown that looks the same wherever it is rendered (commonmark.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.outputs.newsletter.visible import one_line, seen, uri
from hub.views.newsletter.issue import Entry, Issue, Part

_SIGNS = str.maketrans(
    # What CommonMark, Python-Markdown and Jinja read as signs anywhere in a text.
    {sign: f"\\{sign}" for sign in "\\`*_{}[]#"}
    # What GitHub's dialect reads as well: only HTML hides it from every renderer.
    | {"&": "&amp;", "<": "&lt;", "~": "&#126;", "|": "&#124;", "$": "&#36;"}
)
# What opens a list, a quotation or a definition where it begins a line.
_START = re.compile(r"\A[-+>:=]")
_NUMBER = re.compile(r"\A(\d+)(?=[.)])")


def markdown_text(issue: Issue) -> str:
    """An issue with its title as the heading of level 1, sections of level 2, entries of level 3.

    The introduction stands as its compiler wrote it: below level 1, like the text of any page.
    Pictures stay on the entries' pages, since Markdown cannot say how wide they should be.
    """
    blocks = [
        *_head(issue),
        seen(issue.introduction).replace("\r\n", "\n").replace("\r", "\n").strip(),
        *(block for part in issue.parts for block in _part(part)),
        *_foot(issue),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Contributed text as Markdown that shows it as it is, on one line."""
    line = one_line(text).translate(_SIGNS)
    line = _START.sub(lambda sign: f"&#{ord(sign[0])};", line)
    return _NUMBER.sub(r"\1\\", line)


def link(words: str, address: str) -> str:
    """A link with contributed words."""
    return f"[{escaped(words)}](<{uri(address).replace('&', '&amp;')}>)"


def _head(issue: Issue) -> Iterator[str]:
    # The title comes first: pandoc makes it the title of the document.
    yield f"# {escaped(issue.title)}"
    if not issue.title.startswith(issue.name):
        yield escaped(issue.name)
    yield escaped(issue.window)
    yield link("View this issue on the web", issue.address)


def _part(part: Part) -> Iterator[str]:
    yield f"## {escaped(part.heading)}"
    for entry in part.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {link(entry.title, entry.address)}"
    promotion = "**Promotion:** " if entry.promotional else ""
    facts = ", ".join(fact for fact in (entry.kind, entry.by, entry.when) if fact)
    yield f"{promotion}{escaped(facts)}"
    yield escaped(entry.note)
    yield escaped(entry.summary)
    yield "\n".join(f"- {escaped(line)}" for line in entry.lines)
    if entry.action:
        yield link(entry.action, entry.address)


def _foot(issue: Issue) -> Iterator[str]:
    """Who sends it, why, and how to leave: what PECR, regulation 23, asks for."""
    hub, feeds = link(issue.hub, issue.site), link("follow it by feed", issue.feeds)
    yield f"See everything on {hub}, or {feeds}."
    yield "---"
    sender = issue.sender
    words = (sender.name, sender.address)
    mailbox = link(sender.email, f"mailto:{sender.email}")
    yield ", ".join([*(escaped(each) for each in words if each), mailbox])
    yield escaped(issue.reason)
    yield f"Unsubscribe: {_as_it_is(issue.unsubscribe)}"
    yield f"Licence: {escaped(issue.licence)}"


def _as_it_is(text: str) -> str:
    """A code span, whose text a mailing service finds without escapes."""
    line = one_line(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"
