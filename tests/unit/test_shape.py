"""What the schemas refuse is said once, at the right place, in words that need no schema to be understood."""

import datetime as dt
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.days_as_written import possible_days
from generator.checking.fault import ID_PATTERN, INTERVAL_PATTERN, ONE_LINE_PATTERN
from generator.checking.sentences import KEYWORDS
from generator.checking.shape import MOST_FINDINGS, check_shape
from generator.checking.suggestions import choice_meant, field_meant, id_meant, interval_meant
from generator.checking.within_reason import LONGEST_LIST, LONGEST_TEXT, MOST_STRANGERS
from generator.reading.document import Document
from generator.reading.schemas import read_schemas
from generator.reading.yaml_document import parse_document
from generator.words.codes import shape
from generator.words.diagnostic import Code, Diagnostic
from generator.words.places import ID, Kind

SCHEMAS = read_schemas()

AGREEMENT = """\
mentors:
  - grace-hopper
mentees:
  - ada-lovelace
cohort: 2026-autumn
starts: 2026-09-01
ends: 2027-02-28
status: active
meetings:
  every: 2 weeks
publication: named
"""
GOALS = """\
goals:
  - id: first-talk
    title: Give a first talk
    kind: skill
    set_on: 2026-09-10
    due: 2026-12-15
    levels:
      "0": One talk.
"""
ENTRY = """\
date: 2026-10-15
kind: meeting
outcome: held
"""
PERSON = """\
name: Ada Lovelace
"""
PROGRAM = """\
name: Harbour mentoring
timezone: Europe/Lisbon
cohorts:
  - {id: autumn, name: Autumn, starts: 2026-09-01, ends: 2027-02-28}
"""
PULSE = """\
cohort: autumn
date: 2026-10-15
asked: 14
answered: 12
results:
  - question: fit
    n: 12
    mean: 4.5
    distribution: {4: 6, "5": 6}
"""
SOUND = {
    Kind.AGREEMENT: AGREEMENT,
    Kind.GOALS: GOALS,
    Kind.LOG_ENTRY: ENTRY,
    Kind.PERSON: PERSON,
    Kind.PROGRAM: PROGRAM,
    Kind.RESOURCES: "resources:\n  - {id: a, title: A, url: guides/a/, kind: guide}\n",
    Kind.PULSE: PULSE,
}


def findings_in(kind: Kind, text: str) -> list[Diagnostic]:
    document, broken = parse_document("records/it.yml", text.encode())
    assert document is not None, broken
    return list(check_shape(document, kind, SCHEMAS))


def findings_about(kind: Kind, data: Any) -> list[Diagnostic]:
    return list(check_shape(Document("records/it.yml", ("",), data, {}, {}), kind, SCHEMAS))


def told(kind: Kind, replaced: str, by: str) -> list[str]:
    """What is said of a sound record in which one piece is replaced; with nothing to replace, of one with an added piece."""
    sound = SOUND[kind]
    assert replaced in sound
    text = sound.replace(replaced, by) if replaced else sound + by
    return [
        f"{found.span.line}:{found.span.column} {found.code} {found.message} | {found.hint}"
        for found in findings_in(kind, text)
    ]


@pytest.mark.parametrize("kind", Kind)
def test_a_sound_record_has_nothing_to_mend(kind: Kind) -> None:
    assert findings_in(kind, SOUND[kind]) == []


A, G, L, P, R = Kind.AGREEMENT, Kind.GOALS, Kind.LOG_ENTRY, Kind.PERSON, Kind.PROGRAM

