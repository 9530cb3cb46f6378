"""Practice Hub: a folder of checked items becomes a knowledge hub.

Items are read and checked once (source), gathered into one catalogue (model), looked at
through pure views (views), and written out (pages, outputs). pipeline.py shows the flow.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hub.checking import Build, check, check_text, read_words
from hub.model import Catalogue, Item, Kind, Output, Page
from hub.problems import Code, Level, Place, Problem
from hub.source.outside_links import OutsideLink, outside_links
from hub.values import LONDON, When, read_date, read_today

if TYPE_CHECKING:
    from hub.pipeline import build, shared_files
    from hub.rendering.abbreviations import FirstUse
    from hub.rendering.aids import with_aids
    from hub.rendering.cleaning import clean
    from hub.rendering.extensions import EXTENSIONS
    from hub.rendering.tables import labelled
    from hub.views.coverage.adding import add_address
    from hub.views.forms import form_address
    from hub.views.gathered import Gathered
    from hub.views.withheld import Withheld, visible, withheld

__all__ = [
    "EXTENSIONS",
    "LONDON",
    "Build",
    "Catalogue",
    "Code",
    "FirstUse",
    "Gathered",
    "Item",
    "Kind",
    "Level",
    "Output",
    "OutsideLink",
    "Page",
    "Place",
    "Problem",
    "When",
    "Withheld",
    "add_address",
    "build",
    "check",
    "check_text",
    "clean",
    "form_address",
    "labelled",
    "outside_links",
    "read_date",
    "read_today",
    "read_words",
    "shared_files",
    "visible",
    "with_aids",
    "withheld",
]

_OF_SITES = {
    "EXTENSIONS": "rendering.extensions",
    "FirstUse": "rendering.abbreviations",
    "Gathered": "views.gathered",
    "Withheld": "views.withheld",
    "add_address": "views.coverage.adding",
    "build": "pipeline",
    "clean": "rendering.cleaning",
    "form_address": "views.forms",
    "labelled": "rendering.tables",
    "shared_files": "pipeline",
    "visible": "views.withheld",
    "with_aids": "rendering.aids",
    "withheld": "views.withheld",
}


def __getattr__(name: str) -> Any:
    """Load what makes a site once somebody asks for it: a check starts a quarter sooner without."""
    if name not in _OF_SITES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_OF_SITES[name]}"), name)
