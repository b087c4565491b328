"""Calendars and feeds, as programs that are not ours read them."""

import datetime as dt
import subprocess
import sys
import uuid
from pathlib import Path

import feedparser
import icalendar
import pytest
import vobject

from generator.pipeline.records import check
from generator.pipeline.sight import sight_of as sight_of_checked
from generator.rendering.calendar_text import render_calendar
from generator.rendering.feed_text import render_feed
from generator.views.calendars import CalendarEvent, CalendarView
from generator.views.feeds import FeedEntry, FeedView
from generator.views.stable_ids import stable_id, stable_urn
from generator.words.audience import Audience
from tests.conftest import ROOT
from tests.test_never_raises import RECORDS
from tests.unit.seen import SCHEMAS, TODAY, documents_of, sight_of

PAIR = "pairs/ada-grace/calendar.ics"
AGREEMENT = "records/pairs/ada-grace/agreement.yml"
GOALS = "records/pairs/ada-grace/goals.yml"
LOG = "records/pairs/ada-grace/log/"
HELD = "kind: meeting\noutcome: held\n"


@pytest.fixture(scope="module")
def demo():
    checked = check(ROOT, TODAY)
    return {audience: sight_of_checked(checked, audience, SCHEMAS) for audience in Audience}


def view_calendars(sight):
    return {path: view for path, view in documents_of(sight).items() if isinstance(view, CalendarView)}


def view_feeds(sight):
    return {path: view for path, view in documents_of(sight).items() if isinstance(view, FeedView)}


def days(files, path=PAIR, audience=Audience.MEMBERS):
    """What a calendar holds, by title: the day and the name by which programs know it."""
    text = render_calendar(view_calendars(sight_of(audience, files))[path])
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {
        str(event["SUMMARY"]): (event.decoded("DTSTART").isoformat(), str(event["UID"])) for event in events
    }


@pytest.mark.parametrize("audience", Audience)
def test_two_other_programs_read_every_calendar_alike(demo, audience):
    for path, view in view_calendars(demo[audience]).items():
        text = render_calendar(view)
        first = [
            (str(event["SUMMARY"]), event.decoded("DTSTART"), event.decoded("DTEND"))
            for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
        ]
        parsed = vobject.readOne(text)
        second = [
            (event.summary.value, event.dtstart.value, event.dtend.value)
            for event in getattr(parsed, "vevent_list", [])
        ]
        assert first == second, path
        assert [(title, day) for title, day, _ in first] == [
            (" ".join(event.title.split()), event.day) for event in view.events
        ]
        assert all(end - day == dt.timedelta(days=1) for _, day, end in first)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        names = [event.uid for event in view.events]
        assert len(names) == len(set(names)), path


@pytest.mark.parametrize("audience", Audience)
def test_another_program_reads_every_feed(demo, audience):
    for path, view in view_feeds(demo[audience]).items():
        text = render_feed(view)
        headers = {"content-location": f"https://x.test/{path}", "content-type": "application/atom+xml"}
        parsed = feedparser.parse(text.encode(), response_headers=headers)
        assert not parsed.bozo, (path, parsed.bozo_exception)
        assert parsed.version == "atom10"
        assert [entry.id for entry in parsed.entries] == [entry.id for entry in view.entries]
        assert len({entry.id for entry in parsed.entries}) == len(parsed.entries), path
        assert all(entry.link.startswith("https://x.test/") for entry in parsed.entries)
        newest = [entry.updated for entry in parsed.entries]
        assert newest == sorted(newest, reverse=True)
        assert parsed.feed.id.startswith("urn:uuid:")
        assert not newest or parsed.feed.updated == newest[0]


