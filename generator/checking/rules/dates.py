"""Rules on dates that contradict each other within an agreement, a cohort or a goal. Corpus in, findings out.

Where the first and the last day of a pair contradict each other, the rules that measure by them keep quiet.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.words.codes import dates as codes
from generator.words.diagnostic import Diagnostic, Path
from generator.words.model import Agreement, Pause
from generator.words.places import PROGRAM


def has_sound_term(agreement: Agreement) -> bool:
    """Return whether a pair's first day is not after its last."""
    return agreement.starts <= min(agreement.ends, agreement.last_day)


def last_planned_day(agreement: Agreement) -> dt.date:
    """Return the latest day that a pair could plan for: a pair that ended early once planned for longer."""
    return max(agreement.ends, agreement.last_day)


def check_order_of_term(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that pairs and cohorts start before they end."""
    found: list[tuple[str, Path, dt.date, dt.date]] = [
        (file, ("ends",), pair.agreement.starts, pair.agreement.ends) for file, pair in walks.pairs(corpus)
    ]
    for index, cohort in enumerate(corpus.programme.program.cohorts):
        found.append((PROGRAM, ("cohorts", index, "ends"), cohort.starts, cohort.ends))
    for file, path, starts, ends in found:
        if ends < starts:
            yield corpus.finding(
                codes.ENDS_BEFORE_START,
                file,
                path,
                f'The end "{ends}" lies before the start "{starts}".',
                "Write an end that is no earlier than the start, or correct the start.",
            )


def check_order_of_pauses(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every pause begins before it ends."""
    for file, index, pause, _ in _pauses(corpus):
        if pause.until and pause.until < pause.from_:
            yield corpus.finding(
                codes.PAUSE_REVERSED,
                file,
                ("pauses", index, "to"),
                f'This pause ends on "{pause.until}", before it begins on "{pause.from_}".',
                'Write the last day of the pause as "to", no earlier than "from".',
            )


def check_overlap_of_pauses(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that no day is paused twice."""
    for file, pair in walks.pairs(corpus):
        pauses = sorted(enumerate(pair.agreement.pauses), key=lambda item: (item[1].from_, item[0]))
        for (_, before), (index, pause) in pairwise(pauses):
            if before.until is None or pause.from_ <= before.until:
                end = f'ends on "{before.until}"' if before.until else "is still open"
                yield corpus.finding(
                    codes.PAUSES_OVERLAP,
                    file,
                    ("pauses", index, "from"),
                    f'This pause begins on "{pause.from_}", while the one from "{before.from_}" {end}.',
                    "Make one pause of the two, or let the first end before the second begins.",
                )


def check_term_of_pauses(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that pauses lie within the pair's time."""
    for file, index, pause, agreement in _pauses(corpus):
        until = pause.until or pause.from_
        if until < pause.from_ or not has_sound_term(agreement):
            continue
        for key, day in (("from", pause.from_), ("to", until)):
            if not agreement.starts <= day <= agreement.last_day:
                yield corpus.finding(
                    codes.PAUSE_OUTSIDE_TERM,
                    file,
                    ("pauses", index, key),
                    f'"{day}" lies outside the pair\'s time, {_term(agreement.starts, agreement.last_day)}.',
                    "Write a day within that time, or correct the pair's dates.",
                )
                break


def check_reviews(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that reviews lie within the pair's time."""
    for file, pair in walks.pairs(corpus):
        agreement = pair.agreement
        last = last_planned_day(agreement)
        for index, day in enumerate(agreement.reviews if has_sound_term(agreement) else ()):
            if not agreement.starts <= day <= last:
                yield corpus.finding(
                    codes.REVIEW_OUTSIDE_TERM,
                    file,
                    ("reviews", index),
                    f'The review on "{day}" lies outside the pair\'s time, {_term(agreement.starts, last)}.',
                    "Write a day within that time, such as one half-way.",
                )


def check_closing(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that the closing and what came of it are no older than the pair."""
    for file, pair in walks.pairs(corpus):
        closing, starts = pair.agreement.closing, pair.agreement.starts
        if closing is None:
            continue
        days: list[tuple[Path, dt.date]] = [(("closing", "date"), closing.date)]
        for index, outcome in enumerate(closing.outcomes):
            days.append((("closing", "outcomes", index, "date"), outcome.date))
        for path, day in days:
            if day < starts:
                yield corpus.finding(
                    codes.CLOSED_BEFORE_START,
                    file,
                    path,
                    f'"{day}" lies before the pair\'s start, "{starts}".',
                    "Write a day after the start, or correct the start.",
                )


def check_cohort_of_pairs(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair shares at least a day with its cohort."""
    cohorts = {cohort.id: cohort for cohort in corpus.programme.program.cohorts}
    for file, pair in walks.pairs(corpus):
        agreement, cohort = pair.agreement, cohorts.get(pair.agreement.cohort)
        if cohort is None or cohort.ends < cohort.starts or not has_sound_term(agreement):
            continue
        if agreement.starts > cohort.ends or agreement.ends < cohort.starts:
            yield corpus.finding(
                codes.OUTSIDE_COHORT,
                file,
                ("cohort",),
                f'The cohort "{cohort.id}" runs {_term(cohort.starts, cohort.ends)}, '
                f"the pair {_term(agreement.starts, agreement.ends)}.",
                "Choose the cohort of that time, or correct the pair's dates.",
            )


def check_order_of_goals(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that goals are set before they are due."""
    for file, index, goal, _ in walks.goals(corpus):
        if goal.due < goal.set_on:
            yield corpus.finding(
                codes.GOAL_DUE_BEFORE_SET,
                file,
                ("goals", index, "due"),
                f'The goal is due on "{goal.due}", before it was set on "{goal.set_on}".',
                "Write a due date after the day on which the goal was set.",
            )


def check_term_of_goals(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that goals are set and due within the pair's time."""
    for file, index, goal, pair in walks.goals(corpus):
        starts, last = pair.agreement.starts, last_planned_day(pair.agreement)
        if goal.dropped or goal.due < goal.set_on or not has_sound_term(pair.agreement):
            continue
        for key, day in (("set_on", goal.set_on), ("due", goal.due)):
            if not starts <= day <= last:
                yield corpus.finding(
                    codes.GOAL_OUTSIDE_TERM,
                    file,
                    ("goals", index, key),
                    f'"{day}" lies outside the pair\'s time, {_term(starts, last)}.',
                    "Write a day within that time, or agree on other dates in agreement.yml.",
                )


def check_term_of_objectives(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that objectives are due within their goal's time."""
    for file, index, goal, _ in walks.goals(corpus):
        for number, objective in enumerate(goal.objectives if goal.set_on <= goal.due else ()):
            if objective.due and not goal.set_on <= objective.due <= goal.due:
                yield corpus.finding(
                    codes.OBJECTIVE_OUTSIDE_GOAL,
                    file,
                    ("goals", index, "objectives", number, "due"),
                    f'"{objective.due}" lies outside the goal\'s time, {_term(goal.set_on, goal.due)}.',
                    "Write a day within that time, or give the goal a later due date.",
                )


def check_decisions(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that goals are given up or changed after they were set."""
    for file, index, goal, _ in walks.goals(corpus):
        for key, decision in (("dropped", goal.dropped), ("rebaselined", goal.rebaselined)):
            if decision and decision.date < goal.set_on:
                yield corpus.finding(
                    codes.DECISION_BEFORE_GOAL,
                    file,
                    ("goals", index, key, "date"),
                    f'"{decision.date}" lies before the day on which the goal was set, "{goal.set_on}".',
                    "Write the day of the decision, which comes after that.",
                )


def _pauses(corpus: Corpus) -> Iterator[tuple[str, int, Pause, Agreement]]:
    for file, pair in walks.pairs(corpus):
        for index, pause in enumerate(pair.agreement.pauses):
            yield file, index, pause, pair.agreement


def _term(first: dt.date, last: dt.date) -> str:
    return f"from {first} to {last}"
