"""Makes up a programme whose pairs behave in known ways, with what git would know of it: the same seed, the same days.

Most pairs meet about when they agreed to, and now and then a meeting falls out. Some fade: they meet less and less and
end early. Some stop from one day to the next. Some rest for a while. And some write their meetings down late.
"""

import datetime as dt
import random
from dataclasses import dataclass
from enum import StrEnum

from generator.words.model import (
    Agreement,
    Closing,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Program,
    Programme,
    Rating,
    Status,
)
from generator.words.recorded import Recorded

START, TODAY = dt.date(2026, 2, 2), dt.date(2026, 12, 31)
TERM = 300
RHYTHMS = ("1 week", "2 weeks", "3 weeks", "1 month", "6 weeks")


class Manner(StrEnum):
    """How a pair behaves."""

    STEADY = "steady"
    FADING = "fading"
    STOPPING = "stopping"
    RESTING = "resting"


_MANNERS = (*[Manner.STEADY] * 13, *[Manner.FADING] * 3, Manner.STOPPING, *[Manner.RESTING] * 3)


@dataclass(frozen=True, slots=True)
class Lived:
    """A programme at the end of its year."""

    programme: Programme
    recorded: dict[str, Recorded]
    today: dt.date


def lived_programme(pairs: int, seed: int = 7) -> Lived:
    """Return a programme of so many pairs."""
    chance = random.Random(seed)
    found, recorded = {}, {}
    for number in range(pairs):
        id_ = f"pair-{number:05}"
        found[id_] = _pair(id_, chance)
        # One pair in five writes down what happened some time later, the others within two days.
        slow = 25 if chance.random() < 0.2 else 2
        recorded[id_] = Recorded(
            entries={
                entry.stem: entry.date + dt.timedelta(days=chance.randint(0, slow))
                for entry in found[id_].entries
            }
        )
    program = Program(name="Made up", timezone="UTC", cohorts=())
    return Lived(Programme(program=program, pairs=found), recorded, TODAY)


def _pair(id_: str, chance: random.Random) -> Pair:
    manner, every = chance.choice(_MANNERS), Interval(chance.choice(RHYTHMS))
    starts = START + dt.timedelta(days=chance.randrange(21))
    rest = (90, 90 + chance.randint(20, 60)) if manner is Manner.RESTING else None
    length = chance.randint(100, 240) if manner in (Manner.FADING, Manner.STOPPING) else TERM
    days = _meetings(manner, every.days, length, rest, chance)
    has_left = length < TERM
    agreement = Agreement(
        mentors=("mentor",),
        mentees=("mentee",),
        cohort="year",
        starts=starts,
        ends=starts + dt.timedelta(days=TERM),
        status=Status.ENDED_EARLY if has_left else Status.COMPLETED,
        meetings=Meetings(every=every),
        publication=PagePublication.UNLISTED,
        pauses=(Pause(from_=_on(starts, rest[0]), until=_on(starts, rest[1])),) if rest else (),
        signatures={"mentor": starts, "mentee": _on(starts, chance.choice((0, 2, 5, 9, 20)))},
        closing=Closing(date=_on(starts, length)),
    )
    goal = Goal(
        id="goal",
        title="A goal",
        kind="skill",
        set_on=_on(starts, chance.choice((7, 14, 21, 28, 40))),
        due=_on(starts, TERM),
    )
    entries = tuple(_entry(_on(starts, day), chance) for day in days)
    return Pair(id=id_, agreement=agreement, goals=(goal,), entries=entries)


def _meetings(
    manner: Manner, every: float, length: int, rest: tuple[int, int] | None, chance: random.Random
) -> list[int]:
    """Return the days of a pair's life on which it was to meet."""
    days, day = [], min(every, 12) * chance.uniform(0.3, 1.2)
    # Who fades loses heart in the last third; who stops leaves at once, some time before saying so.
    last = length - chance.uniform(1, 4) * every if manner is Manner.STOPPING else length
    while day < last:
        days.append(round(day))
        wearing = manner is Manner.FADING and day > 2 * length / 3
        day += every * chance.gauss(1.0, 0.15) * (chance.uniform(1.5, 3.0) if wearing else 1.0)
        if rest and days[-1] < rest[0] <= day:
            day += rest[1] - rest[0]
    return sorted(set(days))


def _entry(day: dt.date, chance: random.Random) -> Entry:
    outcome = Outcome.HELD if chance.random() < 0.92 else Outcome.CANCELLED
    ratings = (
        (Rating(goal="goal", level=chance.randint(-1, 1), by="mentee"),) if chance.random() < 0.2 else ()
    )
    return Entry(
        stem=day.isoformat(),
        date=day,
        kind=EntryKind.MEETING,
        outcome=outcome,
        minutes=60,
        present=("mentor", "mentee"),
        ratings=ratings if outcome is Outcome.HELD else (),
    )


def _on(starts: dt.date, day: int) -> dt.date:
    return starts + dt.timedelta(days=day)
