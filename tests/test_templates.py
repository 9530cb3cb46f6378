"""Templates escape what they are given: MkDocs itself renders without escaping."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

OVERRIDES = Path(__file__).parents[1] / "overrides"
TEMPLATES = sorted(path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html"))
BORROWED = {"partials/language.html", "partials/source.html"}
"""Templates that show no words of editors."""

_opening = re.compile(r"\{%-? *(?:block|macro) [^%]*%\}|\{%-? *macro [^%]*-?%\}")
_output = re.compile(r"\{\{(.*?)\}\}", re.S)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in BORROWED])
def test_each_block_and_macro_that_shows_something_escapes_it(name: str) -> None:
    text = (OVERRIDES / name).read_text(encoding="utf-8")
    for match in _opening.finditer(text):
        rest = text[match.end() :]
        inner = rest.split("{%- endmacro" if "macro" in match[0] else "{% endblock")[0]
        if "{{" in inner:
            assert re.match(r"\s*\{%-? *autoescape true *-?%\}", rest), match[0]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_styles_or_scripts_in_line(name: str) -> None:
    text = (OVERRIDES / name).read_text(encoding="utf-8")
    data = '<script type="application/ld+json">'  # which no browser runs
    inline = r"\sstyle=|\son(?!e=)[a-z]+=|<script(?![^>]*\ssrc=)|<style"
    assert not re.search(inline, text.replace(data, ""))


def test_only_rendered_words_and_parts_made_here_skip_escaping() -> None:
    safe = {
        (name, match[1].strip())
        for name in TEMPLATES
        for match in _output.finditer((OVERRIDES / name).read_text(encoding="utf-8"))
        if re.search(r"\|\s*safe", match[1])
    }
    assert safe == {
        ("hub/home.html", "page.content | safe"),
        ("hub/item.html", "after | safe"),
        ("hub/item.html", "before | safe"),
        ("hub/partials/ui.html", "content | safe"),
        ("hub/partials/ui.html", "table | labelled | safe"),
    }
