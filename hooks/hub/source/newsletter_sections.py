"""Sections of the newsletter gather kinds that there are, and take what these can give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hub.kinds import KINDS
from hub.problems import Code, Fault, nearest, one_of
from hub.records import choices, fields_by_key
from hub.vocabulary import NewsletterSection

_GIVEN_BY: Mapping[str, tuple[str, ...]] = {
    "deadlines": ("consultation", "event", "news"),
    "ahead": ("event",),
    "outcomes": ("consultation",),
}
"""The kinds without which a section would never find what it takes; all kinds give new items."""


def section_faults(sections: Iterable[NewsletterSection]) -> Iterator[Fault]:
    """What is wrong with sections, each path beginning with the section's position."""
    categories = _categories()
    for index, section in enumerate(sections):
        unknown = [
            Fault((index, "from", number), Code.UNKNOWN_TERM, *found)
            for number, each in enumerate(section.from_)
            if (found := _unknown(each, categories))
        ]
        yield from unknown or _never(index, section)


def _categories() -> dict[str, list[str]]:
    """The categories of each kind that a section can gather, none for most."""
    fields = {name: fields_by_key(kind.model) for name, kind in KINDS.items()}
    del fields["newsletter"]
    return {
        name: choices(each["category"].annotation) if "category" in each else []
        for name, each in fields.items()
    }


def _unknown(value: str, categories: Mapping[str, list[str]]) -> tuple[str, str] | None:
    """Fault and cure of what is neither a kind nor a category of one: kind/category."""
    kind, slash, category = value.partition("/")
    if kind not in categories:
        near = nearest(kind, [*categories], most=1)
        fix = f"Did you mean {one_of(near)}?" if near else f"Write {one_of([*categories])}."
        return f'"{kind}" is no kind of item that a section can gather.', fix
    if not slash or category in categories[kind]:
        return None
    known = nearest(category, categories[kind], most=1) or categories[kind]
    whole = [f"{kind}/{each}" for each in known]
    fix = (
        f"Did you mean {one_of(whole)}?" if len(whole) == 1 else f"Write {one_of([kind, *whole])}."
    )
    return f'The kind "{kind}" has no category "{category}".', fix


def _never(index: int, section: NewsletterSection) -> Iterator[Fault]:
    """A fault for each thing that a section takes and none of its kinds gives."""
    kinds = {each.partition("/")[0] for each in section.from_}
    for number, taken in enumerate(section.takes):
        givers = _GIVEN_BY.get(taken)
        if givers and kinds.isdisjoint(givers):
            message = f'"{taken}" finds nothing among what the section gathers.'
            fix = f'Add {one_of([*givers])} to from, or take "{taken}" away.'
            yield Fault((index, "takes", number), Code.BAD_VALUE, message, fix)
