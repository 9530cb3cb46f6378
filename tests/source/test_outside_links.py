"""Every outside link is found where it stands, and only while readers need it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from hub import LONDON, OutsideLink, outside_links
from tests.hubs import TODAY, change, edited

OURS = Path(__file__).parents[2]
CONSULTATION = "docs/consultations/home-safety-visits-2027.md"
EVENT = "docs/events/home-safety-workshop.md"
STUDY = "case_studies/home-safety-visits.md"
PUBLICATION = "docs/publications/northmarch-data-2026.md"
FORM = "https://forms.northmarch.example/home-safety-2027"
PAGE = "docs/index.md"


def found(root: Path, path: str, day: datetime = TODAY, *, hidden: bool = False) -> list[str]:
    links = outside_links(root, day, hidden=hidden)
    return [link.address for link in links if link.path == path]


def on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=LONDON)


def add(root: Path, path: str, words: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    change(root, {path: f"{text}\n{words}\n"})


def written(root: Path) -> list[tuple[str, int, int]]:
    """Where an address begins in the files of a hub, by nothing but its first letters."""
    files = [*root.glob("case_studies/**/*.md"), *root.glob("docs/**/*.md"), *root.glob("data/*")]
    return sorted(
        (file.relative_to(root).as_posix(), number, match.start() + 1)
        for file in files
        if "docs/contribute/" not in file.as_posix()  # it shows addresses as examples
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        for match in re.finditer("[\"']?https?://", line)
        if not line.startswith("#")
    )


def place(link: OutsideLink) -> tuple[str, int, int]:
    return link.path, link.place.line, link.place.column


@pytest.mark.parametrize("hub", [OURS, None], ids=["ours", "tiny"])
def test_every_address_in_the_files_of_a_hub_is_found_where_it_stands(
    root: Path, hub: Path | None
) -> None:
    hub = hub or root
    links = list(outside_links(hub, on(2026, 11, 2), hidden=True))
    assert len(links) > 3
    assert [place(each) for each in links] == written(hub)
    for link in links:
        line = (hub / link.path).read_text(encoding="utf-8").split("\n")[link.place.line - 1]
        assert line[link.place.column - 1 :].lstrip("\"'").startswith(link.address)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/sources.yml", "  file: northmarch-review-2026.txt", "  url: {}"),
        (EVENT, "format: ", "online_url: {}\nformat: "),
        (EVENT, "register: {email: ", "register: {url: '{}', email: "),
        (
            CONSULTATION,
            "privacy:\n",
            "outcome:\n  date: 2027-02-01\n  summary: Yes.\n  link: {}\nprivacy:\n",
        ),
    ],
)
def test_fields_that_the_tiny_hub_leaves_out_are_found(
    root: Path, path: str, old: str, new: str
) -> None:
    address = "https://a.example/a?b=c"
    change(root, edited(path, old, new.replace("{}", address)))
    day = on(2027, 2, 2) if "outcome" in new else on(2026, 11, 2)
    (link,) = [each for each in outside_links(root, day) if each.address == address]
    line = (root / path).read_text(encoding="utf-8").split("\n")[link.place.line - 1]
    assert line[link.place.column - 1 :].lstrip("'").startswith(address)
    assert link.path == path


@pytest.mark.parametrize(
    ("words", "addresses"),
    [
        (
            "[a](https://a.example/x_(y)) and [b](http://b.example 'B')",
            ["a.example/x_(y)", "b.example"],
        ),
        ("![a](https://a.example/a.png)", ["a.example/a.png"]),
        ("[![a](https://a.example/a.png)](https://b.example)", ["a.example/a.png", "b.example"]),
        ("[a][1]\n\n[1]: <https://a.example/>", ["a.example/"]),
        ("<https://a.example/x>", ["a.example/x"]),
        ("<a class=x href='https://a.example'>A</a>", ["a.example"]),
        ("<img alt=x\n src=https://a.example/a.png>", ["a.example/a.png"]),
        ("[a](<https://a.example/>)", ["a.example/"]),
        ("[a](HTTPS://A.example)", ["A.example"]),
        ("[a](https://a.example/?b=1&amp;c=2)", ["a.example/?b=1&c=2"]),
        ("[a](https://a.example/&#10;b)", ["a.example/b"]),
        ("[a](https://a.example) [b](https://a.example)", ["a.example", "a.example"]),
        ("`[a](https://a.example)` <mailto:a@b.example> [a](mailto:a@b.example)", []),
        ("```\n<https://a.example>\n```", []),
        ("https://a.example and <b>https://b.example</b> and a < https://c.example", []),
        ("[a](https.md) [b](#https://a.example)", []),
    ],
)
def test_links_in_words_are_found(root: Path, words: str, addresses: list[str]) -> None:
    add(root, PAGE, f"\n{words}")
    assert [each.split("://")[1] for each in found(root, PAGE)] == addresses


def test_links_in_the_words_of_items_are_found(root: Path) -> None:
    before = len(found(root, STUDY))
    add(root, STUDY, "[a](https://a.example)")
    assert found(root, STUDY)[before:] == ["https://a.example"]


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (on(2026, 10, 27), True),  # before it opens
        (on(2026, 11, 2), True),
        (on(2027, 1, 15), True),
        (on(2027, 1, 16), False),
        (on(2027, 12, 1), False),
    ],
)
def test_a_form_counts_until_its_consultation_closes(
    root: Path, day: datetime, *, there: bool
) -> None:
    assert (FORM in found(root, CONSULTATION, day)) is there
    forms = [link for link in outside_links(root, day) if link.form_of]
    assert [link.address for link in forms] == [FORM] * there
    assert "https://www.northmarch.example/privacy/consultations" in found(root, CONSULTATION, day)


def test_a_form_names_its_consultation(root: Path) -> None:
    (form,) = [link for link in outside_links(root, TODAY) if link.form_of]
    assert form.form_of is not None
    assert form.form_of.id == "consultations/home-safety-visits-2027"


def test_an_outcome_counts_from_the_day_on_which_it_is_told(root: Path) -> None:
    outcome = "outcome: {date: 2027-03-01, summary: Yes., link: 'https://a.example/o'}\nprivacy:\n"
    change(root, edited(CONSULTATION, "privacy:\n", outcome))
    assert "https://a.example/o" not in found(root, CONSULTATION, on(2027, 2, 28))
    assert "https://a.example/o" in found(root, CONSULTATION, on(2027, 3, 1))


@pytest.mark.parametrize("ends", ["ends: 2026-11-05 12:30", ""])
def test_the_places_to_join_an_event_count_until_it_is_over(root: Path, ends: str) -> None:
    joining = edited(EVENT, "place: Vale Library, Wendale", "online_url: https://a.example/join")
    change(root, joining)
    text = (root / EVENT).read_text(encoding="utf-8").replace("ends: 2026-11-05 12:30", ends)
    register = text.replace("register: {email", "register: {url: 'https://a.example/r', email")
    change(root, {EVENT: register})
    own = {"https://a.example/join", "https://a.example/r"}
    assert own <= {*found(root, EVENT, on(2026, 11, 4))}
    assert not own & {*found(root, EVENT, on(2026, 11, 6))}
    assert found(root, EVENT, on(2026, 11, 6)) == [
        "https://www.northmarch.example/events/home-safety"
    ]


def test_an_event_whose_date_is_not_recorded_counts(root: Path) -> None:
    text = (root / EVENT).read_text(encoding="utf-8")
    text = text.replace(
        "starts: 2026-11-05 10:00\nends: 2026-11-05 12:30", "not_recorded: [starts]"
    )
    change(
        root,
        {
            EVENT: text.replace(
                "{email: events@northmarch.example, by", "{url: 'https://a.example', by"
            )
        },
    )
    assert "https://a.example" in found(root, EVENT, on(2036, 1, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: draft"),
        ("date: 2026-10-20", "date: 2027-10-20"),
        ("status: published", "status: withdrawn\nwithdrawn: {date: 2027-10-20, reason: Wrong.}"),
        ("status: published", "status: withdrawn\nwithdrawn: {date: 2026-10-20, reason: Wrong.}"),
    ],
)
def test_only_what_readers_see_counts_unless_hidden_items_are_asked_for(
    root: Path, old: str, new: str
) -> None:
    change(root, edited(PUBLICATION, old, new))
    add(root, PUBLICATION, "[a](https://a.example)")
    all_ = ["https://data.northmarch.example/falls", "https://a.example"]
    shown = "2027-10-20, reason" in new
    withdrawn = "2026-10-20, reason" in new
    assert found(root, PUBLICATION) == all_ * shown
    assert found(root, PUBLICATION, hidden=True) == all_ * (not withdrawn)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PUBLICATION, b"\xff"),
        (PUBLICATION, "---\nlinks: https://a.example\n---\n[a](https://b.example)"),
        (PUBLICATION, "https://a.example"),
        ("data/hub.yml", b"\xff"),
        ("data/hub.yml", "name: [https://a.example"),
        ("data/hub.yml", "licences: {url: https://a.example}\nname: {url: https://a.example}"),
        ("data/hub.yml", None),
    ],
)
def test_a_faulty_file_has_no_links_and_the_others_keep_theirs(
    root: Path, path: str, text: str | bytes | None
) -> None:
    before = [link for link in outside_links(root, TODAY) if link.path != path]
    change(root, {path: text})
    assert [each.address for each in outside_links(root, TODAY)] == [
        each.address for each in before
    ]
