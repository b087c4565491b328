"""Makes programmes of any size for measuring: the same seed, the same bytes."""

import datetime as dt
import random
from pathlib import Path

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


def write_programme(root: Path, pairs: int, *, entries: int = 12, seed: int = 7) -> None:
    """Write a programme of `pairs` pairs, two people and about 6 KB each, with `entries` entries in each log."""
    chance = random.Random(seed)
    _write(root, "records/program.yml", Kind.PROGRAM, _program())
    for number in range(pairs):
        mentor, mentee, pair = f"mentor-{number:05}", f"mentee-{number:05}", f"pair-{number:05}"
        for person, role in ((mentor, "mentor"), (mentee, "mentee")):
            _write(root, person_file(person), Kind.PERSON, person_of(person, role, chance))
        _write(root, agreement_file(pair), Kind.AGREEMENT, agreement_of(mentor, mentee, chance))
        _write(root, goals_file(pair), Kind.GOALS, {"goals": [goal_of(n, chance) for n in range(3)]})
        for entry in range(entries):
            day = START + dt.timedelta(days=14 * entry + chance.randrange(5))
            data = entry_of(day, entry, mentor, mentee, chance)
            _write(root, entry_file(pair, day.isoformat()), Kind.LOG_ENTRY, data)


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
        "cohorts": [{"id": "year", "name": "The year", "starts": "2026-02-01", "ends": "2026-12-31"}],
        "publication": {"audience": "members"},
    }


def person_of(person: str, role: str, chance: random.Random) -> dict:
    name = f"{chance.choice(_NAMES)} {person}"
    return {"name": name, "public_name": name, role: {"capacity": 2}, "languages": ["English"]}


def agreement_of(mentor: str, mentee: str, chance: random.Random) -> dict:
    return {
        "mentors": [mentor],
        "mentees": [mentee],
        "cohort": "year",
        "starts": START.isoformat(),
        "ends": "2026-12-15",
        "status": "active",
        "topics": [chance.choice(_WORDS)],
        "meetings": {"every": chance.choice(_RHYTHMS), "minutes": 60, "channel": "video"},
        "communication": {"channel": "chat", "reply_within": "2 days"},
        "expectations": {"mentors": [_sentence(chance)], "mentees": [_sentence(chance)]},
        "ground_rules": [_sentence(chance) for _ in range(3)],
        "confidentiality": _sentence(chance, 15),
        "leaving": _sentence(chance, 8),
        "reviews": ["2026-06-15"],
        "publication": "named",
        "signatures": {mentor: START.isoformat(), mentee: START.isoformat()},
    }


def goal_of(number: int, chance: random.Random) -> dict:
    return {
        "id": f"goal-{number}",
        "title": _sentence(chance, 5),
        "kind": "skill",
        "set_on": "2026-02-20",
        "due": "2026-09-30",
        "levels": {str(level): _sentence(chance, 6) for level in range(-2, 3)},
        "objectives": [
            {"id": f"step-{number}-{n}", "what": _sentence(chance, 5), "due": "2026-06-30"} for n in range(3)
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
