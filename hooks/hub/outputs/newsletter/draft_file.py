"""The file of a new issue, for the compiler to edit: choices as YAML, and guidance as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from hub.outputs.newsletter.visible import one_line
from hub.values import When
from hub.views.newsletter.checks import PREHEADER, SUBJECT
from hub.views.newsletter.compose import Audience, Chosen, Composition, Pick
from hub.wording import uk_date, uk_days

TITLE, SUMMARY = 100, 200
"""The most characters that an item's title and summary have."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a draft says of itself: its file's name, the newsletter's, its days, whom it is for.

    readers has the names of the themes and places that it is for, "" for everybody; special is
    an issue of some sections only.
    """

    name: str
    newsletter: str
    since: When
    until: When
    audience: Audience
    readers: str
    special: bool = False


def draft_file(heading: Heading, composition: Composition) -> str:
    """The text of docs/newsletters/<name>.md."""
    return "\n".join([*_lines(heading, composition), ""])


def _lines(heading: Heading, composition: Composition) -> Iterator[str]:
    first, last = heading.since, heading.until
    title = f"{heading.newsletter}{heading.readers and f' for {heading.readers}'}"
    title = f"{clipped(title, TITLE - 20)}, {uk_date(last.last)}"
    days = uk_days(first.first.date(), last.last.date())
    yield from ("---", *_GUIDANCE)
    yield f"title: {_quoted(title)}"
    yield f"summary: {_quoted(_summary(days, composition))}"
    yield f"date: {last.last:%Y-%m-%d}"
    yield "status: draft"
    yield f"issue: {_quoted(heading.name)}"
    yield f"window: {{from: {first}, to: {last}}}"
    subject = title if len(title) <= SUBJECT else f"{heading.newsletter}, {uk_date(last.last)}"
    yield f"subject: {_quoted(clipped(subject, SUBJECT))}"
    yield f"preheader: {_quoted(_preheader(days, composition))}"
    if heading.audience:
        parts = (f"{name}: [{', '.join(ids)}]" for name, ids in heading.audience.items())
        yield f"audience: {{{', '.join(parts)}}}"
    if heading.special:
        yield "special: yes"
    yield "sections:"
    for chosen in composition.sections:
        yield from _section(chosen)
    if composition.left_out:
        yield "# Left out. To have one all the same, write its id into a section:"
        yield from (f"#   {each.item.id}: {each.why}" for each in composition.left_out)
    yield from ("---", "")


_GUIDANCE = (
    '# A draft. Reorder items, take some away, add a note to one: {id: ..., note: "..."}.',
    "# Write the introduction below the second ---. When all is ready, write status: published.",
)


def _summary(days: str, composition: Composition) -> str:
    names = "; ".join(each.section.name for each in composition.sections)
    return clipped(f"What is new, {days}: {names}.", SUMMARY)


def _preheader(days: str, composition: Composition) -> str:
    """The titles of the first items: what makes people open an issue."""
    least, most = PREHEADER
    titles = [pick.item.facts.title for each in composition.sections for pick in each.picks]
    text = "; ".join(titles)
    return clipped(text if len(text) >= least else f"What is new, {days}, and ahead: {text}", most)


def _section(chosen: Chosen) -> Iterator[str]:
    yield f"  - id: {chosen.section.id}"
    yield "    items:"
    for pick in chosen.picks:
        yield from _item(pick)


def _item(pick: Pick) -> Iterator[str]:
    facts, why = pick.item.facts, pick.reason
    yield f"      # {one_line(facts.title)}"
    if pick.unsure:
        date = uk_date(pick.unsure)
        yield f"      # Is it of these days? It is told for {date}: the day is not known."
    if pick.before:
        yield f"      # {pick.before.issue} had it already; {_AGAIN[why.why]}."
    note = f", note: {_quoted(f'Updated: {why.words}')}" if why.why == "updated" else ""
    yield f"      - {{id: {pick.item.id}{note}}}"


_AGAIN = {
    "new": "it is new",
    "updated": "it has changed since",
    "deadline": "now a day to act by is near",
    "ahead": "now it is near",
    "outcome": "now it has an outcome",
}


def clipped(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words."""
    if len(text) <= most:
        return text
    return f"{text[: most - 2].rsplit(' ', 1)[0].rstrip(' ,;:.')} \u2026"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
