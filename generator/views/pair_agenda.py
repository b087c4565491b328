"""What a pair could talk about next: a pair and a day in, a few sentences out, for the phase that it is in.

The phases are Clutterbuck's; each asks something else of a meeting. Nothing here is stored, and nothing is a must.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from generator.figures.agreements import signature_states
from generator.figures.attention import is_paused
from generator.figures.goals import GoalStanding, goal_standings
from generator.figures.log import held_meetings_of
from generator.figures.phases import Phase, phase_of
from generator.figures.preferences import Difference, differing_preferences
from generator.figures.reviews import open_reviews
from generator.views import conversations as words
from generator.views.names import person_name, side_of
from generator.views.sight import Sight
from generator.words.dates import day, stretch
from generator.words.model import Pair, Person, Status
from generator.words.phrases import listed

MOVING_ON_DAYS = 60
"""For so long after a pair's last day there is something to say about moving on."""

_WISHES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "meet": (
        "how to meet",
        {"video": "by video", "in-person": "in person", "phone": "by phone", "chat": "by chat"},
    ),
    "feedback": ("feedback", {}),
    "learns_by": ("what helps you to learn", {}),
}


def view_agenda(sight: Sight, pair: Pair, promises: int) -> tuple[str, ...]:
    """Return what to talk about, in order; nothing where nobody is to meet.

    `promises` is how many things are listed as promised or due.
    """
    agreement = pair.agreement
    if agreement.status is Status.WITHDRAWN or not (agreement.mentors and agreement.mentees):
        return ()
    if is_paused(pair, sight.today):
        return (
            "How are you, and does the rhythm that you agreed on still fit?",
            "Of what was promised before the pause: what still matters?",
        )
    phase = phase_of(pair, sight.today)
    begin = () if phase in (Phase.RAPPORT, Phase.MOVING_ON) else tuple(_beginning(pair, promises))
    return (*begin, *_OF_PHASE[phase](sight, pair))


def _beginning(pair: Pair, promises: int) -> Iterator[str]:
    if len(pair.agreement.members) > 2:
        yield f"A word from everybody: {words.A_WORD}"
    if promises:
        yield f"What became of the list above: {words.NO_LONGER}"


def _rapport(sight: Sight, pair: Pair) -> Iterator[str]:
    agreement = pair.agreement
    if not held_meetings_of(pair, sight.today):
        yield words.TELL
    if not (agreement.expectations.mentors and agreement.expectations.mentees):
        yield words.EXPECT
    for difference in differing_preferences(_people(sight, pair)):
        yield _agree_how(sight, pair, difference)
    if not agreement.confidentiality:
        yield words.KEEP
    unsigned = [state.person for state in signature_states(pair, sight.today) if not state.is_signed]
    if unsigned:
        yield (f"{words.SIGN} Still to sign: {_names(sight, pair, unsigned)}.")
    yield words.FIND_A_DAY


def _direction(sight: Sight, pair: Pair) -> Iterator[str]:
    yield f"{_mentees(sight, pair)}: {words.AT_THE_END}"
    yield words.GOALS
    yield words.FIRST_STEP
    yield from _look_back(sight, pair)


def _progress(sight: Sight, pair: Pair) -> Iterator[str]:
    held = held_meetings_of(pair, sight.today)
    yield f"Since {day(held[-1].date)}: {words.SINCE}"
    yield from _a_goal(sight, pair)
    yield from _look_back(sight, pair)
    yield words.NEXT


def _winding_down(sight: Sight, pair: Pair) -> Iterator[str]:
    left = (pair.agreement.ends - sight.today).days
    if left < 0:
        yield (
            f"Your agreed time was over on {day(pair.agreement.ends)}. Close it with a line on what came of it, or"
            " agree on a new last day."
        )
    else:
        when = f"{stretch(left)} are left" if left > 1 else "Your last day has come"
        yield f"{when}: {words.FINISHING}"
    if _open_goals(sight, pair):
        yield words.HOW_FAR
    yield from _look_back(sight, pair)
    yield f"{_mentees(sight, pair)}: {words.WITHOUT}"
    yield words.GOODBYE


def _moving_on(sight: Sight, pair: Pair) -> Iterator[str]:
    closing = pair.agreement.closing
    if closing is None or (sight.today - closing.date).days > MOVING_ON_DAYS:
        return
    if not closing.reflection:
        yield words.HINDSIGHT
    if not closing.outcomes:
        yield words.OUTCOMES
    yield words.IN_TOUCH


_OF_PHASE = {
    Phase.RAPPORT: _rapport,
    Phase.DIRECTION: _direction,
    Phase.PROGRESS: _progress,
    Phase.WINDING_DOWN: _winding_down,
    Phase.MOVING_ON: _moving_on,
}


def _agree_how(sight: Sight, pair: Pair, difference: Difference) -> str:
    about, words = _WISHES[difference.what]
    wishes = (
        f"{_names(sight, pair, (person,))} says {listed(words.get(choice, choice) for choice in choices)}"
        for person, choices in difference.stated.items()
    )
    return f"You differ on {about}: {listed(wishes)}. Agree how you do it."


def _a_goal(sight: Sight, pair: Pair) -> Iterator[str]:
    """Ask about the goal whose date came first and that waits for an answer, else about the one that is due next."""
    goals = sorted(_open_goals(sight, pair), key=lambda standing: standing.goal.due)
    asked = next((standing for standing in goals if standing.is_unanswered), None)
    if asked:
        yield f"“{asked.goal.title}” was due on {day(asked.goal.due)}: how far did it get? Both sides say a level."
        return
    ahead = next((standing for standing in goals if not standing.is_due), None)
    if ahead:
        latest = max((rating.on for rating in ahead.history), default=None)
        rated = f"last rated on {day(latest)}" if latest else "not rated yet"
        yield f"“{ahead.goal.title}” is due on {day(ahead.goal.due)} and {rated}: where does it stand?"


def _open_goals(sight: Sight, pair: Pair) -> list[GoalStanding]:
    return [standing for standing in goal_standings(pair, sight.today) if not standing.is_dropped]


def _look_back(sight: Sight, pair: Pair) -> Iterator[str]:
    until = sight.today + dt.timedelta(days=round(pair.agreement.meetings.every.days))
    if open_reviews(pair, sight.today, until):
        yield words.LOOK_BACK


def _people(sight: Sight, pair: Pair) -> list[Person]:
    people = sight.programme.people
    return [people[person] for person in pair.agreement.members if person in people]


def _mentees(sight: Sight, pair: Pair) -> str:
    return _names(sight, pair, pair.agreement.mentees)


def _names(sight: Sight, pair: Pair, people: Iterable[str]) -> str:
    return listed(person_name(sight, person, side_of(pair, person)) for person in people)
