"""Drafting: the files that may tell of some days, to what an issue of these days would have."""

from __future__ import annotations

from collections.abc import Sequence

from hub.kinds.newsletter import KIND
from hub.model import Item
from hub.newsroom.room import Newsroom, end_of, gather_at, read_part
from hub.problems import Problem
from hub.source.paths import kind_of
from hub.source.read import Part, Progress
from hub.source.recent import may_tell
from hub.values import When
from hub.views.newsletter.compose import (
    LATE,
    Audience,
    Composition,
    candidates,
    compose,
    issues_for,
    sent_items,
)
from hub.views.newsletter.reasons import window


def earlier_issues(
    room: Newsroom, audience: Audience, until: When, name: str
) -> tuple[list[Item], list[Problem]]:
    """The issues that reached an audience by the end of a day, the last first, and their faults.

    An issue of this name is not among them: it is the one to be written.
    """
    own = f"{KIND.folder}/{name}.md"
    reading = read_part(room, Part(lambda path: path != own, folders=[KIND.folder]))
    return issues_for(audience, reading.items.values(), until.last), reading.problems


def draft(
    room: Newsroom,
    days: tuple[When, When],
    sections: Sequence[str],
    audience: Audience,
    earlier: Sequence[Item],
    progress: Progress | None = None,
) -> tuple[Composition, list[Problem]]:
    """What an issue over some days would have, and the faults of the files that were read.

    Only files that may tell of these days are read, and of the weeks before them if there were
    issues: what these missed is said.
    """
    first, last = days
    since = first.first - LATE if earlier else first.first
    part = Part(
        lambda path: kind_of(path) not in (None, KIND),
        lambda content: may_tell(content, since, last.last),
    )
    reading = read_part(room, part, progress)
    catalogue = gather_at(room, reading, end_of(last))
    chosen = [each for id_, each in room.words.newsletter.items() if id_ in sections]
    items, sent = candidates(catalogue, audience), sent_items(earlier)
    made = compose(items, chosen, window(first, last), sent, looking_back=bool(earlier))
    return made, reading.problems
