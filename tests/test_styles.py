"""The hub's style sheets become one; what they say stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from hub_styles import join_styles, shortened

STYLES = Path(__file__).parents[1] / "overrides/assets/hub"


def test_comments_and_indents_go_and_nothing_else() -> None:
    css = '/* a\n * b */\n@media print {\n  .a > .b { content: "x  y"; } /* c */\n}\n\n'
    assert shortened(css) == '@media print {\n.a > .b { content: "x  y"; }\n}\n'


def joined(sheets: dict[str, str], listed: list[str]) -> tuple[dict[str, str], list[str]]:
    """The style sheets of a site by path, and those that its pages ask for, once ours are one."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "extra_css": listed})
    assert config.validate() == ([], [])
    config.plugins._current_plugin = "hub_site"  # MkDocs sets it while events run
    files = Files([File.generated(config, path, content=css) for path, css in sheets.items()])
    join_styles(files, config)
    return {file.src_uri: file.content_string for file in files}, list(config.extra_css)


def test_ours_become_one_in_their_order_and_others_stay() -> None:
    sheets = {"assets/hub/b.css": "b{}", "assets/hub/a.css": "a{}", "own.css": "/* c */ c{}"}
    made, asked = joined(sheets, ["own.css", "assets/hub/a.css", "assets/hub/b.css"])
    assert made == {"own.css": "/* c */ c{}", "assets/hub/site.css": "a{}\nb{}\n"}
    assert asked == ["own.css", "assets/hub/site.css"]


def test_a_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(Abort, match=r"extra_css names assets/hub/a\.css"):
        joined({}, ["assets/hub/a.css"])


def test_only_sheets_beside_the_whole_name_other_files() -> None:
    for path in STYLES.rglob("*/*.css"):
        assert "url(" not in path.read_text(), path.name


def test_every_style_sheet_has_sizes_and_colours_from_one_place() -> None:
    for path in sorted(STYLES.rglob("*.css")):
        if path.name not in ("tokens.css", "print.css"):
            used = set(re.findall(r"var\((--hub-[a-z0-9-]+)", path.read_text()))
            assert used <= defined(), f"{path.name}: {used - defined()}"


def defined() -> set[str]:
    made = (STYLES / "tokens.css").read_text()
    return {
        *re.findall(r"(--hub-[a-z0-9-]+):", made),
        "--hub-primary",
        "--hub-accent",
        "--hub-name",
    }
