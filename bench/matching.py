"""Measures matching of many people at once: rules, fits, the fairest assignment, and the reasons for it."""

import datetime as dt
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass

from bench.measure import peak_memory
from generator.matching.parts import weights_of
from generator.matching.pool import pool_of
from generator.matching.proposals import Settings, propose
from generator.words.model import (
    Choices,
    Cohort,
    MatchingPolicy,
    MenteeRole,
    MentorRole,
    Person,
    Program,
    Programme,
    WorkingPreferences,
)

TODAY = dt.date(2026, 10, 15)
_TOPICS = 40
_TIMES = (
    "Mondays 09:00-13:00",
    "Tuesday afternoons",
    "Wednesdays 16:00-19:00",
    "Thursday evenings",
    "Friday mornings",
    "Weekdays after 17:00",
    "Saturday mornings",
)
_ZONES = ("Europe/Lisbon", "Europe/Helsinki", "Africa/Nairobi", "America/New_York", "Asia/Kolkata")


@dataclass(frozen=True, slots=True)
class MatchingTimes:
    """Seconds of processor time, what came of it, and the peak of memory in MiB."""

    profiles: float
    proposals: float
    matched: int
    settled: bool
    peak: float


def measure_matching(people: int, *, alike: bool = False) -> MatchingTimes:
    """Make as many mentees and as many mentors in memory and match them; `alike` are people who all say the same."""
    programme = _programme(people, alike=alike)
    cohort = programme.program.cohorts[0]
    settings = Settings(weights=weights_of(MatchingPolicy()), seed=cohort.id)
    start = time.process_time()
    pool = pool_of(programme, cohort, TODAY)
    between = time.process_time()
    matching = propose(pool, settings)
    end = time.process_time()
    return MatchingTimes(
        profiles=between - start,
        proposals=end - between,
        matched=matching.figures.matched,
        settled=matching.settled,
        peak=peak_memory(),
    )


def _programme(people: int, *, alike: bool) -> Programme:
    chance = random.Random(7)
    found: dict[str, Person] = {}
    for number in range(people):
        for side in ("mentee", "mentor"):
            person = _person(side, number, people, random.Random(7) if alike else chance)
            found[person.id] = person
    cohort = Cohort(id="year", name="The year", starts=dt.date(2026, 11, 1), ends=dt.date(2027, 6, 30))
    return Programme(
        program=Program(name="Measured programme", timezone="UTC", cohorts=(cohort,)), people=found
    )


def _person(side: str, number: int, people: int, chance: random.Random) -> Person:
    # A few topics are much in demand, as in real programmes.
    topics = {
        f"topic {min(int(chance.expovariate(1 / 8)), _TOPICS - 1)}" for _ in range(chance.randint(1, 5))
    }
    other = "mentor" if side == "mentee" else "mentee"
    wants = [f"{other}-{chance.randrange(people):05}"] if chance.random() < 0.4 else []
    roles: Mapping[str, MenteeRole | MentorRole] = {
        side: MenteeRole(seeks=tuple(sorted(topics)))
        if side == "mentee"
        else MentorRole(offers=tuple(sorted(topics)))
    }
    return Person(
        id=f"{side}-{number:05}",
        name=f"Person {number}",
        interests=tuple(f"interest {chance.randrange(60)}" for _ in range(3)),
        languages=tuple({*chance.choices(("English", "Spanish", "French", "German"), (8, 2, 1, 1), k=2)}),
        timezone=chance.choice(_ZONES),
        availability=tuple(chance.sample(_TIMES, chance.randint(1, 3))),
        choices=Choices(wants=tuple(wants)),
        working_preferences=WorkingPreferences(
            meet=tuple(chance.sample(("video", "phone", "in-person"), 2)),
            feedback=chance.choice(("written", "spoken")),
        ),
        **roles,  # type: ignore[arg-type]
    )
