"""The first command of the newsletter: gather what is new and what lies ahead into a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from hub import Item, When, read_date
from hub.newsroom import (
    KIND,
    Composition,
    Heading,
    Newsroom,
    draft,
    draft_file,
    earlier_issues,
    last_day,
    nearest,
    one_of,
)
from hub.wording import counted, uk_date, uk_days
from scripts.console import progress, replace_whole, root_option, today_option, writing
from scripts.newsroom import open_room, stop

Command = Callable[..., Any]


def _known(names: Sequence[str], room: Newsroom, vocabulary: str, option: str) -> None:
    """End, as wrong use, with the first name that a vocabulary does not have."""
    known = list(getattr(room.words, vocabulary))
    for name in names:
        if name not in known:
            near = nearest(name, known)
            where = f"The ids are in data/{vocabulary}.yml."
            guess = f"Did you mean {one_of(near)}?" if near else where
            raise click.BadParameter(f'"{name}" does not exist. {guess}', param_hint=option)


def _date(_context: click.Context, _option: click.Parameter, text: str | None) -> When | None:
    try:
        return read_date(text) if text is not None else None
    except ValueError as error:
        raise click.BadParameter(f'"{text}" {error}. Write a day: 2016-05-10.') from None


def _several(
    _context: click.Context, _option: click.Parameter, texts: tuple[str, ...]
) -> tuple[str, ...]:
    """The values of an option that may be given again, or with commas."""
    for text in texts:
        if not text.replace(",", "").strip():
            raise click.BadParameter("no id is given. Leave the option out to have everything.")
    return tuple(part.strip() for text in texts for part in text.split(",") if part.strip())


def _listed(option: str, name: str, words: str) -> Callable[[Command], Command]:
    """An option that takes ids of a vocabulary."""
    words = f"{words} May be given again."
    return click.option(
        option, name, multiple=True, callback=_several, metavar="ID,...", help=words
    )


def _name(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    if text == "index" or (text and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)):
        fix = "Use small letters, digits and hyphens, as in 2016-04-20."
        raise click.BadParameter(f'"{text}" cannot be part of an address. {fix}')
    return text


@click.command("draft", epilog="Example: scripts/export_newsletter.py draft --until 2016-04-20")
@click.option(
    "--since", callback=_date, metavar="DATE", help="First day (default: after the last issue)."
)
@click.option("--until", callback=_date, metavar="DATE", help="Last day (default: today).")
@_listed("--sections", "sections", "Only these sections of data/newsletter.yml.")
@_listed("--theme", "themes", "Only items with this theme.")
@_listed("--authority", "authorities", "Only items about this council.")
@_listed("--region", "regions", "Only items about councils of this region.")
@click.option(
    "--name", callback=_name, help="The name of the issue's file (default: its last day)."
)
@root_option
@today_option
def draft_command(
    since: When | None,
    until: When | None,
    sections: tuple[str, ...],
    themes: tuple[str, ...],
    authorities: tuple[str, ...],
    regions: tuple[str, ...],
    name: str | None,
    root: Path,
    today: datetime,
) -> None:
    """Gather what is new and what lies ahead into the file of a new issue, for you to edit.

    What was sent before is left out, unless it has changed since. Everything is said as it
    stands at the end of the last day. An issue over days without news is not written.
    """
    room = open_room(root)
    audience = _audience(room, {"themes": themes, "authorities": authorities, "regions": regions})
    _known(sections, room, "newsletter", "--sections")
    last = until or read_date(f"{today:%Y-%m-%d}")
    readers = [each for ids in audience.values() for each in ids]
    own_name = name or "-".join([f"{last.last:%Y-%m-%d}", *readers])
    earlier, problems = earlier_issues(room, audience, last, own_name)
    stop(problems)
    first = since or _after_the_last(earlier)
    if first.first > last.last:
        said = f"--since {first}" if since else f"The last issue is {earlier[0].id}. {first}"
        raise click.UsageError(f"{said} lies after --until {last}: give another --since.")
    chosen = sections or tuple(room.words.newsletter)
    shown = progress("Reading")
    composition, problems = draft(room, (first, last), chosen, audience, earlier, shown)
    stop(problems)
    names = ", ".join(_names(room, audience))
    special = bool(sections)
    heading = Heading(own_name, room.own.name, first, last, audience, names, special)
    _finish(root, heading, composition)


def _audience(room: Newsroom, given: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    options = {"themes": "--theme", "authorities": "--authority", "regions": "--region"}
    for vocabulary, ids in given.items():
        _known(ids, room, vocabulary, options[vocabulary])
    return {vocabulary: sorted(set(ids)) for vocabulary, ids in given.items() if ids}


def _names(room: Newsroom, audience: dict[str, list[str]]) -> list[str]:
    return [getattr(room.words, name)[each].name for name, ids in audience.items() for each in ids]


def _after_the_last(earlier: Sequence[Item]) -> When:
    """The day after the last issue that was no special one."""
    usual = [issue for issue in earlier if not issue.facts.special]
    if not usual:
        raise click.UsageError("There is no earlier issue to start from: add --since 2016-04-01.")
    return read_date(f"{last_day(usual[0]).last + timedelta(days=1):%Y-%m-%d}")


def _finish(root: Path, heading: Heading, composition: Composition) -> None:
    """Write the draft, and say what is in it and what is not."""
    for each in composition.left_out:
        click.echo(f"Left out: {each.item.id}: {each.why}.")
    days = uk_days(heading.since.first.date(), heading.until.last.date())
    if not composition.sections:
        click.echo(f"There is nothing to tell of {days}. Nothing was written.")
        return
    for chosen in composition.sections:
        for pick in chosen.picks:
            if pick.unsure:
                date = uk_date(pick.unsure)
                click.echo(f"Look at: {pick.item.id}: it is told for {date}, the day is not known.")
    path = f"{KIND.folder}/{heading.name}.md"
    _write_new(root / path, path, draft_file(heading, composition))
    count = sum(len(each.picks) for each in composition.sections)
    sections = counted(len(composition.sections), "section")
    click.echo(f"{path} has {counted(count, 'item')} in {sections}, {days}.")
    click.echo(f"Edit it, then: scripts/export_newsletter.py check {heading.name}")


def _write_new(file: Path, path: str, text: str) -> None:
    """Write a draft; what somebody has edited is never overwritten."""
    content = text.encode()
    with writing(file):
        if file.exists() and file.read_bytes() != content:
            fix = "Delete it, or give the draft another --name."
            raise click.UsageError(f"{path} is there already, and is not this draft. {fix}")
        replace_whole({file: content})
