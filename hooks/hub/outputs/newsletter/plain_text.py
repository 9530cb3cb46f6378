"""Issues as plain text: the part of an e-mail for those who see, or want, no HTML."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from hub.outputs.newsletter.introduction import Cite, introduction_blocks
from hub.outputs.newsletter.visible import one_line, uri
from hub.views.newsletter.issue import Entry, Issue, Part

WIDTH = 72
"""Most characters of a line. RFC 5322, section 2.1.1, asks for 78; this leaves room for quoting."""

# What would look like the line under a heading.
_RULE = re.compile("^(?=[=-]+$)", re.MULTILINE)


def plain_text(issue: Issue) -> str:
    """The text of an issue, with addresses at its end; lines end with LF.

    A line of = or - alone stands only under a heading. At the margin are headings, the first
    lines of titles, and the words around the entries; the rest of an entry is indented.
    """
    links = _Links()
    blocks = [
        *_head(issue, links),
        introduction_text(issue.introduction, links.cite),
        *(block for part in issue.parts for block in _part(part, links)),
        _elsewhere(issue, links),
        _heading("Links", "-"),
        links.listed(),
        *_foot(issue),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def introduction_text(words: str, cite: Cite) -> str:
    """An issue's introduction as wrapped text; "" for none."""
    text = ""
    for block in introduction_blocks(words, cite):
        first, *others = block.text.split("\n")
        lines = [_wrapped(first, block.lead, block.hang)]
        lines += [_wrapped(line, block.hang, block.hang) for line in others]
        text += "\n\n" if text and block.apart else "\n" if text else ""
        text += "\n".join(lines)
    return text


class _Links:
    """Addresses and their numbers, in order of first mention."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def cite(self, address: str) -> str:
        """The number of an address as it stands after its words."""
        return f" [{self._numbers.setdefault(uri(address), len(self._numbers) + 1)}]"

    def listed(self) -> str:
        """A line for each address, which is never broken."""
        return "\n".join(f"[{number}] {address}" for address, number in self._numbers.items())


def _head(issue: Issue, links: _Links) -> Iterator[str]:
    if not issue.title.startswith(issue.name):
        yield _wrapped(issue.name)
    yield _heading(issue.title, "=")
    yield _wrapped(issue.window)
    yield _wrapped(f"View this issue on the web{links.cite(issue.address)}")


def _part(part: Part, links: _Links) -> Iterator[str]:
    yield _heading(part.heading, "-")
    yield from (_entry(entry, links) for entry in part.entries)


def _entry(entry: Entry, links: _Links) -> str:
    """What screen readers skim comes first: the title, at the margin."""
    number = links.cite(entry.address)
    promotion = "Promotion: " if entry.promotional else ""
    facts = ", ".join(fact for fact in (entry.kind, entry.by, entry.when) if fact)
    lines = [_wrapped(f"{entry.title}{number}", hang="  "), _indented(f"{promotion}{facts}")]
    lines += [_indented(text) for text in (entry.note, entry.summary) if text]
    lines += [_wrapped(line, "  - ", "    ") for line in entry.lines]
    lines += [_indented(f"{entry.action}{number}")] if entry.action else []
    return "\n".join(lines)


def _elsewhere(issue: Issue, links: _Links) -> str:
    hub = f"{issue.hub}{links.cite(issue.site)}"
    return _wrapped(f"See everything on {hub}, or follow it by feed{links.cite(issue.feeds)}.")


def _foot(issue: Issue) -> Iterator[str]:
    """Who sends it, why, and how to leave: what PECR, regulation 23, asks for."""
    sender = issue.sender
    yield "\n".join(_wrapped(each) for each in (sender.name, sender.address, sender.email) if each)
    yield _wrapped(issue.reason)
    # A mailing service looks for the very words, so they are not wrapped.
    yield f"Unsubscribe: {one_line(issue.unsubscribe)}"
    yield _wrapped(f"Licence: {issue.licence}")


def _heading(text: str, sign: str) -> str:
    lines = _wrapped(text, hang="  ")
    return f"{lines}\n{sign * max(map(len, lines.splitlines()), default=0)}"


def _indented(text: str) -> str:
    return _wrapped(text, "  ", "  ")


def _wrapped(text: str, lead: str = "", hang: str = "") -> str:
    """A text in lines, of which lead begins the first and hang the others.

    A word longer than a line is broken, unless an address is in the text.
    """
    line = one_line(text)
    lines = textwrap.wrap(
        line,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=hang,
        break_long_words="://" not in line,
        break_on_hyphens=False,
    )
    return _RULE.sub(" ", "\n".join(lines))
