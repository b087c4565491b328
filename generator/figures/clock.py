"""The pause-free clock: an agreement and a day in, days that count out. Knows no log and no figure.

The clock starts with the agreement's first day and stops with today or the pair's last day, whichever comes
first. Days inside pauses do not count, so a pause changes no figure.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from generator.words.model import Agreement, Pause

Stretch = tuple[int, int]
"""Paused days as ordinals, half open: the first day that is paused, and the first one after that is not."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A pair's time as it counts."""

    starts: dt.date
    stops: dt.date
    """Today, or the pair's last day where that has passed: ``min(t, e)``."""
    stretches: tuple[Stretch, ...]
    """Paused stretches, in order, none touching another."""

    def at(self, day: dt.date) -> int:
        """Return how many days count from the start up to the morning of `day`; negative before the start."""
        first, last = self.starts.toordinal(), day.toordinal()
        paused = sum(max(0, min(last, end) - max(first, begin)) for begin, end in self.stretches)
        return last - first - paused

    @property
    def elapsed(self) -> int:
        """Days that have counted so far: ``min(t, e) - s - paused``; 0 before the start."""
        return max(0, self.at(self.stops))

    def windows(self, interval: float) -> int:
        """Return W, how many whole agreed intervals of so many days have gone by."""
        return int(self.elapsed // interval)

    def window(self, day: dt.date, interval: float) -> int | None:
        """Return which window a day lies in, counted from 0, or None before the start."""
        position = self.at(day)
        return int(position // interval) if position >= 0 else None

    def day_past(self, count: float) -> dt.date:
        """Return the first day, outside pauses, on whose morning more than so many days have counted."""
        day, left = self.starts.toordinal(), floor(count) + 1
        for begin, end in self.stretches:
            if end <= day:
                continue
            free = max(0, begin - day)
            if left < free:
                break
            day, left = end, left - free
        return dt.date.fromordinal(min(max(1, day + left), dt.date.max.toordinal()))

    def is_paused(self, day: dt.date) -> bool:
        """Return whether a day lies inside a pause."""
        return any(begin <= day.toordinal() < end for begin, end in self.stretches)


def clock_of(agreement: Agreement, today: dt.date) -> Clock:
    """Build the clock of a pair as it stands on the morning of `today`."""
    return Clock(
        starts=agreement.starts,
        stops=min(today, agreement.last_day),
        stretches=_merged(_stretch(pause, today) for pause in agreement.pauses),
    )


def _stretch(pause: Pause, today: dt.date) -> Stretch:
    """Both days of a pause are inclusive; an open one lasts up to and with today, as far as anyone knows."""
    until = pause.until or max(today, pause.from_)
    return pause.from_.toordinal(), until.toordinal() + 1


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Join what overlaps, so that no day is taken out twice."""
    merged: list[Stretch] = []
    for begin, end in sorted(stretches):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return tuple(merged)
