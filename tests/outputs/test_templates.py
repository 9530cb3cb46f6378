"""Compiled templates: kept for the next build, and never used for another text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from hub.outputs.templates import Compiled

COMPILED: list[str] = []


class _Noting(Environment):
    """Notes what it has to compile."""

    def compile(self, source: Any, *others: Any, **more: Any) -> Any:
        COMPILED.append(source)
        return super().compile(source, *others, **more)


def test_each_text_is_compiled_once_for_all_builds(tmp_path: Path) -> None:
    page, kept = tmp_path / "page.html", Compiled()

    def shown(text: str) -> str:
        page.write_text(text, encoding="utf-8")
        build = _Noting(loader=FileSystemLoader(tmp_path), autoescape=True)
        build.bytecode_cache = kept
        return build.get_template("page.html").render(name="<b>")

    words = ["{{ name }} 1", "{{ name }} 1", "2", "2", "1"]
    assert [*map(shown, words)] == ["&lt;b&gt; 1", "&lt;b&gt; 1", "2", "2", "1"]
    assert COMPILED == ["{{ name }} 1", "2", "1"]
