"""What the command-line programs share: the address of the site."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from scripts.console import site_address, whole_site


@pytest.mark.parametrize(
    "text", ["https://hub.example.org", "https://hub.example.org/", "http://localhost:8000/a/b"]
)
def test_the_address_of_a_site_ends_in_a_slash(text: str) -> None:
    assert whole_site(text) == f"{text.rstrip('/')}/"


@pytest.mark.parametrize(
    "text",
    ["", "hub", "//hub.example.org/", "javascript:alert(1)", "https://", "https://:80/",
     "https://[::1/", "https://a.example/?x=1", "https://a.example/#x", "https://a.example/?",
     "https://me@a.example/", "https://bücher.example/", "https://a.example/a b",
     "https://a.example:99999/", "ftp://a.example/"],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not the address of a site"):
        whole_site(text)


@pytest.mark.parametrize(
    ("written", "variables", "expected"),
    [
        ("site_url: https://a.example/hub", {}, "https://a.example/hub/"),
        ("site_url: https://a.example/", {"SITE_URL": "https://b.example"}, "https://b.example/"),
        ('site_url: !ENV [MINE, OTHER, "https://c.example/"]', {}, "https://c.example/"),
        ('site_url: !ENV [MINE, "https://c.example/"]', {"MINE": "https://d.example/"},
         "https://d.example/"),
        ("site_url: !ENV MINE", {"MINE": "https://d.example/"}, "https://d.example/"),
        ("theme: !!python/name:a.b\nsite_url: https://a.example/", {}, "https://a.example/"),
    ],
)  # fmt: skip
def test_it_is_that_of_mkdocs_or_of_the_variable(
    written: str,
    variables: dict[str, str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("SITE_URL", "MINE", "OTHER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "mkdocs.yml").write_text(written, encoding="utf-8")
    assert site_address(tmp_path) == expected


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("site_url: [", "mkdocs.yml cannot be read as YAML"),
        ("a: b: c", "mkdocs.yml cannot be read as YAML"),
        ("site_url: {a: b}", "site_url of mkdocs.yml is not given."),
        ("site_url: []", "is not given."),
        ("site_url:", "is not given."),
        ("- a", "is not given."),
        ("INHERIT: mkdocs.yml", "is not given."),
        ("site_url: !ENV MINE", "is not given."),
        ("site_url: example.org/hub", 'is "example.org/hub", which is not the address of a site'),
    ],
)
def test_where_there_is_none_one_is_asked_for(
    written: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("MINE", raising=False)
    (tmp_path / "mkdocs.yml").write_text(written, encoding="utf-8")
    with pytest.raises(click.UsageError) as caught:
        site_address(tmp_path)
    assert said in caught.value.message
    assert "add --site ADDRESS" in caught.value.message


def test_a_configuration_that_adds_to_another_has_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    (tmp_path / "base.yml").write_text("site_url: https://a.example/", encoding="utf-8")
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub/mkdocs.yml").write_text("INHERIT: ../base.yml", encoding="utf-8")
    assert site_address(tmp_path / "hub") == "https://a.example/"


def test_a_variable_that_is_no_address_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "javascript:alert(1)")
    with pytest.raises(click.UsageError, match='SITE_URL is "javascript'):
        site_address(tmp_path)
