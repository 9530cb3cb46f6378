"""Links between files: each is checked where an editor wrote it, and made ready for the site.

Editors link as files lie in the repository, `../docs/news/2016/x.md`, so that links work in
an editor and on the repository's web pages too. The site needs them between addresses.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hub.model import Item
from hub.problems import Code, Fault, Problem, nearest, one_of
from hub.source.body import Link, Outline
from hub.source.front_matter import place_in
from hub.source.read import Body

_elsewhere = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Targets:
    """What links may lead to, by path: ids of items, plain pages, other files, and anchors.

    anchors lacks the files whose anchors cannot be known.
    """

    items: Mapping[str, str]
    pages: frozenset[str]
    files: frozenset[str]
    anchors: Mapping[str, frozenset[str]]


def check(body: Body, targets: Targets) -> Iterator[Problem]:
    """A problem for each link of an item that leads nowhere."""
    for link in body.outline.links:
        fault = _fault(link, body.path, targets)
        if fault:
            at = place_in(body.text, link.target_start, body.line)
            yield Problem(body.path, at, fault.code, fault.message, fault.fix)


def linked(item: Item, body: Outline, targets: Targets, hidden: frozenset[str]) -> Item:
    """The item with its links as the site needs them; links to hidden items become text."""
    if not body.links:
        return item
    parts, end = [], 0
    files, mentions, gone = [], [], []
    for link in body.links:
        path, _, anchor = link.target.partition("#")
        found = _resolved(item.path, path) if path else ""
        files += [path] if found in targets.files else []
        target = targets.items.get(found)
        if target is None or link.start < end:
            continue
        mentions.append(target)
        if target in hidden:
            parts += [item.body[end : link.start], link.text if link.whole else ""]
            end = link.end
            gone += [] if link.whole else [link.text]
            continue
        place = posixpath.relpath(f"{target}.md", posixpath.dirname(item.id))
        parts += [item.body[end : link.target_start], f"{place}#{anchor}" if anchor else place]
        end = link.target_start + len(link.target)
    text = "".join(parts) + item.body[end:]
    for label in gone:
        text = _used(label).sub(lambda match: match[1] or match[2], text)
    return replace(item, body=text, files=tuple(files), mentions=tuple(mentions))


def _used(label: str) -> re.Pattern[str]:
    """Mentions of a label that is defined no more: `[words][label]`, `[label][]`, `[label]`."""
    label = re.escape(label)
    return re.compile(rf"!?\[([^\[\]]++)\] ?\[{label}\]|!?\[({label})\](?:\[\])?", re.IGNORECASE)


def _resolved(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _fault(link: Link, path: str, targets: Targets) -> Fault | None:
    target, _, anchor = link.target.partition("#")
    if _elsewhere.match(link.target):
        return None
    if not link.target or target.startswith("/"):
        message = f'The link "{link.target}" is not relative to this file.'
        return Fault((), Code.BROKEN_LINK, message, "Write the way from this file: ../news/x.md.")
    found = _resolved(path, target) if target else path
    if found not in targets.items and found not in targets.pages and found not in targets.files:
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
    near = nearest(found, [*targets.items, *targets.pages], most=1)
    if not near:
        return Fault((), Code.BROKEN_LINK, message, "Correct it to a file of this hub.")
    way = posixpath.relpath(near[0], posixpath.dirname(path))
    return Fault((), Code.BROKEN_LINK, message, f'Did you mean "{way}"?')
