"""The examples in the guides: records as they could stand in a repository. Tests hold them to be sound together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A record, or the beginning of one, to copy from."""

    file: str
    """Where a record like this lies."""
    text: str
    """YAML, without a line end at the end."""


PROGRAM = Example(
    "records/program.yml",
    """\
name: Harbour Mentoring
purpose: We help people who are new to open data to find their feet.
contact: care@example.org
repository: https://git.example.org/harbour/mentoring
timezone: Europe/Lisbon
cohorts:
  - id: 2026-autumn
    name: Autumn 2026
    starts: 2026-09-01
    ends: 2027-02-28
coordinators: [grace-hopper]
topics:
  - id: public-speaking
    name: Public speaking
    synonyms: [giving talks]
publication:
  audience: members""",
)

MENTOR = Example(
    "records/people/grace-hopper.yml",
    """\
name: Grace Hopper
public_name: Grace
mentor:
  capacity: 2
  offers: [public speaking]
languages: [English, Português]
timezone: Europe/Lisbon
availability: [Tuesday afternoons]
working_preferences:
  meet: [video]
  feedback: spoken""",
)

MENTEE = Example(
    "records/people/ada-lovelace.yml",
    """\
name: Ada Lovelace
mentee:
  seeks: [public speaking]
interests: [open data, sailing]""",
)

AGREEMENT = Example(
    "records/pairs/ada-grace/agreement.yml",
    """\
mentors: [grace-hopper]
mentees: [ada-lovelace]
cohort: 2026-autumn
starts: 2026-09-01
ends: 2027-02-28
status: active
topics: [public speaking]
meetings:
  every: 2 weeks
  minutes: 60
  channel: video
communication:
  channel: e-mail
  reply_within: 2 days
expectations:
  mentors:
    - I listen first, and bring one good question.
  mentees:
    - I bring the topic and keep the log.
ground_rules:
  - Whoever cannot come says so a day before.
confidentiality: >-
  What we say stays between us,
  unless somebody is in danger.
leaving: Either of us may end this at any time.
reviews: [2026-12-01, 2027-02-15]
publication: named
signatures:
  grace-hopper: 2026-09-01
  ada-lovelace: 2026-09-02""",
)

LEVELS = {
    -2: "No talk, and no plan for one.",
    -1: "The talk is written but not given.",
    0: "One talk of ten minutes in front of the team.",
    1: "One talk in front of another department.",
    2: "A talk at a public conference.",
}
"""What the five levels of the goal look like."""

GOAL = Example(
    "records/pairs/ada-grace/goals.yml",
    f"""\
goals:
  - id: first-talk
    title: Give a first talk
    kind: skill
    set_on: 2026-09-10
    due: 2026-12-15
    why: I want my work to be heard outside my team.
    levels:
      "-2": {LEVELS[-2]}
      "-1": {LEVELS[-1]}
      "0": {LEVELS[0]}
      "1": {LEVELS[1]}
      "2": {LEVELS[2]}
    objectives:
      - id: outline
        what: Write an outline of the talk
        due: 2026-10-20""",
)

MEETING = Example(
    "records/pairs/ada-grace/log/2026-10-01.yml",
    """\
date: 2026-10-01
kind: meeting
outcome: held
minutes: 55
present: [ada-lovelace, grace-hopper]
did:
  - Went through the outline of the talk
next:
  - id: send-outline
    who: ada-lovelace
    what: Send the second half of the outline
    due: 2026-10-12
ratings:
  - goal: first-talk
    level: -1
    by: ada-lovelace
next_meeting: 2026-10-15""",
)

MISSED = Example(
    "records/pairs/ada-grace/log/2026-09-17.yml",
    """\
date: 2026-09-17
kind: meeting
outcome: cancelled""",
)

CORRECTION = Example(
    "records/pairs/ada-grace/log/2026-10-01-corrected.yml",
    """\
date: 2026-10-01
kind: meeting
outcome: held
minutes: 45
present: [ada-lovelace, grace-hopper]
corrects: 2026-10-01""",
)

CLOSING = Example(
    "records/pairs/ada-grace/agreement.yml",
    """\
status: ended_early
closing:
  date: 2026-10-14
  reflection: We learned to ask before we answer.""",
)

PULSE = Example(
    "records/pulse/2026-autumn-2026-10-10.yml",
    """\
cohort: 2026-autumn
date: 2026-10-10
asked: 14
answered: 12
results:
  - question: usefulness
    text: How useful is the mentoring to you so far?
    n: 12
    mean: 4.25
    distribution: {"3": 2, "4": 5, "5": 5}
  - question: fit
    text: How well do you and your partner fit together for this?
    n: 12
    mean: 4.42
    distribution: {"3": 1, "4": 5, "5": 6}
  - question: met-as-agreed
    text: Have you met as you agreed?
    n: 12
    mean: 3.25
    distribution: {"1": 1, "2": 2, "3": 3, "4": 5, "5": 1}
  - question: wish-to-go-on
    text: Would you like to go on as you are?
    n: 11
    mean: 4.27
    distribution: {"3": 2, "4": 4, "5": 5}""",
)
