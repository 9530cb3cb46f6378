"""The adaptor between MkDocs and the hub: MkDocs' events call the hub, and nothing else.

MkDocs gets bodies without front matter, and checked metadata; it renders the pages.
"""

from __future__ import annotations

import logging
import os
import posixpath
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from hub import (
    LONDON,
    Build,
    FirstUse,
    Level,
    Page,
    build,
    clean,
    labelled,
    read_today,
    with_aids,
    wording,
)
from hub.kinds import KINDS
from hub.outputs.policy import POLICY
from hub.outputs.templates import COMPILED
from hub_markdown import set_extensions
from hub_styles import join_styles

log = logging.getLogger("mkdocs.hooks.hub")

FILTERS: dict[str, Callable[..., Any]] = {
    "uk_date": wording.uk_date,
    "uk_span": wording.uk_span,
    "uk_deadline": wording.uk_deadline,
    "uk_clock": wording.uk_clock,
    "figure": wording.figure,
    "change": wording.change,
    "thousands": wording.thousands,
    "file_size": wording.file_size,
    "label": wording.label,
    "labelled": labelled,
}
"""What templates may call; every rule of wording lives in hub/wording.py, of HTML in rendering."""


UNUSED = re.compile(r"assets/javascripts/|assets/images/favicon\.png|.*\.css\.map")
"""Files of the theme that no page asks for: its scripts, its icon, the plans of its styles."""


class ContentError(Abort):
    """The content has faults. Raised before MkDocs writes or empties anything."""


class Site:
    """One build of the hub, replaced whole at each build of the site."""

    def __init__(self, hub: Build, today: datetime) -> None:
        self.hub = hub
        self.today = today
        self.pages = {_source_of(page): page for page in hub.pages}


def today() -> datetime:
    """HUB_TODAY, else SOURCE_DATE_EPOCH, else now; in Europe/London."""
    if day := os.environ.get("HUB_TODAY"):
        try:
            return read_today(day)
        except ValueError as error:
            raise Abort(f"TODAY: {day!r} {error}. Write a day, as in TODAY=2016-05-10.") from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), LONDON)
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds since 1970."
            raise Abort(message) from None
    return datetime.now(LONDON)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build the hub; with a fault in its content nothing is written."""
    instant = today()
    if not config.site_url:
        raise Abort("mkdocs.yml has no site_url. Add the site's address: feeds must name it.")
    hub = build(Path(config.config_file_path).parent, instant, site=config.site_url)
    for problem in hub.problems:
        _report[problem.level](str(problem))
    faults = hub.count(Level.ERROR) + hub.count(Level.WARNING) * config.strict
    if hub.catalogue is None or faults:
        what = "fault" if faults == 1 else "faults"
        raise ContentError(f"{faults} {what} in the content; nothing was built.")
    settings = hub.catalogue.settings
    config.site_name = settings.name
    config.site_description = settings.description
    config.repo_url = settings.repository
    config.extra["hub"] = Site(hub, instant)
    config.extra["settings"] = settings
    config.extra["policy"] = POLICY
    set_extensions(config, FirstUse(hub.catalogue.vocabularies.abbreviations))
    return config


_report = {Level.ERROR: log.error, Level.WARNING: log.warning, Level.NOTICE: log.info}


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the files of items by the hub's pages; leave out what readers may not see."""
    site: Site = config.extra["hub"]
    root = Path(config.config_file_path).parent
    shown = {asset.path for asset in site.hub.assets}
    for file in [*files]:
        unseen = _is_an_items(file.src_uri) and file.src_uri not in shown
        unused = UNUSED.match(file.src_uri) and file.src_dir != config.docs_dir
        if unseen or unused or file.is_documentation_page():
            files.remove(file)
    for source, page in site.pages.items():
        files.append(_file(config, source, page))
    for asset in site.hub.assets:
        if files.get_file_from_path(asset.path) is None:
            kept = str(root / asset.source)
            files.append(File.generated(config, asset.path, abs_src_path=kept))
    for output in site.hub.files:
        files.append(File.generated(config, output.path, content=output.content))
    join_styles(files, config)
    return files


def _file(config: MkDocsConfig, source: str, page: Page) -> File:
    # Without the blank line MkDocs would take a first line "Note: ..." for metadata.
    content = f"\n{page.body}"
    level = InclusionLevel.NOT_IN_NAV
    file = File.generated(config, source, content=content, inclusion=level)
    file.edit_uri = posixpath.relpath(page.path, "docs") if page.path else None
    return file


def _is_an_items(path: str) -> bool:
    return any(
        path.startswith(f"{kind.address}/") and path != f"{kind.address}/index.md"
        for kind in KINDS.values()
    )


def _source_of(page: Page) -> str:
    """The file that MkDocs takes a page to come from."""
    alone = page.path and not page.path.endswith("index.md")
    return f"{page.address[:-1]}.md" if alone else f"{page.address}index.md"


@event_priority(100)
def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give each page its checked metadata and words: MkDocs reads no front matter itself."""
    site: Site = config.extra["hub"]
    ours = site.pages[page.file.src_uri]
    given = {"title": ours.title, "description": ours.description, "template": ours.template}
    page.meta = {key: text for key, text in given.items() if text}
    page.meta["render_macros"] = ours.macros
    # MkDocs would ask the clock; the sitemap leaves out what it does not know.
    page.update_date = f"{ours.updated:%Y-%m-%d}" if ours.updated else ""
    return ours.body


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Clean the words of a page. Pages with macros are the hub's own, as its templates are."""
    return with_aids(html if page.meta["render_macros"] else clean(html))


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give templates the words of the hub, and nothing else."""
    env.filters.update(FILTERS)
    env.bytecode_cache = COMPILED
    return env


def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    """Hand a page's template its record and the site's settings."""
    site: Site = config.extra["hub"]
    ours = site.pages[page.file.src_uri]
    if ours.record is not None:
        context["record"] = ours.record
    context |= {"search": ours.search, "feeds": ours.feeds, "linked": ours.linked}
    context["above"] = ours.above
    context["settings"] = config.extra["settings"]
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Keep withdrawn pages out of the sitemap, which is a list; lead on from where nothing is."""
    site: Site = config.extra["hub"]
    if template_name == "404.html":
        context["kinds"] = [*KINDS.values()]
    if template_name == "sitemap.xml":
        gone = {
            path for path, page in site.pages.items() if getattr(page.record, "withdrawn", False)
        }
        context["pages"] = [file for file in context["pages"] if file.src_uri not in gone]
    return context


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Follow the content; while it has faults, go on serving the site as it was before them."""
    root = Path(config.config_file_path).parent
    for folder in ("case_studies", "data"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))

    def build_or_keep() -> None:
        try:
            builder()
        except ContentError as error:
            log.error("%s You still see the site as it was before.", error)
        except Abort:
            raise
        except SystemExit as error:  # of the macros plugin, which has said why
            raise Abort("A page cannot be built.") from error

    server.builder = build_or_keep
    return server
