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
