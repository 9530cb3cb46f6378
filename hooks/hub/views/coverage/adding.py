"""Where an editor starts a new item, with what is known of it already filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from hub.model import Kind
from hub.records import fields_by_key
from hub.vocabulary import Settings

FOLDER, TEXT = "{folder}", "{text}"
"""What stands in Settings.new_file for the folder of a kind and the text of a new file."""


def add_address(
    kind: Kind, settings: Settings, terms: Mapping[str, str], councils: Sequence[str] = ()
) -> str:
    """The address at which the repository offers a new file of a kind.

    Its text has the needed fields, empty, and the given term of each list of terms; councils are
    ids to choose from.
    """
    text = "\n".join(_lines(kind, terms, councils)) + "\n"
    below = settings.new_file.replace(FOLDER, kind.folder).replace(TEXT, quote(text, safe=""))
    return f"{settings.repository.rstrip('/')}/{below}"


def _lines(kind: Kind, terms: Mapping[str, str], councils: Sequence[str]) -> Iterator[str]:
    yield "---"
    yield "status: draft"
    for key, info in fields_by_key(kind.model).items():
        if info.is_required():
            yield f"{key}:"
    if councils:
        yield f"authorities: [] # of: {', '.join(councils)}"
    yield from (f"{field}: [{term}]" for field, term in terms.items())
    yield "---"
    for title in kind.sections.values():
        yield from ("", f"## {title}")
