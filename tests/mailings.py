"""Automatic issues read a second way: by feed readers, and by a count over files as plain texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from typing import Any
from zoneinfo import ZoneInfo

import feedparser  # type: ignore[import-untyped]
from bs4 import BeautifulSoup

from hub.views.gathered import EXAMPLE
from tests.views.test_taxonomy import Filed

DAY, SECOND, WEEKS = timedelta(days=1), timedelta(seconds=1), timedelta(weeks=4)


@dataclass(frozen=True)
class Issue:
    """An entry of a feed, and its content as it is parsed."""

    entry: Any

    @cached_property
    def content(self) -> BeautifulSoup:
        (content,) = self.entry.content
        assert content.type == "text/html"
        return BeautifulSoup(content.value, "html.parser")

    @property
    def ids(self) -> list[str]:
        """The items that it tells of, in order."""
        links = self.content.select("h3 a, li a")
        return [str(a["href"]).removeprefix(EXAMPLE).removesuffix("/") for a in links]


def issues(feed: bytes) -> dict[str, Issue]:
    """The entries of a feed by the last part of their ids, in order."""
    read = feedparser.parse(feed, sanitize_html=False)
    assert not read.bozo
    return {each.id.rpartition("/")[2]: Issue(each) for each in read.entries}


def midnight(day: date) -> datetime:
    """The first second of a day in London, in UTC."""
    return datetime.combine(day, time(), ZoneInfo("Europe/London")).astimezone(UTC)


@cache
def interval(text: str) -> tuple[datetime, datetime]:
    """The first and the last minute of a date, or a time twice."""
    if len(text) > 10:
        local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London"))
        return local.astimezone(UTC), local.astimezone(UTC)
    year, month = int(text[:4]), int(text[5:7] or 0)
    if "/" in text:
        first, after = date(year, 4, 1), date(year + 1, 4, 1)
    elif not month:
        first, after = date(year, 1, 1), date(year + 1, 1, 1)
    elif len(text) == 7:
        first, after = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    else:
        first = date.fromisoformat(text)
        after = first + DAY
    return midnight(first), midnight(after) - 60 * SECOND


@dataclass(frozen=True)
class Count:
    """What a file has to tell of the time from one instant to another, in UTC, both included."""

    item: Filed
    since: datetime
    until: datetime

    def told(self, sections: list[dict[str, Any]]) -> bool:
        """Whether a section takes the item for a reason."""
        choice = self.item.facts.get("newsletter", {})
        kind = self.item.kind
        if (
            choice.get("include") in ("no", "false")
            or kind == "newsletter"
            or self.first > self.until
        ):
            return False
        names = {kind, f"{kind}/{self.item.facts.get('category')}"}
        return any(
            getattr(self, take)()
            for section in sections
            if names & {*section["from"]} or choice.get("section") == section["id"]
            for take in section.get("takes", ["new"])
        )

    @property
    def first(self) -> datetime:
        return interval(self.item.facts["date"])[0]

    def new(self) -> bool:
        return self.changed() if self.first < self.since else not self.over()

    def deadlines(self) -> bool:
        ahead = [each for each in self._deadlines() if each > self.until]
        return any(self.near(each) for each in ahead)

    def ahead(self) -> bool:
        facts = self.item.facts
        if self.item.kind != "event" or self.over():
            return False
        if facts.get("state", "planned") != "planned":
            return self.first < self.since and self.changed()
        if "starts" not in facts:
            return False
        return self.first >= self.since or self.near(interval(facts["starts"])[0]) or self.changed()

    def outcomes(self) -> bool:
        outcome = self.item.facts.get("outcome")
        return outcome is not None and self.holds(interval(outcome["date"])[0])

    def holds(self, when: datetime) -> bool:
        return self.since <= when <= self.until

    def changed(self) -> bool:
        changes = self.item.facts.get("change_history", ())
        return any(self.holds(interval(each["date"])[0]) for each in changes)

    def near(self, when: datetime) -> bool:
        """Whether it comes within four weeks, and did not before; or else the item has changed."""
        if not self.until < when <= self.until + WEEKS:
            return False
        newly = self.first >= self.since or when - WEEKS >= self.since
        return newly or self.changed()

    def _deadlines(self) -> list[datetime]:
        facts = self.item.facts
        match self.item.kind:
            case "news":
                return [interval(each["date"])[1] for each in facts.get("deadlines", ())]
            case "consultation" if "closes" in facts and not self.over():
                opened = interval(facts["opens"])[0] <= self.until if "opens" in facts else True
                return [interval(facts["closes"])[1]] if opened else []
            case "event" if facts.get("state", "planned") == "planned" and not self.over():
                by = facts.get("register", {}).get("by")
                return [interval(by)[1]] if by else []
        return []

    def over(self) -> bool:
        facts = self.item.facts
        if self.item.kind == "event":
            end = facts.get("ends", facts.get("starts", "2999")[:10])
            return interval(end)[1] < self.until
        if self.item.kind == "consultation" and facts["role"] == "consulting":
            if "closes" not in facts:
                return interval(facts["date"])[1] + 84 * DAY < self.until
            return interval(facts["closes"])[1] < self.until
        return False
