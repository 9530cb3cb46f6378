"""The checker of calendar files finds what is wrong: a rule that nothing breaks proves nothing."""

from __future__ import annotations

import pytest

from tests.outputs.calendar_rules import broken

SOUND = b"""\
BEGIN:VCALENDAR
PRODID:-//A//B//EN
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:one@a.example
DTSTAMP:20261005T000000Z
DTSTART;TZID=Europe/London:20261105T100000
DTEND;TZID=Europe/London:20261105T123000
SUMMARY:A title\\, with a comma\\; and a semicolon
URL:https://a.example/one/
STATUS:CONFIRMED
SEQUENCE:1
END:VEVENT
BEGIN:VEVENT
UID:two@a.example
DTSTAMP:20261005T000000Z
DTSTART;VALUE=DATE:20261105
DTEND;VALUE=DATE:20261106
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")
END_OF_ONE = b"DTEND;TZID=Europe/London:20261105T123000"


def test_a_sound_file_breaks_no_rule() -> None:
    assert broken(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"\r\nUID:two", b"\nUID:two", "control character"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "no end"),
        (b"comma", b"comma" * 15, "a line of 1"),
        (b"comma", b"com\x00ma", "control character"),
        (b"comma", b"com\xc3\r\n \xa9ma", "a character in two lines"),
        (b"SUMMARY:A", b"A", "no content line"),
        (b"END:STANDARD\r\n", b"", "ends something else"),
        (b"END:VCALENDAR", b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR", "not one whole"),
        (b"PRODID:-//A//B//EN\r\n", b"", "VCALENDAR without PRODID"),
        (b"VERSION:2.0\r\n", b"", "VCALENDAR without VERSION"),
        (b"VERSION:2.0", b"VERSION:1.0", "VERSION is not 2.0"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nVERSION:2.0", "2 times VERSION"),
        (b"UID:two@a.example\r\n", b"", "VEVENT without UID"),
        (b"UID:two", b"UID:one", "the UID of 2 events"),
        (b"DTSTAMP:20261005T000000Z\r\nDTSTART;V", b"DTSTART;V", "VEVENT without DTSTAMP"),
        (b"000Z\r\nDTSTART;V", b"000\r\nDTSTART;V", "DTSTAMP is not in UTC"),
        (b"DTSTART;VALUE=DATE:20261105\r\n", b"", "VEVENT without DTSTART"),
        (b"DTSTART;VALUE=DATE:20261105", b"DTSTART:20261105", "DTSTART is no DATE-TIME"),
        (b";TZID=Europe/London:20261105T10", b":20261105T10", "is in no time zone"),
        (b"T100000", b"T100000Z", "in UTC and in a time zone"),
        (b"London:20261105T10", b"Paris:20261105T10", "Europe/Paris is not defined"),
        (b"TZID:Europe/London", b"TZID:Europe/Paris", "Europe/London is not defined"),
        (b"TZOFFSETTO:+0000\r\n", b"", "STANDARD without TZOFFSETTO"),
        (END_OF_ONE, b"DTEND;VALUE=DATE:20261106", "not of the type of DTSTART"),
        (END_OF_ONE, b"DTEND:20261105T123000Z", "not of the type of DTSTART"),
        (b"T123000", b"T100000", "DTEND is not later"),
        (b"DATE:20261106", b"DATE:20261105", "DTEND is not later"),
        (END_OF_ONE, END_OF_ONE + b"\r\nDURATION:PT1H", "both DTEND and DURATION"),
        (END_OF_ONE, b"DURATION:1 hour", "DURATION is no DURATION"),
        (b"\\,", b",", "SUMMARY is no TEXT"),
        (b"\\;", b";", "SUMMARY is no TEXT"),
        (b"\\;", b"\\:", "SUMMARY is no TEXT"),
        (b"https://a.example/one/", b"https://a.example/o\xc3\xa9", "URL is no URI"),
        (b"https://a.example/one/", b"one/", "URL is no URI"),
        (b"STATUS:CONFIRMED", b"STATUS:POSTPONED", "STATUS may not be POSTPONED"),
        (b"SEQUENCE:1", b"SEQUENCE:one", "SEQUENCE is no number"),
    ],
)
def test_a_broken_file_is_refused(old: bytes, new: bytes, fault: str) -> None:
    assert SOUND.count(old) == 1
    found = broken(SOUND.replace(old, new))
    assert any(fault in each for each in found), found


def test_a_calendar_with_nothing_in_it_is_refused() -> None:
    head, _, _ = SOUND.partition(b"BEGIN:VTIMEZONE")
    assert broken(head + b"END:VCALENDAR\r\n") == ["a calendar without a component"]


def test_a_time_zone_that_is_defined_twice_or_without_parts_is_refused() -> None:
    zone = b"BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nEND:VTIMEZONE\r\n"
    found = broken(SOUND.replace(b"BEGIN:VTIMEZONE", zone + b"BEGIN:VTIMEZONE"))
    assert found == ["Europe/London is defined twice", "VTIMEZONE without a part"]
