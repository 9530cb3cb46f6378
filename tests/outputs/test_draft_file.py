"""The file of a draft reads back as what was chosen, whatever the words are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import Item, check_text, read_date
from hub.kinds import KINDS
from hub.outputs.newsletter.draft_file import Heading, clipped, draft_file
from hub.source.front_matter import Document, split
from hub.views.newsletter.compose import Sent, compose
from hub.views.newsletter.reasons import window
from hub.vocabulary import NewsletterSection
from tests.hubs import TINY_HUB
from tests.issues import CANARY
from tests.records import facts

SINCE, UNTIL = read_date("2026-05-01"), read_date("2026-05-14")
SECTION = NewsletterSection.model_validate(
    {"id": "shared-practice", "name": "A", "from": ["news"], "limit": 3}
)
# What a title may have: the reader refuses line breaks and characters that nobody sees.
LINE = st.text(
    st.one_of(
        st.sampled_from("#:-'\"\\{}[]!&*%@`|>?,= \u202e\u2066é—"),
        st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]),
    ),
    min_size=10,
    max_size=100,
)  # fmt: skip


def heading(**changes: str) -> Heading:
    said = {"newsletter": "In brief", "readers": ""} | changes
    return Heading("2026-05-14", said["newsletter"], SINCE, UNTIL, {}, said["readers"])


def post(slug: str, title: str, **changes: object) -> Item:
    made = facts(
        "news", **{"title": title.strip() or "Ten or more", "date": "2026-05-02"} | changes
    )
    return Item(f"news/2026/{slug}", KINDS["news"], "a.md", made, "", {})


def values(text: str) -> Any:
    document = split(text)
    assert isinstance(document, Document)
    assert document.tree.faults == []
    return document.tree.root


@given(st.lists(LINE.filter(lambda text: len(text.strip()) >= 10), min_size=1, max_size=5))
def test_it_is_an_issue_without_faults_that_has_the_items_in_order(titles: list[str]) -> None:
    change = [{"date": "2026-05-03", "note": titles[0]}]
    items = [post(f"n{n}", title, change_history=change) for n, title in enumerate(titles)]
    sent = {items[-1].id: Sent("newsletters/april", window(SINCE, SINCE).since)}
    made = compose(items, [SECTION], window(SINCE, UNTIL), sent)
    text = draft_file(heading(newsletter=titles[0][:60]), made)
    path = "docs/newsletters/2026-05-14.md"
    faults = check_text(TINY_HUB, path, text)
    assert [each for each in faults if "empty" not in each.code.label] == []
    (section,) = values(text)["sections"]
    chosen = [(each["id"], each.get("note")) for each in section["items"]]
    expected = [
        (pick.item.id, f"Updated: {pick.reason.words}" if pick.reason.why == "updated" else None)
        for pick in made.sections[0].picks
    ]
    assert chosen == expected


def test_the_canary_stays_in_its_line() -> None:
    title = " ".join(CANARY.split())[:100]
    made = compose([post("a", title)], [SECTION], window(SINCE, UNTIL), {})
    text = draft_file(heading(), made)
    assert f"      # {title}\n" in text
    assert check_text(TINY_HUB, "docs/newsletters/2026-05-14.md", text) == []


@pytest.mark.parametrize(
    "title", ["Ten or more", "A title of middling length, as many are", "x" * 90]
)
def test_lines_have_a_length_that_mail_programs_show(title: str) -> None:
    made = compose([post("a", title)], [SECTION], window(SINCE, UNTIL), {})
    long = heading(
        newsletter="The newsletter of two regions", readers="Coventry, West Midlands" * 3
    )
    for each in (heading(), long):
        given = values(draft_file(each, made))
        assert 40 <= len(given["preheader"]) <= 110
        assert 5 <= len(given["subject"]) <= 60
        assert 10 <= len(given["title"]) <= 100
        assert 30 <= len(given["summary"]) <= 200


@given(st.text(), st.integers(3, 50))
def test_a_text_is_cut_between_words_and_says_so(text: str, most: int) -> None:
    cut = clipped(text, most)
    assert len(cut) <= most
    assert cut == text or cut.endswith(" …")


def test_why_an_item_comes_again_is_said() -> None:
    change = [{"date": "2026-05-03", "note": "It grew"}]
    again = post("a", "A post of spring", change_history=change)
    sent = {again.id: Sent("newsletters/april", window(SINCE, SINCE).since)}
    text = draft_file(heading(), compose([again], [SECTION], window(SINCE, UNTIL), sent))
    assert "      # newsletters/april had it already; it has changed since.\n" in text
    assert 'note: "Updated: It grew."}' in text


WHOLE = """\
---
# A draft. Reorder items, take some away, add a note to one: {id: ..., note: "..."}.
# Write the introduction below the second ---. When all is ready, write status: published.
title: "In brief for Living well, Wendale, 14 May 2026"
summary: "What is new, 1 to 14 May 2026: A; B."
date: 2026-05-14
status: draft
issue: "2026-05-14-wendale"
window: {from: 2026-05-01, to: 2026-05-14}
subject: "In brief for Living well, Wendale, 14 May 2026"
preheader: "Third of three posts here; Home safety visits to reach all; Smaller things: a list, of them; What others …"
audience: {themes: [living-well], authorities: [wendale, highbeck]}
special: yes
sections:
  - id: shared-practice
    items:
      # Third of three posts here
      - {id: news/2026/c}
      # Home safety visits to reach all
      - {id: news/2026/a}
      # Smaller things: a list, of them
      # Is it of these days? It is told for May 2026: the day is not known.
      - {id: news/2026/b}
  - id: reading
    items:
      # What others wrote of it: a report on all of this
      - {id: publications/report}
