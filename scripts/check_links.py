"""Ask every outside link of a hub, and every consultation's form, whether it works.

Example: scripts/check_links.py --report links.md
Exit codes: 0 none is dead, 1 some are, 2 wrong use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from hub import Level, OutsideLink, check, outside_links
from scripts.console import progress, root_option, today_option, writing
from scripts.dead_links import as_markdown, asked, judge, summary
from scripts.linkinator import Answer, AskingError, Manner, ask
from scripts.messages import format_option, tell


def _patterns(
    _context: click.Context, _option: click.Parameter, texts: tuple[str, ...]
) -> list[re.Pattern[str]]:
    try:
        return [re.compile(text) for text in texts]
    except re.error as error:
        raise click.BadParameter(f"{error.pattern!r} is no regular expression: {error}.") from None


def _answers(links: Sequence[OutsideLink], manner: Manner) -> dict[str, Answer]:
    addresses = {address for link in links if (address := asked(link))}
    try:
        answers = ask(addresses, manner, progress("Asking links:")) if addresses else {}
    except AskingError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from None
    if answers and not any(each.status for each in answers.values()):
        click.echo("Nothing answered at all: is this machine on the network?", err=True)
        raise SystemExit(2)
    return answers


@click.command(epilog="Example: scripts/check_links.py --report links.md")
@root_option
@today_option
@format_option
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report in Markdown, too.",
)
@click.option(
    "--skip",
    multiple=True,
    callback=_patterns,
    metavar="REGEX",
    help="Do not ask addresses that have this in them; may be given again.",
)
@click.option("--drafts", is_flag=True, help="Ask the links of hidden items, too.")
@click.option("--strict", is_flag=True, help="Let links that could not be checked fail as well.")
@click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=20,
    show_default=True,
    help="Seconds to wait for each answer.",
)
@click.option(
    "--limit",
    type=click.FloatRange(0, min_open=True),
    default=20,
    show_default=True,
    help="Minutes to wait for all answers.",
)
@click.option(
    "--retries",
    type=click.IntRange(0, 10),
    default=2,
    show_default=True,
    help="How often to ask again after no answer, 429 or a fault of the server (5xx).",
)
def main(
    root: Path,
    today: datetime,
    form: str,
    report: Path | None,
    skip: Sequence[re.Pattern[str]],
    drafts: bool,
    strict: bool,
    timeout: float,
    limit: float,
    retries: int,
) -> None:
    """Ask every outside link of a hub, and every consultation's form, whether it works.

    Each address is asked once, however often it stands. The form of a consultation is asked
    until that closes, the places to register for an event until that is over. Hosts that
    answer 401, 403, 405, 406, 429, 451 or 999 may refuse programs only: their links count as
    not checked, which is told and does not fail.

    Exit codes: 0 none is dead, 1 some are, 2 wrong use, or nothing answered at all.
    """
    if check(root, today).catalogue is None:
        raise click.UsageError("The content has faults. Mend them first; make check tells them.")
    found = outside_links(root, today, hidden=drafts)
    links = [link for link in found if not any(each.search(link.address) for each in skip)]
    answers = _answers(links, Manner(timeout, limit * 60, retries=retries))
    findings = [finding for link in links if (finding := judge(link, answers))]
    tell([each.told() for each in findings], form)
    click.echo(summary(findings, len(links)), err=True)
    if report:
        with writing(report):
            report.write_text(as_markdown(findings, len(links), today), encoding="utf-8")
    raise SystemExit(1 if any(strict or each.level is Level.ERROR for each in findings) else 0)


if __name__ == "__main__":
    main()
