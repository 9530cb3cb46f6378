"""The hub's settings, as data/hub.yml gives them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from hub.fields import Email, FilePath, Line, Url, matching
from hub.problems import Code, Fault
from hub.records import Fields


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
    organisation: Line | None = None
    """The body that answers for the hub in law; pages say "not recorded" without it."""


Colour = Annotated[
    str, matching("#[0-9a-fA-F]{6}", "is not a colour", 'Write six hex digits: "#4a2a5e".')
]


class Colours(Fields):
    """The hub's colours, dark enough for white text on them."""

    primary: Colour
    """Header, headings and links. On dark pages the hub works out lighter ones."""
    accent: Colour
    """Marks beside figures, and links under the pointer."""

    def rules(self) -> Iterator[Fault]:
        """White text must stand out on both: WCAG 2.2, success criterion 1.4.3."""
        for name in ("primary", "accent"):
            if self.sound(name) and (ratio := white_on(getattr(self, name))) < LEAST_CONTRAST:
                yield Fault(
                    (name,),
                    Code.TOO_LIGHT,
                    f"White text on {getattr(self, name)} has a contrast of only {ratio:.1f} to 1.",
                    f"Choose a darker colour: {LEAST_CONTRAST} to 1 is the least.",
                )


LEAST_CONTRAST = 4.5


def white_on(colour: str) -> float:
    """The contrast of white with a colour such as "#1d4f5f", from 1 to 21 (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = linear
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


class ProjectRules(Fields):
    """What is expected of funded projects."""

    allow_single_authority: bool = False
    """Whether a project may involve one authority only."""
    case_study_due_days: Annotated[int, Field(ge=0)] = 90
    """Days from the final milestone to the case study."""


class Sender(Fields):
    """Whom every issue comes from, as the law asks (PECR, regulation 23)."""

    name: Line
    """The organisation."""
    email: Email
    """The mailbox that answers reach."""
    address: Line | None = None
    """Its postal address."""


class NewsletterSettings(Fields):
    """What every issue of the newsletter says of itself."""

    name: Line
    """What the newsletter is called."""
    sender: Sender
    """Whom it comes from."""
    reason: Line
    """Why readers get it."""
    unsubscribe: Line = "{{unsubscribe}}"
    """What the mailing service turns into the address for leaving: {{unsubscribe}}, *|UNSUB|*."""


_LEAST = Decimal("0.1")


class Limits(Fields):
    """How large files may be. A megabyte (MB) is a million bytes."""

    text_mb: Annotated[Decimal, Field(ge=_LEAST, le=5)] = Decimal(1)
    """Megabytes of a Markdown file."""
    image_mb: Annotated[Decimal, Field(ge=_LEAST, le=20)] = Decimal(2)
    """Megabytes of a picture."""
    image_megapixels: Annotated[Decimal, Field(ge=_LEAST, le=100)] = Decimal(25)
    """Millions of pixels of a picture: its width times its height."""
    attachment_mb: Annotated[Decimal, Field(ge=_LEAST, le=100)] = Decimal(25)
    """Megabytes of a document."""


USUAL_LIMITS = Limits()


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
    newsletter: NewsletterSettings | None = None
    """What every issue of the newsletter says of itself; needed to compile one."""
    repository: Url
    """Where its files are kept and changed."""
    new_file: Line = "new/main/{folder}?filename=new-case-study.md&value={text}"
    """Where the repository starts a new file with a text, below its address. As on GitHub."""
    colours: Colours
    """Its colours."""
    logo: FilePath | None = None
    """A picture for the header, seen on the colour primary: a path below docs/."""
    historic_after_years: Annotated[int, Field(ge=1)] = 5
    """Years after which an item carries the notice that it is history."""
    projects: ProjectRules = ProjectRules()
    """What is expected of funded projects."""
    limits: Limits = USUAL_LIMITS
    """How large files may be."""
    macro_pages: tuple[Line, ...] = ()
    """Pages of docs/ that may use macros, as paths below docs/."""