TABLE = [
    # --- fields that nobody knows
    (A, "mentors:", "mentor:", '1:1 SHAPE-001 "mentor" is not a field of an agreement. | Write "mentors:" instead.'),
    (
        A,
        "mentors:\n  - grace-hopper",
        "mentor: Grace Hopper, ada",
        '1:1 SHAPE-001 "mentor" is not a field of an agreement.'
        ' | Write "mentors:" instead, and "- grace-hopper" and "- ada" on lines of their own below it.',
    ),
    (A, "starts:", "start:", '6:1 SHAPE-001 "start" is not a field of an agreement. | Write "starts:" instead.'),
    (A, "every:", "evry:", '10:3 SHAPE-001 "evry" is not a field of "meetings". | Write "every:" instead.'),
    (G, "title:", "titel:", '3:5 SHAPE-001 "titel" is not a field of a goal. | Write "title:" instead.'),
    (
        A,
        "",
        "minutes: 60\n",
        '12:1 SHAPE-001 "minutes" is not a field of an agreement.'
        ' | Move it under "meetings:", two spaces further to the right than that.',
    ),
    (
        A,
        "  every: 2 weeks\npublication",
        "  every: 2 weeks\n  publication",
        '11:3 SHAPE-001 "publication" is not a field of "meetings". | Move it to the left, in line with "meetings:".',
    ),
    (
        A,
        "",
        "goals: []\n",
        '12:1 SHAPE-001 "goals" is not a field of an agreement. | Move it to the pair\'s goals.yml, where it belongs.',
    ),
    (
        A,
        "",
        "begin: 2026-09-01\n",
        '12:1 SHAPE-001 "begin" is not a field of an agreement.'
        ' | Move what it says to "starts", which is there already, and remove this one.',
    ),
    (
        A,
        "  every: 2 weeks",
        "  every: 2 weeks\n  colour: red",
        '11:3 SHAPE-001 "colour" is not a field of "meetings".'
        ' | Remove it, or use one of the fields that may stand here: "minutes" or "channel".',
    ),
    # Nearest to "strats" is also "status", which is there already.
    (A, "starts:", "strats:", '6:1 SHAPE-001 "strats" is not a field of an agreement. | Write "starts:" instead.'),
    (G, "", "      −2: Nothing.\n", '9:7 SHAPE-001 "−2" is not a field of "levels". | Write "-2:" instead.'),
    (
        P,
        "",
        "mentor:\ncapacity: 2\n",
        '3:1 SHAPE-001 "capacity" is not a field of a person\'s record.'
        ' | Move it under "mentor:", two spaces further to the right than that.',
    ),
    (
        P,
        "",
        "mentee:\n  capacity: 1\ncapacity: 2\n",
        '4:1 SHAPE-001 "capacity" is not a field of a person\'s record.'
        ' | Move it under "mentee:", two spaces further to the right than that.',
    ),
    (
        P,
        "name: Ada Lovelace\n",
        "person:\n  name: Ada Lovelace\n  github: ada-l\n",
        '1:1 SHAPE-001 "person" is not a field of a person\'s record. | Remove this line, and begin the lines below it'
        " further to the left, as many spaces as they have more.",
    ),
    (
        L,
        ENTRY,
        "goals: []\n",
        '1:1 SHAPE-001 "goals" is not a field of a log entry. | Move it to the pair\'s goals.yml, where it belongs.',
    ),
    # --- fields that are missing
    (
        A,
        "ends: 2027-02-28\n",
        "",
        '1:1 SHAPE-002 This agreement has no "ends". | Add a line such as "ends: 2027-02-28"'
        " (the last day of the mentoring as you agreed it).",
    ),
    (
        A,
        "mentees:\n  - ada-lovelace\n",
        "",
        '1:1 SHAPE-002 This agreement has no "mentees". | Add "mentees:" and below it a line such as'
        ' "  - ada-lovelace" (who is mentored).',
    ),
    (
        A,
        "meetings:\n  every: 2 weeks\n",
        "meetings:\n  minutes: 60\n",
        '9:1 SHAPE-002 "meetings" has no "every". | Add a line such as "every: 2 weeks"'
        " (the time from one meeting to the next: a number and days, weeks or months).",
    ),
    (
        G,
        "    due: 2026-12-15\n",
        "",
        '2:5 SHAPE-002 This goal has no "due". | Add a line such as "due: 2026-12-15"'
        " (the day by which it should be reached).",
    ),
    (
        L,
        "outcome: held\n",
        "",
        '1:1 SHAPE-002 This log entry has no "outcome". | Add a line such as "outcome: held"'
        " (for meetings and reviews: whether it was held, cancelled beforehand, or missed).",
    ),
    # --- nothing where something should be
    (A, "2026-09-01", "", '6:1 SHAPE-003 "starts" is empty. | Write a line such as "starts: 2026-09-01".'),
    (P, "", 'public_name: ""\n', '2:14 SHAPE-003 "public_name" is empty. | Write a line such as "public_name: Ada L.", or remove it.'),
    (P, "Ada Lovelace", "'  '", '1:7 SHAPE-003 "name" is empty. | Write a line such as "name: Ada Lovelace".'),
    (P, "", "languages: ''\n", '2:12 SHAPE-003 "languages" is empty. | Write "languages:" and below it a line such as "  - English", or remove it.'),
    (A, "- ada-lovelace", "-", '4:4 SHAPE-003 Item 1 of "mentees" is empty. | Write something after the dash, or remove the line.'),
    # --- lists, single values, groups of fields
    (
        A,
        "mentors:\n  - grace-hopper",
        "mentors: grace-hopper",
        '1:10 SHAPE-004 "mentors" has the single value "grace-hopper" where a list is wanted.'
        ' | Write "- grace-hopper" on a line of its own below "mentors:".',
    ),
    (
        A,
        "mentors:\n  - grace-hopper",
        "mentors:\n  -grace-hopper\n  -sam-doe",
        '2:3 SHAPE-004 "mentors" has the single value "-grace-hopper -sam-doe" where a list is wanted.'
        ' | Write "- grace-hopper" and "- sam-doe" on lines of their own below "mentors:".',
    ),
    (
        A,
        "mentors:\n  - grace-hopper",
        "mentors: grace-hopper sam-doe",
        '1:10 SHAPE-004 "mentors" has the single value "grace-hopper sam-doe" where a list is wanted.'
        ' | Write "- grace-hopper" and "- sam-doe" on lines of their own below "mentors:".',
    ),
    (
        L,
        "",
        "did:\n  1. Read a book, twice\n  2. Wrote it down\n",
        '5:3 SHAPE-004 "did" has the single value "1. Read a book, twice 2. Wrote it down" where a list is wanted.'
        ' | Write "- Read a book, twice" and "- Wrote it down" on lines of their own below "did:".',
    ),
    (
        L,
        "",
        "did: |\n  Read a book\n  Wrote it down\n",
        '4:6 SHAPE-004 "did" has the single value "Read a book Wrote it down" where a list is wanted.'
        ' | Write "- Read a book" and "- Wrote it down" on lines of their own below "did:".',
    ),
    (
        A,
        "",
        "ground_rules: We come on time, and we listen to each other well.\n",
        '12:15 SHAPE-004 "ground_rules" has the single value "We come on time, and we listen to each other well."'
        ' where a list is wanted. | Write "- We come on time, and we listen to each other well." on a line of its'
        ' own below "ground_rules:".',
    ),
    (
        A,
        "",
        "pauses:\n  from: 2026-12-20\n  to: 2027-01-06\n",
        '13:3 SHAPE-004 "pauses" has fields where a list is wanted. | Put a dash and a space before the first of'
        ' them, as in "- from:", and two spaces before each of the others.',
    ),
    (
        L,
        "",
        "next:\n  call-bob:\n    what: Call Bob\n",
        '5:3 SHAPE-004 "next" has fields where a list is wanted. | Begin each of them as an item of its own,'
        ' as in "- id: call-bob", with its other fields below that.',
    ),
    (
        P,
        "",
        "mentor: no\n",
        '2:9 SHAPE-006 "mentor" is "no" where fields with names are wanted. | Remove the line, if there is nothing to say.',
    ),
    (
        A,
        "cohort: 2026-autumn",
        "cohort: [2026-autumn]",
        '5:9 SHAPE-005 "cohort" is a list where one value is wanted.'
        ' | Write "cohort: 2026-autumn", without a dash or brackets.',
    ),
    (
        A,
        "  - grace-hopper",
        "  - [grace-hopper]",
        '2:5 SHAPE-005 Item 1 of "mentors" is a list where one value is wanted.'
        ' | Write "- grace-hopper", with one dash and no brackets.',
    ),
    (
        A,
        "meetings:\n  every: 2 weeks",
        "meetings: biweekly",
        '9:11 SHAPE-006 "meetings" is "biweekly" where fields with names are wanted. | Write the fields on lines of'
        ' their own below "meetings:", such as "  every: 2 weeks".',
    ),
    (
        P,
        "",
        "trainings:\n  - mentor-basics\n",
        '3:5 SHAPE-006 Item 1 of "trainings" is "mentor-basics" where fields with names are wanted. | Write fields'
        ' after the dash, each on a line of its own, the first as in "- resource: mentor-basics".',
    ),
    # --- text, numbers, true and false
    (P, "Ada Lovelace", "42", '1:7 SHAPE-007 "name" is the number 42 where text is wanted. | Put quotation marks around it: "name: \'42\'".'),
    (
        L,
        "",
        "did:\n  - Read: the first chapter\n",
        '5:5 SHAPE-007 Item 1 of "did" is taken for a field called "Read", because of the colon.'
        " | Put quotation marks around the whole text: \"- 'Read: the first chapter'\".",
    ),
    (
        A,
        "  - grace-hopper",
        "  - id: grace-hopper",
        '2:5 SHAPE-007 Item 1 of "mentors" has fields where text is wanted. | Write "- grace-hopper".',
    ),
    (
        L,
        "",
        "minutes: 9999999999999999\n",
        '4:10 SHAPE-008 "minutes" is "9999999999999999" where a whole number is wanted.'
        ' | Write a whole number in digits, as in "minutes: 55".',
    ),
    (
        L,
        "",
        "minutes: 60 min\n",
        '4:10 SHAPE-008 "minutes" is "60 min" where a whole number is wanted.'
        ' | Write the number alone, without quotation marks: "minutes: 60".',
    ),
    (
        L,
        "",
        "minutes: 1.5 hours\n",
        '4:10 SHAPE-008 "minutes" is "1.5 hours" where a whole number is wanted.'
        ' | Write the number alone, without quotation marks: "minutes: 90".',
    ),
    (
        R,
        "",
        'policy: {amber_gap: "1,5"}\n',
        '5:21 SHAPE-008 "amber_gap" is "1,5" where a number is wanted.'
        ' | Write the number alone, without quotation marks: "amber_gap: 1.5".',
    ),
    (
        P,
        "",
        "reminders: no\n",
        '2:12 SHAPE-009 "reminders" is "no" where true or false is wanted.'
        ' | Write "reminders: false", without quotation marks.',
    ),
    # --- words, ids, dates, spans of time, other forms
    (
        A,
        "active",
        "finished",
        '8:9 SHAPE-010 "status" cannot be "finished". | Write "completed" if that is what you mean, or else'
        ' "proposed", "active", "paused", "ended_early" or "withdrawn".',
    ),
    (A, "named", "42", '11:14 SHAPE-010 "publication" cannot be 42. | Write "named" or "unlisted".'),
    (
        A,
        "ada-lovelace",
        "Ada Lovelace",
        '4:5 SHAPE-011 Item 1 of "mentees" is "Ada Lovelace", which is not an id.'
        ' | Write "ada-lovelace": an id has only lower-case letters, digits and hyphens.',
    ),
    (
        A,
        "ada-lovelace",
        "山田 花子",
        '4:5 SHAPE-011 Item 1 of "mentees" is "山田 花子", which is not an id.'
        ' | Write it with the letters a to z, digits and hyphens, as in "ada-lovelace".',
    ),
    (
        A,
        "",
        "signatures: {Ada L: 2026-09-01}\n",
        '12:14 SHAPE-011 A name under "signatures" is "Ada L", which is not an id.'
        ' | Write "ada-l": an id has only lower-case letters, digits and hyphens.',
    ),
    (A, "2026-09-01", "4.3.2026", '6:9 SHAPE-012 "starts" is "4.3.2026", which is not written as year-month-day. | Write "2026-03-04".'),
    (
        A,
        "2026-09-01",
        "03/04/2026",
        '6:9 SHAPE-012 "starts" is "03/04/2026", which is not written as year-month-day.'
        ' | Write "2026-04-03" for 3 April 2026, or "2026-03-04" for 4 March 2026.',
    ),
    (
        A,
        "2026-09-01",
        "20260304",
        '6:9 SHAPE-012 "starts" is 20260304, which is not written as year-month-day. | Write "2026-03-04".',
    ),
    (
        A,
        "2026-09-01",
        "2026-09",
        '6:9 SHAPE-012 "starts" is "2026-09", which is not written as year-month-day.'
        ' | Add the day of the month, as in "2026-09-01".',
    ),
    (
        A,
        "2026-09-01",
        "tomorrow",
        '6:9 SHAPE-012 "starts" is "tomorrow", which is not written as year-month-day.'
        ' | Write the year with four digits, then month and day with two, as in "2026-09-01".',
    ),
    (
        A,
        "2026-09-01",
        "2025-06-31",
        '6:9 SHAPE-013 "starts" is "2025-06-31", but June 2025 has only 30 days.'
        ' | Write "2025-06-30" if you mean 30 June 2025, or else the right day.',
    ),
    (
        A,
        "2026-09-01",
        "2026-13-04",
        '6:9 SHAPE-013 "starts" is "2026-13-04", but there is no month 13.'
        ' | Write "2026-04-13" if you mean 13 April 2026, or else the right day.',
    ),
    (A, "2026-09-01", "0000-01-01", '6:9 SHAPE-013 "starts" is "0000-01-01", but there is no year 0. | Correct the date.'),
    (
        A,
        "2 weeks",
        "fortnightly",
        '10:10 SHAPE-014 "every" is "fortnightly", which is not a number of days, weeks or months.'
        ' | Write "2 weeks".',
    ),
    (
        A,
        "2 weeks",
        "2",
        '10:10 SHAPE-014 "every" is 2, which is not a number of days, weeks or months.'
        ' | Write the unit too, as in "2 weeks".',
    ),
    (
        A,
        "2 weeks",
        "now and then",
        '10:10 SHAPE-014 "every" is "now and then", which is not a number of days, weeks or months.'
        ' | Write a number and days, weeks or months, as in "2 weeks".',
    ),
    (
        P,
        "",
        "github: https://github.com/ada-l\n",
        '2:9 SHAPE-015 "github" is "https://github.com/ada-l", which is not a GitHub user name without the @.'
        ' | Write "ada-l".',
    ),
    (
        P,
        "",
        "emails: [ada at example.org]\n",
        '2:10 SHAPE-015 Item 1 of "emails" is "ada at example.org", which is not an e-mail address.'
        " | Write an e-mail address, such as ada@example.org.",
    ),
    (
        R,
        "",
        "repository: HTTPS://example.org/harbour\n",
        '5:13 SHAPE-015 "repository" is "HTTPS://example.org/harbour", which is not a web address that begins with'
        ' https:// or http://. | Write "https://example.org/harbour".',
    ),
    (
        Kind.RESOURCES,
        "guides/a/",
        "/guides/a/",
        '2:28 SHAPE-015 "url" is "/guides/a/", which is not a web address that begins with https:// or http://,'
        ' or a page of this site such as take-part/first-steps/. | Write "guides/a/".',
    ),
    (
        P,
        "",
        "emails: [<ada@example.org>]\n",
        '2:10 SHAPE-015 Item 1 of "emails" is "<ada@example.org>", which is not an e-mail address.'
        ' | Write "ada@example.org".',
    ),
    # --- sizes
    (
        G,
        "Give a first talk",
        "x" * 240,
        '3:12 SHAPE-016 "title" has 240 characters; there is room for 200. | Shorten it by 40 characters.',
    ),
    (
        G,
        "Give a first talk",
        '"Give a\\n# first talk"',
        '3:12 SHAPE-022 "title" has 2 lines; there is room for one. '
        "| Write it on one line: \"title: 'Give a # first talk'\".",
    ),
    (
        A,
        "",
        "topics:\n" + "".join(f"  - topic {number}\n" for number in range(101)),
        '13:3 SHAPE-017 "topics" has 101 items; there is room for 100. | Remove 1 item, or join some of them.',
    ),
    (
        A,
        "  - ada-lovelace",
        "  - ada-lovelace\n  - alan\n  - ada-lovelace",
        '6:5 SHAPE-018 Item 3 of "mentees" is "ada-lovelace", which is already item 1.'
        " | Remove one of the two, or write what it should be.",
    ),
    (L, "", "minutes: 0\n", '4:10 SHAPE-019 "minutes" is 0, which is less than 1. | Write a number from 1 to 1440.'),
    (L, "", "minutes: 1500\n", '4:10 SHAPE-020 "minutes" is 1500, which is more than 1440. | Write a number from 1 to 1440.'),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "replaced", "by", "expected"), TABLE)
