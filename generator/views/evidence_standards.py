"""What the records show for the six core standards of EMCC's ISMCP: what one audience sees in, points out.

The standards' names stand here for orientation and what they are about in our own words; their text is EMCC's.
"""

from collections.abc import Sequence

from generator.comparing.letting_go import is_reduced
from generator.figures.goals import goal_standings
from generator.figures.log import entries_of, held_reviews_of
from generator.views.evidence_people import NEW_PARTNERS, PROFILES, WISHES, trained
from generator.views.evidence_points import (
    Ground,
    Heading,
    Point,
    Standard,
    Standing,
    agreed,
    borne_out,
    facts_alone,
    figure,
    measured,
    nothing,
    of_pairs,
    of_whole,
    page,
    record,
    records_like,
    share,
    stated,
    unrecorded,
    view_headings,
)
from generator.views.findings import FINDINGS
from generator.views.guides import COORDINATORS_GUIDE, PAIRS_GUIDE, REVIEWERS_GUIDE
from generator.views.links import ATTENTION, COHORTS, FIELDS, HOME, PAIRS, RESOURCES, TAKE_PART, VOICES
from generator.views.pair_signatures import holds
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.numbers import counted, number
from generator.words.places import PROGRAM, agreement_file, entry_file, goals_file, pulse_file
from generator.words.places import RESOURCES as RESOURCES_FILE

_A_YEAR = 365
_SHOWN_FILES = 4

_PAIRS = page("Pairs", PAIRS)
_GUIDE = page("Guide for pairs", PAIRS_GUIDE)
_PROGRAM = record(PROGRAM)
_AGREEMENTS = records_like(agreement_file("<pair>"))
_GOALS = records_like(goals_file("<pair>"))
_LOGS = records_like(entry_file("<pair>", "<date>"))


def view_standards(ground: Ground) -> tuple[Heading, ...]:
    """Return the six standards with their points."""
    return view_headings(ground, _STANDARDS)


def _goals(ground: Ground) -> Point:
    title, pairs = "Goals say in words what is expected", ground.begun
    if not pairs:
        return nothing(title, "No pair has begun yet.")
    of_each = [goal_standings(pair, ground.sight.today) for pair in pairs]
    goals = [standing.goal for standings in of_each for standing in standings]
    moved = sum(bool(goal.rebaselined and goal.rebaselined.date <= ground.sight.today) for goal in goals)
    with_goals = sum(map(bool, of_each))
    shows = f"{of_whole(with_goals, len(pairs), 'pair')} have written goals, {counted(len(goals), 'goal')} in all."
    if goals:
        shows += f" The levels of {number(moved)} were changed after a rating, and say so."
    return share(ground, title, with_goals, len(pairs), shows, figure("goal-level"), _GOALS)


def _reviews(ground: Ground) -> Point | None:
    title, today = "Pairs look back, and adjust", ground.sight.today
    held = sum(len(held_reviews_of(pair, today)) for pair in ground.begun)
    what = f"have agreed on days for looking back; {counted(held, 'review')} held so far"
    return of_pairs(title, lambda _, pair: pair.agreement.reviews, what, _PAIRS, _AGREEMENTS, _LOGS)(ground)


def _noticed(ground: Ground) -> Point:
    """The records say when somebody is to look, and not whether anybody did."""
    policy = ground.sight.programme.program.policy
    to_see = page("What needs attention", ATTENTION)
    is_shown = ground.sight.audience.may_see(Audience.COORDINATORS)
    where = (
        page("Guide for coordinators", COORDINATORS_GUIDE, "programme"),
        *((to_see,) if is_shown else ()),
        _PROGRAM,
    )
    return borne_out(
        ground,
        "Pairs in trouble are noticed in time",
        Standing.PART,
        f"The policy says when: a first meeting after {counted(policy.first_meeting_within_days, 'day')}, a gap of"
        f" {number(policy.amber_gap)} of a pair’s own intervals for a look, {number(policy.red_gap)} for a call."
        " Coordinators see who that is. Whether somebody called is not recorded.",
        *where,
    )


