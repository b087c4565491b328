"""How the programme stands, in two plain sentences made from its figures. Sight and survey in, words out."""

from generator.figures.cadence import NO_MEETING_LOGGED
from generator.figures.programme import PROGRAMME
from generator.views.report_survey import Survey, begun_pairs
from generator.views.report_trends import earlier
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import month
from generator.words.figure import Figure
from generator.words.model import Status
from generator.words.numbers import counted, number, percent
from generator.words.phrases import listed

_QUARTER = 80
"""A comparison looks back at least so many days."""


def read_programme(sight: Sight, survey: Survey | None) -> str:
    """Return two sentences: how pairs meet, and how their goals stand; with what has to be known about either."""
    begun = sight.figure(PROGRAMME, "pairs")
    if begun is None or not begun.n:
        return (
            "No pair has begun yet, so there is nothing to measure. The figures fill up here once pairs sign, meet and"
            " write it down."
        )
    return f"{_pairs(sight, begun)}; {_meetings(sight)}. {_goals(sight, survey)}{_missing(sight)}."


def _pairs(sight: Sight, begun: Figure) -> str:
    whole = f"{counted(begun.n, 'pair has', 'pairs have')} begun here"
    if sight.audience is Audience.PUBLIC:
        return whole
    statuses = [pair.agreement.status for pair in begun_pairs(sight)]
    running, paused = sum(status.is_running for status in statuses), statuses.count(Status.PAUSED)
    if not running:
        return f"{whole} and none is under way now"
    who = (
        "all are" if running == begun.n > 1 else "is" if running == begun.n else counted(running, "is", "are")
    )
    if paused == running:
        return f"{whole} and {who} paused"
    return f"{whole} and {who} under way{f' ({number(paused)} paused)' if paused else ''}"


def _meetings(sight: Sight) -> str:
    figure = sight.figure(PROGRAMME, "cadence-adherence")
    if figure is None:
        return "how they meet rests on too few people to be shown"
    if figure.why == NO_MEETING_LOGGED:
        return "no meeting has been logged yet, so nobody knows how they meet"
    if figure.value is None:
        has_ended = not any(pair.agreement.status.is_running for pair in begun_pairs(sight))
        return (
            "none lasted long enough to tell how it met"
            if has_ended
            else "it is too early to tell how they meet"
        )
    if figure.n == 1:
        return f"the one that can be counted {met_in(figure.value, 'it')}"
    whom = f"the {number(figure.n)} that can be counted" if figure.missing else "them"
    return f"half of {whom} {met_in(figure.value)}"


def met_in(share: float, who: str = "they") -> str:
    """Return in words in what share of its stretches somebody met, as in ``met in at least 80 % of the ...``; `who` is
    ``it`` for one pair, and ``they`` for half of several."""
    stretches = f"of the stretches of time that {who} had agreed on"
    if not share:
        return f"met in none {stretches}"
    return f"met in {'' if who == 'it' else 'at least '}{percent(share)} {stretches}"


def _goals(sight: Sight, survey: Survey | None) -> str:
    figure = sight.figure(PROGRAMME, "goals-at-or-above-expected")
    if figure is None:
        return "How their goals stand rests on too few people to be shown"
    if figure.value is None:
        return "No goal is due and rated yet"
    hits = round(figure.value * figure.n)
    return (
        f"Of {counted(figure.n, 'goal that is', 'goals that are')} due and rated, {number(hits)} reached what the pair had"
        f" expected or more{_before(sight, survey)}"
    )


def _before(sight: Sight, survey: Survey | None) -> str:
    then = earlier(sight, survey, "goals-at-or-above-expected", _QUARTER) if survey else None
    if then is None or then[1].value is None or not then[1].n:
        return ""
    moment, spread = then
    return (
        f" (on 1 {month(moment.day)}: {number(round((spread.value or 0) * spread.n))} of {number(spread.n)})"
    )


def _missing(sight: Sight) -> str:
    """What is missing from these two sentences."""
    goals, rhythm = (
        sight.figure(PROGRAMME, name) for name in ("goals-at-or-above-expected", "cadence-adherence")
    )
    gaps = []
    if goals is not None and goals.missing:
        gaps.append(f"{counted(goals.missing, 'goal is', 'goals are')} due without a rating")
    if rhythm is not None and rhythm.missing and rhythm.why != NO_MEETING_LOGGED:
        gaps.append(f"{counted(rhythm.missing, 'pair has', 'pairs have')} no rhythm to tell")
    return f"; {listed(gaps)}" if gaps else ""