def test_each_mistake_is_said_once_with_its_cure(kind: Kind, replaced: str, by: str, expected: str) -> None:
    found = told(kind, replaced, by)
    assert found == [expected]


def test_a_field_too_far_out_is_not_also_called_missing() -> None:
    (found,) = told(
        Kind.AGREEMENT, "meetings:\n  every: 2 weeks\n", "meetings:\n  minutes: 60\nevery: 2 weeks\n"
    )
    assert 'Move it under "meetings:"' in found


def test_a_field_outside_a_list_is_still_missing_inside() -> None:
    outside = findings_in(Kind.GOALS, GOALS.replace("    due: 2026-12-15\n", "") + "due: 2026-12-15\n")
    assert [each.code for each in outside] == ["SHAPE-002", "SHAPE-001"]


def test_the_table_has_every_code() -> None:
    in_table = {re.search("SHAPE-[0-9]{3}", row[3])[0] for row in TABLE}  # type: ignore[index]
    codes = {code.id for code in vars(shape).values() if isinstance(code, Code)}
    assert codes - in_table == {shape.MORE_FINDINGS.id}


def test_no_sentence_speaks_of_schemas() -> None:
    jargon = re.compile(
        r"\b(invalid|object|array|property|enum|null|pattern|mapping|scalar|string|integer|boolean)\b", re.I
    )
    for *_, sentence in TABLE:
        assert not jargon.search(sentence), sentence


