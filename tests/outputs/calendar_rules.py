"""What RFC 5545 asks of a calendar file, read from the RFC and not from any library.

Numbers of sections are those of RFC 5545.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)')
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
TEXTS = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+"
)
FORMS = {
    "DATE": re.compile(r"\d{8}"),
    "DATE-TIME": re.compile(r"\d{8}T\d{6}Z?"),
    "DURATION": re.compile(r"P(?:\d+W|\d+D|(?:\d+D)?T(?:\d+H)?(?:\d+M)?(?:\d+S)?)"),
    "URI": URI,
}
TYPES = {
    **dict.fromkeys(["DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED"], "DATE-TIME"),
    **dict.fromkeys(["URL", "SOURCE", "CONFERENCE"], "URI"),
    **dict.fromkeys(["DURATION", "REFRESH-INTERVAL"], "DURATION"),
}
OURS = {"STATUS": {"TENTATIVE", "CONFIRMED", "CANCELLED"}, "TRANSP": {"OPAQUE", "TRANSPARENT"}}
NEEDED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETTO", "TZOFFSETFROM"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETTO", "TZOFFSETFROM"},
}
MANY = {"CATEGORIES", "COMMENT", "CONFERENCE", "RDATE", "EXDATE", "TZNAME", "NAME"}
"""Properties that may stand more than once; NAME in several languages (RFC 7986, 5.1)."""


@dataclass
class Property:
    """One line: its name, parameters and value as they stand."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def type(self) -> str:
        return self.parameters.get("VALUE", TYPES.get(self.name, "TEXT"))


@dataclass
class Component:
    """What stands between a BEGIN and its END."""

    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        return [each for each in self.properties if each.name == name]

    def walk(self) -> Iterator[Component]:
        yield self
        for part in self.parts:
            yield from part.walk()


def broken(content: bytes) -> list[str]:
    """The rules that a file breaks, in words; none for a sound one."""
    faults = list(_bytes(content))
    try:
        calendar = parsed(content)
    except ValueError as error:
        return [*faults, str(error)]
    for component in calendar.walk():
        faults += _counts(component)
        for each in component.properties:
            faults += _value(each)
    events = [each for each in calendar.parts if each.name == "VEVENT"]
    for event in events:
        faults += _event(event)
    return [*faults, *_whole(calendar, events)]


def _bytes(content: bytes) -> Iterator[str]:
    """Section 3.1: lines end in CRLF, have at most 75 octets and never part a character."""
    *lines, rest = content.split(b"\r\n")
    if rest:
        yield "the last line has no end"
    for line in lines:
        if len(line) > 75:
            yield f"a line of {len(line)} octets"
        if re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line):
            yield f"a control character in {line!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a character in two lines: {line!r}"


def parsed(content: bytes) -> Component:
    """The calendar of a file. Raises ValueError where its lines or their nesting are wrong."""
    outside = Component("")
    within = [outside]
    for line in content.decode(errors="replace").replace("\r\n ", "").split("\r\n")[:-1]:
        match = LINE.fullmatch(line)
        if not match:
            raise ValueError(f"no content line: {line!r}")
        name, parameters, value = match.groups()
        if name == "BEGIN":
            within.append(Component(value))
            within[-2].parts.append(within[-1])
        elif name == "END" and within.pop().name != value:
            raise ValueError(f"END:{value} ends something else")
        elif name != "END":
            pairs = (each.split("=", 1) for each in parameters.split(";")[1:])
            within[-1].properties.append(Property(name, dict(pairs), value))
    if within != [outside] or [each.name for each in outside.parts] != ["VCALENDAR"]:
        raise ValueError("not one whole calendar")
    return outside.parts[0]


def _counts(component: Component) -> Iterator[str]:
    """Sections 3.4 and 3.6: what must be there, and what only once."""
    counts = Counter(each.name for each in component.properties)
    for name in sorted(NEEDED[component.name] - counts.keys()):
        yield f"{component.name} without {name}"
    for name, count in counts.items():
        if count > 1 and name not in MANY:
            yield f"{component.name} with {count} times {name}"


def _value(each: Property) -> Iterator[str]:
    """Section 3.3: values are of their type; 3.8: of those that the RFC lists."""
    form = FORMS.get(each.type) or (TEXTS if each.name in ("CATEGORIES", "RRULE") else TEXT)
    if each.name == "RRULE":
        form = re.compile(r"FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
    if not form.fullmatch(each.value):
        yield f"{each.name} is no {each.type}: {each.value!r}"
    if each.value not in OURS.get(each.name, {each.value}):
        yield f"{each.name} may not be {each.value}"
    if each.name in ("DTSTAMP", "LAST-MODIFIED") and not each.value.endswith("Z"):
        yield f"{each.name} is not in UTC"
    if "TZID" in each.parameters and each.value.endswith("Z"):
        yield f"{each.name} is in UTC and in a time zone"
    if each.name == "SEQUENCE" and not each.value.isdigit():
        yield f"SEQUENCE is no number: {each.value!r}"


def _event(event: Component) -> Iterator[str]:
    """Section 3.6.1 and 3.8.2.2: an end is of the start's type, and later."""
    starts, ends = event.all("DTSTART"), event.all("DTEND")
    if ends and event.all("DURATION"):
        yield "both DTEND and DURATION"
    for start, end in zip(starts, ends, strict=False):
        if start.type != end.type or ("TZID" in start.parameters) != ("TZID" in end.parameters):
            yield "DTEND is not of the type of DTSTART"
        elif _clock(end) <= _clock(start):
            yield "DTEND is not later than DTSTART"
    for each in (*starts, *ends):
        if each.type == "DATE-TIME" and not each.value.endswith("Z") and not each.parameters:
            yield f"{each.name} is in no time zone"


def _clock(each: Property) -> datetime:
    return datetime.fromisoformat(each.value.removesuffix("Z"))


def _whole(calendar: Component, events: Sequence[Component]) -> Iterator[str]:
    """Sections 3.2.19, 3.6 and 3.8.4.7: zones are defined, names unique, something is there."""
    zones = [each for each in calendar.parts if each.name == "VTIMEZONE"]
    defined = [each.value for zone in zones for each in zone.all("TZID")]
    used = {
        each.parameters["TZID"]
        for c in events
        for each in c.properties
        if each.parameters.get("TZID")
    }
    yield from (f"{zone} is not defined" for zone in sorted(used - set(defined)))
    yield from (f"{zone} is defined twice" for zone, n in Counter(defined).items() if n > 1)
    yield from ("VTIMEZONE without a part" for zone in zones if not zone.parts)
    names = Counter(each.value for event in events for each in event.all("UID"))
    yield from (f"{name} is the UID of {n} events" for name, n in names.items() if n > 1)
    if not calendar.parts:
        yield "a calendar without a component"
    if [each.value for each in calendar.all("VERSION")] != ["2.0"]:
        yield "VERSION is not 2.0"
