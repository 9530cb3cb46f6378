"""What has come due by today: shown to editors, and never a reason to fail a build."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Catalogue, Item
from hub.problems import Code, Place, Problem
from hub.views.registers.projects import Debts
from hub.vocabulary.accessibility import PATH
from hub.wording import uk_date


def notices(catalogue: Catalogue) -> list[Problem]:
    """Every notice on listed items and on the accessibility statement, in no order."""
    found: list[Problem] = [*_statement(catalogue)]
    for item in catalogue.listed:
        found += _review(item, catalogue)
    for item in catalogue.of("consultation"):
        found += _outcome(item, catalogue)
    debts = Debts(catalogue)
    for item in catalogue.of("project"):
        found += [*_case_study(item, debts), *_single(item, catalogue)]
    return found


def _notice(item: Item, field: str, code: Code, message: str, fix: str) -> Problem:
    return Problem(item.path, item.places.get(field, Place()), code, message, fix)


def _review(item: Item, catalogue: Catalogue) -> Iterator[Problem]:
    due = item.facts.review_by
    if due and due.last < catalogue.today:
        message = f"The review was due by {uk_date(due)}."
        fix = "Check that it still holds, put the day into reviewed, and move review_by on."
        yield _notice(item, "review_by", Code.REVIEW_PASSED, message, fix)
    done = item.facts.reviewed
    if done and done.first > catalogue.today:
        message = f"The review is dated {uk_date(done)}, which is still to come."
        fix = "Write the day when somebody checked that it holds. Readers do not see it until then."
        yield _notice(item, "reviewed", Code.REVIEW_AHEAD, message, fix)


def _statement(catalogue: Catalogue) -> Iterator[Problem]:
    statement = catalogue.statement
    if statement is None:
        message = "The hub has no accessibility statement."
        fix = "Public bodies must have one: copy this file from another hub, and make it true."
        yield Problem(PATH, Place(), Code.NO_STATEMENT, message, fix)
    elif statement.facts.reviewed.first > catalogue.today:
        said = uk_date(statement.facts.reviewed)
        message = f"The review is dated {said}, which is still to come."
        fix = "Write the day when somebody checked that all of the statement holds."
        yield Problem(PATH, statement.reviewed, Code.REVIEW_AHEAD, message, fix)
    elif statement.facts.review_holds_until < catalogue.today:
        said = uk_date(statement.facts.reviewed)
        message = f"The accessibility statement was last reviewed on {said}, over a year ago."
        fix = "Check that all of it still holds, then move reviewed on."
        yield Problem(PATH, statement.reviewed, Code.REVIEW_PASSED, message, fix)


def _outcome(item: Item, catalogue: Catalogue) -> Iterator[Problem]:
    if item.facts.state(catalogue.today) == "overdue" and not item.facts.outcome_delay:
        message = "Twelve weeks after closing there is no outcome."
        fix = "Add outcome, or say why it is late in outcome_delay."
        yield _notice(item, "closes", Code.OUTCOME_DUE, message, fix)


def _case_study(item: Item, debts: Debts) -> Iterator[Problem]:
    if debts.of(item).state.key == "overdue":
        message = f"The case study of this project was due by {uk_date(debts.due(item))}."
        fix = f"Write it, with project: {item.id}."
        yield _notice(item, "milestones", Code.CASE_STUDY_DUE, message, fix)


def _single(item: Item, catalogue: Catalogue) -> Iterator[Problem]:
    councils = {*item.facts.authorities, *item.facts.with_authorities}
    if item.facts.sponsor in catalogue.vocabularies.authorities:
        councils.add(item.facts.sponsor)
    allowed = catalogue.settings.projects.allow_single_authority
    if len(councils) == 1 and not allowed:
        message = "Only one authority takes part in this project."
        fix = "Add with_authorities, or set projects.allow_single_authority in data/hub.yml."
        yield _notice(item, "sponsor", Code.SINGLE_AUTHORITY, message, fix)
