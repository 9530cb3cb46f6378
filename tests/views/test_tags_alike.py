"""Tags whose names differ by a sign only have an address each: C, C++ and C#."""

from __future__ import annotations

from pathlib import Path

from hub import build
from tests.hubs import TODAY, change

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
TAGS = {"c-language": "C", "c-plus-plus": "C++", "c-sharp": "C#"}


def test_names_that_differ_by_a_sign_have_an_address_each(root: Path) -> None:
    words = "".join(f'\n- id: {id_}\n  name: "{name}"\n' for id_, name in TAGS.items())
    vocabulary = (root / "data/tags.yml").read_text(encoding="utf-8") + words
    news = (root / NEWS).read_text(encoding="utf-8")
    used = news.replace("tags: [falls,", f"tags: [{', '.join(TAGS)}, falls,")
    change(root, {"data/tags.yml": vocabulary, NEWS: used})
    pages = {page.address: page.title for page in build(root, TODAY).pages}
    assert {id_: pages[f"tags/{id_}/"] for id_ in TAGS} == TAGS
