"""Cleaning keeps what editors may use and takes away all else, however it was made."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from hub import clean, with_aids
from hub.rendering.cleaning import ATTRIBUTES, TAGS, Lost, address_fault, lost
from hub.rendering.extensions import EXTENSIONS, converter
from tests.attacks import ATTACKS

USED = """
!!! note "Careful"
    Words with *stress* and `code`.

??? tip "More"
    Inside

???+ warning
    Open

=== "First"
    One

=== "Second"
    Two

- [x] done
- [ ] not done

![A van](van.jpg){ width=300 loading=lazy }
/// caption
A van *in* Wendale
///

Words[^1], H<sub>2</sub>O, [a link](../x.md "A title"), [go](x.md){ .md-button }

```yaml
a: 1
```

| A | B |
|---|--:|
| 1 | 2 |

## Results {#results}

1. one
   {#p1}

[^1]: Note.
"""


def test_what_editors_use_stays() -> None:
    html = converter().convert(USED)
    assert lost(html) == []
    made, kept = (BeautifulSoup(each, "html.parser") for each in (html, clean(html)))
    assert [each.name for each in kept.find_all()] == [each.name for each in made.find_all()]
    assert kept.get_text().split() == made.get_text().split()
    for element in ("figure figcaption", "details[open]", ".tabbed-set input[checked]", "img[alt]"):
        assert kept.select(element)


@pytest.mark.parametrize("attack", [each for family in ATTACKS.values() for each in family])
def test_nothing_of_an_attack_stays(attack: str) -> None:
    html = clean(converter().convert(attack))
    for element in BeautifulSoup(html, "html.parser").find_all():
        assert element.name in TAGS
        assert {*element.attrs} <= ATTRIBUTES["*"] | ATTRIBUTES.get(element.name, set())
        for name in ("href", "src"):
            assert address_fault(str(element.get(name, ""))) is None
        assert not str(element.get("src", "")).startswith(("http", "//"))


@given(st.text("<>/\"'= abpsimghrefonclickjavt:&;#!-\n", max_size=80))
def test_cleaning_twice_changes_nothing_more(html: str) -> None:
    once = clean(html)
    assert clean(once) == once
    assert lost(once) == []


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://www.gov.uk/a?b=c#d", None),
        ("HTTP://www.gov.uk:8080/", None),
        ("mailto:office@example.gov.uk?subject=a", None),
        ("tel:+441234", None),
        ("../news/x.md#y", None),
        ("a/b:c", None),
        ("#here", None),
        ("javascript:alert(1)", "does not begin with https://"),
        ("  JavaScript:x", "does not begin with https://"),
        ("java\tscript:x", "has a line break or another invisible character"),
        ("\x01javascript:x", "has a line break or another invisible character"),
        ("data:text/html,x", "does not begin with https://"),
        ("ftp://example.org/", "does not begin with https://"),
        ("//example.org/", "does not begin with https://"),
        ("\\\\example.org/", "does not begin with https://"),
        ("https://ok.gov.uk@example.org/", "hides where it leads"),
        ("https://exаmple.org/", "hides where it leads"),
        ("https:/example.org/", "hides where it leads"),
        ("https:\\\\example.org", "hides where it leads"),
        ("https://[::1/", "is not a web address"),
        ("https://a.uk:port/", "is not a web address"),
    ],
)
def test_which_addresses_a_link_may_have(address: str, fault: str | None) -> None:
    assert address_fault(address) == fault


@pytest.mark.parametrize(
    ("html", "gone"),
    [
        ("<p>x<!-- y --></p>", []),
        ("<script>x</script><p>y</p>", [Lost("script")]),
        ("<p class='note y'>x</p>", [Lost("p", "class", "y")]),
        ("<!doctype html>x<?y?>", [Lost("!"), Lost("!")]),
        (
            "<img src='x' srcset='y' align='left'>",
            [Lost("img", "srcset", "y"), Lost("img", "align", "left")],
        ),
        ("<td colspan='2' rowspan='many'>x</td>", [Lost("td")]),
        ("<table><tr><td colspan='2' rowspan='many'>x", [Lost("td", "rowspan", "many")]),
        ("<p id='a&#9;b'>x</p>", [Lost("p", "id", "a\tb")]),
        ("<input type='text'>", [Lost("input", "type", "text")]),
        ("<p>x</p><!-- y <b>", [Lost("")]),
    ],
)
def test_what_is_lost_is_told(html: str, gone: list[Lost]) -> None:
    assert lost(html) == gone


def test_no_extension_reads_a_file_or_runs_code() -> None:
    assert {*EXTENSIONS} == {
        *("admonition", "attr_list", "fenced_code", "footnotes", "tables", "toc"),
        *("pymdownx.blocks.caption", "pymdownx.details", "pymdownx.tabbed", "pymdownx.tasklist"),
    }


def test_what_the_hub_adds_comes_after_cleaning() -> None:
    html = with_aids(clean(converter().convert(USED)))
    added = BeautifulSoup(html, "html.parser")
    assert [each["aria-label"] for each in added.select("input[type=checkbox]")] == [
        "Done",
        "Not done",
    ]
    assert added.select_one("a.hub-permalink[href='#results']")
    assert added.select_one(".hub-scroll[role=group] > table")
    assert len(re.findall("hub-", clean(html))) < len(re.findall("hub-", html))
