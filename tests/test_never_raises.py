"""Damaged records give findings and never an exception, through every step of the check."""

import datetime as dt
import random

import pytest

from generator.pipeline.records import check_files
from generator.reading.records import RecordFile
from generator.reading.schemas import read_schemas
from generator.words.diagnostic import Severity
from generator.words.places import place_of

TODAY = dt.date(2026, 10, 15)

RECORDS = {
    "records/program.yml": """\
name: Test programme
purpose: To try things.
timezone: Europe/Lisbon
cohorts:
  - id: spring
    name: Spring
    starts: 2026-03-01
    ends: 2026-12-31
coordinators: [grace]
topics:
  - {id: rust, name: Rust, synonyms: [rustlang]}
policy: {amber_gap: 1.5, smallest_group: {members: 5, public: 10}}
publication: {audience: members, open: true}
""",
    "records/resources.yml": """\
resources:
  - {id: guide, title: A guide, url: take-part/pairs/, kind: guide, phases: [rapport], for: both}
""",
    "records/people/grace.yml": """\
name: Grace Hopper
public_name: Grace
mentor: {capacity: 2, offers: [rust]}
trainings:
  - {resource: guide, date: 2026-02-01}
""",
    "records/people/ada.yml": "name: Ada Lovelace\nmentee: {capacity: 1, seeks: [rust]}\nreports_to: grace\n",
    "records/pairs/ada-grace/agreement.yml": """\
mentors: [grace]
mentees: [ada]
cohort: spring
starts: 2026-03-02
ends: 2026-11-30
status: active
pauses:
  - {from: 2026-08-01, to: 2026-08-15}
topics: [rust]
meetings: {every: 2 weeks, minutes: 60, channel: video}
communication: {channel: chat, reply_within: 2 days}
expectations:
  mentors: [Prepared questions]
  mentees: [Honest answers]
ground_rules: [We begin on time]
confidentiality: What we say stays here.
leaving: Either of us may end this.
reviews: [2026-06-01]
publication: named
signatures: {grace: 2026-03-01, ada: 2026-03-02}
""",
    "records/pairs/ada-grace/goals.yml": """\
goals:
  - id: ship
    title: Ship a tool
    kind: project
    set_on: 2026-03-10
    due: 2026-10-01
    levels: {"-1": Not begun, "0": Shipped, "1": Used by others}
    objectives:
      - {id: plan, what: A plan, due: 2026-04-01}
""",
    "records/pairs/ada-grace/log/2026-03-16.yml": """\
date: 2026-03-16
kind: meeting
outcome: held
minutes: 55
present: [grace, ada]
did: [Looked at the plan]
next:
  - {id: sketch, who: ada, what: Sketch it, due: 2026-03-30}
done: [plan]
ratings:
  - {goal: ship, level: -1, by: ada}
next_meeting: 2026-03-30
resources: [guide]
""",
    "records/pulse/spring-2026-06-30.yml": """\
cohort: spring
date: 2026-06-30
asked: 14
answered: 12
results:
  - {question: usefulness, n: 12, mean: 4.3, distribution: {"3": 2, "4": 5, "5": 5}}
  - {question: fit, n: 11, mean: 8.5, scale: {lowest: 0, highest: 10}, distribution: {"7": 5, "9": 2, "10": 4}}
  - question: other
    text: How easy was it to find a time?
    n: 12
    mean: 3
    distribution: {"3": 12}
""",
}

WORDS = [
    "",
    "null",
    "-1",
    "0",
    "3.5",
    "true",
    "[]",
    "{}",
    "[[1]]",
    "{a: b}",
    "2026-02-31",
    "9" * 400,
    "no",
    "~",
]
WORDS += [
    "2026-03-16",
    '"\\u0000"',
    "0001-01-01",
    "9999-12-31",
    "-" * 5,
    "'",
    "grace",
    "ship",
    "é",
    "\u200b",
    "\t",
]


def damaged(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        case 2:
            lines[at] = " " * chance.randrange(6) + lines[at].lstrip()
        case 3:
            return text[: chance.randrange(len(text))]
        case 4:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            key, colon, _ = lines[at].partition(": ")
            lines[at] = f"{key}{colon or ': '}{chance.choice(WORDS)}"
    return "\n".join(lines)


def check_all(records: dict[str, bytes]):
    files = [RecordFile(place_of(file), content) for file, content in records.items()]
    return check_files(files, (), read_schemas(), TODAY)


def test_the_undamaged_records_have_no_errors():
    checked = check_all({file: text.encode() for file, text in RECORDS.items()})
    assert [f for f in checked.findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("seed", range(8))
def test_damaged_records_are_told_of_and_never_raise(seed):
    chance = random.Random(seed)
    refused = 0
    for _ in range(150):
        file = chance.choice(sorted(RECORDS))
        text = RECORDS[file]
        for _ in range(chance.randint(1, 4)):
            text = damaged(text, chance) or "x"
        records = {**RECORDS, file: text}
        checked = check_all(
            {name: content.encode("utf-8", "surrogatepass") for name, content in records.items()}
        )
        refused += checked.has_errors
        assert all(f.message and f.hint and f.span.line >= 1 and f.span.column >= 1 for f in checked.findings)
    assert refused > 75
