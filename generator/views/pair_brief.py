"""What a pair needs to know before it meets again: a pair and a day in, one short brief out.

The page of the pair shows it, and ``pairbook brief`` prints it. For an audience that sees no log there is none.
"""

from dataclasses import dataclass

from generator.figures.attention import is_paused
from generator.figures.log import entries_of
from generator.figures.next_meeting import next_meeting_of
from generator.views.links import Links
from generator.views.names import pair_tab
from generator.views.pair_agenda import view_agenda
from generator.views.pair_agreement import rhythm
from generator.views.pair_resources import ResourceLink, phase_name, view_resources
from generator.views.pair_steps import StepsView, view_steps
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import day, relative
from generator.words.model import Entry, Pair, Status

LAST_LINES = 4
"""So many lines of the last meeting are repeated."""

IF_YOU_MET = "If you met, a short one is enough; if not, find another day."


@dataclass(frozen=True, slots=True)
class LastTime:
    """What the pair did when it last came together, or wrote down since."""

    when: str
    lines: tuple[str, ...]
    more: int
    """How many lines are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """Everything to know before the next meeting."""

    title: str
    """``Next meeting``, or what stands in its place for a pair that does not meet now."""
    pair: str
    """What the pair is called."""
    when: str
    """When it is, or how things stand, in a sentence or two."""
    how: str
    """The agreed rhythm, length and place; empty where the pair does not meet now."""
    phase: str
    steps: StepsView
    last: LastTime | None
    agenda: tuple[str, ...]
    resource: ResourceLink | None
    """The one that fits best."""


def view_brief(sight: Sight, links: Links, pair: Pair) -> BriefView | None:
    """Return the brief; None for the public, which sees no log."""
    if sight.audience is Audience.PUBLIC:
        return None
    steps = view_steps(sight, pair)
    meets = _meets(sight, pair)
    resources = view_resources(sight, links, pair) if meets else ()
    return BriefView(
        title=_title(sight, pair),
        pair=pair_tab(sight, pair),
        when=_when(sight, pair),
        how=rhythm(pair.agreement.meetings) if meets else "",
        phase=phase_name(sight, pair) if meets else "",
        steps=steps,
        last=None if pair.agreement.status.has_ended else _last_time(sight, pair),
        agenda=view_agenda(sight, pair, len(steps.promised) + len(steps.due)),
        resource=resources[0] if resources else None,
    )


def _meets(sight: Sight, pair: Pair) -> bool:
    return not pair.agreement.status.has_ended and not is_paused(pair, sight.today)


def _title(sight: Sight, pair: Pair) -> str:
    if pair.agreement.status.has_ended:
        return "What is left"
    if is_paused(pair, sight.today):
        return "When you go on"
    return "Next meeting" if entries_of(pair, sight.today) else "First meeting"


def _when(sight: Sight, pair: Pair) -> str:
    agreement, today = pair.agreement, sight.today
    if agreement.status is Status.WITHDRAWN:
        return "The proposal was withdrawn."
    if agreement.status.has_ended:
        return f"You ended on {day(agreement.closing.date)}." if agreement.closing else "You have ended."
    if not (agreement.mentors and agreement.mentees):
        return f"A {'mentee' if agreement.mentors else 'mentor'} is still to be found."
    if is_paused(pair, today):
        return _paused(sight, pair)
    known = next_meeting_of(pair, today)
    if known.planned and known.planned >= today:
        return f"{day(known.planned)}, {relative(known.planned, today)}."
    if today < agreement.starts:
        return f"You begin on {day(agreement.starts)}, {relative(agreement.starts, today)}."
    if known.planned:
        planned = day(known.planned)
        return f"You had planned to meet on {planned}, and no entry tells of it yet. {IF_YOU_MET}"
    if today > agreement.ends:
        return f"Your agreed time was over on {day(agreement.ends)}, and no day is written down."
    if known.by_rhythm < today:
        return (
            f"No day is written down. By your rhythm you would have met by {day(known.by_rhythm)}; any day is a good"
            " one."
        )
    by = f"{day(known.by_rhythm)}, {relative(known.by_rhythm, today)}"
    return f"No day is written down yet. By your rhythm you meet by {by}."


def _paused(sight: Sight, pair: Pair) -> str:
    now = [
        pause
        for pause in pair.agreement.pauses
        if pause.from_ <= sight.today and (pause.until is None or pause.until >= sight.today)
    ]
    since = f" since {day(now[-1].from_)}" if now else ""
    until = f", until {day(now[-1].until)}" if now and now[-1].until else ""
    return f"You have paused{since}{until}. Nothing is expected of you meanwhile; what stands here can wait."


def _last_time(sight: Sight, pair: Pair) -> LastTime | None:
    """The latest meeting that was held, with what entries without a meeting have told since."""
    telling = [
        entry for entry in entries_of(pair, sight.today) if entry.is_held_meeting or not entry.kind.is_meeting
    ]
    if not telling:
        return None
    since = max((entry.date for entry in telling if entry.is_held_meeting), default=telling[-1].date)
    lines = tuple(line for entry in telling if entry.date >= since for line in _lines(entry))
    when = f"{day(since)}, {relative(since, sight.today)}"
    return LastTime(when, lines[:LAST_LINES], max(0, len(lines) - LAST_LINES))


def _lines(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.did))
