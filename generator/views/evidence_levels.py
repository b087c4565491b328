"""What the records show for Kirkpatrick's four levels: what one audience sees in, points out.

Nothing here says that mentoring caused anything: the records hold no group that went without.
"""

from collections import Counter
from collections.abc import Iterator

from generator.figures.voices import VOICES as VOICE_FIGURES
from generator.views.evidence_points import (
    Ground,
    Heading,
    Point,
    Standing,
    figure_point,
    nothing_point,
    of_whole,
    share_point,
)
from generator.views.links import PAIRS, RESOURCES, figure_link
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
    return (
        Heading(
            "reaction",
            "Level 1. Reaction",
            "What people say of it.",
            tuple(figure_point(ground, _REACTION[one], name) for one, name in VOICE_FIGURES.items()),
        ),
        Heading(
            "learning",
            "Level 2. Learning",
            "What people know and can do that they could not before.",
            tuple(_learning(ground)),
        ),
        Heading(
            "behaviour",
            "Level 3. Behaviour",
            "What people do differently, seen in results that were written down beforehand.",
            tuple(_behaviour(ground)),
        ),
        Heading(
            "results",
            "Level 4. Results",
            "What came after it, for people and for the organisation.",
            tuple(_results(ground)),
        ),
    )


def _learning(ground: Ground) -> Iterator[Point]:
    skills = [one for one in goals_in_force(ground.sight) if one.goal.kind == "skill"]
    rated = [one for one in skills if one.history]
    often = [one for one in skills if len({rating.on for rating in one.history}) > 1]
    where = (
        ("Figure “Where goals stand”", figure_link(ground.links, "goal-level")),
        ground.page("Pairs", PAIRS),
    )
    none = "No pair has a goal of the kind “skill”."
    shows = f"{of_whole(len(rated), len(skills), 'goal')} on a skill have been rated, by those who learn or who teach."
    yield share_point(
        "Skills are rated against levels written down beforehand",
        len(rated),
        len(skills),
        f"{shows} People rate themselves more kindly than others would." if skills else none,
        where,
    )
    shows = f"{of_whole(len(often), len(skills), 'goal')} on a skill have been rated on more than one day."
    yield share_point(
        "There is a before and an after", len(often), len(skills), shows if skills else none, where
    )
    done = sum(
        one.date <= ground.sight.today
        for person in ground.sight.programme.people.values()
        for one in person.trainings
    )
    yield (
        Point(
            "Trainings are completed",
            Standing.FOUND,
            f"{counted(done, 'training')} completed, by people’s own records.",
            (ground.page("Resources", RESOURCES),),
        )
        if done
        else nothing_point("Trainings are completed", "Nobody’s record names a completed training.")
    )
    yield nothing_point(
        "Learning is tested", "The records hold no test and no observation by a third person."
    )


def _behaviour(ground: Ground) -> Iterator[Point]:
    yield figure_point(ground, "Goals are reached, as expected or better", "goals-at-or-above-expected")
    standings = goals_in_force(ground.sight)
    both = [one for one in standings if one.by_mentee and one.by_mentor]
    shows = f"{of_whole(len(both), len(standings), 'goal')} have a rating of the mentee’s and one of the mentor’s."
    yield share_point(
        "A second pair of eyes sees it",
        len(both),
        len(standings),
        shows if standings else "No pair has written down a goal.",
        (ground.page("Pairs", PAIRS),),
    )
    yield figure_point(ground, "People do what they said they would", "follow-through")


def _results(ground: Ground) -> Iterator[Point]:
    kinds = Counter(
        outcome.kind
        for one in ground.agreements
        for outcome in (one.closing.outcomes if one.closing else ())
        if outcome.date <= ground.sight.today
    )
    title = "What came after is written down at the end"
    told = listed(counted(kinds[kind], *nouns) for kind, nouns in _OUTCOMES.items() if kinds[kind])
    yield (
        Point(
            title,
            Standing.FOUND,
            f"Closings tell of {told}. They came after the mentoring, which does not say that they came of it.",
            (ground.page("Pairs", PAIRS),),
        )
        if kinds
        else nothing_point(title, "No closing tells of an outcome yet.")
    )
    yield figure_point(ground, "Pairs go on to the end that they planned", "retention")
    yield figure_point(ground, "Those who were mentored mentor others", "pipeline")
    yield nothing_point(
        "The organisation is better off",
        "The records hold no figures of the organisation’s, and no group that went without mentoring.",
    )
