"""The flow of the newsletter: read what matters, gather it as it stands, compose or lay it out."""

from hub.kinds.newsletter import KIND
from hub.newsroom.drafting import draft, earlier_issues
from hub.newsroom.opening import Opened, open_issue
from hub.newsroom.room import Newsroom, open_newsroom
from hub.outputs.newsletter import FORMATS
from hub.outputs.newsletter.draft_file import Heading, draft_file
from hub.problems import nearest, one_of
from hub.views.newsletter.checks import Finding
from hub.views.newsletter.compose import Composition, last_day

__all__ = [
    "FORMATS",
    "KIND",
    "Composition",
    "Finding",
    "Heading",
    "Newsroom",
    "Opened",
    "draft",
    "draft_file",
    "earlier_issues",
    "last_day",
    "nearest",
    "one_of",
    "open_issue",
    "open_newsroom",
]
