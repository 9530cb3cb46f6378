"""robots.txt (RFC 9309): search engines may read everything, and where the list of pages is."""

from __future__ import annotations

from hub.model import Output


def robots(site: str) -> Output:
    """The file; it counts only where the site stands at the root of its host."""
    return Output("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n".encode())
