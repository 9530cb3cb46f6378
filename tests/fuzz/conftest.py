"""Counts the examples that each property of this folder really had."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def examples_are_run(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a property that ran out of examples before it had as many as it says."""
    yield
    told = getattr(request.node, "hypothesis_statistics", "")
    if told and not re.search(r"[1-9]\d* failing", told):
        wanted = request.function._hypothesis_internal_use_settings.max_examples
        run = sum(map(int, re.findall(r"(\d+) passing", told)))
        assert run >= wanted, f"{run} examples of {wanted}"
