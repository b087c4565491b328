"""Replays a programme's life day by day: how early its warnings come, and how many come for nothing.

On every morning each pair is looked at as it was known then: only what had happened, and where git tells, only what
had been written down. A warning is a stretch of days on which a rule held without a break. It came in time where it
stood when the pair ended early; it came and went where the pair met again and ended early later; and it came for
nothing where the pair did not end early at all. What a coordinator did about it nobody has recorded, so a warning that
was answered and helped counts as one for nothing: the share is at most that high.
Snoozes are left out, since they are somebody's answer to a warning.

    python -m bench.replay --root DIR    replays the programme in a folder
"""

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median
from types import MappingProxyType

import msgspec

from bench.lives import lived_programme
from generator.figures.attention import Rule, flags_of_pair
from generator.figures.recording import recorded_on
from generator.pipeline.records import check
from generator.words.model import Entry, Pair, Policy, Programme, Status
from generator.words.recorded import UNRECORDED, Recorded

SIGNALS: Mapping[str, frozenset[Rule]] = {
    "quiet, or worse": frozenset({Rule.QUIET, Rule.VERY_QUIET, Rule.NO_FIRST_MEETING}),
    "very quiet, or no first meeting": frozenset({Rule.VERY_QUIET, Rule.NO_FIRST_MEETING}),
    "not signed by all": frozenset({Rule.UNSIGNED}),
    "no goals": frozenset({Rule.NO_GOALS}),
    "goals past their date": frozenset({Rule.GOALS_OVERDUE}),
    "a look back is due": frozenset({Rule.REVIEW_DUE}),
}
"""What may tell early that a pair ends early. To close, or to have too many pairs, is no such signal."""
DAY = dt.timedelta(days=1)
Days = Sequence[tuple[dt.date, frozenset[Rule]]]
"""Every day of a pair's life with the rules that held on its morning."""


@dataclass(frozen=True, slots=True)
class Life:
    """A pair from its first to its last day, or to the day of the replay."""

    pair: str
    interval: float
    """The agreed one, in days."""
    days: Days
    ended_early: bool
    is_running: bool
    """Whether it is still under way, so that nobody knows yet what its last warnings are worth."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one signal did over all lives."""

    warnings: int
    leads: tuple[tuple[float, float], ...]
    """Of each warning that stood when its pair ended early: the days ahead, and in agreed intervals."""
    came_and_went: int
    """Those that went away again, of pairs that ended early later."""
    for_nothing: int
    """Those of pairs that did not end early."""
    open: int
    """Those that stand on the last day of a pair that is still under way."""
    flagged_days: int


def replay(
    programme: Programme, today: dt.date, recorded: Mapping[str, Recorded] = MappingProxyType({})
) -> tuple[Life, ...]:
    """Look at every pair that has begun, on every day from its first to `today` or its end."""
    policy = programme.program.policy
    return tuple(
        _life(pair, today, policy, recorded.get(id_, UNRECORDED))
        for id_, pair in programme.pairs.items()
        if pair.agreement.status.has_begun
    )


def tally(lives: Sequence[Life], rules: frozenset[Rule]) -> Tally:
    """Count what a signal did: each unbroken stretch of days is one warning."""
    leads: list[tuple[float, float]] = []
    went = nothing = open_ = flagged = 0
    for life in lives:
        for first, last in _stretches(life.days, rules):
            ahead, stands = (last - first).days, last == life.days[-1][0]
            flagged += ahead + 1
            if life.ended_early and stands:
                leads.append((float(ahead), ahead / life.interval))
            elif life.ended_early:
                went += 1
            elif life.is_running and stands:
                open_ += 1
            else:
                nothing += 1
    warnings = len(leads) + went + nothing + open_
    return Tally(warnings, tuple(leads), went, nothing, open_, flagged)


