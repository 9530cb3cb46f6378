"""The pages that tests in a browser open: one of every kind, and every index."""

from __future__ import annotations

WITHDRAWN = {
    "docs/news/2026/home-safety-visits-to-end.md": """\
---
title: Home safety visits to end
status: withdrawn
withdrawn: {date: 2026-11-10, reason: The visits go on. See what was decided.}
date: 2026-11-02
category: opportunity
themes: [living-well]
summary: No more visits are made from January 2027.
related: [news/2026/home-safety-visits-to-grow]
review_by: 2027-04-12
owner: northmarch-partnership
contact: {role: Programme office, email: programmes@northmarch.example}
sources:
  - {source: northmarch-review-2026, place: section 6}
---

No more visits are made from January 2027.
"""
}
"""A change of the tiny hub that gives it a page that was withdrawn."""

USED = {
    "docs/used.md": """\
---
title: What editors use
description: Notes, folds, tabs, tasks, pictures, code, tables and footnotes on one page.
---

# What editors use

!!! note "Before you start"
    Ask the *programme office*.

!!! warning
    Places are few.

??? tip "More to open"
    Fit the rail on the first visit.

=== "Wendale"
    Two trained visitors.

=== "Highbeck"
    Its own housing officers.

- [x] Checklist
- [ ] Agreement

![The sign of the hub](used.svg){ width=120 }
/// caption
A sign for the visits
///

Visits cost £25[^1], and CO<sub>2</sub> counts.

```yaml
title: Home safety visits
```

| Council | Visits |
|---|--:|
| Wendale | 120 |

[^1]: In 2026.
""",
    "docs/used.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="120" height="120">'
        '<title>A sign</title><circle cx="5" cy="5" r="4" fill="#1d4f5f"/></svg>\n'
    ),
}
"""A change of the tiny hub that gives it a page with all that editors may use of Markdown."""

PAGES = {
    "home": "ours/",
    "used": "tiny/used/",
    "library": "ours/library/",
    "library list": "ours/library/outcome/savings/",
    "index": "ours/case-studies/",
    "news index": "ours/news/",
    "publications": "ours/publications/",
    "meetings": "ours/meetings/",
    "strategies": "ours/strategies/",
    "consultations": "tiny/consultations/",
    "events": "ours/events/",
    "month": "ours/events/2016/04/",
    "themes": "ours/themes/",
    "council": "ours/authorities/worcestershire/",
    "tags": "ours/tags/",
    "evidence": "ours/evidence/",
    "totals": "ours/evidence/totals/",
    "coverage": "ours/coverage/",
    "decisions": "ours/decisions/",
    "projects": "ours/projects/",
    "all support": "ours/support/",
    "targets": "ours/strategies/east-midlands-2008-2011/targets/",
    "abbreviations": "ours/abbreviations/",
    "status": "ours/contribute/status/",
    "fields": "ours/contribute/kinds/case_study/",
    "contribute": "ours/contribute/",
    "first case study": "ours/contribute/first-case-study/",
    "about": "ours/about/",
    "accessibility": "ours/accessibility/",
    "privacy": "ours/privacy/",
    "cookies": "ours/cookies/",
    "contact": "ours/contact/",
    "licence": "ours/licence/",
    "feeds": "ours/feeds/",
    "data": "ours/data/",
    "missing": "ours/no-such-page/",
    "case study": "tiny/case-studies/home-safety-visits/",
    "news": "tiny/news/2026/home-safety-visits-to-grow/",
    "withdrawn": "tiny/news/2026/home-safety-visits-to-end/",
    "strategy": "tiny/strategies/living-well-2024-2028/",
    "open consultation": "tiny/consultations/home-safety-visits-2027/",
    "event": "tiny/events/home-safety-workshop/",
    "meeting": "tiny/meetings/partnership-board-2026-09-17/",
    "publication": "tiny/publications/northmarch-data-2026/",
    "support": "tiny/support/home-safety-coaching/",
    "project": "tiny/projects/home-safety-visits/",
    "newsletter": "tiny/newsletters/2026-11/",
}
"""A page of every kind, and every index that is not like another."""

MORE = {
    "our case study": "ours/case-studies/worcestershire-highways/",
    "long strategy": "ours/strategies/east-midlands-2008-2011/",
    "long meeting": "ours/meetings/iewm-board-2010-10-28/",
    "closed consultation": "ours/consultations/iewm-stocktake-2016/",
    "tag": "ours/tags/waste/",
    "theme": "ours/themes/innovation-and-transformation/",
    "councils": "ours/authorities/",
    "list of a term": "ours/themes/innovation-and-transformation/case-studies/",
    "problems": "ours/contribute/problems/",
    "running a hub": "ours/contribute/run-a-hub/",
    "empty index": "ours/newsletters/",
    "other hub": "tiny/",
    "other hub's accessibility": "tiny/accessibility/",
    "former council": "tiny/authorities/saltwick/",
}
"""More pages of some of these kinds."""

KEY = {
    "home": "ours/",
    "case study": "ours/case-studies/worcestershire-highways/",
    "library": "ours/library/",
    "strategy": "ours/strategies/east-midlands-2008-2011/",
}
"""The pages that a reader is likely to open first."""


def address(served: dict[str, str], page: str) -> str:
    """The address of a page that is given by its hub and its path there."""
    hub, _, path = page.partition("/")
    return f"{served[hub]}/{path}"
