"""The later commands of the newsletter: check an issue that has been edited, and export it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click

from hub import Level
from hub.kinds import KINDS
from hub.newsroom import FORMATS, KIND, Finding, Opened, nearest, one_of, open_issue
from hub.wording import counted, file_size
from scripts.console import (
    replace_whole,
    root_option,
    site_address,
    today_option,
    whole_site,
    writing,
)
from scripts.messages import Message, format_option, tell, told
from scripts.newsroom import open_room
from scripts.word import NoPandoc, word

EXTRA = "docx"


def _site(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    try:
        return whole_site(text) if text is not None else None
    except ValueError as error:
        raise click.BadParameter(f'"{text}" {error}.') from None


site_option = click.option(
    "--site",
    callback=_site,
    metavar="ADDRESS",
    help="The site's address (default: SITE_URL, else site_url of mkdocs.yml).",
)


def _opened(root: Path, given: str, site: str | None, today: datetime) -> Opened:
    """Open an issue by its name, its id or the path of its file."""
    name = re.sub(rf"^(.*/)?{KIND.address}/|/$|\.md$", "", given)
    opened = open_issue(open_room(root), name, site or site_address(root), today)
    if opened is None:
        names = sorted(file.stem for file in (root / KIND.folder).glob("*.md"))
        near = nearest(name, names)
        guess = f"Did you mean {one_of(near)}?" if near else f"Issues are in {KIND.folder}/."
        raise click.UsageError(f'There is no issue "{name}". {guess}')
    return opened


def _messages(opened: Opened) -> list[Message]:
    found = [_told(opened.path, each) for each in opened.findings]
    return sorted([told(each) for each in opened.problems] + found)


def _told(path: str, finding: Finding) -> Message:
    at = finding.place
    code, level = finding.code, finding.level
    return Message(path, at.line, at.column, code, level, finding.message, finding.fix)


@click.command("check", epilog="Example: scripts/export_newsletter.py check 2016-04-20")
@click.argument("issue")
@site_option
@root_option
@today_option
@format_option
def check_command(issue: str, site: str | None, root: Path, today: datetime, form: str) -> None:
    """Say what is wrong with an ISSUE before it is sent: links, items, lines, manners, size."""
    opened = _opened(root, issue, site, today)
    messages = _messages(opened)
    tell(messages, form)
    faults = [each for each in messages if each.level is not Level.NOTICE]
    if faults:
        click.echo(f"{counted(len(faults), 'fault')} to mend in {opened.path}.", err=True)
        raise SystemExit(1)
    assert opened.issue is not None, "an issue that cannot be laid out has a fault"
    items = counted(len(opened.issue.ids()), "item")
    click.echo(f"No faults in {opened.path}: {items}.", err=True)


@click.command(
    "export", epilog="Example: scripts/export_newsletter.py export 2016-04-20 --out /tmp/issue"
)
@click.argument("issue")
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice([*FORMATS, EXTRA, "all"]),
    default=("all",),
    help="May be given again (default: all).",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.",
)
@site_option
@root_option
@today_option
def export_command(
    issue: str,
    forms: tuple[str, ...],
    out: Path,
    site: str | None,
    root: Path,
    today: datetime,
) -> None:
    """Write an ISSUE in some formats, each with the same items in the same order."""
    _outside(out, root)
    opened = _opened(root, issue, site, today)
    messages = _messages(opened)
    for_sending = [each for each in messages if each.level is not Level.NOTICE]
    tell(for_sending, "text")
    if opened.issue is None or not opened.sound:
        click.echo("Nothing was written: mend these first.", err=True)
        raise SystemExit(1)
    record = opened.issue
    wanted = [*FORMATS, EXTRA] if "all" in forms else [*dict.fromkeys(forms)]
    files: dict[Path, bytes] = {}
    for form in wanted:
        if form == EXTRA:
            files |= _word(record.slug, FORMATS["markdown"][1](record), record.as_of, out, forms)
        else:
            ending, write = FORMATS[form]
            files[out / f"{record.slug}{ending}"] = write(record).encode()
    with writing(out):
        replace_whole(files)
    for file, content in files.items():
        click.echo(f"{file} ({file_size(len(content))})")


def _outside(out: Path, root: Path) -> None:
    """End where exports would lie among the content, and could replace it."""
    for folder in sorted({kind.folder.partition("/")[0] for kind in KINDS.values()}):
        if out.resolve().is_relative_to((root / folder).resolve()):
            raise click.UsageError(
                f"{out} is in {folder}/, where content lies. Name another --out."
            )


def _word(
    slug: str, text: str, when: datetime, out: Path, forms: tuple[str, ...]
) -> dict[Path, bytes]:
    """The file for Word; without the extra that it needs, it is asked for or left out aloud."""
    try:
        return {out / f"{slug}.docx": word(text, when)}
    except NoPandoc as error:
        if EXTRA in forms:
            raise click.UsageError(str(error)) from None
        click.echo(f"Left out: {slug}.docx. {error}", err=True)
        return {}
