"""What other sites read of built pages: Open Graph, JSON-LD, the sitemap, robots.txt."""

from __future__ import annotations

import json
import re
from urllib.robotparser import RobotFileParser

import pytest
from bs4 import BeautifulSoup, Tag
from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from PIL import Image

from hub.kinds import KINDS
from tests.fronts import OURS, Front
from tests.heads import TODAY, Site, canonical, linked, meta
from tests.hubs import Changes, edited
from tests.linked_data import faults, nodes
from tests.sites import CODE, ENVIRONMENT, build, files, site_hub

pytestmark = pytest.mark.whole

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
STUDY = "case_studies/home-safety-visits.md"
HOSTILE = {
    "script": "</script><script>alert(1)</script><b>",
    "comment": "<!-- <script> an open comment",
    "quotes": "Quotes \" ' ` and &amp; & \\ backslash",
    "braces": "{{ 6 * 7 }} {% raw %} and ]]>",
}


def hostile() -> Changes:
    """News whose titles and summaries try to break out of where they are written."""
    return {
        f"docs/news/2026/{name}.md": "---\n"
        f"title: {json.dumps(title)}\nsummary: {json.dumps(f'{title} in a whole sentence')}\n"
        "date: 2026-11-01\ncategory: news\n---\n\nIt happened.\n"
        for name, title in HOSTILE.items()
    }


CHANGES: Changes = {
    **hostile(),
    "docs/plain.md": "# A plain page\n\nWith words.\n",
    **edited(
        NEWS,
        "status: published",
        "status: withdrawn\nwithdrawn: {date: 2026-11-10, reason: It was counted wrongly.}",
    ),
    **edited(STUDY, "date: 2026-10-20,", "date: 2027-10-20,"),
}


