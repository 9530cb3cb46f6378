"""Asking linkinator: what it is given, and what becomes of its answers."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.linkinator import Answer, AskingError, Manner, ask, plain
from tests.linkinator import Stub

ROOT = Path(__file__).parents[2]
A, B = "https://a.example/", "https://b.example/x?y=z"
QUICK = Manner(timeout=1, limit=30, at_once=2, retries=1)


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stub:
    return Stub(tmp_path, monkeypatch)


def asked(*addresses: str, manner: Manner = QUICK) -> dict[str, Answer]:
    return ask(addresses, manner, lambda _done, _total: None)


@pytest.mark.parametrize(
    ("address", "as_asked"),
    [
        ("https://a.example", "https://a.example/"),
        ("HTTPS://A.Example:443/Path#place", "https://a.example/Path"),
        ("http://a.example:80?q", "http://a.example/?q"),
        ("http://a.example:443/", "http://a.example:443/"),
        ("https://a.example/%C3%A9%2F", "https://a.example/%C3%A9%2F"),
        ("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9"),
        ("https://a.example/a b|c?d=[e]&f='g'", "https://a.example/a%20b%7Cc?d=%5Be%5D&f=%27g%27"),
    ],
)
def test_addresses_are_asked_as_programs_write_them(address: str, as_asked: str) -> None:
    assert plain(address) == as_asked


@pytest.mark.parametrize(
    "address",
    [
        *("", "a.example", "https://", "https:///a", "ftp://a.example/", "https://[::1", "//a.b/"),
        *("https://me:word@a.example/", "https://a.example:99999/", f"https://{'a' * 64}.example/"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"web|Port|label|IPv6"):
        plain(address)


@given(st.text(), st.text())
def test_an_address_stays_what_it_means_and_is_plain_from_then_on(path: str, query: str) -> None:
    words = "".join(each for each in path + query if each.isprintable() and each not in "%?#\\")
    path, query = words[: len(words) // 2], words[len(words) // 2 :]
    once = plain(f"https://a.example/{path}?{query}")
    assert once.isascii()
    assert not set(once) & set(" \"'<>[]^`{|}")
    assert plain(once) == once
    parts = urlsplit(once)
    assert (unquote(parts.path), unquote(parts.query)) == (f"/{path}", query)


def test_every_address_is_asked_once_and_gets_its_own_answer(stub: Stub) -> None:
    stub.answers({B: 404, "https://c.example/": 999, "https://d.example/": 0})
    assert asked(B, A, "https://c.example/", "https://d.example/") == {
        A: Answer(200, alive=True),
        B: Answer(404, alive=False),
        "https://c.example/": Answer(999, alive=False),
        "https://d.example/": Answer(0, alive=False),
    }
    assert stub.asked()["links"] == [A, B, "https://c.example/", "https://d.example/"]


def test_signs_of_html_in_an_address_stay_its_own(stub: Stub) -> None:
    address = plain('https://a.example/?a=1&amp=2&b="><a href="https://b.example/')
    assert [*asked(address)] == [address]
    assert stub.asked()["links"] == [address]


def test_linkinator_is_told_how_to_ask(stub: Stub) -> None:
    asked(A, manner=Manner(timeout=2.5, limit=30, at_once=3, retries=4))
    options = stub.asked()["options"]
    for name, value in (
        ("--timeout", "2500"),
        ("--concurrency", "3"),
        ("--retry-errors-count", "4"),
        ("--format", "csv"),
    ):
        assert options[options.index(name) + 1] == value
    assert {"--retry", "--retry-errors"} <= set(options)


def test_a_proxy_is_not_asked_for_the_page_of_links(
    stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    stub.instead("import os\nsys.exit(f'Error: {os.environ[\"no_proxy\"]}')")
    with pytest.raises(AskingError, match=r"intranet\.example,127\.0\.0\.1"):
        asked(A)
    assert os.environ["NO_PROXY"] == "intranet.example"


def test_progress_counts_the_answers(stub: Stub) -> None:
    stub.answers({B: None})
    told: list[tuple[int, int]] = []
    ask([A, B], QUICK, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_when_time_is_up_the_answers_so_far_count_and_nothing_goes_on(stub: Stub) -> None:
    stub.answers({B: None})
    child = "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
    stub.then(f"{child}\nprint('https://cut.example/,20', end='', flush=True)\ntime.sleep(60)")
    start = time.monotonic()
    assert asked(A, B, manner=Manner(limit=2)) == {A: Answer(200, alive=True)}
    assert time.monotonic() - start < 30  # or the child would still hold the pipe


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("sys.exit(3)", "it said nothing."),
        (
            "sys.stderr.write('here\\nTypeError: no such thing\\n    at there\\n\\nNode v1')",
            "TypeE",
        ),
        ("sys.stderr.write('Something odd\\n')\nsys.exit(1)", "Something odd"),
        ("print('url,status,state,parent\\nlinks.html,404,BROKEN,')", "it said nothing."),
        ("print('usage:\\nlinkinator LOCATION')", "it said nothing."),
    ],
)
def test_a_breakdown_is_told_in_one_line(stub: Stub, program: str, reason: str) -> None:
    stub.instead(program)
    with pytest.raises(AskingError) as caught:
        asked(A)
    assert str(caught.value).startswith(f"linkinator broke down: {reason}")
    assert "\n" not in str(caught.value)


def test_an_end_that_is_none_of_its_own_is_a_breakdown_after_answers_too(stub: Stub) -> None:
    stub.then("sys.exit(134)")
    with pytest.raises(AskingError, match="broke down"):
        asked(A)


@pytest.mark.parametrize("program", ["NODE", "LINKINATOR"])
def test_what_is_not_installed_is_said_to_be_installed_by_make(
    stub: Stub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    monkeypatch.setattr(f"scripts.linkinator.{program}", tmp_path / "nothing")
    with pytest.raises(AskingError, match="make links"):
        asked(A)
    assert stub.asked() is None


def test_the_lock_of_the_programs_on_node_names_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    packages = [package for name, package in lock.items() if name]
    assert all("integrity" in each and "resolved" not in each for each in packages)
    settings = (ROOT / ".npmrc").read_text()
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "://" not in settings


def test_the_lock_of_node_and_java_has_hashes_and_names_no_host() -> None:
    wanted = re.findall(r"^[\w-]+==\S+", (ROOT / "requirements-checks.in").read_text(), re.M)
    lock = (ROOT / "requirements-checks.txt").read_text()
    assert len(wanted) == 2
    assert set(wanted) < set(re.findall(r"^(\S+) \\\n +--hash=sha256:", lock, re.M))
    assert not re.search(r"://|--(extra-)?index|--find-links|@", lock)