def test_all_findings_come_at_once_and_in_the_order_of_the_file() -> None:
    text = AGREEMENT.replace("2026-09-01", "soon").replace("active", "on").replace("2 weeks", "often")
    assert [found.span.line for found in findings_in(Kind.AGREEMENT, text)] == [6, 8, 10]


def test_a_place_has_one_finding_even_where_the_schema_refuses_it_twice() -> None:
    # Neither the form nor the calendar takes this.
    assert len(told(Kind.AGREEMENT, "2026-09-01", "31.6.2025")) == 1
    assert len(told(Kind.AGREEMENT, "active", "[on, off]")) == 1


def test_a_line_end_after_an_id_or_a_date_is_refused() -> None:
    assert len(told(Kind.AGREEMENT, "cohort: 2026-autumn", 'cohort: "2026-autumn\\n"')) == 1
    assert len(told(Kind.AGREEMENT, "2026-09-01", '"2026-09-01\\n"')) == 1


def test_digits_of_other_scripts_make_no_date() -> None:
    (found,) = told(Kind.AGREEMENT, "2026-09-01", "２０２６-09-01")
    assert found.endswith('Write "2026-09-01".')


def test_a_number_with_a_point_is_not_whole_where_the_model_wants_whole_numbers() -> None:
    assert [
        found.code
        for found in findings_about(
            Kind.LOG_ENTRY, {"date": "2026-10-15", "kind": "progress", "minutes": 60.0}
        )
    ] == ["SHAPE-008"]