@pytest.fixture(scope="module", params=["ours", "tiny"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Our hub as it is, in a folder of its host; the tiny one, changed, at the root of its own."""
    folder = tmp_path_factory.mktemp("sharing")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        if request.param == "tiny":
            root = site_hub(folder, CHANGES)
            return Site(root, build(root), "https://hub.northmarch.example/")
        address = "https://hub.example.gov.uk/practice/"
        patch.setenv("SITE_URL", address)
        config = load_config(str(OURS / "mkdocs.yml"), site_dir=str(folder), strict=True)
        mkdocs_build(config)
        return Site(OURS, folder, address)


def last_change(front: Front) -> str:
    """The first day of an item, or of its last change so far, as ISO 8601."""
    changes = [each["date"] for each in front.fields.get("change_history", [])]
    told = [f"{each}-01-01"[:10] for each in changes if f"{each}-01-01"[:10] <= f"{TODAY:%Y-%m-%d}"]
    return max([front.first_day, *told])


# ---- Open Graph


def test_every_page_has_one_address_and_says_it_to_everybody(site: Site) -> None:
    assert len(site.heads) > 50
    for address, page in site.heads.items():
        assert canonical(page) == [site.address + address]
        if address not in site.withdrawn:
            assert meta(page)["og:url"] == canonical(page), address


def test_every_page_says_what_a_link_to_it_shows(site: Site) -> None:
    articles = {front.address for front in site.every_item()}
    for address, page in site.heads.items():
        if address in site.withdrawn:
            continue
        told = meta(page)
        assert [name for name, values in told.items() if len(values) != 1] == [], address
        title = page.title
        assert title
        assert told["og:title"][0] in title.get_text(), address
        assert told["og:description"] == told["description"]
        assert told["og:description"][0].strip(), address
        assert told["og:type"] == ["article" if address in articles else "website"]
        assert told["og:locale"] == ["en_GB"]
        assert told["og:site_name"][0] in title.get_text()
        assert told["twitter:card"] == ["summary_large_image"]
        assert "robots" not in told


def test_the_picture_of_a_link_is_there_and_of_the_promised_size(site: Site) -> None:
    told = meta(site.heads[""])
    (picture,) = told["og:image"]
    with Image.open(site.folder / picture.removeprefix(site.address)) as image:
        assert told["og:image:type"] == [Image.MIME[image.format or ""]]
        assert told["og:image:width"] == [str(image.width)]
        assert told["og:image:height"] == [str(image.height)]
    assert told["og:site_name"][0] in told["og:image:alt"][0]
    every = {each for page in site.heads.values() for each in meta(page).get("og:image", [])}
    assert every == {picture}


def test_an_article_bears_its_title_and_the_days_that_are_known(site: Site) -> None:
    for front in site.every_item():
        told = meta(site.heads[front.address])
        assert told["og:title"] == [front.fields["title"]]
        assert told["og:description"] == [front.fields["summary"]]
        day = front.fields["date"] if len(front.fields["date"]) == 10 else None
        assert told.get("article:published_time") == ([day] if day else None)
        changed = last_change(front)
        wanted = [changed] if changed != front.first_day else None
        assert told.get("article:modified_time") == wanted


def test_a_page_that_is_not_there_says_nothing(site: Site) -> None:
    page = BeautifulSoup((site.folder / "404.html").read_bytes(), "html.parser")
    assert [name for name in meta(page) if name.startswith(("og:", "article:", "twitter:"))] == []
    assert canonical(page) == linked(page) == []


def test_nothing_of_another_host_is_asked_for_when_a_page_is_read(site: Site) -> None:
    asked = re.compile(r'<(?:script|img|iframe|source|video)[^>]*\ssrc="?(?:[a-z]+:)?//[^>]*>')
    styles = re.compile(r'<link(?=[^>]*stylesheet)[^>]*href="?(?:[a-z]+:)?//[^>]*>')
    for address, text in site.texts.items():
        assert asked.findall(text) + styles.findall(text) == [], address


# ---- JSON-LD


def test_json_ld_of_built_pages_is_sound_and_leads_to_built_files(site: Site) -> None:
    speaking = {address: linked(page) for address, page in site.heads.items() if linked(page)}
    assert set(speaking) == {"", *(front.address for front in site.every_item())}
    for address, documents in speaking.items():
        assert len(documents) == 1
        assert faults(documents[0]) == []
        main = documents[0]["@graph"][0]
        assert main["url"] == site.address + address
        assert main["name"] == meta(site.heads[address])["og:title"][0]
        texts = [value for node in nodes(documents[0]) for value in node.values()]
        for each in texts:
            if isinstance(each, str) and each.startswith(site.address):
                path = site.folder / re.split("[?#]", each.removeprefix(site.address))[0]
                assert path.is_file() or (path / "index.html").is_file(), each


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("site", ["tiny"], indirect=True)
def test_no_title_breaks_out(site: Site, name: str) -> None:
    address = f"news/2026/{name}/"
    page = BeautifulSoup(site.texts[address], "html.parser")
    usual = BeautifulSoup(site.texts["projects/home-safety-visits/"], "html.parser")
    assert len(page.find_all("script")) == len(usual.find_all("script"))
    (document,) = linked(page)
    assert document["@graph"][0]["name"] == HOSTILE[name]
    assert document["@graph"][1]["itemListElement"][2]["name"] == HOSTILE[name]
    assert meta(page)["og:title"] == [HOSTILE[name]]
    heading = page.find("h1")
    assert isinstance(heading, Tag)
    assert HOSTILE[name] in heading.get_text()


def test_no_character_ends_the_script_or_a_line_of_it() -> None:
    text = (CODE / "overrides/hub/partials/sharing.html").read_text(encoding="utf-8")
    words = "</script> <!-- <script ]]> & \u2028 \u2029 \x00"
    told = Environment(autoescape=False).from_string(text).render(linked={words: [words]})
    script = told.partition('json">')[2].partition("</script>")
    assert json.loads(script[0]) == {words: [words]}
    assert not set("<>&\u2028\u2029\x00") & set(script[0])
    assert script[2].strip() == ""


@pytest.mark.parametrize("site", ["tiny"], indirect=True)
def test_a_withdrawn_page_asks_not_to_be_found(site: Site) -> None:
    assert site.withdrawn == {"news/2026/home-safety-visits-to-grow/"}
    (gone,) = [site.heads[address] for address in site.withdrawn]
    assert meta(gone)["robots"] == ["noindex"]
    assert [name for name in meta(gone) if name.startswith("og:")] == ["og:title"]
    assert linked(gone) == []


# ---- The sitemap, and robots.txt


def test_the_sitemap_has_every_page_that_may_be_found_once(site: Site) -> None:
    assert set(site.sitemap) == set(site.heads) - site.withdrawn


MOVING = {"consultation", "event"}


def test_the_sitemap_tells_the_day_of_the_last_change(site: Site) -> None:
    for kind in [each for each in KINDS if each not in MOVING]:
        days = {front.address: last_change(front) for front in site.items(kind)}
        assert {address: site.sitemap[address] for address in days} == days
        left = any(address.startswith(KINDS[kind].address) for address in site.withdrawn)
        wanted = max([*days.values(), *(["2026-11-10"] if left else [])], default=None)
        assert site.sitemap[f"{KINDS[kind].address}/"] == wanted


def test_consultations_and_events_also_change_when_they_open_close_and_end(site: Site) -> None:
    today = f"{TODAY:%Y-%m-%d}"
    for front in [each for kind in MOVING for each in site.items(kind)]:
        fields, told = front.fields, site.sitemap[front.address]
        times = [fields.get(name, "9") for name in ("opens", "closes", "ends", "starts")]
        passed = [f"{each}-01-01"[:10] for each in times if f"{each}-01-01"[:10] <= today]
        assert told is not None
        assert max([last_change(front), *passed]) <= told <= today


def test_a_page_without_a_day_has_none_in_the_sitemap(site: Site) -> None:
    plain = "plain/" if "plain/" in site.heads else "licence/"
    assert site.sitemap[plain] is None
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<lastmod>") == sum(day is not None for day in site.sitemap.values())


def test_the_zipped_sitemap_is_the_same(site: Site) -> None:
    found = files(site.folder)
    assert (site.folder / "sitemap.xml.gz").read_bytes()[:2] == b"\x1f\x8b"
    assert found["sitemap.xml.gz"] == found["sitemap.xml"]


def test_robots_txt_leads_to_the_sitemap(site: Site) -> None:
    reader = RobotFileParser()
    reader.parse((site.folder / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert reader.site_maps() == [f"{site.address}sitemap.xml"]
    assert all(reader.can_fetch("Googlebot", site.address + each) for each in site.sitemap)
