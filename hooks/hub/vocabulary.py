"""The hub's own words and settings, as data/ gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from hub.fields import Date, Email, Line, Slug, Text, Url, matching
from hub.records import Fields


class Term(Fields):
    """A theme, service, tag, region, body or other word with an id."""

    id: Slug
    """What items write."""
    name: Line
    """What readers see."""
    short: Line | None = None
    """A shorter name, or the abbreviation in use."""
    description: Text | None = None
    """A sentence on what it covers."""
    synonyms: tuple[Line, ...] = ()
    """Other words that a reader may search for."""


class SubRegion(Term):
    """A part of a region."""

    region: Slug
    """Id of its region."""


class Tile(Fields):
    """A place on the map of tiles. Columns count from west to east, rows from north to south."""

    column: Annotated[int, Field(ge=1, le=40)]
    """The column, the westernmost being 1."""
    row: Annotated[int, Field(ge=1, le=40)]
    """The row, the northernmost being 1."""


class Authority(Term):
    """A principal council, current or former."""

    gss: Annotated[
        str,
        matching(
            "[A-Z][0-9]{8}", "is not a GSS code", "Write a letter and eight digits: E08000029."
        ),
    ]
    """The council's code in the register of the Office for National Statistics."""
    kind: Literal["county", "district", "metropolitan", "unitary"]
    """What kind of council it is or was."""
    region: Slug
    """Id of its region."""
    sub_region: Slug
    """Id of its sub-region."""
    county: Slug | None = None
    """Id of the county council above a district."""
    valid_from: Date | None = None
    """First day of a council that took over from others; left out where it lies long ago."""
    valid_to: Date | None = None
    """Last day of a council that was abolished."""
    successors: tuple[Slug, ...] = ()
    """Ids of the councils that took over."""
    tile: Tile | None = None
    """Its place on the map of tiles, near its true neighbours; none for a former council."""


class SourceDocument(Fields):
    """A document that items take their facts from."""

    id: Slug
    """What items write."""
    title: Line
    """What readers see."""
    publisher: Line
    """Who published it."""
    date: Date
    """When."""
    file: Line | None = None
    """The name of the file it was kept as."""
    url: Url | None = None
    """Where it can be read."""

    @property
    def name(self) -> str:
        """Its title, so that it can stand among terms."""
        return self.title


class Abbreviation(Fields):
    """An abbreviation and what it stands for."""

    id: Annotated[
        str,
        matching(
            "[A-Za-z0-9&]{2,12}",
            "is not an abbreviation",
            "Use 2 to 12 letters, digits or &, as in LGA.",
        ),
    ]
    """The abbreviation."""
    name: Line
    """What it stands for."""


class FormHost(Fields):
    """A host that consultation forms may stand on."""

    id: Annotated[
        str,
        matching(
            r"[a-z0-9-]+(\.[a-z0-9-]+)+",
            "is not the name of a host",
            "Write it without https:// and path, as in forms.example.gov.uk.",
        ),
    ]
    """The host exactly as in the form's address."""
    name: Line
    """Who runs it."""


class Licence(Fields):
    """The licence of the hub's content."""

    name: Line
    """Its name."""
    url: Url
    """Its text."""


class Contact(Fields):
    """Who answers for the hub."""

    role: Line
    """The role."""
    email: Email
    """The role's mailbox."""


Colour = Annotated[
    str, matching("#[0-9a-fA-F]{6}", "is not a colour", 'Write six hex digits: "#4a2a5e".')
]


class Colours(Fields):
    """The hub's colours, dark enough for white text on them."""

    primary: Colour
    """Header and headings."""
    accent: Colour
    """What is under the pointer or in focus."""


class ProjectRules(Fields):
    """What is expected of funded projects."""

    allow_single_authority: bool = False
    """Whether a project may involve one authority only."""
    case_study_due_days: Annotated[int, Field(ge=0)] = 90
    """Days from the final milestone to the case study."""


class Settings(Fields):
    """data/hub.yml."""

    name: Line
    """What the hub is called."""
    region: Line
    """The places it serves, in words."""
    strapline: Line
    """A short line below the name on the home page."""
    description: Annotated[str, Field(min_length=30, max_length=200)]
    """What the hub is, for search engines."""
    licence: Licence
    """The licence of its content."""
    contact: Contact
    """Who answers for it."""
    sign_up: Url | None = None
    """Where the mailing service takes new readers of the newsletter."""
    repository: Url
    """Where its files are kept and changed."""
    new_file: Line = "new/main/{folder}?filename=new-case-study.md&value={text}"
    """Where the repository starts a new file with a text, below its address. As on GitHub."""
    colours: Colours
    """Its colours."""
    historic_after_years: Annotated[int, Field(ge=1)] = 5
    """Years after which an item carries the notice that it is history."""
    projects: ProjectRules = ProjectRules()
    """What is expected of funded projects."""
    macro_pages: tuple[Line, ...] = ()
    """Pages of docs/ that may use macros, as paths below docs/."""


@dataclass(frozen=True)
class Vocabularies:
    """Every vocabulary, each by id in the order of its file."""

    authorities: Mapping[str, Authority]
    bodies: Mapping[str, Term]
    regions: Mapping[str, Term]
    sub_regions: Mapping[str, SubRegion]
    themes: Mapping[str, Term]
    services: Mapping[str, Term]
    tags: Mapping[str, Term]
    sources: Mapping[str, SourceDocument]
    forms: Mapping[str, FormHost]
    abbreviations: Mapping[str, Abbreviation]

    broken: frozenset[str] = frozenset()
    """Names of vocabularies whose file has faults, so that their terms cannot be checked."""

    def terms(self, vocabulary: str) -> Mapping[str, str] | None:
        """Names by id, None for a broken vocabulary; organisations are authorities and bodies."""
        return self._terms[vocabulary]

    @cached_property
    def _terms(self) -> dict[str, dict[str, str] | None]:
        names: dict[str, dict[str, str] | None] = {
            name: None
            if name in self.broken
            else {key: term.name for key, term in getattr(self, name).items()}
            for name in VOCABULARIES
        }
        councils, bodies = names["authorities"], names["bodies"]
        both = None if councils is None or bodies is None else councils | bodies
        return names | {"organisations": both}


VOCABULARIES: Mapping[str, type[Fields]] = {
    "authorities": Authority,
    "bodies": Term,
    "regions": Term,
    "sub_regions": SubRegion,
    "themes": Term,
    "services": Term,
    "tags": Term,
    "sources": SourceDocument,
    "forms": FormHost,
    "abbreviations": Abbreviation,
}
"""The record of each vocabulary; the file is data/<name>.yml."""
