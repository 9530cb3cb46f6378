"""What the repository promises about itself, where nothing else would notice a drift."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from hub import Code, check_text

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = (
    *("requirements.txt", "requirements-test.txt", "requirements-properdocs.txt"),
    "requirements-mutants.txt",
)
ALONE = ("requirements-frictionless.txt", "requirements-checks.txt")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
COMMANDS = {
    *("serve", "site", "rollback", "check", "new", "links", "quick", "test", "test-full"),
    *(
        "fuzz",
        "mutants",
        "bench",
        "bench-views",
        "bench-search",
        "bench-refusals",
        "lighthouse",
        "lock",
    ),
    *("screenshots", "reference", "addresses", "setup", "help"),
}


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(), yaml.CSafeLoader)


def pins(lock: str) -> dict[str, str]:
    """Each package of a lock file that has a hash, and its version."""
    line = r"^(\S+)==(\S+).*\\\n +--hash=sha256:"
    return dict(re.findall(line, (ROOT / lock).read_text(), re.MULTILINE))


def stale(wish: str, locked: dict[str, str]) -> bool:
    need = Requirement(wish)
    return not need.specifier.contains(locked.get(need.name.lower(), "0"))


@pytest.mark.parametrize("lock", [*LOCKS, *ALONE])
def test_lock_has_a_hash_for_every_package_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert len(pins(lock)) == len(re.findall("^[a-z]", text, re.MULTILINE)) > 2
    assert not re.search(r"://|--(extra-)?index|--find-links|@", text)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", PROJECT["dependencies"]),
        ("requirements-test.txt", PROJECT["optional-dependencies"]["test"]),
        ("requirements-properdocs.txt", PROJECT["dependencies"]),
        ("requirements-mutants.txt", PROJECT["optional-dependencies"]["test"]),
    ],
)
def test_lock_meets_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    assert not [wish for wish in wanted if stale(wish, pins(lock))], "run `make lock`"


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_locks_agree(lock: str) -> None:
    assert pins("requirements.txt").items() <= pins(lock).items()


def test_make_alone_lists_the_commands() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert set(re.findall(r"^  make (\S+) +\w", listed, re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize(
    ("command", "runs"),
    [
        (
            "check TODAY='2016-05-10 17:00'",
            'check_content.py --format text --today "2016-05-10 17:00"',
        ),
        ("new KIND=event", "scripts/new_item.py event"),
    ],
)
def test_make_passes_on_what_it_is_given(command: str, runs: str) -> None:
    made = ["make", "--dry-run", *shlex.split(command)]
    said = subprocess.run(made, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert runs in said


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_documents_name_commands_that_exist(name: str) -> None:
    text = (ROOT / name).read_text()
    named = re.findall(r"(?:`|^ *|=\S+ )make ([a-z-]+)", text, re.MULTILINE)
    assert named
    assert set(named) <= COMMANDS


def test_guide_shows_messages_that_exist() -> None:
    shown = re.findall(r"^\S+:\d+:\d+ (\S+)", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    assert shown
    assert set(shown) <= {code.label for code in Code}


@pytest.mark.parametrize(
    "name",
    ["CONTRIBUTING.md", "docs/contribute/problems.md", "docs/contribute/first-case-study.md"],
)
def test_guide_shows_a_message_as_the_check_prints_it(name: str) -> None:
    (shown,) = re.findall(
        r"^```text\n(\S+:\d+:\d+ .*?)^```", (ROOT / name).read_text(), re.M | re.S
    )
    facts = "title: Green fleet\nsummary:\ndate: 2026\nthemes: [sustainabilty]"
    problems = check_text(ROOT, "case_studies/green-fleet.md", f"---\n{facts}\n---\n")
    assert shown in [f"{problem}\n" for problem in problems]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_pins_its_actions_and_is_given_little(path: Path) -> None:
    text = path.read_text()
    uses = re.findall(r"uses: (.*)", text)
    assert uses
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use) for use in uses)
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert read_yaml(path)["permissions"] in ({}, {"contents": "read"})


def test_form_offers_the_themes_of_the_hub() -> None:
    form = read_yaml(ROOT / ".github/ISSUE_TEMPLATE/case_study.yml")["body"]
    offered = next(field for field in form if field.get("id") == "themes")["attributes"]["options"]
    assert offered == [theme["name"] for theme in read_yaml(ROOT / "data/themes.yml")]


def test_form_points_at_the_hubs_own_repository() -> None:
    (link,) = read_yaml(ROOT / ".github/ISSUE_TEMPLATE/config.yml")["contact_links"]
    assert link["url"].startswith(read_yaml(ROOT / "data/hub.yml")["repository"])


def test_container_brings_the_editors_recommended_extensions() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text())["recommendations"]
    assert container["customizations"]["vscode"]["extensions"] == recommended


def test_every_page_whose_macros_run_has_owners() -> None:
    settings = yaml.safe_load((ROOT / "data/hub.yml").read_text(encoding="utf-8"))
    owners = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert settings["macro_pages"]
    for page in settings["macro_pages"]:
        assert f"/docs/{page} " in owners
