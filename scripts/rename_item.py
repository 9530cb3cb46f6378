"""Give an item another address: move its file, mend what leads there, keep the old address alive.

Example: scripts/rename_item.py case-studies/walsall-works case-studies/walsall-jobs
Exit codes: 0 renamed, 1 faults in the content, 2 wrong use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from hub import Problem
from hub.addresses import Refusal, Rename, open_content, open_file, rename
from hub.wording import counted
from scripts.console import progress, replace_whole, root_option, writing
from scripts.messages import tell, told


@click.command(epilog="Example: scripts/rename_item.py news/2016/report news/2017/report")
@click.argument("old")
@click.argument("new")
@root_option
def main(old: str, new: str, root: Path) -> None:
    """Give the item OLD the address NEW; both may be addresses or paths of files.

    Moves its file, mends every link and mention in other files, and adds the old address to its
    aliases, so that readers who know it are led on. Exit codes: 0 renamed, 1 faults in the
    content, 2 wrong use.
    """
    content, faults = open_content(root, progress("Reading"))
    _stop(faults, "Nothing was changed.")
    assert content.settings
    opener = partial(open_file, root, limits=content.settings.limits)
    try:
        plan = rename(content, opener, partial(_same, root), old, new)
    except Refusal as refusal:
        raise click.UsageError(f"{refusal} Nothing was changed.") from None
    _carry_out(plan, root)
    for line in plan.told:
        click.echo(line)
    for place in plan.left:
        click.echo(f"Look at {place}: words there name the item, and are no link.")
    _stop(open_content(root, progress("Checking"))[1], "The item was renamed.")
    click.echo("No faults in the hub.")


def _stop(faults: Sequence[Problem], so: str) -> None:
    tell([told(each) for each in faults], "text")
    if faults:
        click.echo(f"{counted(len(faults), 'fault')} to mend. {so}", err=True)
        raise SystemExit(1)


def _same(root: Path, one: str, other: str) -> bool:
    return (root / one).read_bytes() == (root / other).read_bytes()


def _carry_out(plan: Rename, root: Path) -> None:
    """Do all of a plan; what stops it half-way, from a full disk to Ctrl-C, undoes it."""
    files = {root / path: content for path, content in plan.files.items()}
    files |= {root / to: (root / path).read_bytes() for to, path in plan.copies.items()}
    gone = [root / path for path in plan.gone]
    before = {file: file.read_bytes() if file.is_file() else None for file in (*files, *gone)}
    with writing(root):
        try:
            replace_whole(files)
            for file in gone:
                file.unlink()
        except BaseException:
            _restore(before)
            raise


def _restore(before: Mapping[Path, bytes | None]) -> None:
    """Put back what was changed, and nothing else: the disk may be full."""
    for file, content in before.items():
        now = file.read_bytes() if file.is_file() else None
        if content is not None and content != now:
            file.write_bytes(content)
        elif content is None and now is not None:
            file.unlink()


if __name__ == "__main__":
    main()
