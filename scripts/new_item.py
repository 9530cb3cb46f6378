"""Start a new item: ask for what is known, and write a file that passes the checks.

Example: scripts/new_item.py case_study --title "Fewer missed bins in Solihull"
Exit codes: 0 written, 1 an answer does not fit, 2 wrong use.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import click
from pydantic.fields import FieldInfo

from hub import Kind, Problem, check_text
from hub.kinds import KINDS
from hub.reference import fields_by_key, record_of
from hub.reference.shape import is_list, is_required, may_be_unrecorded, words
from hub.reference.template import quoted, template
from scripts.console import root_option

ALWAYS = ("authorities", "themes", "services", "tags")
"""Fields that are asked for although an item may do without."""


def slug_of(title: str) -> str:
    """A file name from a title: small letters, digits and hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", ""))[:60].strip("-")


def path_of(kind: Kind, slug: str, date: str) -> str:
    """Where the file belongs, relative to the hub's folder."""
    year = f"{date[:4]}/" if kind.by_year else ""
    return f"{kind.folder}/{year}{slug}.md"


def asked_fields(kind: Kind) -> dict[str, FieldInfo]:
    """The fields worth asking for: what is needed, and what gathers the item; groups aside."""
    return {
        key: info
        for key, info in fields_by_key(kind.model).items()
        if (is_required(info) or key in ALWAYS) and not record_of(info.annotation)
    }


def as_yaml(info: FieldInfo, answer: str) -> str:
    """An answer as it stands in the file; a list is given with commas."""
    if is_list(info.annotation):
        parts = [part.strip() for part in answer.split(",")]
        return f"[{', '.join(quoted(part) for part in parts if part)}]"
    return quoted(answer)


def ask(kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
    """The answers, those given on the command line first; "" for a question passed over."""
    answers = dict(given)
    for key, info in asked_fields(kind).items():
        if key in answers:
            continue
        must = is_required(info) and not may_be_unrecorded(info)
        click.echo(f"\n{info.description} {words(info).replace('`', '').capitalize()}.")
        hint = "" if must else " (Enter if no source gives it)"
        answers[key] = click.prompt(
            f"{key}{hint}", default=None if must else "", show_default=False
        )
    return answers


def ask_sections(kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
    """A first paragraph for each section of the kind."""
    sections = dict(given)
    for slug, title in kind.sections.items():
        if slug not in sections:
            hint = "(Enter if no source gives it)"
            sections[slug] = click.prompt(f"\n{title} {hint}", default="", show_default=False)
    return sections


def on_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def compose(kind: Kind, answers: Mapping[str, str], sections: Mapping[str, str]) -> str:
    """The text of the file."""
    fields = fields_by_key(kind.model)
    values = {key: as_yaml(fields[key], text) for key, text in answers.items() if text.strip()}
    return template(kind, values, {slug: text for slug, text in sections.items() if text.strip()})


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


def _known(names: Mapping[str, str], known: list[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise click.UsageError(f'"{name}" is no {what}; there are {", ".join(known)}.')


@click.command(
    epilog='Example: scripts/new_item.py case_study --title "Fewer missed bins in Solihull"'
)
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
    help="Any other field; a list is given with commas. May be repeated.",
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
    """Write a new item of a KIND, with guidance as comments, and say where.

    On a terminal it asks for what the options leave open. What no source gives is named in
    not_recorded. Exit codes: 0 written, 1 an answer does not fit, 2 wrong use.
    """
    chosen = KINDS[kind]
    _known(values, [*fields_by_key(chosen.model)], f"field of a {chosen.singular.lower()}")
    _known(sections, [*chosen.sections], f"section of a {chosen.singular.lower()}")
    options = {"title": title, "summary": summary, "date": date}
    given = {key: text for key, text in options.items() if text is not None} | values
    if not no_questions and on_terminal():
        given, sections = ask(chosen, given), ask_sections(chosen, sections)
    if missing := [f"--{key}" for key in options if not given.get(key)]:
        raise click.UsageError(f"Also give {', '.join(missing)}.")
    path = path_of(chosen, slug or slug_of(given["title"]), given["date"])
    text = compose(chosen, given, sections)
    _refuse_faults(check_text(root, path, text), text)
    _write(root / path, text)
    click.echo(f"Wrote {path}. Its comments say what else it may have; then run `make check`.")


def _refuse_faults(problems: list[Problem], text: str) -> None:
    lines = text.splitlines()
    for problem in problems:
        shown = lines[problem.place.line - 1].strip() if problem.place.line <= len(lines) else ""
        click.echo(f"{shown}\n{problem.code.label} {problem.message}\n    {problem.fix}", err=True)
    if problems:
        click.echo("Nothing was written.", err=True)
        raise SystemExit(1)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        message = f"{file} exists already. Choose another name with --slug."
        raise click.UsageError(message) from None


if __name__ == "__main__":
    main()
