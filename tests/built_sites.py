"""A small whole site for tests of what looks sites over: every required file, three pages."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.hubs import Changes, change

ADDRESS = "https://hub.example.org/region/"
HOME = f"""<!doctype html><html><head><link rel="canonical" href="{ADDRESS}">
<link rel="stylesheet" href="assets/hub/site.css">
<meta property="og:image" content="{ADDRESS}assets/card.png"></head>
<body><a href="news/">News</a> <a href="#main">Skip</a> <main id="main">Hello</main></body></html>
"""
NEWS = """<!doctype html><html><body><a href="..">Home</a> <a href="../#main">There</a>
<img src="../assets/card.png" srcset="../assets/card.png 1x, ../assets/card.png 2x" alt="">
<a href="https://elsewhere.example/x">Elsewhere</a> <a href="mailto:us@hub.example.org">Us</a>
<a href="?q=1">Search</a> <a href="#">Up</a> <a href="#top">Top</a> <a href="#:~:text=News">At</a>
</body></html>
"""
FEED = f'<feed><id>{ADDRESS}gone</id><link href="{ADDRESS}news/#"/></feed>\n'
SITEMAP = f"<urlset><url><loc>{ADDRESS}</loc></url><url><loc>{ADDRESS}news/</loc></url></urlset>\n"
FILES: Changes = {
    "index.html": HOME,
    "news/index.html": NEWS,
    "404.html": '<!doctype html><html><body><a href="/region/news/">News</a></body></html>\n',
    "sitemap.xml": SITEMAP,
    "sitemap.xml.gz": gzip.compress(SITEMAP.encode()),
    "robots.txt": f"Sitemap: {ADDRESS}sitemap.xml\n",
    "feed.xml": FEED,
    "feed.json": f'{{"id": "{ADDRESS}gone", "home_page_url": "{ADDRESS}"}}\n',
    "pagefind/pagefind-entry.json": "{}\n",
    "pagefind/entries.gz": gzip.compress(b"entries"),
    "data/catalogue.json": f'{{"items": [{{"url": "{ADDRESS}news/"}}]}}\n',
    "assets/hub/site.css": "body {}\n",
    "assets/card.png": b"\x89PNG\r\n",
}


def built_site(folder: Path, changes: Changes | None = None) -> Path:
    """Write the small site into a folder, change its files, and return it."""
    change(folder, FILES)
    change(folder, changes or {})
    return folder
