"""Start a new item: ask for what is known, and write a file that passes the checks.

Example: make new KIND=case_study, or with all that is known as options:
.venv/bin/python scripts/new_item.py case_study --title "Fewer missed bins in Solihull"
Exit codes: 0 written, 1 an answer does not fit, 2 wrong use.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import click

from hub import Code, Kind, Problem, check_text
from hub.kinds import KINDS
from hub.reference import fields_by_key, record_of
from hub.reference.shape import example, is_list
from hub.reference.template import quoted, template
from scripts.console import root_option, writing
from scripts.questions import ask, ask_sections, told


def slug_of(title: str) -> str:
    """A file name from a title: small letters, digits and hyphens, at most 60 characters.

    "" for a title without Latin letters and digits.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", ""))[:60].strip("-")


def path_of(kind: Kind, slug: str, date: str) -> str:
    """Where the file belongs, relative to the hub's folder."""
    year = f"{date[:4]}/" if kind.by_year else ""
    return f"{kind.folder}/{year}{slug}.md"


def as_yaml(kind: Kind, key: str, answer: str) -> str:
    """An answer as it stands in the file; a list is given with commas, a group in YAML."""
    info = fields_by_key(kind.model)[key]
    if record_of(info.annotation):
        return " ".join(answer.split())
    if is_list(info.annotation):
        parts = [part.strip() for part in answer.split(",")]
        return f"[{', '.join(quoted(part) for part in parts if part)}]"
    return quoted(answer)


def on_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def compose(kind: Kind, answers: Mapping[str, str], sections: Mapping[str, str]) -> str:
    """The text of the file."""
    values = {key: as_yaml(kind, key, text) for key, text in answers.items() if text.strip()}
    return template(kind, values, {slug: text for slug, text in sections.items() if text.strip()})


def faults_of_answer(root: Path, kind: Kind, answers: Mapping[str, str], key: str) -> list[Problem]:
    """What is wrong with one answer, beside the others."""
    text = compose(kind, answers, {})
    others = compose(kind, {**answers, key: ""}, {})
    known = {problem.message for problem in _problems(root, kind, others)}
    lines = [line.startswith(f"{key}: ") for line in text.splitlines()]
    return [
        problem
        for problem in _problems(root, kind, text)
        if problem.message not in known
        and (lines[problem.place.line - 1] or problem.code is Code.BROKEN_YAML)
    ]


def faults_of_section(root: Path, kind: Kind, slug: str, text: str) -> list[Problem]:
    """What is wrong with the words of one section."""
    whole = compose(kind, {}, {slug: text})
    start = whole.splitlines().index(f"## {kind.sections[slug]}")
    return [each for each in _problems(root, kind, whole) if each.place.line > start]


def _problems(root: Path, kind: Kind, text: str) -> list[Problem]:
    return check_text(root, path_of(kind, "new-item", "2000"), text)


def _pairs(
    _context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    pairs = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals:
            raise click.BadParameter(f'"{each}" has no "="; write --{option.name} NAME=TEXT.')
        pairs[name] = value
    return pairs


def _known(names: Iterable[str], known: Iterable[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise click.UsageError(f'"{name}" is no {what}; there are {", ".join(known)}.')


def _as_groups(kind: Kind, values: Mapping[str, str]) -> None:
    fields = fields_by_key(kind.model)
    for key, text in values.items():
        sample = example(key, fields[key])
        if record_of(fields[key].annotation) and text.strip()[:1] != sample[0]:
            raise click.UsageError(f"{key} has fields of its own. Write --set '{key}={sample}'.")


@click.command(epilog="Example: make new KIND=case_study")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option("--title", help="What the item is called; the file is named after it.")
@click.option("--summary", help="One or two sentences, 30 to 200 characters.")
@click.option("--date", help="When it was published: 2016-05-10, 2016-05, 2016 or 2008/09.")
@click.option(
    "--set",
    "values",
    multiple=True,
    callback=_pairs,
    metavar="FIELD=TEXT",
    help="Any other field: a list with commas, a group as {start: 2014}. May be repeated.",
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    callback=_pairs,
    metavar="NAME=TEXT",
    help="A section of the text. May be repeated.",
)
@click.option("--slug", help="The file's name without .md (default: made from the title).")
@click.option("--no-questions", is_flag=True, help="Ask nothing; what is not given stays open.")
@root_option
def main(
    kind: str,
    title: str | None,
    summary: str | None,
    date: str | None,
    values: dict[str, str],
    sections: dict[str, str],
    slug: str | None,
    no_questions: bool,
    root: Path,
) -> None:
    """Write a new item of a KIND as a draft, with guidance as comments, and say where.

    On a terminal it asks for what the options leave open. What no source gives is named in
    not_recorded. Exit codes: 0 written, 1 an answer does not fit, 2 wrong use.
    """
    chosen, asking = KINDS[kind], on_terminal() and not no_questions
    fields = [key for key in fields_by_key(chosen.model) if key != "not_recorded"]
    _known(values, fields, f"field of a {chosen.singular.lower()}")
    _known(sections, chosen.sections, f"section of a {chosen.singular.lower()}")
    _as_groups(chosen, values)
    options = {"title": title, "summary": summary, "date": date}
    given = {key: text for key, text in options.items() if text is not None} | values
    if asking:
        given, sections = _asked(root, chosen, given, sections)
    if missing := [f"--{key}" for key in options if not given.get(key)]:
        raise click.UsageError(f"Also give {', '.join(missing)}.")
    path = _free_path(root, chosen, given, slug, asking=asking)
    text = compose(chosen, given, sections)
    _refuse_faults(check_text(root, path, text), text)
    _write(root / path, text)
    click.echo(f"Wrote {path}. It is a draft: its comments say what else it may have, and how")
    click.echo("to publish it. Then run `make check`.")


def _asked(
    root: Path, kind: Kind, given: Mapping[str, str], sections: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """All answers; what the options give is judged before the first question."""
    judge, text = partial(faults_of_answer, root, kind), compose(kind, given, {})
    _refuse_faults([problem for key in given for problem in judge(given, key)], text)
    answers = ask(kind, given, judge)
    return answers, ask_sections(kind, sections, partial(faults_of_section, root, kind))


def _free_path(
    root: Path, kind: Kind, answers: Mapping[str, str], slug: str | None, *, asking: bool
) -> str:
    """The path of a file that does not exist yet, by the slug, the title or a question."""
    slug = slug_of(answers["title"]) if slug is None else slug
    while fault := _name_fault(root, path := path_of(kind, slug, answers["date"]), slug):
        if not asking:
            raise click.UsageError(f"{fault} Name the file with --slug.")
        click.echo(f"\n{fault}")
        slug = slug_of(click.prompt("Name of the file, without .md"))
    return path


def _name_fault(root: Path, path: str, slug: str) -> str:
    if not slug:
        return "A file name needs letters from a to z or digits."
    return f"{path} exists already." if (root / path).exists() else ""


def _refuse_faults(problems: list[Problem], text: str) -> None:
    lines = text.splitlines()
    for problem in problems:
        shown = lines[problem.place.line - 1].strip() if problem.place.line <= len(lines) else ""
        click.echo(f"{shown}\n{told(problem)}", err=True)
    if problems:
        click.echo("Nothing was written.", err=True)
        raise SystemExit(1)


def _write(file: Path, text: str) -> None:
    """Write a new file; what is there already is never overwritten."""
    with writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)


if __name__ == "__main__":
    main()