def test_long_values_are_cut_in_sentences() -> None:
    (found,) = told(Kind.AGREEMENT, "active", "z" * 5000)
    assert f'"{"z" * 59}…"' in found
    assert len(found) < 300


def test_more_than_fifty_findings_end_with_how_many_there_are() -> None:
    text = AGREEMENT + "".join(f"strange{number}: 1\n" for number in range(60))
    found = findings_in(Kind.AGREEMENT, text)
    assert len(found) == MOST_FINDINGS + 1
    assert found[-1].code == shape.MORE_FINDINGS.id
    assert found[-1].message == "This record has 10 more findings from here on."
    assert found[-1].span.line == 12 + MOST_FINDINGS


HOSTILE: dict[str, tuple[Kind, Any]] = {
    "many empty groups": (Kind.GOALS, {"goals": [{"objectives": [{}] * 400}] * 200}),
    "many strange fields": (Kind.AGREEMENT, {f"k{number}": None for number in range(40_000)}),
    "many strange names": (Kind.AGREEMENT, {"signatures": {f"K {number}": 1 for number in range(30_000)}}),
    "a long text": (Kind.PERSON, {"name": "x" * 250_000}),
    "a long id": (Kind.PERSON, {"name": "x", "reports_to": "a" * 250_000}),
    "a long address": (Kind.PROGRAM, {"name": "x", "timezone": "x", "cohorts": [], "repository": "https://" + "a." * 99_999}),
    "a long list of groups": (Kind.AGREEMENT, {"mentors": [{"a": number} for number in range(40_000)]}),
    "a long name": (Kind.AGREEMENT, {"k" * 250_000: 1}),
    "a long date": (Kind.LOG_ENTRY, {"date": "March " * 40_000, "kind": "progress"}),
    "a long span": (Kind.AGREEMENT, {"meetings": {"every": "1" * 250_000}}),
    "a long list of nothing": (Kind.PERSON, {"name": "x", "interests": [None] * 130_000}),
    "many lines": (Kind.PERSON, {"name": "x", "interests": "\n" * 250_000}),
    "many commas": (Kind.AGREEMENT, {"topics": "a," * 120_000}),
    "a number that cannot be written out": (Kind.LOG_ENTRY, {"minutes": 10**5000, "date": -(10**5000), "kind": 10**9}),
    "nothing at all": (Kind.PROGRAM, None),
    "a list": (Kind.PROGRAM, [1, [2]]),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_meant_to_keep_us_busy_does_not(case: str) -> None:
    kind, data = HOSTILE[case]
    started = time.process_time()
    found = findings_about(kind, data)
    assert time.process_time() - started < 2
    assert 1 <= len(found) <= MOST_FINDINGS + 1
    assert all(len(each.message) < 250 and len(each.hint) < 300 for each in found)


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for key, inner in schema.items():
            if key != "examples":
                yield from nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)


