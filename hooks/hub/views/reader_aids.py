"""What helps readers to use an item: how long it is, how to cite it, whether it still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.model import Item
from hub.values import When
from hub.views.gathered import Gathered
from hub.views.terms import author
from hub.wording import uk_date

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class ReaderAids:
    """How an item's page may be used.

    minutes: what it takes to read its body, at least 1. citation: plain text, to which the page
    adds its address. reviewed: its last review up to today, None where none is recorded.
    overdue: whether the next one should have been made before today.
    """

    minutes: int
    citation: str
    reviewed: When | None
    overdue: bool


def reader_aids(item: Item, gathered: Gathered) -> ReaderAids:
    """The record of one item."""
    today, done, due = gathered.catalogue.today, item.facts.reviewed, item.facts.review_by
    return ReaderAids(
        minutes=max(1, round(len(item.body.split()) / WORDS_A_MINUTE)),
        citation=" ".join(map(_sentence, _citation(item, gathered))),
        reviewed=done if done and done.first <= today else None,
        overdue=due is not None and due.last < today,
    )


def _citation(item: Item, gathered: Gathered) -> Iterator[str]:
    """Whose work it is, what it is called, when it was published, what it draws on."""
    if id_ := author(item):
        yield gathered.index.organisation(id_).name
    yield item.facts.title
    yield f"Published {uk_date(item.facts.date)}"
    if sources := [*dict.fromkeys(_sources(item, gathered))]:
        yield f"{'Source' if len(sources) == 1 else 'Sources'}: {'; '.join(sources)}"


def _sources(item: Item, gathered: Gathered) -> Iterator[str]:
    documents = gathered.catalogue.vocabularies.sources
    for given in item.facts.sources:
        source = documents[given.source] if given.source else given
        known = [source.title, getattr(source, "publisher", "")]
        known += [uk_date(source.date)] if source.date else []
        yield ", ".join(each for each in known if each)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
