"""The house's rules of structure: who imports whom, what is pure, and how long things are."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
HUB = ROOT / "hooks/hub"
MODULES = sorted(HUB.rglob("*.py"))
ADAPTORS = sorted([*ROOT.glob("hooks/*.py"), *ROOT.glob("scripts/*.py")])
OURS = [*MODULES, *ADAPTORS]
ALL = [*OURS, *sorted(ROOT.glob("tests/**/*.py"))]

SHARED = {"problems", "values"}
RECORDS = SHARED | {"fields", "records"}
FACTS = RECORDS | {"item_fields", "vocabulary"}
LOOKS = {"model", "kinds", "problems", "vocabulary", "wording"}
MAY_IMPORT: dict[str, set[str]] = {
    "problems": set(),
    "values": set(),
    "wording": {"values"},
    "records": SHARED,
    "fields": SHARED | {"records"},
    "item_fields": RECORDS,
    "vocabulary": RECORDS,
    "model": SHARED | {"item_fields", "vocabulary"},
    "kinds": RECORDS | {"item_fields", "model"},
    "source": FACTS | {"model", "kinds", "rendering"},
    "rendering": {"vocabulary"},
    "views": LOOKS | {"records", "values"},
    "outputs": LOOKS | {"views", "values"},
    "pages": LOOKS | {"views", "values"},
    "reference": FACTS | {"model", "kinds"},
    "checking": FACTS | LOOKS | {"source", "views", "outputs"},
    "pipeline": FACTS | LOOKS | {"checking", "source", "views", "outputs", "pages"},
    "newsroom": FACTS | LOOKS | {"checking", "source", "views", "outputs", "pages"},
    "addresses": FACTS | {"model", "kinds", "source", "views", "wording"},
    "__init__": {"checking", "pipeline", "model", "rendering", "source", "views"} | SHARED,
}
"""For each part of hub/, the other parts that it may import."""

OUTSIDE = ("mkdocs", "os", "time", "socket", "random", "subprocess", "urllib.request")
MAKING = ("hub.outputs", "hub.pages", "hub.pipeline", "hub.views.gathered", "jinja2", "mkdocs")
CLOCKS = {"now", "today", "utcnow", "monotonic", "perf_counter", "getenv"}
FILES = {
    "open",
    "read_text",
    "read_bytes",
    "rglob",
    "glob",
    "iterdir",
    "stat",
    "lstat",
    "is_symlink",
    "is_file",
    "is_dir",
}
WRITERS = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "touch", "rmtree"}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def part(path: Path) -> str:
    """The part of hub/ that a module belongs to: its top folder, or its own name."""
    first = path.relative_to(HUB).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Full names of the modules, or of what they define, that a file imports."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: a relative import"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def calls(path: Path) -> set[str]:
    """Names of the functions and methods that a file calls."""
    nodes = ast.walk(parsed(path))
    called = [each.func for each in nodes if isinstance(each, ast.Call)]
    return {str(getattr(each, "id", getattr(each, "attr", ""))) for each in called}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(parsed(path)):
        assert not isinstance(node, ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef):
            yield node


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_parts_of_the_hub_import_along_the_arrows_only(path: Path) -> None:
    own = part(path)
    hub = [each.split(".")[1] for each in imports(path) if each.startswith("hub.")]
    assert "hub" not in imports(path)
    assert set(hub) - {own} <= MAY_IMPORT[own]


def test_every_part_of_the_hub_has_its_arrows_and_they_make_no_circle() -> None:
    assert {part(path) for path in MODULES} == set(MAY_IMPORT)
    waiting = dict(MAY_IMPORT)
    while waiting:
        free = [own for own, others in waiting.items() if not others & waiting.keys()]
        assert free, f"in a circle: {sorted(waiting)}"
        waiting = {own: others for own, others in waiting.items() if own not in free}


@pytest.mark.parametrize("path", ADAPTORS, ids=name)
def test_adaptors_and_scripts_use_public_names(path: Path) -> None:
    own = {"reference", "newsroom", "addresses"} if path.parent.name == "scripts" else {"outputs"}
    public = {"kinds", "wording"} | own
    exported = parsed(HUB / "__init__.py")
    lists = [each.value for each in exported.body if isinstance(each, ast.Assign)]
    names = {ast.literal_eval(element) for each in lists for element in getattr(each, "elts", [])}
    used = {each.split(".")[1] for each in imports(path) if each.startswith("hub.")}
    assert used <= names | public


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_hub_knows_no_mkdocs_clock_environment_or_network(path: Path) -> None:
    outside = [each for each in imports(path) if each.startswith(tuple(f"{o}." for o in OUTSIDE))]
    assert outside == []
    assert not {"os", "time", "mkdocs"} & set(imports(path))
    assert not calls(path) & CLOCKS


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_one_module_opens_content_and_none_writes(path: Path) -> None:
    assert not calls(path) & WRITERS
    if path != HUB / "source/folder.py":
        assert not calls(path) & FILES


def test_no_module_and_no_function_is_long() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in ALL}
    assert [path for path, count in lines.items() if count > 250] == []
    long = [(path, each.name) for path in ALL for each in functions(path) if length(each) > 40]
    assert long == []


def test_most_modules_and_functions_are_short() -> None:
    modules = [len(path.read_text(encoding="utf-8").splitlines()) for path in OURS]
    assert median(modules) < 150
    assert median(length(each) for path in OURS for each in functions(path)) < 10


def test_modules_are_called_after_what_they_hold() -> None:
    assert [path for path in ALL if VAGUE & set(path.stem.split("_"))] == []


def public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """The public classes of a module or class, with what is public in them, and functions."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


@pytest.mark.parametrize("path", OURS, ids=name)
def test_what_is_public_says_what_it_is(path: Path) -> None:
    tree = parsed(path)
    assert ast.get_docstring(tree)
    assert [node.name for node in public(tree.body) if not ast.get_docstring(node)] == []


def test_who_only_checks_loads_nothing_that_makes_pages() -> None:
    command = "import sys, hub; hub.check; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )
    loaded = {each for each in done.stdout.split() if each.startswith(MAKING)}
    assert loaded == set()
