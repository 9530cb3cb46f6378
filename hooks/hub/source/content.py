"""All files of a hub, read and checked together, whatever the day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hub.model import Statement
from hub.problems import Level, Problem
from hub.source.cross_check import cross_check
from hub.source.folder import open_file
from hub.source.ledger import Ledger, lost_addresses, read_ledger
from hub.source.read import Progress, Reading, read
from hub.source.vocabularies import (
    read_removals,
    read_settings,
    read_statement,
    read_vocabularies,
)
from hub.vocabulary import USUAL_LIMITS, Removal, Settings, Vocabularies


@dataclass(frozen=True, slots=True)
class Content:
    """What a hub's folder says, with all that is wrong with it, in no order.

    settings and statement are None where their files have faults, or there is no statement.
    """

    reading: Reading
    vocabularies: Vocabularies
    settings: Settings | None
    statement: Statement | None
    removed: tuple[Removal, ...]
    ledger: Ledger
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether it has no errors."""
        return all(problem.level is not Level.ERROR for problem in self.problems)


def read_content(
    root: Path, gathered: Collection[str], progress: Progress | None = None
) -> Content:
    """Read and check a hub; gathered are the folders in which its own pages stand."""
    opener = partial(open_file, root)
    vocabularies, problems = read_vocabularies(opener)
    settings, of_settings = read_settings(opener)
    statement, of_statement = read_statement(opener)
    removals, of_removals = read_removals(opener)
    ledger, of_ledger = read_ledger(opener)
    limits = settings.limits if settings else USUAL_LIMITS
    reading = read(root, vocabularies, progress, limits=limits)
    problems += [*of_settings, *of_statement, *of_removals, *of_ledger, *reading.problems]
    macro_pages = settings.macro_pages if settings else None
    problems += cross_check(reading, macro_pages, gathered, removals.places if removals else {})
    problems += lost_addresses(ledger, reading, removals.records if removals else None)
    removed = tuple(removals.records.values()) if removals else ()
    return Content(reading, vocabularies, settings, statement, removed, ledger, tuple(problems))
