"""How much is tried here, and that a longer text costs only so much more work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, is_hypothesis_test
from hypothesis import strategies as st

from hub.source.body import outline
from hub.source.code import blank_code
from hub.source.front_matter import decode, split
from hub.source.yaml_text import read_yaml
from tests.fuzz.examples import BODIES, FACTS, MARKS, many

HERE = Path(__file__).parent


def calls(read: Callable[[str], object], text: str) -> int:
    """How many functions are called, Python's own too, while a text is read."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event.endswith("call")

    sys.setprofile(called)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


READERS: dict[str, Callable[[str], object]] = {
    "decode": lambda text: decode(text.encode()),
    "split": lambda text: split(f"---\n{text}\n---\n"),
    "facts": read_yaml,
    "outline": outline,
    "code": blank_code,
}


@pytest.mark.parametrize("name", READERS)
@many(200)
@given(st.one_of(FACTS, BODIES, MARKS))
def test_eight_times_the_text_takes_eight_times_the_work(name: str, text: str) -> None:
    read = READERS[name]
    read(text)  # what is remembered from one text to the next is no work
    assert calls(read, "\n".join([text] * 8)) <= 10 * calls(read, text) + 500


def examples(function: Any) -> int:
    return int(function._hypothesis_internal_use_settings.max_examples)


def test_at_least_twenty_thousand_examples_are_tried() -> None:
    """Conftest.py sees to it that each property has as many as it says."""
    modules = [import_module(f"tests.fuzz.{path.stem}") for path in HERE.glob("test_*.py")]
    properties = [
        each for one in modules for each in vars(one).values() if is_hypothesis_test(each)
    ]
    assert len(properties) > 40
    assert sum(map(examples, properties)) >= 20_000