def _asked(ground: Ground) -> Point:
    sight = ground.sight
    begun = {one.cohort for one in ground.agreements}
    pulses = [pulse for pulse in sight.programme.pulses if pulse.date <= sight.today]
    asked = begun & {pulse.cohort for pulse in pulses}
    shows = (
        f"{of_whole(len(asked), len(begun), 'cohort')} with pairs have answered a survey;"
        f" {counted(len(pulses), 'survey')} in all."
    )
    return share(
        ground,
        "Those who take part are asked",
        len(asked),
        len(begun),
        shows if asked else "No survey has been entered yet.",
        page("Voices in numbers", VOICES),
        *(record(pulse_file(pulse.stem)) for pulse in pulses[-_SHOWN_FILES:]),
    )


def _settled(ground: Ground) -> Point:
    group = ground.sight.programme.program.policy.smallest_group
    return borne_out(
        ground,
        "It is settled who sees what, and what is never written down",
        Standing.FOUND,
        f"Every field says who may see it. Figures over what is not public rest on at least {group.members} people for"
        f" members and {group.public} for the public.",
        page("Fields", FIELDS),
        page("Guide for pairs", PAIRS_GUIDE, "kept-out"),
    )


def _guides(ground: Ground) -> Point:
    return borne_out(
        ground,
        "Each role has a guide",
        Standing.FOUND,
        "Pairs, reviewers and coordinators each have a guide on this site. Who has read it is not recorded.",
        _GUIDE,
        page("Guide for reviewers", REVIEWERS_GUIDE),
        page("Guide for coordinators", COORDINATORS_GUIDE),
    )


def _checked(ground: Ground) -> Point:
    return borne_out(
        ground,
        "Records are kept to one standard",
        Standing.FOUND,
        "Every record is checked before it is published; git keeps every version, who wrote it and when.",
        page("What is checked", FINDINGS),
        page("Fields", FIELDS),
    )


def _closings(ground: Ground) -> Point:
    title = "Endings are looked back on"
    over = [one for one in ground.agreements if one.status.has_ended]
    if not over:
        return nothing(title, "No pair has ended yet.")
    kept = [one for one in over if not is_reduced(one)]
    count = sum(bool(one.closing and one.closing.reflection) for one in kept)
    shows = (
        f"{of_whole(count, len(kept), 'pair')} that have ended wrote a closing reflection." if kept else ""
    )
    shows += facts_alone(len(over) - len(kept))
    return share(ground, title, count, len(kept), shows.strip(), _PAIRS, _AGREEMENTS)


def _cycles(ground: Ground) -> Point:
    """An award of EMCC's asks for a cycle of twelve months that is over."""
    title = "A whole cycle of twelve months is behind the programme"
    cohorts = sorted(ground.sight.programme.program.cohorts, key=lambda one: (one.starts, one.id))
    over = [one for one in cohorts if one.ends < ground.sight.today]
    if not over:
        return nothing(title, "No cohort has come to its end yet.")
    whole = [one for one in over if (one.ends - one.starts).days + 1 >= _A_YEAR]
    told = "; ".join(f"{one.name}, {day(one.starts)} to {day(one.ends)}" for one in over)
    shows = f"Over: {told}." + ("" if whole else " None of them lasted twelve months.")
    standing = Standing.FOUND if whole else Standing.PART
    return borne_out(ground, title, standing, shows, page("Cohorts", COHORTS), _PROGRAM)


def _responsible(ground: Ground) -> str:
    named = len(ground.sight.programme.program.coordinators)
    return f"The programme names {counted(named, 'coordinator')}." if named else ""


def _shelf(ground: Ground) -> str:
    nouns = ("guide, training, template or tool", "guides, trainings, templates and tools")
    there = len(ground.sight.programme.resources)
    return f"{counted(there, *nouns)} listed, by topic and by phase." if there else ""


