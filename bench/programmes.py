"""Makes programmes of any size for measuring: the same seed, the same bytes."""

import datetime as dt
import random
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.pipeline.spread import spread
from generator.words.places import Kind, agreement_file, entry_file, goals_file, person_file
from generator.writing.record_text import render_record

TODAY = dt.date(2026, 10, 15)
START = dt.date(2026, 2, 2)

_NAMES = [
    "Ada",
    "Zoë",
    "Nguyễn",
    "田中",
    "Олена",
    "أمل",
    "O’Neill",
    "Søren",
    "Priya",
    "Kwame",
    "Itzel",
    "Ngaio",
]
_WORDS = [
    "plan",
    "review",
    "draft",
    "page",
    "test",
    "query",
    "alert",
    "talk",
    "survey",
    "sketch",
    "release",
    "index",
    "cache",
    "letter",
    "budget",
    "rota",
]
_RHYTHMS = ["1 week", "2 weeks", "3 weeks", "1 month"]


@dataclass(frozen=True, slots=True)
class State:
    """One of the states that a pair can be in."""

    status: str
    weight: int
    """How many of a hundred pairs are in it."""
    cohort: str = "year"
    entries: float = 1.0
    """Which part of the entries its log has."""


STATES = (
    State("active", 60),
    State("completed", 20, cohort="last-year"),
    State("paused", 5, entries=0.7),
    State("ended_early", 6, cohort="last-year", entries=0.4),
    State("proposed", 6, entries=0),
    State("withdrawn", 3, entries=0),
)
_YEAR = dt.timedelta(days=364)


def write_programme(root: Path, pairs: int, *, entries: int = 12, seed: int = 7) -> None:
    """Write a programme of `pairs` pairs in all states, about 6 KB each, with up to `entries` entries in each log.

    One pair in ten has two mentees, so there are a little more than two people to a pair.
    """
    _write(root, "records/program.yml", Kind.PROGRAM, _program())
    for _ in spread(partial(_write_pair, root, entries, seed), range(pairs)):
        pass


def _write_pair(root: Path, most_entries: int, seed: int, number: int) -> None:
    chance = random.Random(f"{seed} {number}")
    state = chance.choices(STATES, [state.weight for state in STATES])[0]
    pair, mentor = f"pair-{number:05}", f"mentor-{number:05}"
    mentees = [f"mentee-{number:05}"] + ([f"mentee-{number:05}-b"] if chance.random() < 0.1 else [])
    for person, role in ((mentor, "mentor"), *((mentee, "mentee") for mentee in mentees)):
        _write(root, person_file(person), Kind.PERSON, person_of(person, role, chance))
    start = START - (_YEAR if state.cohort == "last-year" else dt.timedelta())
    agreement = agreement_of(mentor, mentees[0], chance, start) | {"mentees": mentees}
    agreement["signatures"] |= {mentee: start.isoformat() for mentee in mentees}
    _write(root, agreement_file(pair), Kind.AGREEMENT, agreement | _of_state(state, start))
    goals = [goal_of(n, chance, start) for n in range(3)]
    _write(root, goals_file(pair), Kind.GOALS, {"goals": goals})
    for entry in range(round(most_entries * state.entries)):
        day = start + dt.timedelta(days=14 * entry + chance.randrange(5))
        data = entry_of(day, entry, mentor, mentees[0], chance)
        _write(root, entry_file(pair, day.isoformat()), Kind.LOG_ENTRY, data)


def _of_state(state: State, start: dt.date) -> dict:
    """What an agreement says besides in this state."""
    said: dict = {"status": state.status, "cohort": state.cohort}
    match state.status:
        case "paused":
            said["pauses"] = [{"from": "2026-09-14"}]
        case "completed":
            said["closing"] = {"date": _on(start, 300), "graduated": True}
        case "ended_early":
            said["closing"] = {"date": _on(start, 90)}
        case "proposed" | "withdrawn":
            said["signatures"] = {}
    return said


def _on(start: dt.date, day: int) -> str:
    return (start + dt.timedelta(days=day)).isoformat()


def _write(root: Path, file: str, kind: Kind, data: dict) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_record(kind, data), encoding="utf-8")


def _sentence(chance: random.Random, length: int = 9) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(length)).capitalize()


def _program() -> dict:
    return {
        "name": "Measured programme",
        "contact": "Nobody; it is made up.",
        "timezone": "Europe/Lisbon",
        "cohorts": [
            {"id": "last-year", "name": "Last year", "starts": "2025-02-01", "ends": "2025-12-31"},
            {"id": "year", "name": "The year", "starts": "2026-02-01", "ends": "2026-12-31"},
        ],
        "publication": {"audience": "members"},
    }


def person_of(person: str, role: str, chance: random.Random) -> dict:
    name = f"{chance.choice(_NAMES)} {person}"
    return {
        "name": name,
        "public_name": name,
        "github": person,
        role: {"capacity": 2},
        "languages": ["English"],
    }


def agreement_of(mentor: str, mentee: str, chance: random.Random, start: dt.date = START) -> dict:
    return {
        "mentors": [mentor],
        "mentees": [mentee],
        "cohort": "year",
        "starts": start.isoformat(),
        "ends": _on(start, 316),
        "status": "active",
        "topics": [chance.choice(_WORDS)],
        "meetings": {"every": chance.choice(_RHYTHMS), "minutes": 60, "channel": "video"},
        "communication": {"channel": "chat", "reply_within": "2 days"},
        "expectations": {"mentors": [_sentence(chance)], "mentees": [_sentence(chance)]},
        "ground_rules": [_sentence(chance) for _ in range(3)],
        "confidentiality": _sentence(chance, 15),
        "leaving": _sentence(chance, 8),
        "reviews": [_on(start, 133)],
        "publication": "named",
        "signatures": {mentor: start.isoformat(), mentee: start.isoformat()},
    }


def goal_of(number: int, chance: random.Random, start: dt.date = START) -> dict:
    return {
        "id": f"goal-{number}",
        "title": _sentence(chance, 5),
        "kind": "skill",
        "set_on": _on(start, 18),
        "due": _on(start, 240),
        "levels": {str(level): _sentence(chance, 6) for level in range(-2, 3)},
        "objectives": [
            {"id": f"step-{number}-{n}", "what": _sentence(chance, 5), "due": _on(start, 148)}
            for n in range(3)
        ],
    }


def entry_of(day: dt.date, number: int, mentor: str, mentee: str, chance: random.Random) -> dict:
    held = chance.random() < 0.9
    data = {
        "date": day.isoformat(),
        "kind": "meeting",
        "outcome": "held" if held else "cancelled",
        "did": [_sentence(chance) for _ in range(2)],
        "next": [
            {
                "id": f"action-{number}",
                "who": mentee,
                "what": _sentence(chance, 6),
                "due": (day + dt.timedelta(days=14)).isoformat(),
            }
        ],
    }
    if held:
        data |= {"minutes": 60, "present": [mentor, mentee]}
    if held and number % 3 == 2:
        data["ratings"] = [{"goal": "goal-0", "level": chance.randint(-2, 2), "by": mentee}]
    if number and chance.random() < 0.8:
        data["done"] = [f"action-{number - 1}"]
    return data
