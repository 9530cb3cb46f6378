"""A page as its template makes it, in a frame that has nothing of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from hub_site import FILTERS
from tests.fronts import OURS

FRAME = "{% block container %}{% endblock %}{% block scripts %}{% endblock %}"
NO_MENU: dict[str, Any] = {"pages": [], "items": []}


def rendered(template: str, url: Callable[[str], str] = str, **values: Any) -> str:
    """What a template of overrides/ makes of values; url turns an address into a link."""
    loader = ChoiceLoader([DictLoader({"base.html": FRAME}), FileSystemLoader(OURS / "overrides")])
    environment = Environment(loader=loader, autoescape=False)
    environment.filters.update(FILTERS, url=url, script_tag=str)
    return environment.get_template(template).render(nav=NO_MENU, **values)
