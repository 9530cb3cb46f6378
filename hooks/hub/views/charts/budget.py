"""A strategy's budget by programme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from hub.views.charts.bars import BarChart, bars
from hub.wording import thousands


def budget_chart(lines: Sequence[Any], totals: Sequence[Any]) -> BarChart | None:
    """Sums of the recorded lines of each programme, largest first; None without any.

    Only programmes that the source itself adds up are side by side: those under the total of
    the most lines. So income never stands beside spending.
    """
    together = _together(lines, totals)
    named = [each.programme for each in lines if each.programme]
    names = [name for name in dict.fromkeys(named) if name in together]
    charted = {name: [each for each in lines if each.programme == name] for name in names}
    sums = [(name, _sum(group)) for name, group in charted.items() if _recorded(group)]
    sums.sort(key=lambda pair: (-pair[1], pair[0]))
    in_all = thousands(sum((amount for _, amount in sums), Decimal(0)))
    return bars(
        "Budget by programme",
        [(name, amount, thousands(amount)) for name, amount in sums],
        _note(lines, charted),
        whole=f"{_counted(len(sums), 'programme')}, {in_all} in all",
    )


def _together(lines: Sequence[Any], totals: Sequence[Any]) -> set[str]:
    """The programmes of the lines under the largest total; all where there is no total."""
    parts = {each.id: each.of for each in totals if each.id}
    ids = {each.id for each in lines}
    covered = [_beneath(each.of, parts) & ids for each in totals]
    most = max(covered, key=len, default=set()) or ids
    return {each.programme for each in lines if each.id in most}


def _beneath(ids: Iterable[str], parts: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    waiting = [*ids]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += parts.get(each, ())
    return found


def _note(lines: Sequence[Any], charted: dict[str, list[Any]]) -> str:
    """What the chart leaves out, in sentences."""
    said = []
    for name, group in charted.items():
        if missing := len(group) - len(_recorded(group)):
            said.append(f"{_counted(missing, 'line')} of {name} with no recorded amount")
    others = [each.programme for each in lines if each.programme not in charted]
    if apart := [f'"{name}"' for name in dict.fromkeys(others) if name]:
        said.append(f"{' and '.join(apart)}, which the source does not add up with these")
    if none := others.count(None):
        said.append(f"{_counted(none, 'line')} under no programme")
    return f"Left out: {'; '.join(said)}." if said else ""


def _recorded(group: Sequence[Any]) -> list[Decimal]:
    return [each.amount_k for each in group if each.amount_k is not None]


def _sum(group: Sequence[Any]) -> Decimal:
    return sum(_recorded(group), Decimal(0))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
