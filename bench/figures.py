"""Measures all figures of many pairs in one pass, what needs attention, and every page of the report: twice the pairs
should take twice the time."""

import datetime as dt
import random
import time
from dataclasses import dataclass
from itertools import pairwise

from bench.measure import peak_memory
from bench.programmes import START, TODAY, agreement_of, entry_of, goal_of, person_of
from generator.checking.structure import structure
from generator.figures.attention import flags_of_programme
from generator.figures.programme import figures_of_programme
from generator.reading.schemas import read_schemas
from generator.rendering.environment import build_environment
from generator.rendering.pages import render_pages
from generator.views import attention, evidence, report, report_data, voices
from generator.views.gate import see
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Agreement, Cohort, Entry, Goal, Pair, Person, Program, Programme
from generator.words.recorded import Recorded


@dataclass(frozen=True, slots=True)
class FigureTimes:
    """Seconds of processor time, how many figures they made, and the peak of memory in MiB."""

    figures: float
    count: int
    attention: float
    gate: float
    """What coordinators may see, taken out of all records."""
    report: float
    """Every page of the report for them, pictures included."""
    pages: int
    peak: float

    @property
    def whole(self) -> float:
        """All of it together."""
        return self.figures + self.attention + self.gate + self.report


def measure_figures(pairs: int, entries: int = 12) -> FigureTimes:
    """Make a programme of that size in memory and measure a pass over it."""
    programme, recorded = _programme(pairs, entries)
    schemas = read_schemas()
    times = [time.process_time()]
    found = figures_of_programme(programme, TODAY, recorded)
    times.append(time.process_time())
    flags_of_programme(programme, TODAY, recorded)
    times.append(time.process_time())
    sight = see(programme, found, Audience.COORDINATORS, TODAY, schemas, recorded=recorded)
    times.append(time.process_time())
    pages = _report(sight)
    times.append(time.process_time())
    figures, attention_, gate, report_ = (after - before for before, after in pairwise(times))
    return FigureTimes(
        figures=figures,
        count=sum(map(len, found.values())),
        attention=attention_,
        gate=gate,
        report=report_,
        pages=len(pages),
        peak=peak_memory(),
    )


def _report(sight: Sight) -> dict[str, str]:
    """Write every page of the report, those that are made elsewhere included."""
    sections = (report, attention, voices, evidence, report_data)
    return render_pages(
        (page for section in sections for page in section.view_pages(sight)), build_environment()
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
