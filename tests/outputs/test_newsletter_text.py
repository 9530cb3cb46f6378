"""The newsletter as plain text: what stands where, and that no words of others look like it."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hub.outputs.newsletter.plain_text import WIDTH, plain_text
from hub.outputs.newsletter.visible import one_line, uri
from hub.views.newsletter.issue import Issue, Part
from tests.issues import SITE, entry, hostile, issue

SMALL = """\
Northmarch Exchange in brief

Northmarch Exchange, November 2026
==================================

1 to 31 October 2026

View this issue on the web [1]

Shared practice
---------------

Home safety visits cut falls in Wendale [2]
  Promotion: Case study, Wendale, 6 October 2026
  Start with this one.
  Trained volunteers visit people at risk of a fall, fit grab rails the
  same day and share what they find with the health trust.
  - Falls that needed an ambulance, people aged 75 and over: down 12%.
  How to apply [2]

See everything on Northmarch Exchange [3], or follow it by feed [4].

Links
-----

[1] https://exchange.northmarch.example/hub/newsletters/2026-11/
[2] https://exchange.northmarch.example/hub/case-studies/home-safety-visits/
[3] https://exchange.northmarch.example/hub/
[4] https://exchange.northmarch.example/hub/feeds/

Northmarch Improvement Partnership
1 Market Place, Wendale
editors@northmarch.example

You get this because you signed up for news of Northmarch Exchange.

Unsubscribe: *|UNSUB|*

Licence: Open Government Licence v3.0
"""

TRICKY = st.text(st.sampled_from("==--  ab[]1.>\r\n\t\x85\u2028\x00\u202e\u2066é"), max_size=200)


def small(**changes: str) -> Issue:
    """An issue of one entry and no introduction."""
    one = entry(promotional=True, action="How to apply")
    return issue(introduction="", parts=(Part("shared", "Shared practice", (one,)),), **changes)


def headings(text: str) -> list[str]:
    """What has a line of = or - below it, each on one line."""
    return [
        one_line(match[1]) for match in re.finditer(r"^((?:.+\n)+?)(?:=+|-+)$", text, re.MULTILINE)
    ]


def test_an_issue_says_everything_in_order() -> None:
    assert plain_text(small()) == SMALL


def test_what_an_entry_lacks_leaves_no_line() -> None:
    bare = entry(by="", lines=(), note="", summary="")
    text = plain_text(issue(introduction="", parts=(Part("a", "A", (bare,)),)))
    told = text.partition("A\n-\n\n")[2].partition("\n\n")[0]
    assert told == "Home safety visits cut falls in Wendale [2]\n  Case study, 6 October 2026"


def test_a_sender_without_a_postal_address_has_no_empty_line() -> None:
    sender = replace(issue().sender, address="")
    text = plain_text(issue(sender=sender))
    assert "\nNorthmarch Improvement Partnership\neditors@northmarch.example\n\n" in text


def test_a_title_that_begins_with_the_newsletters_name_says_it_once() -> None:
    named = plain_text(small(title="Northmarch Exchange in brief, November 2026"))
    assert named.startswith("Northmarch Exchange in brief, November 2026\n=====")


def test_an_address_has_one_number_in_order_of_first_mention() -> None:
    text = plain_text(issue())
    listed = re.findall(r"^\[(\d+)\] (\S+)$", text, re.MULTILINE)
    assert [number for number, _ in listed] == [str(n) for n in range(1, len(listed) + 1)]
    assert len({address for _, address in listed}) == len(listed)
    cited = [int(number) for number in re.findall(r"(?<=\S )\[(\d+)\]", text)]
    assert [*dict.fromkeys(cited)] == [*range(1, len(listed) + 1)]
    assert "case study from Wendale [2]" in text
    assert "cut falls in Wendale [2]\n" in text


def test_lines_are_short_and_addresses_whole() -> None:
    far = f"{SITE}{'a' * 1200}/"
    text = plain_text(issue(parts=(Part("a", "A", (entry(address=far, note="a" * 1000),)),)))
    assert f"] {far}\n" in text
    assert max(len(line) for line in text.splitlines() if "://" not in line) <= WIDTH


def test_an_address_in_running_text_is_not_broken() -> None:
    words = f"Read {SITE}{'a' * 90} first."
    text = plain_text(issue(parts=(Part("a", "A", (entry(summary=words),)),)))
    assert f"  {SITE}{'a' * 90}\n" in text


def test_hostile_words_stay_words() -> None:
    text = plain_text(hostile())
    assert len(headings(text)) == 1 + len(hostile().parts) + 1
    assert not re.search("[\r\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
    assert "\nUnsubscribe: {{unsubscribe}}?a=1&b=\"><b>'|*\n" in text
    assert '<b>bold</b> & "quoted" it\'s &lt; &amp; ]]> <!-- no' in text
    assert "evil isolated {{ braces }}" in one_line(text)


@given(TRICKY, TRICKY, TRICKY, TRICKY)
def test_only_headings_have_a_line_below(title: str, words: str, heading: str, name: str) -> None:
    one = entry(title=title, summary=words, note=words, lines=(words, title), by=words)
    parts = (Part("a", f"A {heading}", (one, one)), Part("b", "B", (one,)))
    introduction = f"x<br>{words}\n\n{title}"
    made = issue(title=f"T {title}", name=name, parts=parts, introduction=introduction, window=name)
    text = plain_text(made)
    assert headings(text) == [one_line(f"T {title}"), one_line(f"A {heading}"), "B", "Links"]
    assert text.splitlines() == text[:-1].split("\n")
    assert max(len(line) for line in text.split("\n") if SITE not in line) <= WIDTH


@given(TRICKY)
def test_every_entry_begins_at_the_margin_with_its_title(title: str) -> None:
    one = entry(title=f"Title {title}")
    text = plain_text(issue(introduction="", parts=(Part("a", "A", (one, one)),)))
    entries = text.partition("A\n-\n\n")[2].partition("\n\nSee everything")[0].split("\n\n")
    assert len(entries) == 2
    for each in entries:
        first, *others = each.splitlines()
        assert first.startswith("Title")
        assert all(line.startswith("  ") for line in others)
        assert one_line(each).startswith(f"{one_line(one.title)} [2] Case study, Wendale")


@given(st.text())
def test_text_on_one_line_has_no_control_characters_and_loses_no_letter(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    letters = [each for each in text if each.isalnum()]
    assert [each for each in line if each.isalnum()] == letters
    assert line.isprintable() or not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e]", line)


@given(st.text())
def test_an_address_has_no_character_that_ends_it(path: str) -> None:
    assert re.fullmatch(r"https://a\.example/[!-~]*", uri(f"https://a.example/{path}"))


def test_an_address_that_is_one_stays_as_it_is() -> None:
    whole = "https://a.example:80/b%20c/(d)/?e=1&f='g'&h[]=*#i;j,k@l+m~n"
    assert uri(whole) == whole
