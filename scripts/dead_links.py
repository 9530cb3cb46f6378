"""What is said of outside links that do not work."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from hub import Level, OutsideLink, form_address
from scripts.linkinator import Answer, plain
from scripts.messages import Message

REFUSALS = (401, 403, 405, 406, 429, 451, 999)
"""What hosts answer to programs while they may well show the page to people."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A link that is dead (an error), or that could not be checked (a warning).

    said is what is told of it, without its name: "answers 404."
    """

    link: OutsideLink
    level: Level
    said: str
    fix: str

    @property
    def code(self) -> str:
        """dead-form, dead-link, unchecked-form or unchecked-link."""
        state = "dead" if self.level is Level.ERROR else "unchecked"
        return f"{state}-{'form' if self.link.form_of else 'link'}"

    def message(self, address: str = "") -> str:
        """What is wrong, with the address as given; a form's is never told."""
        if self.link.form_of:
            return f"The form of this consultation {self.said}"
        return f"The link {address or self.link.address} {self.said}"

    def told(self) -> Message:
        """The finding as all programs tell what they found."""
        path, place = self.link.path, self.link.place
        at = (path, place.line, place.column)
        return Message(*at, self.code, self.level, self.message(), self.fix)


def asked(link: OutsideLink) -> str:
    """The address that readers follow, "" where it is no address of the web."""
    try:
        return plain(form_address(link.form_of) if link.form_of else link.address)
    except ValueError:
        return ""


def judge(link: OutsideLink, answers: Mapping[str, Answer]) -> Finding | None:
    """What is wrong with a link, None where it works."""
    address = asked(link)
    answer = answers.get(address)
    if not address:
        return Finding(link, Level.ERROR, "is not a web address.", _cure(link))
    if not answer:
        fix = "Ask again, and give it more time: --limit."
        return Finding(link, Level.WARNING, "could not be checked in time.", fix)
    if answer.alive:
        return None
    if answer.status in REFUSALS:
        said = f"could not be checked: it answers {answer.status} to programs."
        fix = "Open it in a browser to see that it works; --skip leaves it out of the next check."
        return Finding(link, Level.WARNING, said, fix)
    said = f"answers {answer.status}." if answer.status else "gives no answer."
    passing = answer.status == 0 or answer.status >= 500
    wait = "Its server may be down for a while, so look again first. " if passing else ""
    return Finding(link, Level.ERROR, said, wait + _cure(link))


def _cure(link: OutsideLink) -> str:
    if link.form_of:
        return "Nobody can respond online: open the form again, or correct its address."
    return "Correct the address, or take the link away."


def as_markdown(findings: Sequence[Finding], links: int, today: datetime) -> str:
    """A report that can stand in an issue: what is dead, then what could not be checked."""
    parts = [f"As of {today.day} {today:%B %Y}. {summary(findings, links)}\n"]
    for level, title in ((Level.ERROR, "Dead"), (Level.WARNING, "Not checked")):
        if lines := [_entry(each) for each in findings if each.level is level]:
            parts += [f"## {title}\n", "".join(lines)]
    return "\n".join(parts)


def _entry(finding: Finding) -> str:
    link = finding.link
    address = re.sub("[<>]", lambda sign: quote(sign[0]), link.address)
    where = f"`{link.path}`, line {link.place.line}"
    return f"- {where}: {finding.message(f'<{address}>')}\n  {finding.fix}\n"


def summary(findings: Sequence[Finding], links: int) -> str:
    """One line: how many links there are, are dead, and could not be checked."""
    dead = sum(each.level is Level.ERROR for each in findings)
    return f"Links: {links:,}. Dead: {dead:,}. Not checked: {len(findings) - dead:,}."
