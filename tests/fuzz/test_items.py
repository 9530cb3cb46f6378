"""Items, vocabularies and settings spoilt by somebody: read whole, or refused with problems."""

from __future__ import annotations

from functools import cache

from hypothesis import given

from hub.kinds import KINDS
from hub.problems import Problem
from hub.source.cross_check import cross_check
from hub.source.facts import read_facts
from hub.source.front_matter import Document, decode, split
from hub.source.read import Reading, read_markdown
from hub.source.vocabularies import read_settings, read_statement, read_vocabularies
from hub.views.addresses import GATHERED
from tests.fuzz.examples import FILES, ITEMS, files, inside, let_through, many, spoilt, told
from tests.hubs import TINY_HUB

DATA = files(TINY_HUB, "data/*.yml")
WORDS = read_vocabularies(lambda path: DATA[path].encode())[0]


@many(400)
@given(FILES)
def test_a_spoilt_file_is_read_or_refused_and_never_passed_over(file: tuple[str, str]) -> None:
    path, text = file
    reading = Reading()
    read_markdown(path, text, WORDS, reading)
    assert reading.bodies.keys() ^ reading.unread.keys() == {path}
    for each in reading.problems:
        assert type(each) is Problem
        assert each.path == path
        assert told(each)
        assert inside(text, each.place), each
    if path in reading.unread or (reading.bodies[path].kind and path not in reading.items):
        assert reading.problems
    if path in reading.bodies:
        body = reading.bodies[path]
        assert text.split("\n")[body.line - 1 :] in (body.text.split("\n"), [])


@many(200)
@given(FILES)
def test_a_sound_item_has_every_field_of_its_file(file: tuple[str, str]) -> None:
    path, text = file
    document = split(text)
    kind = next((each for each in KINDS.values() if path.startswith(each.folder)), None)
    if kind is None or not isinstance(document, Document):
        return
    record, sound, _, problems = read_facts(document.tree, kind, path, WORDS)
    assert sound or problems
    if record and not problems:
        assert isinstance(document.tree.root, dict)
        given = {key for key, value in document.tree.root.items() if value is not None}
        kept = record.model_dump(by_alias=True, exclude_unset=True)
        assert given <= kept.keys() | {"not_recorded"}
        assert all(kept[key] is None for key in kept.keys() - given)


@cache
def tiny() -> Reading:
    reading = Reading()
    for path, text in ITEMS:
        if (TINY_HUB / path).exists():
            read_markdown(path, text, WORDS, reading)
    return reading


@many(120)
@given(spoilt([file for file in ITEMS if (TINY_HUB / file[0]).exists()]))
def test_checks_between_files_end_in_problems_of_files(file: tuple[str, str]) -> None:
    path, text = file[0], let_through(file[1])
    base, texts = tiny(), dict(ITEMS) | {path: text}
    reading = Reading(dict(base.items), dict(base.bodies), {}, dict(base.trees), dict(base.pages))
    reading.items.pop(path, None)
    reading.bodies.pop(path, None)
    reading.trees.pop(path, None)
    read_markdown(path, text, WORDS, reading)
    for each in cross_check(reading, (), GATHERED):
        assert type(each) is Problem
        assert told(each)
        assert inside(texts[each.path], each.place), each


@many(120)
@given(spoilt([*DATA.items()]))
def test_spoilt_vocabularies_and_settings_end_in_problems(file: tuple[str, str]) -> None:
    path, text = file

    def opener(wanted: str) -> bytes | None:
        given = text if wanted == path else DATA.get(wanted)
        return given.encode(errors="replace") if given is not None else None

    words, problems = read_vocabularies(opener)
    settings, more = read_settings(opener)
    statement, others = read_statement(opener)
    assert settings or more
    assert statement or others
    shown = decode(text.encode(errors="replace"))
    for each in [*problems, *more, *others]:
        assert told(each)
        if each.path == path and isinstance(shown, str):
            assert inside(shown, each.place), each
    assert words.broken <= {each.path[5:-4] for each in problems}