def test_what_a_pair_has_agreed_on_and_planned_is_in_its_calendar():
    files = RECORDS | {
        f"{LOG}2026-10-01.yml": f"date: 2026-10-01\n{HELD}next_meeting: 2026-10-20\n"
        "next: [{id: ask, what: Ask for help, who: ada, due: 2026-10-18}]\n"
    }
    files[AGREEMENT] = files[AGREEMENT].replace("[2026-06-01]", "[2026-06-01, 2026-11-02]")
    pair = "Grace Hopper and Ada Lovelace"
    assert {title: day for title, (day, _) in days(files).items()} == {
        f"First day: {pair}": "2026-03-02",
        "Due: Sketch it (Ada Lovelace)": "2026-03-30",
        f"Met: {pair}": "2026-10-01",
        "Goal due: Ship a tool": "2026-10-01",
        "Due: Ask for help (Ada Lovelace)": "2026-10-18",
        f"Meet: {pair}": "2026-10-20",
        f"Look back together: {pair}": "2026-11-02",
        f"Last day: {pair}": "2026-11-30",
    }
    assert "Due: Ask for help (Ada Lovelace)" in days(files, "people/ada/calendar.ics")
    assert "Due: Ask for help (Ada Lovelace)" not in days(files, "people/grace/calendar.ics")
    assert f"Meet: {pair}" in days(files, "people/grace/calendar.ics")
    assert set(days(files, "calendar.ics")) == {
        "First day of Spring",
        "Last day of Spring",
        f"Look back together: {pair}",
        f"Last day: {pair}",
    }


def test_a_date_that_changes_moves_its_event_and_doubles_none():
    def logged(planned):
        return RECORDS | {f"{LOG}2026-10-01.yml": f"date: 2026-10-01\n{HELD}next_meeting: {planned}\n"}

    before, after = days(logged("2026-10-20")), days(logged("2026-10-27"))
    meet = "Meet: Grace Hopper and Ada Lovelace"
    assert (before[meet][0], after[meet][0]) == ("2026-10-20", "2026-10-27")
    assert before[meet][1] == after[meet][1]
    moved = logged("2026-10-20")
    moved[GOALS] = moved[GOALS].replace("due: 2026-10-01", "due: 2026-10-29")
    goal = "Goal due: Ship a tool"
    assert days(moved)[goal] == ("2026-10-29", before[goal][1])
    corrected = logged("2026-10-20") | {
        f"{LOG}2026-10-01-x.yml": f"date: 2026-10-01\n{HELD}corrects: 2026-10-01\nnext_meeting: 2026-10-20\n"
    }
    assert days(corrected) == before
    by_both = logged("2026-10-20") | {
        f"{LOG}2026-10-01-ada.yml": f"date: 2026-10-01\n{HELD}next_meeting: 2026-10-20\n"
    }
    assert days(by_both) == before


def test_a_correction_is_the_same_news():
    def news(files):
        return {
            entry.id: entry.title
            for entry in view_feeds(sight_of(Audience.MEMBERS, files))["pairs/ada-grace/feed.xml"].entries
        }

    first = RECORDS | {f"{LOG}2026-10-01.yml": f"date: 2026-10-01\n{HELD}minutes: 40\n"}
    fixed = first | {f"{LOG}2026-10-01-x.yml": f"date: 2026-10-01\n{HELD}minutes: 50\ncorrects: 2026-10-01\n"}
    assert news(first).keys() == news(fixed).keys()
    changed = [
        (news(first)[id_], news(fixed)[id_]) for id_ in news(first) if news(first)[id_] != news(fixed)[id_]
    ]
    assert changed == [("Met for 40 minutes", "Met for 50 minutes")]


def test_the_public_gets_no_day_that_members_wrote_and_no_file_of_whom_it_may_not_name():
    files = RECORDS | {
        f"{LOG}2026-10-01.yml": f"date: 2026-10-01\n{HELD}next_meeting: 2026-10-20\n"
        "next: [{id: ask, what: Ask, due: 2026-10-18}]\n"
    }
    assert {title: day for title, (day, _) in days(files, audience=Audience.PUBLIC).items()} == {
        "First day: Grace and a mentee": "2026-03-02",
        "Last day: Grace and a mentee": "2026-11-30",
        "Goal due: Ship a tool": "2026-10-01",
    }
    public = sight_of(Audience.PUBLIC, files)
    assert [path for path in view_calendars(public) if "ada" in path.replace("ada-grace", "")] == []
    files[AGREEMENT] = files[AGREEMENT].replace("named", "unlisted")
    unlisted = sight_of(Audience.PUBLIC, files)
    assert set(view_feeds(unlisted)) == {"feed.xml"}
    assert view_feeds(unlisted)["feed.xml"].entries == ()
    assert set(view_calendars(unlisted)) == {"calendar.ics", "people/grace/calendar.ics"}


