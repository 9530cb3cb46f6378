"""What every test can ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hubs import Changes, tiny_hub

from hub import Problem, check
from tests.hubs import TODAY

Check = Callable[[Changes], tuple[Problem, ...]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the tiny hub, which the test may change."""
    return tiny_hub(tmp_path)
