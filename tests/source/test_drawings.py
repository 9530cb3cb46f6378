"""SVG drawings: what a browser draws passes, what it would run or load does not."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.outputs.theme import icon
from hub.problems import Code, Place
from hub.source.drawings import MAX_DEPTH, MOST_FAULTS, drawing_faults
from hub.source.folder import open_file
from hub.source.vocabularies import read_settings
from tests.hubs import TINY_HUB

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
LOGO = Path(__file__).parents[2] / "docs/assets/logo.svg"
NOTES = """<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#">
  <cc:Work rdf:about="" xml:lang="en"><dc:format>image/svg+xml</dc:format></cc:Work>
</rdf:RDF></metadata>"""


def said(inner: str, attributes: str = "") -> list[str]:
    """What is wrong with a drawing that has this in it, in the order of its tags."""
    found = drawing_faults(f"<svg {NAMESPACE} {XLINK} {attributes}>{inner}</svg>".encode())
    assert found is not None
    return [fault.message for _, fault in found]


def test_the_drawings_of_the_hub_itself_are_plain() -> None:
    settings, _ = read_settings(partial(open_file, TINY_HUB))
    assert settings
    assert drawing_faults(icon(settings).content) == []
    assert drawing_faults(LOGO.read_bytes()) == []


@pytest.mark.parametrize(
    "inner",
    [
        '<g fill="#fff" stroke="rgb(0,0,0)"><path d="M0 0h9" style="opacity:.5"/></g>',
        '<linearGradient id="a"/><path fill="url(#a)"/><path fill="url( \'#a\' ) none"/>',
        '<symbol id="a"/><use href="#a"/><use xlink:href="#a" xlink:type="simple"/>',
        '<image href="data:image/png;base64,iVBO Rw0=" width="9"/>',
        "<style>.a{fill:url(#b);font-family:'Segoe UI'}</style><style><![CDATA[a > b{}]]></style>",
        '<title xlink:title="@ // x">A map</title><desc lang="en">//</desc><!-- // -->',
        '<g id="a@b" class="c" data-name="C:\\x" aria-label="a // b" xml:space="preserve"/>',
        NOTES,
    ],
)
def test_what_only_draws_passes(inner: str) -> None:
    assert said(inner) == []


RUNNING = """script foreignObject a animate animateMotion animateTransform set iframe embed object
audio video feImage handler listener switch view cursor font-face-uri SCRIPT Svg"""


@pytest.mark.parametrize("element", RUNNING.split())
def test_what_could_run_or_load_is_refused(element: str) -> None:
    assert said(f"<{element}/>") == [f'The drawing has "{element}", which is not allowed.']


def test_a_script_in_any_namespace_is_refused() -> None:
    page = '<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'
    assert said(page) == ['The drawing has "script", which is not allowed.']
    note = '<r:x xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" onclick="x" r:about=""/>'
    assert said(note) == ['The attribute "onclick" of "x" is not allowed.']


@pytest.mark.parametrize(
    "attribute",
    ["onload", "onclick", "onfocusin", "ONLOAD", "xml:base", "src", "target", "dataname"],
)
def test_attributes_that_are_not_known_are_refused(attribute: str) -> None:
    local = attribute.rpartition(":")[2]
    assert said("", f'{attribute}="x"') == [f'The attribute "{local}" of "svg" is not allowed.']


@pytest.mark.parametrize(
    "address",
    [
        *("https://evil.example/x.png", "//evil.example/x", "other.svg#a", "/x", ""),
        *("javascript:alert(1)", "java&#10;script:alert(1)", "data:text/html,x", "x#a", "# a"),
        *("data:image/svg+xml;base64,AAAA", "data:image/png;base64,A,B", "data:image/png,x"),
    ],
)
def test_addresses_stay_within_the_drawing(address: str) -> None:
    for name in ("href", "xlink:href"):
        message = 'The attribute "href" of "use" leads out of the drawing.'
        assert said(f'<use {name}="{address}"/>') == [message]


LOADING = [
    *("url(https://evil.example/x)", "url( 'x.svg#a' )", "URL(//evil.example)", "a//b"),
    *("\\75rl(x)", "u\\rl(x)", "expression(alert(1))", "behavior : url(#a)", "-moz-binding:none"),
    *("url(&#35;a) url(x)", "javascript:x", "DATA:x", "@import 'x'"),
]


@pytest.mark.parametrize("value", LOADING)
def test_styles_load_nothing(value: str) -> None:
    for name in ("style", "fill", "filter", "cursor"):
        message = f'The attribute "{name}" of "g" may load or run something.'
        assert said(f'<g {name}="{value}"/>') == [message]
    assert said(f"<style>a{{}}<!-- -->{value}</style>") == [
        "The styles of the drawing may load or run something."
    ]


def test_nothing_hides_within_styles() -> None:
    assert said("<style><style/>@import 'x'</style>") == [
        'The drawing has "style", which is not allowed.'
    ]


@pytest.mark.parametrize("name", ["svg", "SVG", "html"])
def test_a_doctype_ends_the_reading(name: str) -> None:
    text = f"<!DOCTYPE {name} [<!ENTITY a '&b;'>]><svg {NAMESPACE}>&a;<script/></svg>"
    found = drawing_faults(text.encode())
    if name != "svg":
        assert found is None
        return
    assert found is not None
    assert [fault.message for _, fault in found] == [
        "The drawing has a DOCTYPE, which can load things or repeat them endlessly."
    ]


def test_each_sort_of_fault_is_told_once_where_it_is_first() -> None:
    text = f"\ufeff<svg {NAMESPACE}>\r\n<text>é–é</text><script/>\r\n<script onload='x'/></svg>"
    assert drawing_faults(text.encode()) is not None
    found = drawing_faults(text.encode()) or []
    assert [(place, fault.message.split('"')[1]) for place, fault in found] == [
        (Place(2, 17), "script"),
        (Place(3, 1), "onload"),
    ]


def test_a_drawing_is_not_nested_without_end() -> None:
    assert said("<g>" * (MAX_DEPTH - 1) + "</g>" * (MAX_DEPTH - 1) + "<g/>" * MAX_DEPTH) == []
    assert said("<g>" * MAX_DEPTH) == ["Elements are nested more than 200 levels deep."]


def test_after_twenty_faults_the_rest_is_not_told() -> None:
    assert MOST_FAULTS == 20
    assert len(said("".join(f"<x{number}/>" for number in range(30)))) == MOST_FAULTS
    assert len(said("<x " + " ".join(f'a{number}=""' for number in range(30)) + "/>")) == 20


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"<svg {NAMESPACE}>", Code.WRONG_CONTENT),
        (f"<svg {NAMESPACE}>&nbsp;</svg>", Code.WRONG_CONTENT),
        (f"<svg {NAMESPACE}><x:g/></svg>", Code.WRONG_CONTENT),
        (f"<svg {NAMESPACE}/><svg/>", Code.WRONG_CONTENT),
        ("<svg/>", Code.WRONG_CONTENT),
        (f"<?xml version='1.0' encoding='utf-16'?><svg {NAMESPACE}/>", Code.WRONG_CONTENT),
        (f"<?php x ?><svg {NAMESPACE}/>", Code.ACTIVE_CONTENT),
        (f"<svg {NAMESPACE}/>\x00", Code.CONTROL_CHARACTER),
    ],
)
def test_broken_drawings_are_told(text: str, code: Code) -> None:
    found = drawing_faults(text.encode())
    assert found is not None
    assert [fault.code for _, fault in found] == [code]


@pytest.mark.parametrize(("times", "faults"), [(20, 0), (21, 1)])
def test_a_drawing_may_not_repeat_its_parts_without_end(times: int, faults: int) -> None:
    uses = "<use href='#a'/>" * times
    text = f"<svg {NAMESPACE}><g id='a'/>{uses}</svg>"
    found = drawing_faults(text.encode()) or []
    assert [fault.message for _, fault in found] == [
        "The drawing repeats its own parts too often."
    ] * faults


@pytest.mark.parametrize("function", ["image-set", "image", "cross-fade", "src"])
def test_a_style_loads_nothing(function: str) -> None:
    style = f"background-image:{function}('http:/evil.example/z.png' 1x)"
    text = f'<svg {NAMESPACE}><g style="{style}"/></svg>'
    assert len(drawing_faults(text.encode()) or []) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8"])
def test_a_drawing_may_say_that_it_is_in_utf_8(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?><svg {NAMESPACE}/>"
    assert drawing_faults(text.encode()) == []


@pytest.mark.parametrize("text", ["", "words", "<", "<html/>", "<a:svg/>", "<!-- x -->"])
def test_what_has_no_svg_at_its_root_is_no_drawing(text: str) -> None:
    assert drawing_faults(text.encode()) is None


PIECES = [
    *("<svg", f" {NAMESPACE}", ">", "</svg>", "<g", "/>", " on='x'", "<!DOCTYPE svg", "[", "]"),
    *("&a;", "<?a ?>", "<style>", "</style>", "<![CDATA[", "]]>", "url(", "#a", "é", "'", "\\"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40))
def test_any_text_gives_problems_in_a_place_or_none(text: str) -> None:
    for content in (text, f"<svg {NAMESPACE}>{text}</svg>"):
        for place, fault in drawing_faults(content.encode("utf-8", "replace")) or []:
            assert 1 <= place.line <= len(content.splitlines()) + 1
            assert isinstance(fault.code, Code)
