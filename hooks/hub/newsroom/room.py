"""What compiling an issue starts from: a hub's folder and its data/, and the parts it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from hub.checking import gather
from hub.model import Catalogue
from hub.problems import Code, Place, Problem
from hub.source.folder import open_file
from hub.source.read import Part, Progress, Reading, read
from hub.source.vocabularies import read_settings, read_vocabularies
from hub.values import LONDON, When
from hub.views.newsletter.reasons import window
from hub.vocabulary import NewsletterSettings, Settings, Vocabularies


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What compiling an issue starts from: a hub's folder, and the files of its data/."""

    root: Path
    words: Vocabularies
    settings: Settings
    own: NewsletterSettings


def open_newsroom(root: Path) -> Newsroom | list[Problem]:
    """The newsroom of a hub, or what is wrong with its data/."""
    words, problems = read_vocabularies(partial(open_file, root))
    settings, more = read_settings(partial(open_file, root))
    problems += more
    if settings and settings.newsletter and not problems:
        return Newsroom(root, words, settings, settings.newsletter)
    return problems or [_NO_NEWSLETTER]


_NO_NEWSLETTER = Problem(
    "data/hub.yml",
    Place(),
    Code.MISSING_FIELD,
    "newsletter is missing, which says whom an issue comes from.",
    "Add newsletter: {name: ..., sender: {name: ..., email: ...}, reason: ...}.",
)


def read_part(room: Newsroom, part: Part, progress: Progress | None = None) -> Reading:
    """A part of the hub, read and checked."""
    return read(room.root, room.words, progress, part, room.settings.limits)


def gather_at(room: Newsroom, reading: Reading, as_of: datetime) -> Catalogue:
    """What readers may see of it at an instant."""
    return gather(reading, room.words, room.settings, as_of)[0]


def end_of(until: When) -> datetime:
    """The last second of a date."""
    return window(until, until).until.astimezone(LONDON)