def known_on(pair: Pair, day: dt.date, recorded: Recorded) -> Pair:
    """Return a pair as anybody could know it on the morning of a day."""
    agreement = pair.agreement
    has_closed = agreement.closing is not None and agreement.closing.date < day
    pauses = tuple(pause for pause in agreement.pauses if pause.from_ <= day)
    status = agreement.status
    if (status.has_ended and not has_closed) or (status is Status.PAUSED and not pauses):
        status = Status.ACTIVE
    closing = agreement.closing if has_closed else None
    now = msgspec.structs.replace(agreement, status=status, pauses=pauses, closing=closing, snooze=None)
    entries = tuple(entry for entry in pair.entries if _is_known(pair, entry, day, recorded))
    return msgspec.structs.replace(pair, agreement=now, entries=entries)


def _is_known(pair: Pair, entry: Entry, day: dt.date, recorded: Recorded) -> bool:
    told = recorded_on(pair, entry, recorded) if recorded.entries else None
    return entry.date <= day and (told is None or told <= day)


def _life(pair: Pair, today: dt.date, policy: Policy, recorded: Recorded) -> Life:
    agreement = pair.agreement
    ends, day, days = min(today, agreement.last_day), agreement.starts, []
    while day <= ends:
        flags = flags_of_pair(known_on(pair, day, recorded), policy, day, recorded)
        days.append((day, frozenset(flag.rule for flag in flags)))
        day += DAY
    has_ended = agreement.status.has_ended and agreement.last_day <= today
    return Life(
        pair=pair.id,
        interval=agreement.meetings.every.days,
        days=days,
        ended_early=has_ended and agreement.status is Status.ENDED_EARLY,
        is_running=not has_ended,
    )


def _stretches(days: Days, rules: frozenset[Rule]) -> Iterator[tuple[dt.date, dt.date]]:
    for holds, group in groupby(days, lambda item: bool(item[1] & rules)):
        stretch = [day for day, _ in group]
        if holds:
            yield stretch[0], stretch[-1]


def report(
    programme: Programme, today: dt.date, recorded: Mapping[str, Recorded] = MappingProxyType({})
) -> Iterator[str]:
    """Yield the lines of the report: as things happened, and where git tells, as they were written down."""
    lives = replay(programme, today)
    early = sum(life.ended_early for life in lives)
    yield f"{len(lives)} pairs on {sum(len(life.days) for life in lives)} days; {early} ended early."
    yield from _table("as things happened", lives)
    if any(day <= today for known in recorded.values() for day in known.entries.values()):
        yield from _table("as they were written down", replay(programme, today, recorded))


def _table(title: str, lives: Sequence[Life]) -> Iterator[str]:
    early = sum(life.ended_early for life in lives)
    all_days = max(1, sum(len(life.days) for life in lives))
    yield ""
    yield (
        f"| {title} | warnings | in time | of those that ended early | days ahead, middle | agreed intervals ahead |"
        " came and went | for nothing | still open | days flagged |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, rules in (*SIGNALS.items(), ("any of these", frozenset().union(*SIGNALS.values()))):
        found = tally(lives, rules)
        days = f"{median(days for days, _ in found.leads):.0f}" if found.leads else "–"
        intervals = f"{median(each for _, each in found.leads):.1f}" if found.leads else "–"
        yield (
            f"| {name} | {found.warnings} | {len(found.leads)} | {_share(len(found.leads), early)} | {days} | {intervals}"
            f" | {found.came_and_went} | {found.for_nothing} ({_share(found.for_nothing, found.warnings)}) | {found.open}"
            f" | {_share(found.flagged_days, all_days)} |"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def main() -> None:
    """Replay the programme in a folder, or one that is made up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, help="a programme's folder; one is made up when left out")
    parser.add_argument(
        "--today", type=dt.date.fromisoformat, default=None, help="the last day of the replay"
    )
    options = parser.parse_args()
    if options.root:
        checked = check(options.root, options.today or dt.datetime.now(dt.UTC))
        lines = report(checked.corpus.programme, checked.corpus.today, checked.recorded)
    else:
        lives = lived_programme(200)
        lines = report(lives.programme, options.today or lives.today, lives.recorded)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
