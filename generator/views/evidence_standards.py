"""What the records show for the six core standards of EMCC's ISMCP: what one audience sees in, points out.

The standards' names stand here for orientation and what they are about in our own words; their text is EMCC's.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.figures.agreements import is_signed
from generator.figures.log import meetings_of
from generator.views.evidence_points import (
    Artefact,
    Ground,
    Heading,
    Point,
    Standing,
    figure_point,
    fixed_point,
    nothing_point,
    of_whole,
    pairs_point,
    share_point,
)
from generator.views.findings import FINDINGS
from generator.views.guides import COORDINATORS_GUIDE, PAIRS_GUIDE, REVIEWERS_GUIDE
from generator.views.links import (
    COHORTS,
    FIELDS,
    HOME,
    PAIRS,
    PEOPLE,
    RESOURCES,
    TAKE_PART,
    VOICES,
    figure_link,
)
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.model import Person, Status
from generator.words.numbers import counted, number
from generator.words.places import PROGRAM, agreement_file, entry_file, goals_file, pulse_file
from generator.words.places import RESOURCES as RESOURCES_FILE

_A_YEAR = 365

# No pair is named: the page may be printed and leave the programme.
_AGREEMENTS: Artefact = (agreement_file("<pair>"), "")
_GOALS: Artefact = (goals_file("<pair>"), "")
_LOGS: Artefact = (entry_file("<pair>", "<date>"), "")
_SHOWN_FILES = 4


def view_standards(ground: Ground) -> tuple[Heading, ...]:
    """Return the six standards with their points."""
    return (
        Heading(
            "purpose",
            "1. Clarity of purpose",
            "The programme knows what it is for, and every pair what it wants to reach.",
            tuple(_purpose(ground)),
        ),
        Heading(
            "training",
            "2. Stakeholder training and briefing",
            "Everybody who takes part, or stands beside it, knows the idea and their own role.",
            tuple(_training(ground)),
        ),
        Heading(
            "matching",
            "3. Selection and matching",
            "People understand how pairs come about, have a say in it, and can leave a pair that does not fit.",
            tuple(_matching(ground)),
        ),
        Heading(
            "review",
            "4. Measurement and review",
            "The programme sees how pairs go on, notices trouble in time, and asks what it is all worth.",
            tuple(_review(ground)),
        ),
        Heading(
            "ethics",
            "5. Ethics",
            "People are safe: what is said in confidence stays there, and there is somebody to turn to.",
            tuple(_ethics(ground)),
        ),
        Heading(
            "administration",
            "6. Administration and support",
            "The programme is looked after, from the first day to the last.",
            tuple(_administration(ground)),
        ),
    )


def _purpose(ground: Ground) -> Iterator[Point]:
    program, pairs = ground.sight.programme.program, ground.page("Pairs", PAIRS)
    yield fixed_point(
        "The purpose is written down",
        bool(program.purpose),
        "The programme’s record says what it is for.",
        "The programme’s record says nothing on its purpose.",
        ground.page("Home", HOME),
        ground.record(PROGRAM),
    )
    goals = [pair for pair in ground.begun if pair.goals]
    written = sum(len(pair.goals) for pair in goals)
    yield pairs_point(
        "Goals say in words what is expected, before they are rated",
        len(goals),
        ground,
        f"have written goals, {counted(written, 'goal')} in all",
        (("Figure “Where goals stand”", figure_link(ground.links, "goal-level")), _GOALS),
    )
    both = sum(bool(one.expectations.mentors and one.expectations.mentees) for one in ground.agreements)
    yield pairs_point(
        "Both sides say what they expect",
        both,
        ground,
        "have written down what both sides expect to give and to get",
        (pairs, _AGREEMENTS),
    )
    yield nothing_point(
        "The purpose is tied to what the organisation wants",
        "The records do not hold the organisation’s aims, nor who asked for the programme.",
    )


def _training(ground: Ground) -> Iterator[Point]:
    for side in ("mentors", "mentees"):
        yield _trained(ground, side)
    yield Point(
        "Each role has a guide",
        Standing.FOUND,
        "Pairs, reviewers and coordinators each have a guide on this site.",
        (
            ground.page("Guide for pairs", PAIRS_GUIDE),
            ground.page("Guide for reviewers", REVIEWERS_GUIDE),
            ground.page("Guide for coordinators", COORDINATORS_GUIDE),
        ),
    )
    yield nothing_point(
        "Line managers and sponsors are briefed",
        "The records are about pairs; they do not say who else was told what.",
    )


def _trained(ground: Ground, side: str) -> Point:
    """Whether everybody on a side has done what is required of them."""
    title = f"{side.capitalize()} are trained for their role"
    sight = ground.sight
    required = {one.id for one in sight.programme.resources if one.required and one.for_ in (side, "both")}
    if not required:
        return nothing_point(title, f"No training is required of {side}.")
    there = _people_on(ground, side)
    trained = [
        person
        for person in there
        if required <= {done.resource for done in person.trainings if done.date <= sight.today}
    ]
    noun = side.removesuffix("s")
    shows = f"{of_whole(len(trained), len(there), noun)} in a pair have completed what is required of them."
    return share_point(
        title,
        len(trained),
        len(there),
        shows if there else "No pair has begun yet.",
        (ground.page("Resources", RESOURCES), ground.record(RESOURCES_FILE)),
    )


def _people_on(ground: Ground, side: str) -> Sequence[Person]:
    """Everybody on one side of a pair that has begun, each once."""
    ids = {id_ for one in ground.agreements for id_ in (one.mentors if side == "mentors" else one.mentees)}
    people = ground.sight.programme.people
    return [people[id_] for id_ in sorted(ids) if id_ in people]


def _matching(ground: Ground) -> Iterator[Point]:
    mentors, mentees = _people_on(ground, "mentors"), _people_on(ground, "mentees")
    said = sum(bool(one.mentor and one.mentor.offers) for one in mentors)
    said += sum(bool(one.mentee and one.mentee.seeks) for one in mentees)
    seats = len(mentors) + len(mentees)
    shows = f"{of_whole(said, seats, 'profile')} of people in pairs name topics that they offer or look for."
    yield share_point(
        "It is known what each person offers and looks for",
        said,
        seats,
        shows if seats else "No pair has begun yet.",
        (ground.page("People", PEOPLE),),
    )
    yield nothing_point(
        "The criteria of matching are explained to those who are matched",
        "The records hold who was matched, not how.",
    )
    if ground.sight.audience.may_see(Audience.COORDINATORS):
        yield _wishes(ground)
    signed = [pair for pair in ground.begun if is_signed(pair, ground.sight.today)]
    yield pairs_point(
        "Both sides decide whether, and with whom",
        len(signed),
        ground,
        "have an agreement that everybody has signed",
        (
            ("Figure “Days to the last signature”", figure_link(ground.links, "signing-delay")),
            _AGREEMENTS,
        ),
    )
    yield pairs_point(
        "A pair that does not fit can part without blame",
        sum(bool(one.leaving) for one in ground.agreements),
        ground,
        "have agreed on how either side may leave",
        (ground.page("Guide for pairs", PAIRS_GUIDE), _AGREEMENTS),
    )
    yield _new_partners(ground)


def _wishes(ground: Ground) -> Point:
    people = ground.sight.programme.people.values()
    count = sum(bool(person.choices.wants or person.choices.not_) for person in people)
    shows = f"{of_whole(count, len(people), 'person', 'people')} have said with whom they would, or would not, like to be."
    return fixed_point(
        "People may say with whom they would like to be",
        bool(count),
        f"{shows} Only coordinators see this point.",
        "Nobody has written down a wish. Only coordinators see this point.",
        ground.page("People", PEOPLE),
    )


def _new_partners(ground: Ground) -> Point:
    """Of those whose pair ended early or never began, who found another. Says nothing on why, and names nobody."""
    title = "People find a new partner after a pair that did not work out"
    agreements = [pair.agreement for pair in ground.sight.programme.pairs.values()]
    over = [one for one in agreements if one.status in (Status.ENDED_EARLY, Status.WITHDRAWN)]
    if not over:
        return nothing_point(title, "No pair has ended early or been withdrawn so far.")
    people = {person: one.starts for one in over for person in one.members}
    again = {
        person
        for person, since in people.items()
        for one in agreements
        if person in one.members and one.status.has_begun and one.starts > since and one not in over
    }
    shows = (
        f"{of_whole(len(again), len(people), 'person', 'people')} from pairs that ended early, or never began, have been in"
        " another since. Not everybody wants to."
    )
    return share_point(title, len(again), len(people), shows, (ground.page("Pairs", PAIRS),))


def _review(ground: Ground) -> Iterator[Point]:
    sight, policy = ground.sight, ground.sight.programme.program.policy
    yield figure_point(ground, "Meetings are followed, against what each pair agreed", "cadence-adherence")
    yield figure_point(
        ground, "Results are followed, against what each pair expected", "goals-at-or-above-expected"
    )
    held = sum(
        meeting.was_held and meeting.is_review
        for pair in ground.begun
        for meeting in meetings_of(pair, sight.today)
    )
    yield pairs_point(
        "Pairs look back, and adjust",
        sum(bool(one.reviews) for one in ground.agreements),
        ground,
        f"have agreed on days for looking back; {counted(held, 'review')} held so far",
        (ground.page("Pairs", PAIRS), _AGREEMENTS, _LOGS),
    )
    yield Point(
        "Pairs in trouble are noticed in time",
        Standing.FOUND,
        f"The policy says when: a first meeting after {counted(policy.first_meeting_within_days, 'day')}, a gap of"
        f" {number(policy.amber_gap)} of a pair’s own intervals for a look, {number(policy.red_gap)} for a call."
        " Whether somebody called is not recorded.",
        (ground.page("Guide for coordinators", COORDINATORS_GUIDE, "programme"), ground.record(PROGRAM)),
    )
    yield _asked(ground)
    yield nothing_point("Costs and benefits are weighed", "The records hold no costs and no sums of money.")


def _asked(ground: Ground) -> Point:
    sight = ground.sight
    begun = {one.cohort for one in ground.agreements}
    pulses = [pulse for pulse in sight.programme.pulses if pulse.date <= sight.today]
    asked = begun & {pulse.cohort for pulse in pulses}
    shows = f"{of_whole(len(asked), len(begun), 'cohort')} with pairs have answered a survey; {counted(len(pulses), 'survey')} in all."
    return share_point(
        "Those who take part are asked",
        len(asked),
        len(begun),
        shows if asked else "No survey has been entered yet.",
        (
            ground.page("Voices in numbers", VOICES),
            *(ground.record(pulse_file(pulse.stem)) for pulse in pulses[-_SHOWN_FILES:]),
        ),
    )


def _ethics(ground: Ground) -> Iterator[Point]:
    program, pairs = ground.sight.programme.program, ground.page("Pairs", PAIRS)
    group = program.policy.smallest_group
    yield pairs_point(
        "What stays confidential is agreed, with its limits",
        sum(bool(one.confidentiality) for one in ground.agreements),
        ground,
        "have words on it in their agreement",
        (pairs, _AGREEMENTS),
    )
    yield pairs_point(
        "Pairs have ground rules",
        sum(bool(one.ground_rules) for one in ground.agreements),
        ground,
        "have written some down",
        (pairs, _AGREEMENTS),
    )
    yield fixed_point(
        "There is somebody to turn to in private",
        bool(program.contact),
        "The programme names a contact. What is said there goes into no record.",
        "The programme’s record names nobody to turn to.",
        ground.page("Take part", TAKE_PART),
        ground.record(PROGRAM),
    )
    yield Point(
        "It is settled who sees what, and what is never written down",
        Standing.FOUND,
        f"Every field says who may see it. Figures over what is not public rest on at least {group.members} people for"
        f" members and {group.public} for the public.",
        (ground.page("Fields", FIELDS), ground.page("Guide for pairs", PAIRS_GUIDE, "kept-out")),
    )
    yield nothing_point(
        "People have accepted a code of ethics",
        "The records hold no code of ethics, nor who accepted one.",
    )


def _administration(ground: Ground) -> Iterator[Point]:
    program = ground.sight.programme.program
    named = len(program.coordinators)
    yield fixed_point(
        "Somebody is responsible",
        bool(named),
        f"The programme names {counted(named, 'coordinator')}.",
        "The programme’s record names no coordinator.",
        ground.page("Take part", TAKE_PART),
        ground.record(PROGRAM),
    )
    resources = len(ground.sight.programme.resources)
    yield fixed_point(
        "Pairs have something to work with",
        bool(resources),
        f"{counted(resources, 'guide, training, template or tool', 'guides, trainings, templates and tools')} listed,"
        " by topic and by phase.",
        "No guide, training, template or tool is listed.",
        ground.page("Resources", RESOURCES),
        ground.record(RESOURCES_FILE),
    )
    yield Point(
        "Records are kept to one standard",
        Standing.FOUND,
        "Every record is checked before it is published; git keeps every version, who wrote it and when.",
        (ground.page("What is checked", FINDINGS), ground.page("Fields", FIELDS)),
    )
    yield pairs_point(
        "Pairs keep a log",
        sum(bool(pair.entries) for pair in ground.begun),
        ground,
        "have written into their log",
        (ground.page("Pairs", PAIRS), _LOGS),
    )
    yield _closings(ground)
    yield _cycles(ground)


def _closings(ground: Ground) -> Point:
    title = "Endings are looked back on"
    over = [one for one in ground.agreements if one.status.has_ended]
    if not over:
        return nothing_point(title, "No pair has ended yet.")
    count = sum(bool(one.closing and one.closing.reflection) for one in over)
    shows = f"{of_whole(count, len(over), 'pair')} that have ended wrote a closing reflection."
    return share_point(title, count, len(over), shows, (ground.page("Pairs", PAIRS), _AGREEMENTS))


def _cycles(ground: Ground) -> Point:
    """An award of EMCC's asks for a cycle of twelve months that is over."""
    title = "A whole cycle of twelve months is behind the programme"
    cohorts = ground.sight.programme.program.cohorts
    over = sorted(
        (one for one in cohorts if one.ends < ground.sight.today), key=lambda one: (one.starts, one.id)
    )
    if not over:
        return nothing_point(title, "No cohort has come to its end yet.")
    is_year = any((one.ends - one.starts).days + 1 >= _A_YEAR for one in over)
    told = _listed(f"{one.name}, {day(one.starts)} to {day(one.ends)}" for one in over)
    return Point(
        title,
        Standing.FOUND if is_year else Standing.PART,
        f"Over: {told}." + ("" if is_year else " None of them lasted twelve months."),
        (ground.page("Cohorts", COHORTS), ground.record(PROGRAM)),
    )


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)
