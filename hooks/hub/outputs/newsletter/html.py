"""Issues as HTML for e-mail, which mail programs show in light and dark and at any width."""

from __future__ import annotations

from css_inline import CSSInliner
from markupsafe import Markup

from hub.outputs.newsletter.introduction import introduction_html
from hub.outputs.templates import templates
from hub.views.newsletter.issue import Issue

TEMPLATES = templates("hub.outputs.newsletter")

_INLINER = CSSInliner(minify_css=True, load_remote_stylesheets=False)


def html(issue: Issue) -> str:
    """One whole page whose styles stand on its elements, since mail programs drop style sheets.

    What asks for the screen's width and colours stays a style sheet: programs that drop it show
    light colours, at most 600 px wide.
    """
    introduction = Markup(introduction_html(issue.introduction))
    page = TEMPLATES.get_template("email.html").render(issue=issue, introduction=introduction)
    return _INLINER.inline(page) + "\n"
