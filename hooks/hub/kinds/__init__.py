"""The kinds of item, each in a module of its own. A new kind is one module and one line here."""

from collections.abc import Mapping

from hub.kinds import (
    case_study,
    consultation,
    event,
    meeting,
    news,
    newsletter,
    project,
    publication,
    strategy,
    support_offer,
)
from hub.model import Kind

KINDS: Mapping[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (
        case_study,
        news,
        strategy,
        consultation,
        event,
        meeting,
        publication,
        support_offer,
        project,
        newsletter,
    )
}
"""Every kind by name, in the order in which readers meet them."""


def site_path(path: str) -> str:
    """Where a file of the hub's folder stands on the site: case_studies/a.md, case-studies/a.md."""
    for kind in KINDS.values():
        if path.startswith(f"{kind.folder}/"):
            return kind.address + path.removeprefix(kind.folder)
    return path.removeprefix("docs/")
