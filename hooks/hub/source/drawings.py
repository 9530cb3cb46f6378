"""SVG drawings: read strictly, with an allow-list, for a browser runs what is in them.

References: SVG 1.1 and 2 (elements and attributes), SVG Integration (what may run or load).
"""

from __future__ import annotations

import re
from typing import TypeAlias
from xml.parsers import expat

from hub.problems import Code, Fault, Place
from hub.source.front_matter import decode

Found: TypeAlias = tuple[Place, Fault]

MOST_FAULTS = 20
"""After so many different faults the rest of a drawing is not read."""

MAX_DEPTH = 200
"""Elements within elements; browsers give up on many more."""

MAX_USES = 20
"""Copies of parts; each may hold others, and their number doubles with each level."""

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace "
_XLINK = "http://www.w3.org/1999/xlink "
_ELEMENTS = """
    svg g defs symbol use title desc metadata style
    path rect circle ellipse line polyline polygon text tspan textPath image
    linearGradient radialGradient stop pattern clipPath mask marker filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence
"""
_NOTES = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns# ",
    "http://creativecommons.org/ns# ",
    "http://web.resource.org/cc/ ",
    "http://purl.org/dc/elements/1.1/ ",
)
"""Who made a drawing and when: no browser draws these, and most programs write them."""

_ATTRIBUTES = """
    style role version baseProfile type media
    x y x1 y1 x2 y2 width height cx cy r rx ry fx fy fr d points dx dy rotate viewBox
    preserveAspectRatio pathLength textLength lengthAdjust startOffset method spacing side
    transform transform-origin transform-box offset gradientUnits gradientTransform spreadMethod
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
    markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits
    in in2 result operator mode values tableValues slope intercept amplitude exponent
    k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength
    preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent azimuth elevation
    z pointsAtX pointsAtY pointsAtZ limitingConeAngle scale xChannelSelector yChannelSelector
    stdDeviation radius baseFrequency numOctaves seed stitchTiles filterRes
    fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width color color-interpolation
    color-interpolation-filters color-rendering opacity display visibility overflow clip clip-path
    clip-rule mask mask-type filter flood-color flood-opacity lighting-color stop-color
    stop-opacity marker marker-start marker-mid marker-end paint-order vector-effect
    shape-rendering text-rendering image-rendering enable-background isolation mix-blend-mode
    font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    text-anchor text-decoration text-align line-height letter-spacing word-spacing kerning
    white-space dominant-baseline alignment-baseline baseline-shift direction unicode-bidi
    writing-mode glyph-orientation-horizontal glyph-orientation-vertical
    solid-color solid-opacity pointer-events cursor focusable
"""
_elements = frozenset(f"{_SVG} {name}" for name in _ELEMENTS.split())
_attributes = {*_ATTRIBUTES.split(), f"{_XML}space", f"{_XML}lang", f"{_XLINK}type"}
_addresses = {"href", f"{_XLINK}href"}
_words = re.compile(rf"id|class|lang|(?:aria|data)-[a-z0-9-]+|{_XLINK}title")
"""Attributes that only name or describe."""
_inside = re.compile(r"#\S*|data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*")
# Escapes could spell any of the others; a rule with an @ may load or say what is loaded.
_loads = re.compile(
    r"\\|@|//|(?:javascript|data|vbscript):|(?:image-set|image|cross-fade|element|src|expression)\(|behaviou?r\s*:|-moz-binding"
    r"|url\((?!\s*+[\"']?+\s*+#)",
    re.IGNORECASE,
)
_FIX = "Save the drawing again as plain SVG, or as PNG."


def drawing_faults(content: bytes) -> list[Found] | None:
    """What a drawing may not have, each sort once, at the tag that has it; None for no drawing."""
    text = decode(content)
    if isinstance(text, tuple):
        return [text]
    reader = _Reader()
    reader.read(text)
    return [*reader.found.values()] if reader.is_drawing else None


class _Stop(Exception):
    """Ends the reading."""


class _Reader:
    """One walk over the tags of a drawing, noting the first fault of each sort."""

    def __init__(self) -> None:
        self.is_drawing = False
        self.found: dict[str, Found] = {}
        self._style: list[str] | None = None
        self._depth = self._uses = 0
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        parser.EndElementHandler = self._end

    def read(self, text: str) -> None:
        """Read a drawing to its end, or to where enough is known of it."""
        try:
            self._parser.Parse(text, True)
        except _Stop:
            pass
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            self._fault(f"The drawing is broken here: {why}.", Code.WRONG_CONTENT)

    def _fault(self, message: str, code: Code = Code.ACTIVE_CONTENT) -> None:
        if len(self.found) < MOST_FAULTS:
            place = Place(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
            self.found.setdefault(message, (place, Fault((), code, message, _FIX)))

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._fault("The drawing says that it is not in UTF-8.", Code.WRONG_CONTENT)

    def _doctype(self, name: str, *_: object) -> None:
        self.is_drawing = name == "svg"
        self._fault("The drawing has a DOCTYPE, which can load things or repeat them endlessly.")
        raise _Stop

    def _instruction(self, target: str, data: str) -> None:
        self._fault("The drawing has an instruction to programs: <? ... ?>.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.is_drawing:
            self._root(name)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fault(f"Elements are nested more than {MAX_DEPTH} levels deep.", Code.TOO_DEEP)
            raise _Stop
        note = name.startswith(_NOTES)
        if self._style is not None or not (note or name in _elements):
            self._fault(f'The drawing has "{_local(name)}", which is not allowed.')
        for each, value in attributes.items():
            if fault := _note_fault(each) if note else _attribute_fault(each, value):
                self._fault(f'The attribute "{_local(each)}" of "{_local(name)}" {fault}.')
        self._uses += name == f"{_SVG} use"
        if self._uses > MAX_USES:
            self._fault("The drawing repeats its own parts too often.")
        if name == f"{_SVG} style":
            self._style = []
        if len(self.found) == MOST_FAULTS:
            raise _Stop

    def _root(self, name: str) -> None:
        self.is_drawing = _local(name) == "svg"
        if not self.is_drawing:
            raise _Stop
        if name != f"{_SVG} svg":
            self._fault(f'The drawing lacks xmlns="{_SVG}" here.', Code.WRONG_CONTENT)
            raise _Stop

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._style is not None:
            if _loads.search("".join(self._style)):
                self._fault("The styles of the drawing may load or run something.")
            self._style = None


def _note_fault(name: str) -> str | None:
    """What is wrong with an attribute of a note on who made a drawing."""
    return None if name.startswith((*_NOTES, _XML)) else "is not allowed"


def _attribute_fault(name: str, value: str) -> str | None:
    """What is wrong with an attribute of what is drawn."""
    if _words.fullmatch(name):
        return None
    if name in _addresses:
        return None if _inside.fullmatch(value.strip()) else "leads out of the drawing"
    if name not in _attributes:
        return "is not allowed"
    return "may load or run something" if _loads.search(value) else None


def _local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2][:40]
