"""An issue of the newsletter as its readers get it: one record that every format lays out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its whole address, and what it shows in words."""

    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in an issue, in readers' words. Texts are plain; empty ones are left out.

    address is the whole address of its page. when is the date of the item; by the organisation
    whose work it is. lines say what one should know now, each a sentence or less: deadlines,
    times and places, the first outcome. action names what its page lets one do, "" for nothing
    special. note has the compiler's words.
    """

    id: str
    kind: str
    title: str
    address: str
    summary: str
    when: str
    by: str = ""
    lines: tuple[str, ...] = ()
    action: str = ""
    note: str = ""
    promotional: bool = False
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A section of an issue: its id, its heading and its entries, of which it has one or more."""

    id: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom an issue comes from; address is postal, "" where it is not recorded."""

    name: str
    email: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """Everything that an issue says, in order.

    id is that of its item, address that of its page in the archive, site the hub's, and feeds
    that of the page on feeds; all addresses are whole. window says in words which days it
    gathers, and as_of is the instant for which everything in it holds. introduction is
    Markdown whose links are whole addresses, "" for none. unsubscribe is what a mailing
    service turns into an address. primary and accent are the hub's colours, as #4a2a5e.
    """

    id: str
    name: str
    number: str
    title: str
    subject: str
    preheader: str
    window: str
    as_of: datetime
    address: str
    site: str
    feeds: str
    hub: str
    introduction: str
    parts: tuple[Part, ...]
    sender: Sender
    reason: str
    unsubscribe: str
    licence: str
    primary: str
    accent: str

    @property
    def slug(self) -> str:
        """The name of its file without the ending; those of its exports begin with it."""
        return self.id.rpartition("/")[2]

    def ids(self) -> tuple[str, ...]:
        """The ids of its items, in order."""
        return tuple(entry.id for part in self.parts for entry in part.entries)
