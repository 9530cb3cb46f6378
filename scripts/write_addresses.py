"""Write the ledger of addresses that readers know: new ones are added, none is taken away.

Example: make addresses
Exit codes: 0 written or up to date, 1 faults in the content, 2 wrong use.
"""

from __future__ import annotations

from pathlib import Path

import click

from hub.addresses import LEDGER, grown, open_content, open_file, published
from hub.wording import counted
from scripts.console import progress, replace_whole, root_option, writing
from scripts.messages import tell, told


@click.command(epilog="Example: make addresses")
@root_option
def main(root: Path) -> None:
    """Add the addresses of all items but drafts to data/addresses.txt, and say which are new.

    With a fault in the content nothing is written. Exit codes: 0 written or up to date, 1 faults
    in the content, 2 wrong use.
    """
    content, faults = open_content(root, progress("Reading"))
    if faults:
        tell([told(each) for each in faults], "text")
        click.echo(f"{counted(len(faults), 'fault')} to mend. Nothing was written.", err=True)
        raise SystemExit(1)
    found, ids = open_file(root, LEDGER), published(content.reading)
    before = found if isinstance(found, bytes) else None
    after = grown(before, ids)
    for each in ids:
        if each not in content.ledger:
            click.echo(f"Added {each}.")
    if after == before:
        click.echo(f"{LEDGER} has the addresses of all {counted(len(ids), 'item')} already.")
        return
    with writing(root / LEDGER):
        replace_whole({root / LEDGER: after})
    click.echo(f"Wrote {LEDGER}.")


if __name__ == "__main__":
    main()
