"""Values in readers' words: GOV.UK style for dates, times, money and figures."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hub.values import LONDON, Figure, When, in_doubt, month_end

NOT_RECORDED = "not recorded"


def uk_date(when: When | datetime | date | None) -> str:
    """ "10 May 2016", "May 2016", "2016", "2008/09"; with a time, "10 May 2016 at 5pm"."""
    if when is None:
        return NOT_RECORDED
    if not isinstance(when, When):
        return f"{when.day} {when:%B %Y}"
    day = when.first
    match when.precision:
        case "year" | "financial year":
            return when.text
        case "month":
            return f"{day:%B %Y}"
        case "day":
            return f"{day.day} {day:%B %Y}"
        case "time":
            return f"{day.day} {day:%B %Y} at {uk_clock(day)}"


def uk_clock(instant: datetime) -> str:
    """ "5pm", "10:30am", "midday", "midnight", "11:59pm"; Europe/London."""
    local = instant.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midnight" if local.hour == 0 else "midday"
    minutes = f":{local.minute:02}" if local.minute else ""
    zone = f" {local:%Z}" if in_doubt(local) else ""  # it comes twice that night
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}{zone}"


def uk_deadline(when: When | None) -> str:
    """A closing date always says its time: "11:59pm on 30 June 2016"."""
    return NOT_RECORDED if when is None else uk_deadline_at(when.last)


def uk_deadline_at(instant: datetime) -> str:
    """The same of an instant."""
    return f"{uk_clock(instant)} on {uk_date(instant.astimezone(LONDON).date())}"


def days_left(deadline: datetime, today: datetime) -> str:
    """How far a deadline is, by the calendar: "55 days left", "closes tomorrow", "closes today".

    assets/hub/clock.js counts in the same way.
    """
    left = (deadline.astimezone(LONDON).date() - today.astimezone(LONDON).date()).days
    return {0: "closes today", 1: "closes tomorrow"}.get(left, f"{left} days left")


def uk_span(start: When | None, end: When | None) -> str:
    """ "2010 to 2012", "10 May 2016, 10am to 11am"; "from 2010" where the end is open."""
    if start is None:
        return NOT_RECORDED
    if end is None:
        return uk_date(start)
    if start.text == end.text:
        return uk_date(start)
    if start.precision == end.precision == "time" and start.first.date() == end.first.date():
        return f"{uk_date(start.first)}, {uk_clock(start.first)} to {uk_clock(end.first)}"
    return f"{uk_date(start)} to {uk_date(end)}"


def uk_days(first: date, last: date) -> str:
    """Whole days: "April 2016", "4 to 17 April 2016", "18 April to 1 May 2016"."""
    if first == last:
        return uk_date(first)
    if first.day == 1 and last == month_end(first):
        return f"{first:%B} {first.year}"
    if first.year != last.year:
        return f"{uk_date(first)} to {uk_date(last)}"
    month = "" if first.month == last.month else f" {first:%B}"
    return f"{first.day}{month} to {uk_date(last)}"


def figure(value: Figure | None, unit: str | None = None, *, signed: bool = False) -> str:
    """A figure with its unit: "over £25 million", "28%", "-12%", "550 apprenticeships"."""
    if value is None:
        return NOT_RECORDED
    sign = "minus " if value.number < 0 else "plus " if signed and value.number > 0 else ""
    amount = abs(value.number)
    match unit:
        case "GBP":
            words = pounds(amount)
        case "percent":
            words = f"{_digits(amount)}%"
        case _:
            words = f"{_digits(amount)} {unit or ''}".strip()
    return " ".join(part for part in (value.qualifier, sign.strip(), words) if part)


def change(value: Figure | None, unit: str | None = None) -> str:
    """A signed change in words: "down 12%", "up £1 million", "no change"."""
    if value is None:
        return NOT_RECORDED
    if value.number == 0:
        return "no change"
    direction = "down" if value.number < 0 else "up"
    return f"{direction} {figure(Figure(value.qualifier, abs(value.number)), unit)}"


def pounds(amount: Decimal) -> str:
    """ "£400,515", "£1.9 million", "£225 billion": words where no digit is lost by them."""
    for size, word in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        if amount >= size and (amount / size * 100) % 1 == 0:
            return f"£{_digits(amount / size)} {word}"
    return f"£{_digits(amount)}"


def _digits(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_LABELS = {
    "one_off": "One-off",
    "self_reported": "Self-reported",
    "knowledge_shot": "Knowledge shot",
    "part_funded": "Part funded",
    "final_draft": "Final draft",
    ">=": "At least",
    "<=": "At most",
    "=": "Exactly",
    "improve": "Improving",
}


def label(value: str | None) -> str:
    """A choice as readers see it: "service_specific" is "Service specific"."""
    if value is None:
        return NOT_RECORDED.capitalize()
    return _LABELS.get(value) or value.replace("_", " ").capitalize()


def thousands(amount_k: Decimal | None) -> str:
    """An amount given in thousands of pounds, written out: 1095 is "£1,095,000"."""
    return NOT_RECORDED if amount_k is None else f"£{_digits(amount_k * 1000)}"


def counted(number: int, what: str) -> str:
    """ "1 item", "1,200 items"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def file_size(size: int) -> str:
    """ "38 KB", "1.2 MB"; at least 1 KB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"
