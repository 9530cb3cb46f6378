"""Links between files: each is checked where an editor wrote it, and made ready for the site.

Editors link as files lie in the repository, `../docs/news/2016/x.md`, so that links work in
an editor and on the repository's web pages too. The site needs them between addresses.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hub.kinds import site_path
from hub.problems import Code, Fault, Problem, nearest, nearest_file, one_of
from hub.source.body import Link
from hub.source.front_matter import place_in
from hub.source.paths import misplaced
from hub.source.read import Body

_elsewhere = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Targets:
    """What links may lead to, by path in the hub's folder.

    site has the path on the site of every file, pages with the ending .md; gathered are those
    of its files that the hub makes; ids are those of items. anchors lacks the pages whose
    anchors cannot be known.
    """

    site: Mapping[str, str]
    gathered: frozenset[str]
    ids: Mapping[str, str]
    anchors: Mapping[str, frozenset[str]]


class Linked(NamedTuple):
    """Words whose links lead between pages of the site.

    files (by path in the hub's folder) and mentions (ids of items) are what the links lead to.
    """

    text: str
    files: tuple[str, ...]
    mentions: tuple[str, ...]


def check(body: Body, targets: Targets) -> Iterator[Problem]:
    """A problem for each link that leads nowhere."""
    for link in body.outline.links:
        fault = _fault(link, body.path, targets)
        if fault:
            at = place_in(body.text, link.target_start, body.line)
            yield Problem(body.path, at, fault.code, fault.message, fault.fix)


def linked(body: Body, targets: Targets, hidden: frozenset[str], site: str = "") -> Linked:
    """The words as the site needs them; links to hidden files (by path) become their text.

    With the address of the site, links are the whole addresses that pages and files have there.
    """
    edits: list[Edit] = []
    files, mentions, gone = [], [], []
    for link in body.outline.links:
        path, hash_, anchor = link.target.partition("#")
        found = resolved(body.path, path) if path else body.path if site else ""
        if found not in targets.site:
            continue
        mentions += [targets.ids[found]] if found in targets.ids else []
        if found in hidden:
            edits += _unlinked(link, image=body.text[link.start] == "!")
            gone += [] if link.whole else [link.text]
            continue
        files += [] if found.endswith(".md") else [found]
        there = targets.site[found]
        place = f"{site}{_address(there)}" if site else way(site_path(body.path), there)
        end = link.target_start + len(link.target)
        edits.append((link.target_start, end, place + hash_ + anchor))
    text = _edited(body.text, edits)
    for label in gone:
        text = _used(label).sub(lambda match: match[1] or match[2], text)
    return Linked(text, tuple(files), tuple(mentions))


def wordless_images(body: Body) -> tuple[int, ...]:
    """The lines of the file with an image that has no words, in order."""
    return tuple(
        place_in(body.text, link.start, body.line).line
        for link in body.outline.links
        if not link.text.strip() and body.text[link.start] == "!"
    )


Edit = tuple[int, int, str]
"""Start and end of words to replace, and what stands there instead."""


def _unlinked(link: Link, *, image: bool) -> list[Edit]:
    """Take away all of a link but its text, in which another link may stand."""
    if not link.whole:
        return [(link.start, link.end, "")]
    text = link.start + len("![" if image else "[")
    return [(link.start, text, ""), (text + len(link.text), link.end, "")]


def _edited(text: str, edits: list[Edit]) -> str:
    parts, done = [], 0
    for start, end, words in sorted(edits):
        parts += [text[done:start], words]
        done = end
    return "".join([*parts, text[done:]])


def _used(label: str) -> re.Pattern[str]:
    """Mentions of a label that is defined no more: `[words][label]`, `[label][]`, `[label]`."""
    label = re.escape(label)
    return re.compile(rf"!?\[([^\[\]]++)\] ?\[{label}\]|!?\[({label})\](?:\[\])?", re.IGNORECASE)


def way(path: str, target: str) -> str:
    """The link from one file to another; both are absolute, or Python would ask where we are."""
    return posixpath.relpath(f"/{target}", f"/{posixpath.dirname(path)}")


def _address(there: str) -> str:
    """Where a page or file stands below the site's address: news/2016/x.md, news/2016/x/."""
    if not there.endswith(".md"):
        return there
    folder, _, name = there.rpartition("/")
    return folder and f"{folder}/" if name == "index.md" else f"{there[:-3]}/"


def resolved(path: str, target: str) -> str:
    """The path of what a link in a file leads to, whose # and what follows were taken away."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _fault(link: Link, path: str, targets: Targets) -> Fault | None:
    target, _, anchor = link.target.partition("#")
    if _elsewhere.match(link.target) or target.startswith("//"):  # which markup.py looks at
        return None
    if not link.target or target.startswith("/"):
        message = f'The link "{link.target}" is not relative to this file.'
        return Fault((), Code.BROKEN_LINK, message, "Write the way from this file: ../news/x.md.")
    found = resolved(path, target) if target else path
    if found not in targets.site:
        return _no_such_file(link.target, path, found, targets)
    anchors = targets.anchors.get(found)
    if anchor and anchors is not None and anchor not in anchors:
        near = nearest(anchor, sorted(anchors))
        guess = f"Did you mean {one_of(near)}?" if near else "Take the part after # away."
        message = f'The page has no place called "{anchor}".'
        return Fault((), Code.BROKEN_ANCHOR, message, guess)
    return None


def _no_such_file(target: str, path: str, found: str, targets: Targets) -> Fault:
    message = f'The link "{target}" leads to no file.'
    kept = targets.site.keys() - targets.gathered
    is_page = posixpath.splitext(found)[1] in ("", ".md", ".html")
    alike = [each for each in kept if each.endswith(".md") == is_page and not misplaced(each)]
    near = nearest_file(found, alike)
    if not near:
        return Fault((), Code.BROKEN_LINK, message, "Correct it to a file of this hub.")
    found_way = way(path, near[0])
    return Fault((), Code.BROKEN_LINK, message, f'Did you mean "{found_way}"?')
