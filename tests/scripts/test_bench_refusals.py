"""The benchmark of refusals, on two cases: it measures, tells, and does not take no for yes."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from scripts.bench import Cost
from scripts.bench_refusals import HUGE, bad_cases, findings, least, main


def test_every_bad_golden_case_and_every_huge_one_is_measured() -> None:
    names = bad_cases().keys()
    assert names > HUGE.keys()
    assert "broken-yaml/colon-in-a-value" in names
    assert "outcome-due/consultation" not in names


def test_the_slowest_are_told_with_how_much_slower_they_are() -> None:
    costs = {"a": Cost(0.6, 100), "b": Cost(1.5, 90), "c": Cost(0.5, 310)}
    said = [str(each) for each in findings(costs, Cost(0.5, 80))]
    assert said[0] == "Check of the sound hub: 0.50 s, 80 MB"
    assert said[1] == "b, 3.00 times the sound hub: 1.50 s (at most 1): MISSED"
    assert said[-1] == "c, most memory: 310.00 MB (at most 300): MISSED"


def test_a_case_is_measured_in_a_process_of_its_own() -> None:
    cost = least(HUGE["a document of 1 GB"], 1, 1)
    assert cost.seconds > 0
    assert cost.megabytes > 20


def test_a_bad_case_that_is_not_refused_ends_the_benchmark() -> None:
    with pytest.raises(click.ClickException, match="the check ended with 0, not 1"):
        least(lambda _: None, 1, 1)


def test_words_that_no_case_has_are_wrong_use() -> None:
    assert CliRunner().invoke(main, ["--only", "no such case"]).exit_code == 2
