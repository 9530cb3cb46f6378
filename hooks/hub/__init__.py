"""Practice Hub: a folder of checked items becomes a knowledge hub.

Items are read and checked once (source), gathered into one catalogue (model), looked at
through pure views (views), and written out (pages, outputs). pipeline.py shows the flow.
"""

from hub.model import Catalogue, Item, Kind, Output, Page
from hub.pipeline import Build, build, check, check_text, read_words, shared_files
from hub.problems import Code, Level, Place, Problem
from hub.rendering.abbreviations import FirstUse
from hub.rendering.aids import with_aids
from hub.rendering.cleaning import clean
from hub.rendering.extensions import EXTENSIONS
from hub.rendering.tables import labelled
from hub.source.outside_links import OutsideLink, outside_links
from hub.values import LONDON, When, read_date, read_today
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
