"""The adaptor, seen from outside: what MkDocs makes of a hub, and what it refuses to make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from tests.attachments import PNG
from tests.hubs import Changes, edited
from tests.sites import ENVIRONMENT, build, files, holding, indexed, site_hub

pytestmark = pytest.mark.whole

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"


def news(body: str, *facts: str, title: str = "Something that has happened") -> str:
    """The text of a news item."""
    lines = [
        f'title: "{title}"',
        "summary: A sentence that says what it was that happened.",
        "date: 2026-11-01",
        "category: news",
        *facts,
    ]
    return "\n".join(["---", *lines, "---", "", body, ""])


def study_to_come() -> str:
    """A case study of next year, with an attachment."""
    (text,) = edited(STUDY, "date: 2026-10-06\n", "date: 2027-10-06\n").values()
    text = text.replace("Home safety visits cut falls in Wendale", "Zanzibar is still to come")
    attachment = "attachments: [{title: Figures, path: files/zanzibar.csv, accessible: yes}]"
    text = text.replace("lead: wendale", f"{attachment}\nlead: wendale")
    return text.replace("aliases: [case-studies/home-safety-checks]", "aliases: [x/zanzibar-old]")


SECRETS: Changes = {
    "docs/news/2026/zanzibar-draft.md": news(
        "Nobody may read of Zanzibar, nor [of its figures](files/zanzibar.csv).",
        "status: draft",
        "themes: [living-well]",
        "tags: [islands]",
        "aliases: [news/zanzibar]",
        "image: {src: files/zanzibar.png, alt: The coast of Zanzibar}",
        title="Zanzibar is a draft",
    ),
    "docs/news/2026/files/zanzibar.csv": "island\nZanzibar\n",
    "docs/news/2026/files/zanzibar.png": PNG + b"Zanzibar",
    "case_studies/zanzibar-to-come.md": study_to_come(),
    "case_studies/files/zanzibar.csv": "island\nZanzibar\n",
    "docs/news/2026/old-survey.md": news(
        "It counted every quagga.",
        "status: withdrawn",
        "withdrawn: {date: 2026-11-10, reason: It was counted wrongly.}",
        "tags: [falls]",
        title="The survey of albatrosses",
    ),
    "docs/news/2026/pointing.md": news(
        "See [the island](zanzibar-draft.md), ![its coast](files/coast.png) and "
        "[what comes](../../../case_studies/zanzibar-to-come.md#what-was-done).",
        "related: [news/2026/zanzibar-draft, case-studies/zanzibar-to-come]",
    ),
    "docs/news/2026/files/coast.png": PNG,
}
WORDS: Changes = {
    "docs/news/2026/metadata.md": news("Note: this line stays.\nAuthor: and so does this one."),
    "docs/news/2026/dashes.md": news("---\nthree: dashes\n---\n\nAnd the rest."),
    "docs/news/2026/braces.md": news(
        '{{ 6 * 7 }} {% for x in "ab" %}twice {% endfor %}{# said #} {{ count("news") }}',
        title="What {{ 6 * 7 }} visits {% set x = 1 %} cost",
    ),
    "docs/plain.md": 'Here: {{ count("case_study") }} stays as it is.\n',
    "docs/facts.md": '{{ count("case_study") }} in all: '
    '{{ item("case-studies/home-safety-visits") }}\n\n{{ latest("support_offer", 3) }}\n',
    **edited("data/hub.yml", "historic_after", "macro_pages: [facts.md]\nhistoric_after"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tiny hub with secrets and odd words in it, built strictly."""
    tags = edited("data/tags.yml", "- id: falls", "- {id: islands, name: Islands}\n- id: falls")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        yield build(site_hub(tmp_path_factory.mktemp("adaptor"), {**SECRETS, **WORDS, **tags}))


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_bytes(), "html.parser")


def words(site: Path, address: str) -> str:
    article = page(site, address).find("article")
    assert article is not None
    return " ".join(article.get_text(" ").split())


# ---- What readers may not see


def test_drafts_and_items_of_the_future_leave_not_a_byte(site: Path) -> None:
    assert (site / "news/2026/pointing/index.html").is_file()
    assert holding(site, "zanzibar") == []
    assert "Nothing on this hub is about Islands yet." in words(site, "tags/islands")