# Left out. To have one all the same, write its id into a section:
#   news/2026/d: more than the 3 of section shared-practice
---

"""  # noqa: E501  # the longest preheader that there may be


def test_a_draft_reads_like_this() -> None:
    posts = [
        post("a", "Home safety visits to reach all"),
        post("b", "Smaller things: a list, of them", date="2026-05"),
        post("c", "Third of three posts here", date="2026-05-09"),
        post("d", "The fourth is one too many", date="2026-05-01"),
    ]
    title = "What others wrote of it: a report on all of this"
    told = facts("publication", title=title, date="2026-05-03")
    report = Item("publications/report", KINDS["publication"], "r.md", told, "", {})
    reading = NewsletterSection.model_validate(
        {"id": "reading", "name": "B", "from": ["publication"], "limit": 3}
    )
    made = compose([*posts, report], [SECTION, reading], window(SINCE, UNTIL), {})
    whom = {"themes": ["living-well"], "authorities": ["wendale", "highbeck"]}
    said = Heading(
        "2026-05-14-wendale", "In brief", SINCE, UNTIL, whom, "Living well, Wendale", special=True
    )
    assert draft_file(said, made) == WHOLE


def test_a_draft_for_everybody_has_short_lines_of_its_own() -> None:
    made = compose([post("a", "Home safety visits")], [SECTION], window(SINCE, UNTIL), {})
    said = values(draft_file(heading(), made))
    assert said["title"] == said["subject"] == "In brief, 14 May 2026"
    assert said["preheader"] == "What is new, 1 to 14 May 2026, and ahead: Home safety visits"
    assert said.keys().isdisjoint({"audience", "special"})


@pytest.mark.parametrize(
    ("readers", "subject"),
    [("x" * 34, f"In brief for {'x' * 34}, 14 May 2026"), ("x" * 35, "In brief, 14 May 2026")],
)
def test_a_subject_leaves_out_whom_it_is_for_where_it_grows_too_long(
    readers: str, subject: str
) -> None:
    made = compose([post("a", "Home safety visits")], [SECTION], window(SINCE, UNTIL), {})
    given = values(draft_file(heading(readers=readers), made))
    assert given["subject"] == subject
    assert given["title"] == f"In brief for {readers}, 14 May 2026"


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("aaaa bbbb", 9, "aaaa bbbb"),
        ("aaaa bbbb", 8, "aaaa …"),
        ("aaaa bbbb cc", 11, "aaaa …"),
        ("a bb ccc dddd", 11, "a bb ccc …"),
        ("One, two, three", 12, "One, two …"),
        (",;: one: two", 11, ",;: one …"),
        ("XaX bX cccc", 9, "XaX bX …"),
    ],
)
def test_a_text_is_cut_at_its_last_space(text: str, most: int, cut: str) -> None:
    assert clipped(text, most) == cut