def all_nodes() -> list[dict[str, Any]]:
    return [node for kind in Kind for node in nodes(dict(SCHEMAS.of(kind)))]


def test_every_limit_of_the_schemas_is_lower_than_what_the_judge_sees() -> None:
    for node in all_nodes():
        assert node.get("maxLength", 0) < LONGEST_TEXT
        assert node.get("maxItems", 0) < LONGEST_LIST
        assert node.get("maxProperties", 0) < MOST_STRANGERS
        assert node.get("type") != "array" or "maxItems" in node


def test_every_keyword_of_the_schemas_has_its_sentence() -> None:
    says_nothing = {
        "$schema", "$id", "title", "description", "examples", "default", "properties", "items",
        "propertyNames", "if", "then", "patternProperties", "$comment",
    }  # fmt: skip
    keywords = {
        key
        for node in all_nodes()
        if {"type", "$schema"} & node.keys()
        for key in node
        if not key.startswith("x-")
    }
    assert {key for key in keywords if isinstance(key, str)} - says_nothing - set(
        KEYWORDS
    ) - field_names() == set()


def field_names() -> set[str]:
    return {name for node in all_nodes() for name in (node.get("properties") or {}) if isinstance(name, str)}


def test_ids_and_spans_of_time_are_recognised_by_how_the_schemas_write_them() -> None:
    patterns = [node.get("pattern") for node in all_nodes()]
    assert ID_PATTERN in patterns
    assert INTERVAL_PATTERN in patterns
    assert ONE_LINE_PATTERN in patterns
    assert f"{ID.pattern}" == ID_PATTERN[1:-1] + r"\Z"


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str)
NAMES = st.sampled_from(sorted(field_names())) | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)


