"""Publications: reports, papers, toolkits and data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hub.fields import ItemId, Line, Organisation, TargetId, Url
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.problems import Code, Fault


class Publication(ItemFields):
    """The fields of a publication."""

    needed_by_rules = ("link",)

    category: (
        Literal[
            "research",
            "annual_report",
            "progress_report",
            "briefing",
            "dataset",
            "toolkit",
            "statement",
            "paper",
        ]
        | None
    )
    """What sort of publication it is."""
    publisher: Organisation | None
    """Who published it."""
    edition: Line | None = None
    """Which edition this is."""
    supersedes: ItemId | None = None
    """Id of the publication that it replaces."""
    link: Url | None = None
    """Where it can be read; needed unless it is attached."""
    targets: tuple[TargetId, ...] = ()
    """Targets of strategies that it is evidence for."""

    def rules(self) -> Iterator[Fault]:
        """It can be read somewhere, or the source does not say where."""
        yield from super().rules()
        if self.silent_on("link") and not self.attachments and self.sound("attachments"):
            yield Fault(
                ("link",),
                Code.MISSING_FIELD,
                "Neither link nor attachments says where to read the publication.",
                "Add one of them, or name link in not_recorded if no source gives it.",
            )

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
        """Also what it replaces, and its targets."""
        yield from super().references()
        if self.supersedes:
            yield ("supersedes",), self.supersedes, ("publication",)
        for index, target in enumerate(self.targets):
            yield ("targets", index), target, ("strategy",)


KIND = Kind(
    name="publication",
    folder="docs/publications",
    address="publications",
    singular="Publication",
    plural="Publications",
    about="Reports, papers, toolkits and data.",
    model=Publication,
)
