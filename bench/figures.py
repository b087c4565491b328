"""Measures all figures, and what needs attention, of many pairs in one pass: twice the pairs should take twice the time."""

import datetime as dt
import random
import resource
import time
from dataclasses import dataclass

from bench.programmes import START, TODAY, agreement_of, entry_of, goal_of, person_of
from generator.checking.structure import structure
from generator.figures.attention import flags_of_programme
from generator.figures.programme import figures_of_programme
from generator.words.model import Agreement, Cohort, Entry, Goal, Pair, Person, Program, Programme
from generator.words.recorded import Recorded


@dataclass(frozen=True, slots=True)
class FigureTimes:
    """Seconds of processor time, how many figures they made, and the peak of memory in MiB."""

    figures: float
    count: int
    attention: float
    peak: float


def measure_figures(pairs: int, entries: int = 12) -> FigureTimes:
    """Make a programme of that size in memory and measure a pass over it."""
    programme, recorded = _programme(pairs, entries)
    start = time.process_time()
    found = figures_of_programme(programme, TODAY, recorded)
    between = time.process_time()
    flags_of_programme(programme, TODAY, recorded)
    end = time.process_time()
    return FigureTimes(
        figures=between - start,
        count=sum(map(len, found.values())),
        attention=end - between,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _programme(pairs: int, entries: int) -> tuple[Programme, dict[str, Recorded]]:
    chance = random.Random(7)
    found, people, recorded = {}, {}, {}
    for number in range(pairs):
        id_, mentor, mentee = f"pair-{number:05}", f"mentor-{number:05}", f"mentee-{number:05}"
        for person, role in ((mentor, "mentor"), (mentee, "mentee")):
            people[person] = structure(person_of(person, role, chance), Person, id=person)
        log = tuple(_entry(number, mentor, mentee, chance) for number in range(entries))
        found[id_] = Pair(
            id=id_,
            agreement=structure(agreement_of(mentor, mentee, chance), Agreement),
            goals=tuple(structure(goal_of(number, chance), Goal) for number in range(3)),
            entries=log,
        )
        recorded[id_] = Recorded(entries={entry.stem: entry.date + dt.timedelta(days=2) for entry in log})
    cohort = Cohort(id="year", name="The year", starts=START, ends=dt.date(2026, 12, 31))
    program = Program(name="Measured programme", timezone="UTC", cohorts=(cohort,))
    return Programme(program=program, people=people, pairs=found), recorded


def _entry(number: int, mentor: str, mentee: str, chance: random.Random) -> Entry:
    day = START + dt.timedelta(days=14 * number + chance.randrange(5))
    return structure(entry_of(day, number, mentor, mentee, chance), Entry, stem=day.isoformat())
