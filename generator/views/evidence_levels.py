"""What the records show for Kirkpatrick's four levels: what one audience sees in, points out.

Nothing here says that mentoring caused anything: the records hold no group that went without.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from generator.figures.goals import GoalStanding
from generator.figures.voices import VOICES as VOICE_FIGURES
from generator.views.evidence_points import (
    Ground,
    Heading,
    Point,
    Rule,
    Standard,
    figure,
    measured,
    of_whole,
    page,
    share,
    stated,
    unrecorded,
    view_headings,
)
from generator.views.links import PAIRS, RESOURCES
from generator.views.report_figures import goals_in_force
from generator.words.model import PulseQuestion
from generator.words.numbers import counted
from generator.words.phrases import listed

_REACTION = {
    PulseQuestion.USEFULNESS: "People find it useful",
    PulseQuestion.FIT: "People feel that they fit together",
    PulseQuestion.MET_AS_AGREED: "People say that they met as agreed",
    PulseQuestion.WISH_TO_GO_ON: "People wish to go on",
}
_OUTCOMES = {
    "new-role": ("new role", "new roles"),
    "promotion": ("promotion", "promotions"),
    "certification": ("certification", "certifications"),
    "became-mentor": ("mentee who became a mentor", "mentees who became mentors"),
    "other": ("other outcome", "other outcomes"),
}


def view_levels(ground: Ground) -> tuple[Heading, ...]:
    """Return the four levels with their points."""
    return view_headings(ground, _LEVELS)


def _goals(
    title: str,
    counts: Callable[[GoalStanding], object],
    what: str,
    of: Callable[[GoalStanding], bool] = lambda _: True,
    none: str = "No pair has written down a goal.",
) -> Rule:
    """Make a rule for what goals in force bear out, of all of them or of those that `of` picks."""

    def point(ground: Ground) -> Point:
        goals = [one for one in goals_in_force(ground.sight) if of(one)]
        count = sum(bool(counts(one)) for one in goals)
        shows = f"{of_whole(count, len(goals), 'goal')} {what}" if goals else none
        return share(ground, title, count, len(goals), shows, figure("goal-level"), page("Pairs", PAIRS))

    return point


def _is_skill(standing: GoalStanding) -> bool:
    return standing.goal.kind == "skill"


def _is_rated_often(standing: GoalStanding) -> bool:
    return len({rating.on for rating in standing.history}) > 1


def _trainings(ground: Ground) -> str:
    people = ground.sight.programme.people.values()
    done = sum(one.date <= ground.sight.today for person in people for one in person.trainings)
    return f"{counted(done, 'training')} completed, by people’s own records." if done else ""


def _outcomes(ground: Ground) -> str:
    kinds = Counter(
        outcome.kind
        for one in ground.agreements
        for outcome in (one.closing.outcomes if one.closing else ())
        if outcome.date <= ground.sight.today
    )
    told = listed(counted(kinds[kind], *nouns) for kind, nouns in _OUTCOMES.items() if kinds[kind])
    caution = "They came after the mentoring, which does not say that they came of it."
    return f"Closings tell of {told}. {caution}" if kinds else ""


_NO_SKILL = "No pair has a goal of the kind “skill”."
_LEVELS: Sequence[Standard] = (
    (
        "reaction",
        "Level 1. Reaction",
        "What people say of it.",
        tuple(measured(_REACTION[question], name) for question, name in VOICE_FIGURES.items()),
    ),
    (
        "learning",
        "Level 2. Learning",
        "What people know and can do that they could not before.",
        (
            _goals(
                "Skills are rated against levels written down beforehand",
                lambda one: one.history,
                "on a skill have been rated, by those who learn or who teach. People rate themselves more kindly than"
                " others would.",
                _is_skill,
                _NO_SKILL,
            ),
            _goals(
                "There is a before and an after",
                _is_rated_often,
                "on a skill have been rated on more than one day.",
                _is_skill,
                _NO_SKILL,
            ),
            stated(
                "Trainings are completed",
                _trainings,
                "Nobody’s record names a completed training.",
                page("Resources", RESOURCES),
            ),
            unrecorded(
                "Learning is tested", "The records hold no test and no observation by a third person."
            ),
        ),
    ),
    (
        "behaviour",
        "Level 3. Behaviour",
        "What people do differently, seen in results that were written down beforehand.",
        (
            measured("Goals are reached, as expected or better", "goals-at-or-above-expected"),
            _goals(
                "A second pair of eyes sees it",
                lambda one: one.by_mentee and one.by_mentor,
                "have a rating of the mentee’s and one of the mentor’s.",
            ),
            measured("People do what they said they would", "follow-through"),
        ),
    ),
    (
        "results",
        "Level 4. Results",
        "What came after it, for people and for the organisation.",
        (
            stated(
                "What came after is written down at the end",
                _outcomes,
                "No closing tells of an outcome yet.",
                page("Pairs", PAIRS),
            ),
            measured("Pairs go on to the end that they planned", "retention"),
            measured("Those who were mentored mentor others", "pipeline"),
            unrecorded(
                "The organisation is better off",
                "The records hold no figures of the organisation’s, and no group that went without mentoring.",
            ),
        ),
    ),
)
