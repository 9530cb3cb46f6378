"""What a rename refuses, and what stops it: nothing is changed then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.addresses.renames import DATA, EVENT, LIBRARY, NEWS, STUDY, files, run
from tests.hubs import change, edited

REFUSED = [
    ("events/none", "events/b", '"events/none" is no item of this hub.'),
    ("events/home-safety-workshops", "events/b", 'Did you mean "events/home-safety-workshop"?'),
    ("publications/falls-data", "publications/b",
     '"publications/falls-data" is an old address of publications/northmarch-data-2026.'),
    (EVENT, EVENT, "events/home-safety-workshop is its address already."),
    (EVENT, "workshop", '"workshop" is no address of an item. Write it like events/home-safety'),
    (EVENT, "docs/about.md", '"docs/about.md" is no address of an item.'),
    (EVENT, "news/2026/workshop", "an address of news. An item keeps its kind"),
    (EVENT, "events/Workshop", '"Workshop.md" cannot be part of an address. Use small letters'),
    (EVENT, "events/../x", "The file is not in docs/events/ itself."),
    (EVENT, "events/index", "An item keeps its kind"),
    (EVENT, f"events/{'x' * 101}", "is too long. Each part may have 100 characters."),
    (NEWS, "news/x", "The file is not in a folder of its year."),
    (EVENT, "events/taken", "events/taken is taken: docs/events/taken.md is there."),
    (EVENT, "events/removed", "is taken: data/removed.yml records that it was removed."),
    (DATA, "publications/old", "is taken: it is an old address of events/taken."),
    ("news/2026/quiet", "news/2025/quiet",
     "docs/news/2025/files/rules.csv is another file than docs/news/2026/files/rules.csv."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    root: Path, old: str, new: str, said: str
) -> None:
    (taken,) = edited(EVENT, "status: published", "aliases: [publications/old]").values()
    removed = "- {address: events/removed, date: 2026-05-10, reason: It was wrong.}\n"
    other = {"docs/news/2025/files/rules.csv": "rule\nshout\n", "data/removed.yml": removed}
    change(root, {"docs/events/taken.md": taken, **LIBRARY, **other})
    before = files(root)
    result = run(root, old, new)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert result.stderr.endswith("Nothing was changed.\n")
    assert files(root) == before


def test_facts_that_cannot_be_edited_safely_are_refused_with_the_cure(root: Path) -> None:
    change(root, edited(EVENT, "\n---\n\nThe morning", "\n...\n---\n\nThe morning"))
    before = files(root)
    result = run(root, EVENT, "events/b")
    assert result.exit_code == 2
    assert "Write `aliases: []` on a line of its own there first." in result.stderr
    assert files(root) == before


def test_with_faults_in_the_content_nothing_is_renamed(root: Path) -> None:
    change(root, edited(EVENT, "status: published", "status: publish"))
    before = files(root)
    result = run(root, STUDY, "case-studies/visits")
    assert result.exit_code == 1
    assert f"{EVENT}:5:9 wrong-choice" in result.stdout
    assert result.stderr == "1 fault to mend. Nothing was changed.\n"
    assert files(root) == before


def test_a_folder_in_the_way_leaves_all_as_it_was(root: Path) -> None:
    (root / "docs/events/b.md").mkdir()
    before = files(root)
    result = run(root, EVENT, "events/b")
    assert result.exit_code == 2
    assert "docs/events/b.md is a folder. Move it away" in result.stderr
    assert files(root) == before


@pytest.mark.parametrize("nth", range(1, 7))
def test_what_stops_it_half_way_undoes_it(
    root: Path, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(root, LIBRARY)
    before, steps = files(root), iter(range(1, 99))

    def stopped(do: Callable[..., Any]) -> Callable[..., Any]:
        def step(file: Path, *given: Path, **options: bool) -> Any:
            if not options and next(steps) == nth:
                raise OSError(28, "No space left on device")
            return do(file, *given, **options)

        return step

    for name in ("replace", "unlink"):
        monkeypatch.setattr(Path, name, stopped(getattr(Path, name)))
    result = run(root, "news/2026/quiet", "news/2025/hush")
    assert result.exit_code == 2, result.output
    assert "cannot be written: No space left on device." in result.stderr
    assert files(root) == before