@given(kind=st.sampled_from(Kind), data=VALUES)
def test_whatever_a_record_holds_there_is_a_verdict(kind: Kind, data: Any) -> None:
    for found in findings_about(kind, data):
        assert found.message.endswith(".")
        assert found.hint.endswith(".")


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("4.3.2026", ["2026-03-04"]),
        ("04. 03. 26", ["2026-03-04"]),
        ("03/04/2026", ["2026-04-03", "2026-03-04"]),
        ("13/04/2026", ["2026-04-13"]),
        ("04/13/2026", ["2026-04-13"]),
        ("04/04/2026", ["2026-04-04"]),
        ("2026/3/4", ["2026-03-04"]),
        ("2026-3-4", ["2026-03-04"]),
        ("2026–03–04", ["2026-03-04"]),
        ("“2026-03-04”", ["2026-03-04"]),
        ("20260304", ["2026-03-04"]),
        ("2026-03-04T10:00:00", ["2026-03-04"]),
        ("March 4th, 2026", ["2026-03-04"]),
        ("Wed 4 Mar 2026", ["2026-03-04"]),
        ("31.6.2025", []),
        ("2026", []),
        ("in May 2026", []),
        ("", []),
    ],
)
def test_dates_in_other_forms_are_understood_where_they_are_clear(written: str, days: list[str]) -> None:
    assert [str(day) for day in possible_days(written)] == days


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_in_the_german_form_is_that_day(day: dt.date) -> None:
    assert possible_days(f"{day.day}.{day.month}.{day.year}") == (day,)


