"""Calendars (RFC 5545, with the properties of RFC 7986): events, and deadlines of consultations.

The lines are written here and read back by two libraries in the tests: icalendar takes half a
millisecond to write an event, and loses a backslash before a capital N.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from urllib.parse import quote, urlsplit

from hub.kinds import KINDS
from hub.model import Output
from hub.values import LONDON, in_doubt
from hub.views.calendar_files import CALENDARS, CalendarEntry, calendar_entries
from hub.views.gathered import Gathered

NAMES = {"event": "Events", "consultation": "Consultation deadlines"}
STATUS = {"planned": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "TENTATIVE"}

SUMMER_TIME = datetime(1996, 3, 31, 1, tzinfo=UTC)
"""Since when the clocks change as TIMEZONE says; earlier times are written in UTC."""

TIMEZONE = (
    *("BEGIN:VTIMEZONE", "TZID:Europe/London"),
    *("BEGIN:DAYLIGHT", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    *("TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    *("TZNAME:GMT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "END:STANDARD"),
    "END:VTIMEZONE",
)
"""Last Sundays of March and October at 1am Greenwich time (Summer Time Order 2002)."""


def calendars(gathered: Gathered) -> Iterator[Output]:
    """Of each kind in CALENDARS the file of all its entries, even of none, and one for each item.

    Entries stand in the order of their start.
    """
    # No METHOD: PUBLISH would ask for an ORGANIZER (RFC 5546, section 3.2.1).
    name = gathered.catalogue.settings.name
    product = f"PRODID:{_escaped(f'-//{_plain(name)}//Practice Hub//EN')}"
    head = ("BEGIN:VCALENDAR", product, "VERSION:2.0", "CALSCALE:GREGORIAN")
    alone = _lines([*head, *TIMEZONE])
    for kind, path in CALENDARS.items():
        entries = calendar_entries(kind, gathered.catalogue)
        events = [(entry.file, _lines(_event(entry, gathered.site))) for entry in entries]
        subscribed = _lines([*head, *_subscribed(kind, gathered), *TIMEZONE])
        yield Output(path, _calendar(subscribed, (event for _, event in events)))
        yield from (Output(file, _calendar(alone, [event])) for file, event in events if file)


def _subscribed(kind: str, gathered: Gathered) -> Iterator[str]:
    """What programs that follow a calendar are told: its name, its page, and to ask twice a day."""
    name = _escaped(f"{NAMES[kind]} – {gathered.catalogue.settings.name}")
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    yield f"URL:{_uri(gathered.site + KINDS[kind].address)}/"
    yield f"SOURCE;VALUE=URI:{_uri(gathered.site + CALENDARS[kind])}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
    yield "X-PUBLISHED-TTL:PT12H"


def _event(entry: CalendarEntry, site: str) -> Iterator[str]:
    """The lines of a VEVENT; the address of the site makes its name unique in the world."""
    page, changed = site + entry.page, f"{entry.updated.astimezone(UTC):{_CLOCK}}Z"
    description = "\n".join([*entry.text, page])
    yield "BEGIN:VEVENT"
    where = urlsplit(site)
    yield f"UID:{_escaped(entry.name)}@{where.hostname}{_escaped(where.path.rstrip('/'))}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{entry.revision}"
    yield from _times(entry)
    yield f"SUMMARY:{_escaped(entry.title)}"
    yield f"DESCRIPTION:{_escaped(description)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    yield f"URL:{_uri(page)}"
    if entry.online:
        yield f"CONFERENCE;VALUE=URI;LABEL=Join online:{_uri(entry.online)}"
    if entry.category:
        yield f"CATEGORIES:{_escaped(entry.category)}"
    yield f"STATUS:{STATUS[entry.state]}"
    yield f"TRANSP:{'OPAQUE' if entry.busy else 'TRANSPARENT'}"
    yield "END:VEVENT"


_CLOCK = "%Y%m%dT%H%M%S"


def _times(entry: CalendarEntry) -> Iterator[str]:
    """Start and end: days, or times of London's clock, or in UTC where this leaves doubt."""
    times = [each for each in (entry.start, entry.end) if isinstance(each, datetime)]
    local = not any(_doubtful(each) for each in times)
    yield f"DTSTART{_time(entry.start, local=local)}"
    if entry.end:
        yield f"DTEND{_time(entry.end, local=local)}"


def _doubtful(instant: datetime) -> bool:
    """Whether a time of London's clock comes twice that night, or TIMEZONE does not reach it."""
    return in_doubt(instant.astimezone(LONDON)) or instant.timestamp() < SUMMER_TIME.timestamp()


def _time(when: datetime | date, *, local: bool) -> str:
    if not isinstance(when, datetime):
        return f";VALUE=DATE:{when:%Y%m%d}"
    if local:
        return f";TZID=Europe/London:{when.astimezone(LONDON):{_CLOCK}}"
    return f":{when.astimezone(UTC):{_CLOCK}}Z"


def _plain(name: str) -> str:
    """Words for a public identifier, in which two slashes part the fields."""
    return " ".join(re.sub(r"[^\w.'-]", " ", name).split()) or "Hub"


def _uri(address: str) -> str:
    """An address as RFC 3986 allows it: what is not ASCII is encoded."""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=")


_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_TEXT = (
    *(("\\", "\\\\"), (";", "\\;"), (",", "\\,")),
    *(("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")),
)


def _escaped(text: str) -> str:
    """A value of the type TEXT (RFC 5545, section 3.3.11), without control characters."""
    for old, new in _TEXT:
        text = text.replace(old, new)
    return _CONTROL.sub("", text)


def _lines(lines: Iterable[str]) -> bytes:
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """A line in pieces of at most 75 octets that never end within a character (section 3.1)."""
    pieces, start, room = [], 0, 75
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:  # a later octet of a character in UTF-8
            end -= 1
        pieces.append(line[start:end])
        start, room = end, 74
    return b"\r\n ".join([*pieces, line[start:]]) + b"\r\n"


def _calendar(head: bytes, events: Iterable[bytes]) -> bytes:
    return b"".join([head, *events, b"END:VCALENDAR\r\n"])
