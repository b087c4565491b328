"""Programmes at the edge: every page of the report still says something true, and nothing that only programs say."""

import re
from collections.abc import Mapping

import pytest

from generator.views import attention, evidence, report, report_data, voices
from generator.views.report_reading import read_programme
from generator.views.report_survey import view_survey
from generator.words.audience import Audience
from tests.unit.seen import EMPTY, sight_of, texts, words

NO_WORDS = re.compile(r"\b(None(?! of)|nan|inf|Traceback|undefined|NaN)\b|[{}]|−0\b")
PAIRS = (("a", "ada", "bo"), ("b", "cy", "di"), ("c", "ed", "flo"), ("d", "gus", "hal"))
PEOPLE = {
    f"records/people/{person}.yml": f"name: {person.title()}\nmentor: {{capacity: 2}}\nmentee: {{capacity: 2}}\n"
    for pair in PAIRS
    for person in pair[1:]
}
PROGRAM = """\
name: At the edge
timezone: {zone}
contact: care@example.org
cohorts: [{{id: c, name: The cohort, starts: 2024-02-01, ends: 2026-12-31}}]
"""
AGREEMENT = """\
mentors: [{mentor}]
mentees: [{mentee}]
cohort: c
starts: {starts}
ends: {ends}
status: {status}
meetings: {{every: {every}, minutes: 60}}
publication: named
"""


def programme(
    pairs: int = 4,
    *,
    starts: str = "2026-03-02",
    ends: str = "2026-11-30",
    status: str = "active",
    every: str = "2 weeks",
    more: str = "",
    goals: str = "",
    log: Mapping[str, str] | None = None,
    zone: str = "UTC",
) -> dict[str, str]:
    files = {**PEOPLE, "records/program.yml": PROGRAM.format(zone=zone)}
    for id_, mentor, mentee in PAIRS[:pairs]:
        terms = AGREEMENT.format(
            mentor=mentor, mentee=mentee, starts=starts, ends=ends, status=status, every=every
        )
        files[f"records/pairs/{id_}/agreement.yml"] = terms + more
        if goals:
            files[f"records/pairs/{id_}/goals.yml"] = goals
        for day, text in (log or {}).items():
            files[f"records/pairs/{id_}/log/{day}.yml"] = f"date: {day}\n{text}"
    return files


HELD = "kind: meeting\noutcome: held\n"
CASES: Mapping[str, tuple[Mapping[str, str], str]] = {
    "nobody": (EMPTY, "No pair has begun yet, so there is nothing to measure."),
    "one pair": (
        programme(1, log={"2026-03-10": HELD}),
        "1 pair has begun here and is under way; the one that can be counted met in 6\u00a0% of the stretches",
    ),
    "nobody signed": (programme(log={"2026-10-10": HELD}), "4 pairs have begun here and all are under way"),
    "all paused": (
        programme(status="paused", more="pauses: [{from: 2026-03-02}]\n"),
        "4 pairs have begun here and all are paused; no meeting has been logged yet, so nobody knows how they meet.",
    ),
    "a rhythm longer than the term": (
        programme(
            ends="2026-03-20",
            every="3 months",
            status="completed",
            more="closing: {date: 2026-03-20}\n",
            log={"2026-03-10": HELD},
        ),
        "none is under way now; none lasted long enough to tell how it met. No goal is due and rated yet; 4 pairs have"
        " no rhythm to tell.",
    ),
    "a rhythm longer than the term so far": (
        programme(starts="2026-10-01", every="3 months"),
        "no meeting has been logged yet",
    ),
    "steps without dates": (
        programme(log={"2026-10-10": HELD + "next: [{id: x, what: Read on}]\n"}),
        "half of them met in at least 6\u00a0% of the stretches",
    ),
    "progress alone": (
        programme(log={"2026-06-10": "kind: progress\ndid: [Read a chapter]\n"}),
        "no meeting has been logged yet, so nobody knows how they meet",
    ),
    "nobody ever met": (
        programme(log={"2026-06-10": "kind: meeting\noutcome: missed\n"}),
        "half of them met in none of the stretches of time that they had agreed on",
    ),
    "leap days": (
        programme(
            starts="2024-02-29",
            ends="2025-02-28",
            every="1 month",
            status="completed",
            more="closing: {date: 2024-06-29}\nsignatures: {}\n",
            goals="goals: [{id: g, title: G, kind: skill, set_on: 2024-02-29, due: 2024-06-29, levels: {'0': Done}}]\n",
            log={"2024-02-29": HELD, "2024-03-29": HELD, "2024-04-30": HELD, "2024-05-30": HELD},
        ),
        # 121 days, so three windows of 30.4375 days; met in the first and, on days 61 and 91, in the third.
        "half of them met in at least 67\u00a0% of the stretches",
    ),
    "a term of one day": (
        programme(starts="2026-10-15", ends="2026-10-15"),
        "4 pairs have begun here and all are under way; no meeting has been logged yet",
    ),
    "ahead of the others": (programme(zone="Pacific/Kiritimati", starts="2026-10-15"), "all are under way"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_reading_says_what_is_so(case: str):
    files, reading = CASES[case]
    sight = sight_of(Audience.COORDINATORS, files)
    assert reading in read_programme(sight, view_survey(sight))


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("case", CASES)
def test_every_page_of_the_report_still_makes_sense(case: str, audience: Audience):
    sight = sight_of(audience, CASES[case][0])
    sections = (report, attention, voices, evidence, report_data)
    for path, text in texts(page for section in sections for page in section.view_pages(sight)).items():
        read = words(text.replace("pairs/{pair}", "").replace(attention_example(sight), ""))
        assert not NO_WORDS.findall(read), (path, NO_WORDS.findall(read))


def attention_example(sight) -> str:
    """The line of YAML that the page on attention shows as an example."""
    return attention.view_attention(sight).snooze_line if sight.audience is Audience.COORDINATORS else "\0"