def test_a_withdrawn_item_leaves_its_notice_and_nothing_else(site: Path) -> None:
    assert holding(site, "survey of albatrosses") == ["news/2026/old-survey/index.html"]
    feeds = [name for name in holding(site, "old-survey") if name.endswith("feed.xml")]
    assert holding(site, "old-survey") == sorted([*feeds, "news/2026/old-survey/index.html"])
    for name in feeds:  # tells readers of the feed to take it away
        assert files(site)[name].count(b"old-survey") == files(site)[name].count(b"<at:deleted-")
    assert holding(site, "quagga") == []
    assert "It was counted wrongly." in words(site, "news/2026/old-survey")


def test_links_to_hidden_items_become_their_text(site: Path) -> None:
    assert "See the island, and what comes." in words(site, "news/2026/pointing")
    assert (site / "news/2026/files/coast.png").read_bytes() == PNG


# ---- Contributed text stays text


def test_a_first_line_like_metadata_stays_text(site: Path) -> None:
    assert "Note: this line stays. Author: and so does this one." in words(
        site, "news/2026/metadata"
    )


def test_a_second_block_between_dashes_stays_text(site: Path) -> None:
    assert re.search(r"three: dashes.* And the rest\.", words(site, "news/2026/dashes"))


def test_braces_in_an_item_stay_as_they_are(site: Path) -> None:
    body = '{{ 6 * 7 }} {% for x in "ab" %}twice {% endfor %}{# said #} {{ count("news") }}'
    straight = words(site, "news/2026/braces").replace("“", '"').replace("”", '"')
    assert body in straight
    title = page(site, "news/2026/braces").find("h1")
    assert title is not None
    assert title.get_text().startswith("What {{ 6 * 7 }} visits {% set x = 1 %} cost")


def test_only_listed_pages_run_macros(site: Path) -> None:
    assert 'Here: {{ count("case_study") }}' in words(site, "plain").replace("“", '"').replace(
        "”", '"'
    )
    facts = page(site, "facts").find("article")
    assert facts is not None
    assert "1 in all: Home safety visits cut falls in Wendale" in facts.get_text()
    links = [link["href"] for link in facts.select("p a, li a")]
    assert "../case-studies/home-safety-visits/" in links
    assert "../support/home-safety-coaching/" in links


# ---- Where pages stand


@pytest.mark.parametrize("path", [STUDY, NEWS])
def test_the_edit_link_leads_to_the_items_own_file(site: Path, path: str) -> None:
    address = path.replace("case_studies/", "case-studies/").removeprefix("docs/")
    text = (site / address.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
    assert f"https://code.northmarch.example/exchange/edit/main/{path}" in text
    assert "docs/../" not in text


def test_a_gathered_page_offers_no_file_to_edit(site: Path) -> None:
    assert "/edit/main/" not in (site / "tags/falls/index.html").read_text(encoding="utf-8")


def test_the_search_knows_items_terms_and_plain_pages_and_the_words_of_lists(site: Path) -> None:
    known = indexed(site)
    kinds = {address: page["filters"]["kind"] for address, page in known.items()}
    assert kinds["case-studies/home-safety-visits/"] == ["case_study"]
    assert kinds["tags/falls/"] == ["topic"]
    assert kinds["abbreviations/"] == ["topic"]
    assert kinds["plain/"] == ["page"]
    assert "news/2026/old-survey/" not in known
    assert {"", "case-studies/", "tags/"} <= known.keys()
    assert "library/" not in known
    assert "Home safety visits" not in known["case-studies/"]["content"]


def test_the_themes_own_search_is_gone(site: Path) -> None:
    assert [name for name in files(site) if "lunr" in name or name.startswith("search/")] == []
    assert not list(site.glob("assets/javascripts/workers/*"))


def test_the_zipped_sitemap_bears_the_hubs_day_and_not_the_clocks(site: Path) -> None:
    sitemap = files(site)["sitemap.xml"].decode()
    assert files(site)["sitemap.xml.gz"].decode() == sitemap
    midnight = 1796083200  # 1 December 2026 in UTC
    assert int.from_bytes((site / "sitemap.xml.gz").read_bytes()[4:8], "little") == midnight


def test_items_stay_out_of_the_navigation(tmp_path: Path) -> None:
    config = load_config(str(site_hub(tmp_path) / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    found = config.plugins.on_files(files, config=config)
    set_exclusions(found, config)
    pages = {page.file.src_uri for page in get_navigation(found, config).pages}
    assert pages == {"index.md", "library/index.md", "case-studies/index.md", "news/index.md"}
