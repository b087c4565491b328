"""Cohorts at the same age: a cohort's pairs and a day in, how they stood on days of the cohort's life out.

A young cohort set beside an old one would look as if less had come of it. Seen at equal age they compare.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from generator.figures.over_time import Moment, moments
from generator.words.model import Cohort, Pair

AGES = (30, 60, 90, 120, 180, 270, 360, 540, 720)
"""Days since a cohort's start at which it is looked at."""


def cohort_at_ages(cohort: Cohort, pairs: Iterable[Pair], today: dt.date) -> Mapping[int, Moment]:
    """Return how a cohort's pairs stood at each age that the cohort has reached."""
    ages = [age for age in AGES if (today - cohort.starts).days >= age]
    days = [cohort.starts + dt.timedelta(days=age) for age in ages]
    return dict(zip(ages, moments(pairs, days), strict=True))
