"""The words above an issue: Markdown as clean HTML and as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.outputs.newsletter.introduction import (
    introduction_blocks,
    introduction_faults,
    introduction_html,
)
from hub.outputs.newsletter.plain_text import introduction_text

RICH = """\
# Welcome

Two lines<br>
of **bold** words & a [link](https://a.example/x?a=1&b=2), then <https://b.example/>
and [the link](https://a.example/x?a=1&b=2) again.

> Quoted words
> go on.
>
> > Twice.

3. One

4. Two
    - Inner
    - Another, [linked](https://c.example/)

Then:

- [ ] Last

| Council | Visits |
| --- | ---: |
| | 1,412 |
| *Highbeck* | 96 |

***

![A rail](https://d.example/rail.jpg) <script>alert(1)</script> [off](javascript:alert(1))

##### Low
"""

RICH_TEXT = """\
Welcome

Two lines
of bold words & a link {https://a.example/x?a=1&b=2}, then
https://b.example/ {https://b.example/} and the link
{https://a.example/x?a=1&b=2} again.

> Quoted words go on.

> > Twice.

1. One

2. Two

   - Inner
   - Another, linked {https://c.example/}

Then:

- [ ] Last

Council | Visits
| 1,412
Highbeck | 96

A rail off

Low"""


def test_every_form_of_an_introduction_has_its_text() -> None:
    assert introduction_text(RICH, lambda address: f" {{{address}}}") == RICH_TEXT


def test_links_of_an_introduction_are_cited_in_order() -> None:
    cited: list[str] = []

    def cite(address: str) -> str:
        cited.append(address)
        return ""

    introduction_blocks(RICH, cite)
    assert [address[8] for address in cited] == ["a", "b", "a", "c"]


@pytest.mark.parametrize("words", ["", " \n", "<script>x</script>", "[a]: https://a.example/"])
def test_no_words_are_no_text(words: str) -> None:
    assert introduction_text(words, str) == ""


def test_headings_of_an_introduction_lie_below_the_issues() -> None:
    made = introduction_html("# One\n\nTwo\n===\n\n### Three\n\n###### Six")
    assert made == "<h2>One</h2>\n<h2>Two</h2>\n<h3>Three</h3>\n<h6>Six</h6>"


@given(st.text(st.sampled_from("<>/ab\n-*|1.# [](){}:&;!`\"'=hpuloditr"), max_size=80))
def test_any_introduction_can_be_read(words: str) -> None:
    text = introduction_text(words, lambda address: f" ({address})")
    assert "\n\n\n" not in text
    assert text == text.strip("\n")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A [link](https://a.example/), ![a rail](https://a.example/r.png), <b>bold</b>.", []),
        ("```\n<script>code</script>\n```", []),
        ("<script>alert(1)</script>", ["not-for-email The introduction has <script>"]),
        ('<video src="https://a.example/v.mp4"></video>',
         ["not-for-email The introduction has <video>"]),
        ("[x](javascript:alert(1))", ['not-for-email "javascript:alert(1)" is an address']),
        ('<a href="../news/2026/a.md">x</a>', ['not-for-email "../news/2026/a.md" is no whole']),
        ('<img src="//a.example/p.png" alt="A map">', ['not-for-email "//a.example/p.png" is no']),
        ('<img src="https://a.example/p.png">', ["no-alt-text A picture of the introduction"]),
        ("![](https://a.example/p.png)", ["no-alt-text A picture of the introduction"]),
        ("Savings[^1].\n\n[^1]: Audited last year.", ["not-for-email The introduction has a foot",
                                                    ]),
    ],
)  # fmt: skip
def test_what_an_email_cannot_show_is_a_fault(words: str, found: list[str]) -> None:
    faults = [f"{code} {message}" for code, message, _ in introduction_faults(words)]
    assert len(faults) == len(found)
    for fault, expected in zip(faults, found, strict=True):
        assert fault.startswith(expected)
