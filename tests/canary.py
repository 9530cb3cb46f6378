"""A hub in which every text is one value that every surface could take for its own signs.

What refuses such a value must be patched, as if the reader had a hole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import AfterValidator
from pydantic.fields import FieldInfo

from hub import fields
from hub.fields import ONE_LINE
from hub.kinds import KINDS
from hub.records import Fields, fields_by_key, record_of
from hub.source import front_matter, yaml_text
from hub.source.front_matter import Document, split
from hub.source.paths import kind_of
from hub.source.yaml_text import read_yaml
from hub.vocabulary import VOCABULARIES, Accessibility, Removal, Settings
from tests.attachments import PNG
from tests.hubs import TINY_HUB, change

CANARY = (
    '=1+1<b onclick="x()">\'&amp;]]>\\{{ 6 * 7 }}\r\nBcc: x@evil.example\r\n</script><!--'
    "\u202e\u2066zq"
)
"""Short enough for a title, long enough for a summary."""
HARMLESS = "=" + re.sub(r"[^\w\s]", "\N{MIDDLE DOT}", CANARY[1:])
"""Words of the same shape that are a sign of nothing."""

MACROS = """

{{ 6 * 7 }}, {% include "main.html" %} and {{ config.site_name }} are words, and so is

--8<-- "data/hub.yml"

::: include
"""

# Fields of free text that are more than words: what they say is read by the hub itself.
READ_BY_THE_HUB = {
    ("NewsletterSection", "from"),
    ("NewsletterSettings", "unsubscribe"),
    ("Settings", "macro_pages"),
    ("Settings", "new_file"),
}
# One of several ways to say a thing, so it is not added to what a record says.
EITHER_OR = {("Outcome", "text"), ("SourceRef", "title"), ("SourceRef", "place")}

STUDY = "case_studies/home-safety-visits.md"
ASKING = "docs/consultations/home-safety-visits-2027.md"
OVER = {
    "opens": "2025-01-01",
    "closes": "2025-02-01",
    "extended_from": None,
    "featured_until": None,
    "date": "2025-01-01",
    "change_history": None,
}
ANSWER = {"you_said": "This", "we_did": "That"}
MORE: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    STUDY: (STUDY, {"image": {"src": "images/rail.png", "alt": "A rail"}}),
    "docs/consultations/concluded.md": (
        ASKING,
        {**OVER, "outcome": {"date": "2025-03-01", "summary": "Done", "you_said_we_did": [ANSWER]}},
    ),
    "docs/consultations/late.md": (
        ASKING,
        {**OVER, "outcome_delay": {"date": "2025-06-01", "reason": "Late"}},
    ),
    "docs/consultations/response.md": (
        ASKING,
        {
            **dict.fromkeys(("opens", "closes", "extended_from", "respond", "privacy")),
            "role": "responding",
            "response": {"date": "2026-11-01", "summary": "Our answer"},
        },
    ),
    "docs/support/gone.md": (
        "docs/support/home-safety-coaching.md",
        {"status": "withdrawn", "withdrawn": {"date": "2026-11-01", "reason": "Over"}},
    ),
}
"""Files to add, or to add to, so that every record is somewhere: from which file, with what."""

DATA: Mapping[str, type[Fields]] = {
    **VOCABULARIES,
    "hub": Settings,
    "accessibility": Accessibility,
    "removed": Removal,
}
MODELS = [*(kind.model for kind in KINDS.values()), *DATA.values()]


def holed(patch: Any) -> None:
    """Let the reader take line breaks and invisible characters, by a pytest.MonkeyPatch."""
    patch.setattr(yaml_text, "control", re.compile("(?!)"))
    patch.setattr(front_matter, "control", re.compile("(?!)"))
    # Models hold on to the function itself, so what it does is exchanged.
    patch.setattr(fields._one_line, "__code__", (lambda value: value).__code__)


def texts(model: type[Fields]) -> Iterator[tuple[str, str]]:
    """Every field of free text of a record and the records within, as record and key."""
    for key, info in fields_by_key(model).items():
        if inner := record_of(info.annotation):
            yield from texts(inner)
        elif is_text(model, key, info):
            yield model.__name__, key


def is_text(model: type[Fields], key: str, info: FieldInfo) -> bool:
    """Whether a field takes any words, and readers see them."""
    own = (model.__name__, key) in READ_BY_THE_HUB or key == "not_recorded"
    return not own and _is_free(info.annotation, info.metadata) and not info.json_schema_extra


def _is_free(annotation: Any, metadata: Any = ()) -> bool:
    if annotation is str:
        judges = [each for each in metadata if isinstance(each, AfterValidator)]
        formats = [each for each in metadata if getattr(each, "json_schema_extra", None)]
        return not formats and all(each is ONE_LINE for each in judges)
    if hasattr(annotation, "__metadata__"):
        return _is_free(annotation.__origin__, annotation.__metadata__)
    return any(_is_free(each, metadata) for each in get_args(annotation))


class Poison:
    """Puts a word into every text of records, and remembers into which."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.reached: set[tuple[str, str]] = set()

    def record(self, model: type[Fields], values: Any) -> Any:
        """The values of a record with the word in every field of text, given or not."""
        made = {key: value for key, value in values.items() if value is not None}
        for key, info in fields_by_key(model).items():
            inner, value = record_of(info.annotation), made.get(key)
            if inner and isinstance(value, list):
                made[key] = [self.record(inner, each) for each in value]
            elif inner and value:
                made[key] = self.record(inner, value)
            elif is_text(model, key, info) and (value or (model.__name__, key) not in EITHER_OR):
                made[key] = self._text(info, value)
                self.reached.add((model.__name__, key))
        return made

    def _text(self, info: FieldInfo, value: Any) -> Any:
        many = isinstance(value, list) or info.default == ()
        return [self.word] * max(1, len(value or ())) if many else self.word


def poisoned(root: Path, word: str) -> set[tuple[str, str]]:
    """Put a word into every text of a copy of the tiny hub; the fields that it reached."""
    poison = Poison(word)
    names = [path.relative_to(TINY_HUB).as_posix() for path in TINY_HUB.rglob("*.md")]
    items: dict[str, tuple[str, Mapping[str, Any]]]
    items = {name: (name, {}) for name in names if kind_of(name)} | {**MORE}
    for name, (source, more) in items.items():
        document = split((TINY_HUB / source).read_text(encoding="utf-8"))
        kind = kind_of(name)
        assert kind
        assert isinstance(document, Document)
        assert isinstance(document.tree.root, dict)
        own = {} if name == source else {"aliases": None}
        front = poison.record(kind.model, {**document.tree.root, **own, **more})
        change(root, {name: f"---\n{_yaml(front)}---\n{document.body}{MACROS}"})
    for name, model in DATA.items():
        change(root, {f"data/{name}.yml": _yaml(_data(root / f"data/{name}.yml", model, poison))})
    change(root, {"case_studies/images/rail.png": PNG})
    return poison.reached


GONE = "- {address: news/2020/gone, date: 2026-01-02, reason: It held only until 2021.}\n"


def _data(path: Path, model: type[Fields], poison: Poison) -> Any:
    values: Any = read_yaml(path.read_text(encoding="utf-8") if path.exists() else GONE).root
    if isinstance(values, list):
        return [poison.record(model, each) for each in values]
    return poison.record(model, values)


def _yaml(values: Any) -> str:
    """YAML in which every value is quoted, since the hub itself reads them as texts."""
    plain = json.loads(json.dumps(values))  # tuples and mappings alike
    return yaml.safe_dump(plain, default_style='"', sort_keys=False, width=9**9)
