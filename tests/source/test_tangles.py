"""What would take too long to render is told at the first look, and usual text never is."""

from __future__ import annotations

import pytest

from hub.source.tangles import MOST_MARKED, MOST_SIGNS, tangle

DEEP = "Lists or quotes stand in each other too often."
SIGNS = "The text has more than 1,500 brackets, headings and tabs."


@pytest.mark.parametrize(
    ("text", "offset", "said"),
    [
        (f"Words.\n\n{'- ' * 21}R&D", 8, DEEP),
        (f"{' ' * 84}- a", 0, DEEP),
        (f"{'> ' * 21}a", 0, DEEP),
        ("[" * (MOST_SIGNS + 1), MOST_SIGNS, SIGNS),
        ("<a " * (MOST_SIGNS + 1), 3 * MOST_SIGNS, SIGNS),
        ("# a\n" * (MOST_SIGNS + 1), 4 * MOST_SIGNS, SIGNS),
        ('=== "a"\n' * (MOST_SIGNS + 1), 8 * MOST_SIGNS, SIGNS),
        ("a" * MOST_MARKED + "<b>", 0, "A text with images or HTML may have 100,000 characters."),
    ],
)
def test_a_tangle_is_told_from_where_it_is_one(text: str, offset: int, said: str) -> None:
    found = tangle(text)
    assert found
    assert (found[0], found[1].message[: len(said)]) == (offset, said)


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md) " * MOST_SIGNS,
        "Words. " * MOST_MARKED,
        f"{'- ' * 20}a",
        "a" * (MOST_MARKED - 3) + "<b>",
    ],
)
def test_long_text_is_no_tangle(text: str) -> None:
    assert tangle(text) is None
