"""What every test can ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from hub import Problem, check
from tests.hubs import TODAY, Changes, change, tiny_hub

# The same examples every time, and no examples fewer on a slow machine; test-full searches on.
settings.register_profile("usual", max_examples=50, derandomize=True, deadline=None, database=None)
settings.register_profile("long", deadline=None, max_examples=3000)
# For `make fuzz`, which searches on with another seed each time; and for `make mutants`.
settings.register_profile("search", deadline=None, max_examples=500, database=None, print_blob=True)
settings.register_profile("few", settings.get_profile("usual"), max_examples=5)
settings.load_profile("usual")

CheckWith = Callable[[Changes], tuple[Problem, ...]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the tiny hub, which the test may change."""
    return tiny_hub(tmp_path)


@pytest.fixture
def check_with(root: Path) -> CheckWith:
    """A function that changes files of the tiny hub and gives the problems it then has."""

    def run(changes: Changes) -> tuple[Problem, ...]:
        change(root, changes)
        return check(root, TODAY).problems

    return run
