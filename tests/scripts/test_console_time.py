"""What the command-line programs take for now, and how they show that work goes on."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner, Result

from scripts.console import progress, seconds, today_option


@click.command()
@today_option
def show(today: datetime) -> None:
    """Show the instant."""
    click.echo(today.isoformat())


def shown(*options: str, **environment: str) -> Result:
    unset: dict[str, str | None] = {"HUB_TODAY": None, "SOURCE_DATE_EPOCH": None}
    return CliRunner().invoke(show, options, env=unset | environment)


def test_a_day_given_goes_before_the_variables() -> None:
    epoch = "1780000000"
    both = {"HUB_TODAY": "2016-05-10 17:00", "SOURCE_DATE_EPOCH": epoch}
    assert shown("--today", "2016-05-11", **both).stdout == "2016-05-11T12:00:00+01:00\n"
    assert shown(**both).stdout == "2016-05-10T17:00:00+01:00\n"
    assert shown(SOURCE_DATE_EPOCH=epoch).stdout == "2026-05-28T21:26:40+01:00\n"
    assert shown(HUB_TODAY="", SOURCE_DATE_EPOCH="").exit_code == 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("HUB_TODAY", "soon", '"soon" is not a date'),
        ("SOURCE_DATE_EPOCH", "soon", 'SOURCE_DATE_EPOCH is "soon", which is no number'),
        ("SOURCE_DATE_EPOCH", "9" * 30, "which is no number of seconds since 1970."),
    ],
)
def test_a_variable_that_cannot_be_read_is_wrong_use(name: str, value: str, said: str) -> None:
    result = shown(**{name: value})
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A terminal: the seconds that have passed, and what it has been told."""
    terminal = SimpleNamespace(now=0.0, said=[])
    stderr = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr("scripts.console.sys", SimpleNamespace(stderr=stderr))
    monkeypatch.setattr("scripts.console.time", SimpleNamespace(monotonic=lambda: terminal.now))
    monkeypatch.setattr("scripts.console.click.echo", lambda text, **_: terminal.said.append(text))
    return terminal


def test_a_terminal_counts_seconds_once_it_takes_two(terminal: SimpleNamespace) -> None:
    tick = seconds("Building:")
    for now in (1.9, 2.5, 2.55, 12.0):
        terminal.now = now
        tick(False)
    tick(True)
    assert terminal.said == ["\rBuilding: 2 s", "\rBuilding: 12 s", "\r\033[K"]


def test_a_terminal_counts_files_once_it_takes_two_seconds(terminal: SimpleNamespace) -> None:
    tick = progress("Checking")
    for done in (1, 2000, 3000):
        terminal.now += 1.5
        tick(done, 3000)
    assert terminal.said == ["\rChecking 2,000 of 3,000", "\r\033[K"]


def test_short_work_and_files_show_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    tick = seconds("Building:")
    tick(False)
    tick(True)
    assert capsys.readouterr().err == ""
