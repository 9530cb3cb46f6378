"""Whatever a hub has and however it is written: after a rename all leads to where it led."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hub.source.paths import id_of
from tests.addresses.memory import Hub, content, leads, renamed, tiny

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
ITEMS = {
    "case_studies/home-safety-visits.md": "case_studies/",
    NEWS: "docs/news/2026/",
    "docs/consultations/home-safety-visits-2027.md": "docs/consultations/",
    "docs/strategies/living-well-2024-2028.md": "docs/strategies/",
    "docs/events/home-safety-workshop.md": "docs/events/",
    "docs/publications/northmarch-data-2026.md": "docs/publications/",
}
ALIASES = [
    "",
    "aliases: []\n",
    "aliases:\n",
    "aliases:  # old ones\n",
    "aliases: [old/one]  # from the site before\n",
    'aliases: [ "old/one" , old/two, ]\n',
    "aliases: [\n  'old/one',  # the first\n  old/two\n  ]\n",
    "aliases:\n  - old/one\n",
    "aliases:\n- old/one\n# and then\n- 'old/two' # the last\n",
    "aliases:\n    -   old/one\n    - >-\n      old/two\n\n",
    '"aliases" : [old/one]\n',
]
LINKS = [
    "[words]({})",
    "[words](<{}> 'A title')",
    "[a picture of it][x]\n\n[x]: {}",
    "- [words][1], `[code]({})`\n\n[1]: {}",
    '[words]( {} "Title")',
    "[one]({}) and [another]({})",
]
RELATED = [
    "[{}]",
    '["{}"]',
    "\n  # see there\n  - '{}' # and there",
    "\n- '{}'",
    "[\n  {},\n  ]",
    "\n  - |-\n    {}",
]


class Form(NamedTuple):
    """How one file is written, and which item it names and leads to."""

    aliases: str
    related: str
    link: str
    other: str
    first: bool
    end: str
    mark: bytes


PATHS = sorted(ITEMS)
paths = st.sampled_from(PATHS)
forms = st.builds(
    Form,
    st.sampled_from(ALIASES),
    st.sampled_from(RELATED),
    st.sampled_from(LINKS),
    paths,
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([b"", codecs.BOM_UTF8]),
)
names = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
hubs = st.lists(forms, min_size=len(ITEMS), max_size=len(ITEMS))


def written(given_forms: list[Form]) -> Hub:
    """The tiny hub with its files in these forms."""
    forms_of = dict(zip(PATHS, given_forms, strict=True))
    return {**tiny(), **{path: _written(path, form) for path, form in forms_of.items()}}


def _written(path: str, form: Form) -> bytes:
    lines = tiny()[path].decode().splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(("aliases:", "related:")))
    head, fence, body = text[4:].partition("\n---\n")
    aliases = form.aliases.replace("old/", f"old/{id_of(path).replace('/', '-')}-")
    facts = f"{aliases}related: {form.related.format(id_of(form.other))}\n"
    front = f"{facts}{head}\n" if form.first else f"{head}\n{facts}"
    link = form.link.replace("{}", f"{path.count('/') * '../'}{form.other}")
    whole = f"---\n{front}{fence[1:]}{body}\n\n{link}\n"
    return form.mark + whole.replace("\n", form.end).encode()


@settings(max_examples=15)  # in test-full, too: each reads four hubs
@given(hubs, paths, names, st.sampled_from(["2026", "1999"]))
def test_after_any_rename_all_is_sound_and_leads_to_where_it_led(
    given_forms: list[Form], old: str, name: str, year: str
) -> None:
    hub, new = written(given_forms), f"{ITEMS[old]}{name}.md".replace("news/2026", f"news/{year}")
    assume(new not in hub and name != "index")
    before, after = content(hub), renamed(hub, old, new)
    found = content(after)
    assert before.problems == found.problems == ()
    ways = {old: new, id_of(old): id_of(new)}
    led = {(ways.get(here, here), ways.get(there, there), at) for here, there, at in leads(before)}
    assert leads(found) == led
    aliases = before.reading.items[old].facts.aliases
    assert found.reading.items[new].facts.aliases == (*aliases, id_of(old))
    for path in hub.keys() & after.keys():
        assert hub[path].count(b"\n") == after[path].count(b"\n")
        assert hub[path].count(b"\r") == after[path].count(b"\r")


@settings(max_examples=15)  # in test-full, too: each reads four hubs
@given(hubs, paths, names)
def test_there_and_back_changes_the_aliases_alone(
    given_forms: list[Form], old: str, name: str
) -> None:
    hub, new = written(given_forms), f"{ITEMS[old]}{name}.md"
    assume(new not in hub and name != "index")
    there = renamed(hub, old, new)
    back = renamed(there, new, id_of(old))
    assert {path for path in hub.keys() | back.keys() if hub.get(path) != back[path]} == {old}
    one, two = (content(each).reading.items[old] for each in (hub, back))
    assert (*one.facts.aliases, id_of(new)) == two.facts.aliases
    assert one.facts.model_copy(update={"aliases": two.facts.aliases}) == two.facts
    assert one.body == two.body
    again = renamed(renamed(back, id_of(old), new), new, old)
    assert again == back
