"""Compile an issue of the newsletter: draft its file, check it, export it for sending.

Example: scripts/export_newsletter.py draft --since 2016-04-01 --until 2016-04-20
Exit codes: 0 done, 1 faults in the content, 2 wrong use.
"""

from __future__ import annotations

import click

from scripts.draft_issue import draft_command
from scripts.export_issue import check_command, export_command


@click.group(epilog="Example: scripts/export_newsletter.py draft --since 2016-04-01")
def main() -> None:
    """Compile an issue of the newsletter: draft, edit, check, export. Nothing is sent.

    Exit codes: 0 done, 1 faults in the content, 2 wrong use.
    """


for command in (draft_command, check_command, export_command):
    main.add_command(command)


if __name__ == "__main__":
    main()
