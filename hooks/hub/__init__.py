"""Practice Hub: a folder of checked items becomes a knowledge hub.

Items are read and checked once (source), gathered into one catalogue (model), looked at
through pure views (views), and written out (pages, outputs). pipeline.py shows the flow.
"""

from hub.model import Catalogue, Item, Kind, Output, Page
from hub.pipeline import Build, build, check, check_text, read_words, shared_files
from hub.problems import Code, Level, Place, Problem
from hub.rendering.abbreviations import FirstUse
from hub.rendering.permalinks import Permalinks
from hub.rendering.tables import framed, labelled
from hub.source.outside_links import OutsideLink, outside_links
from hub.values import LONDON, When, read_date, read_today
from hub.views.coverage.adding import add_address
from hub.views.forms import form_address
from hub.views.gathered import Gathered

__all__ = [
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
    "Permalinks",
    "Place",
    "Problem",
    "When",
    "add_address",
    "build",
    "check",
    "check_text",
    "form_address",
    "framed",
    "labelled",
    "outside_links",
    "read_date",
    "read_today",
    "read_words",
    "shared_files",
]
