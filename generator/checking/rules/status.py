"""Rules on a pair's status: it fits what the rest of the records says. Corpus in, findings out."""

import datetime as dt
from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.words.codes import status as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Agreement, Status

GRACE = dt.timedelta(days=14)
"""How long after an agreed date the status may lag behind."""


def check_empty_sides(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair which has begun has mentors and mentees."""
    for file, pair in walks.pairs(corpus):
        agreement = pair.agreement
        if agreement.status in (Status.PROPOSED, Status.WITHDRAWN):
            continue
        for side, people in (("mentors", agreement.mentors), ("mentees", agreement.mentees)):
            if not people:
                yield corpus.finding(
                    codes.EMPTY_SIDE,
                    file,
                    (side,),
                    f'The pair is "{agreement.status}", but has no {side}.',
                    f'Add somebody to "{side}", or write "status: proposed".',
                )


def check_closing_too_soon(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that only pairs that have ended have a closing."""
    for file, pair in walks.pairs(corpus):
        if pair.agreement.closing and not pair.agreement.status.has_ended:
            yield corpus.finding(
                codes.CLOSING_TOO_SOON,
                file,
                ("status",),
                f'The pair has a closing, but its status is "{pair.agreement.status}".',
                'Write "status: completed" or "status: ended_early", or remove "closing".',
            )


def check_closing_missing(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that pairs that have ended say when."""
    for file, pair in walks.pairs(corpus):
        ended = pair.agreement.status in (Status.COMPLETED, Status.ENDED_EARLY)
        if ended and not pair.agreement.closing:
            yield corpus.finding(
                codes.CLOSING_MISSING,
                file,
                ("status",),
                f'The pair is "{pair.agreement.status}", but does not say since when.',
                f'Add the last day, with a line such as "closing: {{date: {pair.agreement.ends}}}".',
            )


def check_pause_missing(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a paused pair has a pause."""
    for file, pair in walks.pairs(corpus):
        if pair.agreement.status is Status.PAUSED and not pair.agreement.pauses:
            yield corpus.finding(
                codes.PAUSED_WITHOUT_PAUSE,
                file,
                ("status",),
                'The pair is "paused", but does not say since when.',
                f'Add the first day of rest, with a line such as "pauses: [{{from: {corpus.today}}}]".',
            )


def check_pause_open(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that only a paused pair has an open pause."""
    for file, pair in walks.pairs(corpus):
        if pair.agreement.status is Status.PAUSED:
            continue
        for index, pause in enumerate(pair.agreement.pauses):
            if pause.until is None:
                yield corpus.finding(
                    codes.OPEN_PAUSE,
                    file,
                    ("pauses", index),
                    f'The pause from "{pause.from_}" is open, but the pair is "{pair.agreement.status}".',
                    'Add the last day of the pause as "to", or write "status: paused".',
                )


def check_pause_over(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair whose pause is over is no longer paused."""
    for file, pair in walks.pairs(corpus):
        over = _last_paused_day(pair.agreement)
        if pair.agreement.status is Status.PAUSED and over and over < corpus.today:
            yield corpus.finding(
                codes.PAUSE_OVER,
                file,
                ("status",),
                f'The pair is "paused", but its pause was over on {over}.',
                'Write "status: active", or leave out "to" in the pause while nobody knows its end.',
            )


def check_end(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair is closed once its time is over."""
    for file, pair in walks.pairs(corpus):
        agreement = pair.agreement
        if agreement.status.is_running and agreement.starts <= agreement.ends < corpus.today - GRACE:
            yield corpus.finding(
                codes.OVERDUE_END,
                file,
                ("status",),
                f'The pair is "{agreement.status}", but its time was over on {agreement.ends}.',
                'Write "status: completed" and a "closing" with its date, or agree on a later "ends".',
            )


def check_start(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a proposal is taken up or withdrawn."""
    for file, pair in walks.pairs(corpus):
        agreement = pair.agreement
        if agreement.status is Status.PROPOSED and agreement.starts < corpus.today - GRACE:
            yield corpus.finding(
                codes.OVERDUE_START,
                file,
                ("status",),
                f'The pair is "proposed", but was to start on {agreement.starts}.',
                'Write "status: active" or "status: withdrawn", or choose a later "starts".',
            )


def check_meetings(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair that has met has also begun."""
    for file, pair in walks.pairs(corpus):
        status = pair.agreement.status
        met = [entry.date for entry in pair.entries_in_force() if entry.is_held_meeting]
        if status in (Status.PROPOSED, Status.WITHDRAWN) and met:
            more = "" if status is Status.PROPOSED else ', and add a "closing" with its date'
            now = Status.ACTIVE if status is Status.PROPOSED else Status.ENDED_EARLY
            yield corpus.finding(
                codes.MET_WITHOUT_START,
                file,
                ("status",),
                f'The pair is "{status}", but held a meeting on {min(met)}.',
                f'Write "status: {now}"{more}.',
            )


def _last_paused_day(agreement: Agreement) -> dt.date | None:
    """The last day of all pauses; None where there are none or one is open."""
    ends = [pause.until for pause in agreement.pauses]
    return None if None in ends else max((end for end in ends if end), default=None)