def test_a_snooze_is_in_the_coordinators_calendar_alone():
    files = dict(RECORDS)
    files[AGREEMENT] += "snooze: {until: 2026-11-01, why: Exams}\n"
    title = "Ask again: Grace Hopper and Ada Lovelace"
    assert days(files, "calendar.ics", Audience.COORDINATORS)[title][0] == "2026-11-01"
    assert title not in days(files, "calendar.ics")


HOSTILE = "A\r\nATTACH:https://evil.test/\x00\x1b[31m\u2028BEGIN:VALARM,;\\ ]]>--><b>&amp;\ufffe\ud800 z"


def hostile_calendar():
    event = CalendarEvent(uid="1", day=TODAY, title=HOSTILE, note=HOSTILE)
    return CalendarView(name=HOSTILE, kind="Mentoring", today=TODAY, events=(event,))


def test_text_from_records_means_nothing_in_a_calendar():
    text = render_calendar(hostile_calendar())
    parsed = icalendar.Calendar.from_ical(text)
    (event,) = parsed.walk("VEVENT")
    assert {component.name for component in parsed.walk()} == {"VCALENDAR", "VEVENT"}
    assert "ATTACH" not in event
    assert str(event["SUMMARY"]).startswith("A ATTACH:https://evil.test/ [31m BEGIN:VALARM,;\\ ]]>")
    assert not any(mark in text.replace("\r\n", "") for mark in "\r\n\x00\x1b\u2028\ufffe\ud800")
    # The library relies on assertions in places, and these can be switched off.
    script = (
        "from tests.unit.test_calendars_and_feeds import *;"
        "import sys; sys.stdout.buffer.write(render_calendar(hostile_calendar()).encode())"
    )
    without = subprocess.run([sys.executable, "-O", "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert without.stdout.decode() == text


def test_text_from_records_means_nothing_in_a_feed():
    entry = FeedEntry(id="urn:uuid:1", day=TODAY, title=HOSTILE, lines=(HOSTILE,), href="./")
    feed = FeedView(id="urn:uuid:0", title=HOSTILE, author=HOSTILE, updated=TODAY, entries=(entry,))
    parsed = feedparser.parse(render_feed(feed).encode())
    assert not parsed.bozo
    assert "<b>" not in parsed.entries[0].content[0].value
    assert "&lt;b&gt;" in parsed.entries[0].content[0].value


def test_the_last_day_that_there_is_can_stand_in_a_calendar():
    event = CalendarEvent(uid="1", day=dt.date.max, title="Far")
    view = CalendarView(name="x", kind="x", today=TODAY, events=(event,))
    assert "DTSTART;VALUE=DATE:99991231" in render_calendar(view)


def test_documents_and_what_leads_to_them_lie_beside_the_page():
    from generator.views.site import view_site

    sight = sight_of(Audience.MEMBERS)
    there = set(view_calendars(sight)) | set(view_feeds(sight))
    led_to = {
        Path(page.path).parent.joinpath(follow.href).as_posix()
        for page in view_site(sight, SCHEMAS)
        for follow in page.follow
    }
    assert led_to == there


@pytest.mark.parametrize(
    "what", [("pair", "ada-grace", "agreement", "starts"), ("news",), ("",), ("Zoë", "\n")]
)
def test_a_name_that_stays_is_one_that_any_program_would_give(what):
    sight = sight_of(Audience.MEMBERS)
    program = sight.programme.program
    name = "\n".join((program.repository or program.name, *what))
    expected = uuid.uuid5(uuid.UUID("6f3b1f2e-5a0d-4c55-9d61-7c1f0a6f5b10"), name)
    assert (stable_id(sight, *what), stable_urn(sight, *what)) == (str(expected), expected.urn)


def test_an_address_in_a_feed_is_one_whatever_signs_it_has():
    entry = FeedEntry(id="urn:uuid:1", day=TODAY, title="", lines=(), href="./?a=1&b=\"2'#<x")
    feed = FeedView(id="urn:uuid:0", title="", author="", updated=TODAY, entries=(entry,))
    parsed = feedparser.parse(render_feed(feed).encode())
    assert not parsed.bozo
    assert parsed.entries[0].link == "./?a=1&b=\"2'#<x"
