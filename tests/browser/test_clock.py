"""Pages that were built earlier move on by themselves, to the second, in a browser's own clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hub import LONDON
from hub.wording import days_left
from scripts.browser import served as serve
from tests.browser.axe import faults
from tests.browser.library import SIDEWAYS
from tests.hubs import TINY_HUB, Changes, edited
from tests.journeys import JOURNEYS, NAME, form, journeys
from tests.sites import build_apart, site_hub

pytestmark = pytest.mark.browser
SECOND = timedelta(seconds=1)
EVENT = "docs/events/home-safety-workshop.md"
FORMS = "a[href^='https://forms.northmarch.example/']"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a hub that was built in November 2026, before all its consultations."""
    with served_with(tmp_path_factory.mktemp("journeys"), journeys()) as address:
        yield address


@pytest.fixture
def page(alone: Page) -> Page:
    """A page whose clock is no other test's."""
    return alone


@contextmanager
def served_with(folder: Path, changes: Changes) -> Iterator[str]:
    root = site_hub(folder, changes)
    done = build_apart(root, {"HUB_TODAY": "2026-11-21", "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    with serve(root.with_name("site")) as address:
        yield address


def at(page: Page, moment: datetime, address: str) -> Page:
    page.clock.set_fixed_time(moment)
    page.goto(address, wait_until="domcontentloaded")
    return page


def groups(page: Page) -> dict[str, set[str]]:
    """The names of the consultations in each part of the list that is shown."""
    return {
        str(group.get_attribute("data-group")): {
            str(link.get_attribute("href")).split("/")[-2]
            for link in group.locator(".hub-card__title a").all()
        }
        for group in page.locator("section[data-group]").all()
        if group.is_visible()
    }


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name == "as-the-clocks-go-back" else SLOW)
        for name in JOURNEYS
    ],
)
def test_a_page_is_right_one_second_before_and_after(name: str, page: Page, site: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    journey = JOURNEYS[name]
    for moment, badge, forms in (
        (journey.first - SECOND, "Opens ", 0),
        (journey.first + SECOND, "Open until ", 2),
        (journey.last - SECOND, "Open until ", 2),
        (journey.last + SECOND, "Closed", 0),
    ):
        at(page, moment, f"{site}/consultations/{name}/")
        expect(page.locator(".hub-when .hub-badge")).to_have_count(1)
        assert page.locator(".hub-when .hub-badge").inner_text().startswith(badge)
        found = page.locator(FORMS)
        assert [link.get_attribute("href") for link in found.all()] == [form(name)] * forms
        text = page.locator("main").inner_text()
        assert ("It takes no more responses" in text) is (moment > journey.last)
        assert ("is not open yet" in text) is (moment < journey.first)
        if moment < journey.last - SECOND:
            continue
        at(page, moment, f"{site}/consultations/")
        state = {"Opens ": "upcoming", "Open until ": "open", "Closed": "closed"}[badge]
        assert name in groups(page)[state]
        assert page.locator(FORMS).count() == 0
        counted = page.locator(f".hub-counts [data-count-of='{state}']")
        assert int(counted.inner_text()) == len(groups(page)[state])
        at(page, moment, f"{site}/")
        assert ("open" in groups(page)) is (forms > 0)
        assert page.locator(FORMS).count() == 0
    assert said == []


def test_a_page_that_is_open_follows_the_clock_and_keeps_the_focus(page: Page, site: str) -> None:
    journey = JOURNEYS["in-summer"]
    page.clock.install(time=journey.last - timedelta(hours=2))
    page.goto(f"{site}/consultations/in-summer/")
    button = page.get_by_role("link", name="Respond online")
    button.focus()
    page.clock.fast_forward(7199_000)
    expect(button).to_be_focused()
    page.clock.run_for(3000)
    expect(button).to_have_count(0)
    expect(page.get_by_role("status").first).to_contain_text("closed at 5pm on 30 June 2027")
    assert page.evaluate("document.activeElement.id") == "content"


def test_days_are_counted_as_the_build_counts_them(page: Page, site: str) -> None:
    journey = JOURNEYS["in-summer"]
    for hours in (1, 16, 18, 24, 41, 42, 48, 24 * 20):
        moment = journey.last - timedelta(hours=hours)
        at(page, moment, f"{site}/consultations/in-summer/")
        left = days_left(journey.last, moment.astimezone(LONDON))
        expect(page.locator("[data-days-to]")).to_have_text(f"{left.capitalize()}.")


def test_years_later_everything_is_overdue(page: Page, site: str) -> None:
    at(page, JOURNEYS["in-winter"].last + timedelta(days=900), f"{site}/consultations/")
    assert groups(page) == {"overdue": set(JOURNEYS)}
    expect(page.locator(".hub-counts li:visible")).to_have_count(1)
    at(page, JOURNEYS["in-winter"].last + timedelta(days=900), f"{site}/events/")
    assert groups(page) == {"past": {"home-safety-workshop"}}


LATER = "starts: 2027-10-31 00:30\nends: 2027-10-31 01:15+00:00"
END = datetime(2027, 10, 31, 1, 15, tzinfo=UTC)
BY = datetime(2027, 10, 29, 16, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A hub with an event in the night of the clocks, and 53 consultations on two pages."""
    event = edited(EVENT, "starts: 2026-11-05 10:00\nends: 2026-11-05 12:30", LATER)
    event = {EVENT: event[EVENT].replace("by: 2026-10-29", "by: 2027-10-29 17:00")}
    text = (TINY_HUB / NAME).read_text(encoding="utf-8")
    others = {
        NAME.replace(".md", f"-{day}.md"): text.replace(
            "closes: 2027-01-15\nextended_from: 2026-12-18",
            f"closes: 2027-{1 + day // 28:02}-{1 + day % 28:02}",
        )
        for day in range(14, 66)
    }
    with served_with(tmp_path_factory.mktemp("many"), {**event, **others}) as address:
        yield address


@pytest.mark.parametrize(
    ("moment", "register", "over"),
    [
        (BY - SECOND, 1, 0),
        pytest.param(BY + SECOND, 0, 0, marks=SLOW),
        pytest.param(END - SECOND, 0, 0, marks=SLOW),
        (END + SECOND, 0, 1),
    ],
)
def test_an_event_stops_taking_names_and_is_over_to_the_second(
    moment: datetime, register: int, over: int, page: Page, many: str
) -> None:
    at(page, moment, f"{many}/events/home-safety-workshop/")
    banner = page.locator("main [role=status]")
    expect(banner.get_by_text("Register by 5pm on 29 October 2027.")).to_have_count(register)
    expect(banner.get_by_text("This event is over.")).to_have_count(over)
    at(page, moment, f"{many}/")
    assert ("upcoming" in groups(page)) is not bool(over)
    at(page, moment, f"{many}/events/")
    assert [*groups(page)] == (["past"] if over else ["upcoming"])


@pytest.mark.parametrize("day", ["2027-01-20", "2027-04-20"])
def test_every_page_of_a_long_list_counts_all_of_it(day: str, page: Page, many: str) -> None:
    moment = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    closings = [datetime(2027, 1 + d // 28, 1 + d % 28, 23, 59, tzinfo=UTC) for d in range(14, 66)]
    closings.append(datetime(2027, 1, 15, 23, 59, tzinfo=UTC))
    is_open = sum(each >= moment for each in closings)
    late = sum(each + timedelta(days=84) < moment for each in closings)
    wanted = {"open": is_open, "closed": len(closings) - is_open - late, "overdue": late}
    for path in ("consultations/", "consultations/page/2/"):
        at(page, moment, f"{many}/{path}")
        shown = {
            key: int(page.locator(f".hub-counts [data-count-of={key}]").text_content() or "")
            for key in wanted
        }
        assert shown == wanted


@pytest.mark.parametrize("days", [1, *(pytest.param(each, marks=SLOW) for each in (-1, 40, 120))])
def test_every_state_is_accessible(days: int, page: Page, site: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    at(page, JOURNEYS["in-summer"].first + timedelta(days=days), f"{site}/consultations/in-summer/")
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) <= 0


def test_without_scripts_the_page_still_says_when_it_closes(
    chromium: Browser, site: str, served: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/consultations/in-summer/")
    assert "opens on 1 June 2027" in page.locator("main").inner_text()
    assert "5pm on 30 June 2027" in page.locator("main").inner_text()
    assert page.locator(FORMS).count() == 0  # what waits in a template is not there
    page.goto(f"{served['tiny']}/consultations/home-safety-visits-2027/")
    assert "11:59pm on 15 January 2027" in page.locator("main").inner_text()
    context.close()
