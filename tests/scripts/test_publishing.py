"""A new version takes the place of the old one, whoever reads, kills or publishes meanwhile."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scripts import publishing
from scripts.exchange import exchanged
from tests.publisher import verify, version, write

PROGRAM = Path(__file__).parents[1] / "publisher.py"


def start(*words: str | Path) -> subprocess.Popen[str]:
    """A program of tests/publisher.py, which has said its first line."""
    process = subprocess.Popen(
        [sys.executable, PROGRAM, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    heard(process)
    return process


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


@contextmanager
def reader(site: Path) -> Iterator[dict[str, Any]]:
    """A process that polls a site throughout; what it saw is known at the end."""
    seen: dict[str, Any] = {}
    process = start("read", site)
    try:
        yield seen
        seen |= json.loads(process.communicate()[0])
    finally:
        kill(process)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published folder."""
    folder = tmp_path / "site"
    publishing.publish(folder, write, verify)
    return folder


def beside(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir()}


def test_the_first_version_appears_and_there_is_none_before(site: Path) -> None:
    version(site)
    assert beside(site) == {"site"}
    with pytest.raises(publishing.NoVersionBefore):
        publishing.roll_back(site)


def test_the_way_back_leads_there_and_forward_again(site: Path) -> None:
    first = version(site)
    publishing.publish(site, write, verify)
    second = version(site)
    assert first < second
    for wanted in (first, second, first):
        publishing.roll_back(site)
        assert version(site) == wanted
    assert beside(site) == {"site", ".site.previous"}


def test_what_is_published_after_going_back_is_gone_back_from_to_what_readers_saw(
    site: Path,
) -> None:
    first = version(site)
    publishing.publish(site, write, verify)
    publishing.roll_back(site)
    publishing.publish(site, write, verify)
    publishing.roll_back(site)
    assert version(site) == first


def fail(_: Path) -> None:
    raise OSError(28, "No space left on device")


def interrupt(_: Path) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("failure", [fail, interrupt])
def test_a_build_that_fails_leaves_everything_as_it_was(
    site: Path, failure: Callable[[Path], None]
) -> None:
    publishing.publish(site, write, verify)
    before, kept = version(site), version(site.with_name(".site.previous"))

    def build(folder: Path) -> None:
        write(folder)
        failure(folder)

    with pytest.raises((OSError, KeyboardInterrupt)):
        publishing.publish(site, build, verify)
    assert (version(site), version(site.with_name(".site.previous"))) == (before, kept)
    assert beside(site) == {"site", ".site.previous"}


def test_what_is_found_wrong_is_not_published(site: Path) -> None:
    before = version(site)
    with pytest.raises(publishing.Rejected) as caught:
        publishing.publish(site, write, lambda _: ["no page", "no style"])
    assert caught.value.faults == ["no page", "no style"]
    assert version(site) == before
    assert beside(site) == {"site"}


def test_what_a_killed_build_left_goes_at_the_next_start(site: Path) -> None:
    left = site.with_name(".site.new-0a1b2c3d")
    left.mkdir()
    (left / "index.html").write_text("half")
    publishing.publish(site, write, verify)
    assert beside(site) == {"site", ".site.previous"}


def test_other_files_beside_the_site_are_left_alone(site: Path) -> None:
    others = {".site", ".site.newer", "site.new-1", ".sites.new-1"}
    for name in others:
        site.with_name(name).mkdir()
    publishing.publish(site, write, verify)
    assert beside(site) == {"site", ".site.previous"} | others


def test_nobody_can_stop_the_swap_itself(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(one: Path, other: Path) -> bool:
        for each in publishing.STOPS:
            signal.raise_signal(each)
        return exchanged(one, other)

    monkeypatch.setattr("scripts.publishing.exchanged", stopped)
    before, handler = version(site), signal.getsignal(signal.SIGINT)
    publishing.publish(site, write, verify)
    assert version(site) > before
    assert signal.getsignal(signal.SIGINT) is handler


def test_where_folders_cannot_change_places_two_renames_do(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.publishing.exchanged", lambda one, other: False)
    first = version(site)
    publishing.publish(site, write, verify)
    second = version(site)
    for wanted in (first, second):
        publishing.roll_back(site)
        assert version(site) == wanted


@pytest.mark.parametrize("way", [[], ["renames"]])
def test_killed_before_any_change_whatever_the_site_is_whole_or_comes_back(
    tmp_path: Path, way: Sequence[str]
) -> None:
    process = [sys.executable, str(PROGRAM), "steps", str(tmp_path / "site"), *way]
    done = subprocess.run(process, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert json.loads(done.stdout)["kills"] > 20


def test_thirty_kills_at_random_points_give_no_bad_read(site: Path) -> None:
    points = random.Random(8)
    with reader(site) as seen:
        for _ in range(30):
            process = start("publish", site)
            time.sleep(points.uniform(0, 0.05))
            kill(process)
            version(site)
    print(f"30 kills, {seen['reads']} reads, {len(seen['bad'])} bad")
    assert seen["bad"] == []
    assert seen["reads"] > 1000
    publishing.publish(site, write, verify)
    assert beside(site) == {"site", ".site.previous", ".site.lock"}


def test_two_publish_at_once_in_turns_and_no_read_is_bad(site: Path) -> None:
    with reader(site) as seen:
        both = [start("publish", site) for _ in range(2)]
        for process in both * 8:
            assert heard(process) == "published\n"
        for process in both:
            kill(process)
    print(f"{seen['reads']} reads, {len(seen['bad'])} bad")
    assert seen["bad"] == []
    version(site)


def test_who_comes_second_waits_and_says_so_once(site: Path) -> None:
    process = start("publish", site)
    said: list[str] = []
    try:
        while not said:
            with publishing.held(site, 60, lambda: said.append("waiting")):
                version(site)
    finally:
        kill(process)
    assert said == ["waiting"]


def test_who_does_not_want_to_wait_is_told(site: Path) -> None:
    with publishing.held(site), pytest.raises(publishing.InUse), publishing.held(site):
        pass
    with publishing.held(site):
        pass


def test_the_folder_above_is_made(tmp_path: Path) -> None:
    site = tmp_path / "srv/www/site"
    with publishing.held(site):
        publishing.publish(site, write, verify)
    version(site)