_STANDARDS: Sequence[Standard] = (
    (
        "purpose",
        "1. Clarity of purpose",
        "The programme knows what it is for, and every pair what it wants to reach.",
        (
            stated(
                "The purpose is written down",
                lambda ground: (
                    "The programme’s record says what it is for."
                    if ground.sight.programme.program.purpose
                    else ""
                ),
                "The programme’s record says nothing on its purpose.",
                page("Home", HOME),
                _PROGRAM,
            ),
            _goals,
            agreed(
                "Both sides say what they expect",
                lambda one: one.expectations.mentors and one.expectations.mentees,
                "have written down what both sides expect to give and to get",
                _PAIRS,
                _AGREEMENTS,
            ),
            unrecorded(
                "The purpose is tied to what the organisation wants",
                "The records do not hold the organisation’s aims, nor who asked for the programme.",
            ),
        ),
    ),
    (
        "training",
        "2. Stakeholder training and briefing",
        "Everybody who takes part, or stands beside it, knows the idea and their own role.",
        (
            trained("mentors"),
            trained("mentees"),
            _guides,
            unrecorded(
                "Line managers and sponsors are briefed",
                "The records are about pairs; they do not say who else was told what.",
            ),
        ),
    ),
    (
        "matching",
        "3. Selection and matching",
        "People understand how pairs come about, have a say in it, and can leave a pair that does not fit.",
        (
            PROFILES,
            unrecorded(
                "The criteria of matching are explained to those who are matched",
                "The records hold who was matched, not how.",
            ),
            WISHES,
            of_pairs(
                "Both sides say yes to their pair",
                lambda ground, pair: holds(ground.sight, pair),
                "have an agreement that everybody has signed, as far as git can tell over these terms",
                figure("signing-delay"),
                _AGREEMENTS,
            ),
            agreed(
                "A pair that does not fit can part without blame",
                lambda one: one.leaving,
                "have agreed on how either side may leave",
                _GUIDE,
                _AGREEMENTS,
            ),
            NEW_PARTNERS,
        ),
    ),
    (
        "review",
        "4. Measurement and review",
        "The programme sees how pairs go on, notices trouble in time, and asks what it is all worth.",
        (
            measured("Meetings are followed, against what each pair agreed", "cadence-adherence"),
            measured("Results are followed, against what each pair expected", "goals-at-or-above-expected"),
            _reviews,
            _noticed,
            _asked,
            unrecorded("Costs and benefits are weighed", "The records hold no costs and no sums of money."),
        ),
    ),
    (
        "ethics",
        "5. Ethics",
        "People are safe: what is said in confidence stays there, and there is somebody to turn to.",
        (
            agreed(
                "What stays confidential is agreed, with its limits",
                lambda one: one.confidentiality,
                "have words on it in their agreement",
                _PAIRS,
                _AGREEMENTS,
            ),
            agreed(
                "Pairs have ground rules",
                lambda one: one.ground_rules,
                "have written some down",
                _PAIRS,
                _AGREEMENTS,
            ),
            stated(
                "There is somebody to turn to in private",
                lambda ground: (
                    "The programme names a contact. What is said there goes into no record."
                    if ground.sight.programme.program.contact
                    else ""
                ),
                "The programme’s record names nobody to turn to.",
                page("Take part", TAKE_PART),
                _PROGRAM,
            ),
            _settled,
            unrecorded(
                "People have accepted a code of ethics",
                "The records hold no code of ethics, nor who accepted one.",
            ),
        ),
    ),
    (
        "administration",
        "6. Administration and support",
        "The programme is looked after, from the first day to the last.",
        (
            stated(
                "Somebody is responsible",
                _responsible,
                "The programme’s record names no coordinator.",
                page("Take part", TAKE_PART),
                _PROGRAM,
            ),
            stated(
                "Pairs have something to work with",
                _shelf,
                "No guide, training, template or tool is listed.",
                page("Resources", RESOURCES),
                record(RESOURCES_FILE),
            ),
            _checked,
            of_pairs(
                "Pairs keep a log",
                lambda ground, pair: entries_of(pair, ground.sight.today),
                "have written into their log",
                _PAIRS,
                _LOGS,
            ),
            _closings,
            _cycles,
        ),
    ),
)