@pytest.mark.parametrize(
    ("written", "interval"),
    [
        ("weekly", "1 week"),
        ("Biweekly", "2 weeks"),
        ("every two weeks", "2 weeks"),
        ("Every other week", "2 weeks"),
        ("2w", "2 weeks"),
        ("P2W", "2 weeks"),
        ("14 d", "14 days"),
        ("once a month", "1 month"),
        ("quarterly", "3 months"),
        ("1 weeks", "1 week"),
        ("2-weeks", "2 weeks"),
        ("1-2 weeks", None),
        ("0 weeks", None),
        ("twice", None),
        ("", None),
    ],
)
def test_spans_of_time_in_words_are_understood_where_they_are_clear(
    written: str, interval: str | None
) -> None:
    assert interval_meant(written) == interval


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("@ada_l", "ada-l"),
        ("records/people/ada-lovelace.yml", "ada-lovelace"),
        ("José Müller-Łoś", "jose-muller-los"),
        ("Straße", "strasse"),
        ("Flann O'Brien", "flann-obrien"),
        ("x" * 65, None),
        ("山田", None),
        ("山田 Hanako", None),
        ("--", None),
    ],
)
def test_names_become_ids_only_where_nothing_is_lost(written: str, meant: str | None) -> None:
    assert id_meant(written) == meant


def test_synonyms_come_before_likeness() -> None:
    # "state" looks more like "starts" than like what it means.
    assert field_meant("state", ("starts", "status")) == "status"
    assert field_meant("notes", ("did", "done")) == "did"
    assert choice_meant("Ended early", ("active", "ended_early")) == "ended_early"
    assert choice_meant("canceled", ("held", "cancelled", "missed")) == "cancelled"
    assert choice_meant("purple", ("held", "cancelled", "missed")) is None
