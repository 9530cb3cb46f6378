"""Which other items a reader of one may want next, and why.

Items are scored by what they share; what is rarer counts more (inverse document frequency).
Each feature has a bit for every item that has it, so one addition of such integers in binary,
plane by plane, scores all items at once, and the best are read from the highest plane down:
Rinfret, O'Neil and O'Neil, "Bit-sliced index arithmetic", SIGMOD 2001. All sums are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hub.model import Catalogue, Item
from hub.views.related_features import Feature, found_in, shared_features, weaker

LIMIT = 6  # related items of one item, at most
PINNED = "Chosen by the editors"

_PARTS = {
    "tags": ("same tag", "same tags"),
    "authorities": ("same council", "same councils"),
    "services": ("same service", "same services"),
    "themes": ("same theme", "same themes"),
    "counties": ("same county", "same counties"),
    "sub_regions": ("same sub-region", "same sub-regions"),
    "words": ("similar word", "similar words"),
}
_NAMED = ("tags", "authorities", "words")
_MOST = 3  # parts of a reason, and names in a part


class Related:
    """Finds related items, over indexes that are made once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._listed = {item.id: place for place, item in enumerate(catalogue.listed)}
        found = list(found_in(catalogue))
        self._features = shared_features(found, catalogue)
        self._weaker = list(weaker(self._features, catalogue))
        numbers = {f"{each.part}/{each.term}": n for n, each in enumerate(self._features)}
        self._having = [frozenset(numbers[e] for e in each if e in numbers) for each in found]
        self._kinds: dict[str, int] = {}
        for item in catalogue.listed:
            bit = 1 << self._listed[item.id]
            self._kinds[item.kind.name] = self._kinds.get(item.kind.name, 0) | bit

    def of(self, item: Item) -> list[tuple[Item, str]]:
        """Listed items, best first, each with the reason in readers' words.

        All that the editors pinned, then others, if there is room, to LIMIT in all. A withdrawn
        item has its pinned ones only.
        """
        ids = [each for each in dict.fromkeys(item.facts.related) if each != item.id]
        pinned = [self._listed[each] for each in ids if each in self._listed]
        found = [(self._catalogue.listed[place], PINNED) for place in pinned]
        own = self._listed.get(item.id)
        if own is not None and len(pinned) < LIMIT:
            best = self._mixed(self._ranked(own, pinned), LIMIT - len(pinned))
            found += [(self._catalogue.listed[each], self._reason(own, each)) for each in best]
        return found

    def _ranked(self, own: int, pinned: Sequence[int]) -> list[tuple[int, int]]:
        """The best not pinned, also without kinds that abound; as minus score and place."""
        features = [self._features[each] for each in self._having[own]]
        planes = _added(features)
        known, once, twice = 0, 0, 0
        for each in features:
            if each.part == "words":
                once, twice = once | each.items, twice | once & each.items
            else:
                known |= each.items
        free = known | twice
        free &= ~sum(1 << place for place in {own, *pinned})
        best, room = set[int](), LIMIT - len(pinned)
        while top := _best(planes, free, room):
            best.update(top)
            kinds = Counter(self._catalogue.listed[place].kind.name for place in top)
            many = [self._kinds[kind] for kind in kinds if kinds[kind] > max(1, room // 2)]
            free &= ~sum(many) if many else 0
        return sorted((-self._score(own, place), place) for place in best)

    def _score(self, own: int, other: int) -> int:
        return sum([self._features[n].weight for n in self._having[own] & self._having[other]])

    def _mixed(self, ranked: Sequence[tuple[int, int]], room: int) -> list[int]:
        """The best, at most half of a kind where others score half as well as the very best."""
        taken: list[tuple[int, int]] = []
        kinds: Counter[str] = Counter()
        for score, place in ranked:
            kind = self._catalogue.listed[place].kind.name
            if score * 2 <= ranked[0][0] and kinds[kind] < max(1, room // 2):
                kinds[kind] += 1
                taken.append((score, place))
        taken = taken[:room] + [each for each in ranked if each not in taken]
        return [place for _, place in sorted(taken[:room])]

    def _reason(self, own: int, other: int) -> str:
        shared = self._having[own] & self._having[other]
        parts: dict[str, list[Feature]] = {}
        for each in sorted(shared.difference(*[self._weaker[each] for each in shared])):
            feature = self._features[each]
            parts.setdefault(feature.part, []).append(feature)
        if len(parts.get("words", ())) == 1:
            del parts["words"]
        strength = {part: sum([each.weight for each in parts[part]]) for part in parts}
        strongest = sorted(parts, key=lambda part: (-strength[part], part))
        said = ", ".join([_said(part, parts[part]) for part in strongest[:_MOST]])
        return said[:1].upper() + said[1:]


def _said(part: str, features: Sequence[Feature]) -> str:
    words = _PARTS[part][len(features) > 1]
    names = ", ".join(each.name for each in features[:_MOST])
    return f"{words} ({names})" if part in _NAMED else words


def _added(features: Sequence[Feature]) -> list[int]:
    """The sum of weights for every item at once: plane n has the bits worth 2 to the n."""
    size = sum(each.weight for each in features).bit_length()
    columns = [[each.items for each in features if each.weight >> n & 1] for n in range(size)]
    for n, column in enumerate(columns):
        while len(column) > 1:
            a, b = column.pop(), column.pop()
            c = column.pop() if column else 0
            half = a ^ b
            column.append(half ^ c)
            if carry := a & b | half & c:
                columns[n + 1].append(carry)
    return [column[0] if column else 0 for column in columns]


def _best(planes: Sequence[int], free: int, count: int) -> list[int]:
    """The places of the highest sums among the free ones, the newest where sums tie."""
    sure = 0
    for plane in reversed(planes):
        high = free & plane
        if (sure | high).bit_count() > count:
            free = high
        else:
            sure, free = sure | high, free ^ high
    found: list[int] = []
    for bits in (sure, free):
        while bits and len(found) < count:
            found.append((bits & -bits).bit_length() - 1)
            bits &= bits - 1
    return found
