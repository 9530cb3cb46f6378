"""data/datapackage.json: what it says of the files is so, by our reading and by a tool's."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from hub.views.gathered import Gathered
from hub.views.open_data import SHEETS
from tests.catalogues import SITE, data_files
from tests.fronts import OURS, corpus, gathered
from tests.hubs import TINY_HUB, change

PROGRAM = OURS / ".venv-frictionless/bin/frictionless"


@pytest.fixture(scope="module", params=["ours", "tiny", "corpus"])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The open data of a hub, by the names of the files."""
    if request.param == "corpus":
        return named(gathered(corpus(tmp_path_factory.mktemp("hub"))))
    return named(gathered({"ours": OURS, "tiny": TINY_HUB}[request.param]))


def named(seen: Gathered) -> dict[str, bytes]:
    return {path.removeprefix("data/"): content for path, content in data_files(seen).items()}


def package(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["datapackage.json"])
    return found


def tables(files: dict[str, bytes]) -> dict[str, tuple[dict[str, Any], list[dict[str, str]]]]:
    """The schema of each spreadsheet and its rows, by name."""
    found = {}
    for each in package(files)["resources"]:
        if each["format"] == "csv":
            text = files[each["path"]].decode(f"{each['encoding']}-sig")
            assert text.count(each["dialect"]["lineTerminator"]) == text.count("\n")
            rows = csv.DictReader(StringIO(text, newline=""), strict=True)
            assert rows.fieldnames == [field["name"] for field in each["schema"]["fields"]]
            found[each["name"]] = (each["schema"], [*rows])
    return found


def test_every_file_is_described_with_its_size_and_sum(files: dict[str, bytes]) -> None:
    found = package(files)["resources"]
    assert {each["path"] for each in found} == files.keys() - {"datapackage.json"}
    assert {each["name"] for each in found} == {*(sheet.name for sheet in SHEETS), "catalogue"}
    for each in found:
        content = files[each["path"]]
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert each["title"]
        assert each["description"]


TYPES: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "year": lambda text: re.fullmatch("[0-9]{4}", text) or 1 / 0,
    "date": date.fromisoformat,
}


def test_every_cell_is_of_the_type_that_is_promised(files: dict[str, bytes]) -> None:
    for schema, rows in tables(files).values():
        for field in schema["fields"]:
            cells = [row[field["name"]] for row in rows]
            limits = field.get("constraints", {})
            for cell in filter(None, cells):
                TYPES[field["type"]](cell)
                assert cell in limits.get("enum", [cell])
                assert field.get("format") != "uri" or cell.startswith(SITE)
            assert all(cells) or not limits.get("required")
            assert len(set(cells)) == len(cells) or not limits.get("unique")


def test_keys_are_unique_and_lead_to_rows(files: dict[str, bytes]) -> None:
    found = tables(files)
    for schema, rows in found.values():
        (key,) = schema["primaryKey"]
        assert len({row[key] for row in rows}) == len(rows)
        for each in schema.get("foreignKeys", ()):
            (column,), (other,) = each["fields"], each["reference"]["fields"]
            parents = {row[other] for row in found[each["reference"]["resource"]][1]}
            assert {row[column] for row in rows} <= parents
    assert "foreignKeys" in found["outcomes"][0]


def test_every_column_says_what_it_means(files: dict[str, bytes]) -> None:
    for schema, _ in tables(files).values():
        assert schema["missingValues"] == [""]
        for field in schema["fields"]:
            assert field["description"].endswith((".", '".'))
            assert field["title"][0].isupper()


def test_the_package_names_the_hub_its_licence_and_its_page() -> None:
    seen = gathered(OURS)
    found, settings = package(named(seen)), seen.catalogue.settings
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (found["name"], found["title"]) == ("practice-hub", "Practice Hub: open data")
    assert (found["homepage"], found["description"]) == (f"{SITE}data/", settings.description)
    assert found["created"] == "2026-11-21T12:00:00+00:00"
    assert found["licenses"] == [
        {"name": "OGL-UK-3.0", "path": settings.licence.url, "title": settings.licence.name}
    ]
    (publisher,) = found["contributors"]
    assert (publisher["title"], publisher["path"]) == (settings.name, SITE)
    assert (publisher["email"], publisher["roles"]) == (settings.contact.email, ["publisher"])


@pytest.mark.parametrize(
    ("address", "short"),
    [
        (
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            "OGL-UK-3.0",
        ),
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("https://www.northmarch.example/licence", None),
    ],
)
def test_a_licence_has_the_short_name_by_which_programs_know_it(
    root: Path, address: str, short: str | None
) -> None:
    text = (root / "data/hub.yml").read_text(encoding="utf-8")
    change(root, {"data/hub.yml": re.sub("(?m)^  url: .*", f"  url: {address}", text)})
    (found,) = package(named(gathered(root)))["licenses"]
    assert (found["path"], found.get("name")) == (address, short)


@pytest.mark.parametrize(
    ("name", "short"), [("Étude & Co. (2026)", "tude-co-2026"), ("知識", "hub")]
)
def test_the_short_name_of_a_package_has_plain_letters(root: Path, name: str, short: str) -> None:
    text = (root / "data/hub.yml").read_text(encoding="utf-8")
    change(root, {"data/hub.yml": re.sub("(?m)^name: .*", f"name: {name}", text)})
    found = package(named(gathered(root)))
    assert (found["name"], found["title"]) == (short, f"{name}: open data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for open data, where the tool that checks them is installed."""
    if not PROGRAM.exists():
        pytest.fail(
            "Frictionless is missing: `make test-full` sets it up, and so does "
            "`make .venv-frictionless/.ready`."
        )
    return tmp_path / "data"


def validated(folder: Path, files: dict[str, bytes]) -> subprocess.CompletedProcess[str]:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    run = [str(PROGRAM), "validate", "--json", "datapackage.json"]
    return subprocess.run(run, capture_output=True, text=True, cwd=folder)


@pytest.mark.slow
def test_frictionless_finds_nothing_wrong(folder: Path, tmp_path: Path) -> None:
    hubs = {"ours": OURS, "tiny": TINY_HUB, "corpus": corpus(tmp_path / "more", n=200)}
    for name, root in hubs.items():
        run = validated(folder.with_name(name), named(gathered(root)))
        assert run.returncode == 0, run.stdout
        assert len(json.loads(run.stdout)["tasks"]) == len(SHEETS) + 1


BROKEN = {
    "a changed byte": ("outcomes.csv", b"percent", b"Percent", "hash-count"),
    "a word for a number": ("outcomes.csv", b",-12,", b",few,", "type-error"),
    "a choice that is none": ("decisions.csv", b",noted,", b",nodded,", "constraint-error"),
    "a column without its name": ("case-studies.csv", b",first_day,", b",day,", "incorrect-label"),
    "a row without its study": (
        "outcomes.csv",
        b",case-studies/home-safety-visits,",
        b",case-studies/home,",
        "foreign-key",
    ),
    "another catalogue": ("catalogue.json", b'"1.0"', b'"1.1"', "hash-count"),
}


@pytest.mark.slow
@pytest.mark.parametrize("broken", BROKEN)
def test_frictionless_refuses_what_is_broken(folder: Path, broken: str) -> None:
    files = named(gathered(TINY_HUB))
    name, old, new, error = BROKEN[broken]
    assert old in files[name]
    run = validated(folder, files | {name: files[name].replace(old, new, 1)})
    assert run.returncode == 1
    tasks = json.loads(run.stdout)["tasks"]
    assert error in {each["type"] for task in tasks for each in task["errors"]}
