"""Terms of the vocabularies that name one another: each must exist, and no circle may close."""

from __future__ import annotations

from collections.abc import Iterator

from hub.problems import Code, Fault, nearest, one_of
from hub.source.newsletter_sections import section_faults
from hub.vocabulary import Tile, Vocabularies


def term_faults(words: Vocabularies) -> Iterator[tuple[str, Fault]]:
    """Terms that name other terms: each must exist. Gives the vocabulary beside the fault."""
    for index, sub_region in enumerate(words.sub_regions.values()):
        yield from _known(words, "sub_regions", (index, "region"), sub_region.region, "regions")
    for index, council in enumerate(words.authorities.values()):
        at = "authorities"
        yield from _known(words, at, (index, "region"), council.region, "regions")
        yield from _known(words, at, (index, "sub_region"), council.sub_region, "sub_regions")
        if council.county:
            yield from _known(words, at, (index, "county"), council.county, "authorities")
        for number, successor in enumerate(council.successors):
            loc = (index, "successors", number)
            yield from _known(words, at, loc, successor, "authorities")
            if council.id in _after(successor, words):
                yield at, _circle(loc, council.id)
    yield from _shared_tiles(words)
    for index, body in enumerate(words.bodies):
        if body in words.authorities:
            message = f'"{body}" is the id of an authority too.'
            fix = "Give the body an id of its own: items name both kinds in one field."
            yield "bodies", Fault((index, "id"), Code.DUPLICATE_ID, message, fix)
    yield from (("newsletter", fault) for fault in section_faults(words.newsletter.values()))


def _after(council: str, words: Vocabularies) -> set[str]:
    """A council and all that come after it."""
    found: set[str] = set()
    waiting = [council]
    while waiting:
        each = waiting.pop()
        if each not in found and each in words.authorities:
            found.add(each)
            waiting += words.authorities[each].successors
    return found


def _circle(loc: tuple[str | int, ...], council: str) -> Fault:
    return Fault(
        loc,
        Code.BAD_VALUE,
        f'"{council}" would come after itself.',
        "Name only councils that took over later.",
    )


def _shared_tiles(words: Vocabularies) -> Iterator[tuple[str, Fault]]:
    """A fault for each council whose tile is that of an earlier council."""
    owners: dict[Tile, str] = {}
    for index, council in enumerate(words.authorities.values()):
        if council.tile is None:
            continue
        owner = owners.setdefault(council.tile, council.id)
        if owner != council.id:
            place = f"column {council.tile.column}, row {council.tile.row}"
            message = f'The tile in {place} is that of "{owner}" already.'
            fix = "Give each council a tile of its own."
            yield "authorities", Fault((index, "tile"), Code.BAD_VALUE, message, fix)


def _known(
    words: Vocabularies, at: str, loc: tuple[str | int, ...], value: str, vocabulary: str
) -> Iterator[tuple[str, Fault]]:
    known = getattr(words, vocabulary)
    if vocabulary in words.broken or value in known:
        return
    near = nearest(value, list(known))
    guess = f"Did you mean {one_of(near)}?" if near else f"Add it to data/{vocabulary}.yml."
    message = f'"{value}" is no id in data/{vocabulary}.yml.'
    yield at, Fault(loc, Code.UNKNOWN_TERM, message, guess)
