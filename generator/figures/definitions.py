"""What each figure means, in plain words: names in, definitions and empty-handed figures out. Computes nothing.

The meaning stands beside the number wherever it is shown, and the formula too or a link to it: nobody has to look for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.places import Kind

Field = tuple[Kind, str]
"""A field that a figure rests on: the kind of record, and the field's dotted path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A figure in words."""

    name: str
    title: str
    unit: str
    meaning: str
    """What it tells, for people who meet it for the first time."""
    formula: str
    """How one pair's value is computed."""
    across: str
    """How pairs become one value for a cohort or the programme."""
    fields: tuple[Field, ...]
    """What it rests on. The highest audience of these fields is `audience`."""
    audience: Audience = Audience.MEMBERS
    source: str = ""
    """Where the definition comes from, if it is not ours."""


_MEETINGS: tuple[Field, ...] = (
    (Kind.LOG_ENTRY, "date"),
    (Kind.LOG_ENTRY, "kind"),
    (Kind.LOG_ENTRY, "outcome"),
)
_CLOCK: tuple[Field, ...] = (
    (Kind.AGREEMENT, "starts"),
    (Kind.AGREEMENT, "ends"),
    (Kind.AGREEMENT, "pauses"),
    (Kind.AGREEMENT, "meetings"),
    (Kind.AGREEMENT, "closing.date"),
)
_RATINGS: tuple[Field, ...] = (
    (Kind.LOG_ENTRY, "date"),
    (Kind.LOG_ENTRY, "ratings"),
    (Kind.GOALS, "goals.due"),
    (Kind.GOALS, "goals.dropped"),
    (Kind.GOALS, "goals.for"),
)
_MEDIAN = "The median over pairs: half of the pairs lie at or below it, half at or above."
_MEDIAN_OF_RHYTHM = (
    f"{_MEDIAN} A pair that has logged no meeting counts as one that has not met, unless none has logged any: then nobody"
    " knows."
)


def _voice(name: str, title: str, meaning: str) -> Definition:
    """What people said in surveys, question by question."""
    return Definition(
        name=name,
        title=title,
        unit="answer",
        meaning=meaning,
        formula="The mean of all answers to this question. Answers on another scale are put at the same place on the"
        " way from 1 to 5. Surveys are of cohorts, never of a single pair.",
        across="The latest survey of each cohort, all answers together, so each answer weighs the same. People who were"
        " asked and did not answer are missing.",
        fields=(
            (Kind.PULSE, "cohort"),
            (Kind.PULSE, "date"),
            (Kind.PULSE, "asked"),
            (Kind.PULSE, "results.n"),
            (Kind.PULSE, "results.scale"),
            (Kind.PULSE, "results.distribution"),
        ),
    )


_ALL = (
    Definition(
        name="cadence-adherence",
        title="Meeting as agreed",
        unit="ratio",
        meaning="Each pair chose how often to meet. This is the share of those agreed stretches of time in which"
        " the pair met at least once.",
        formula="Stretches with at least one held meeting, divided by all agreed stretches that have gone by."
        " Days inside pauses do not count. Too early to tell before two stretches have gone by.",
        across=_MEDIAN_OF_RHYTHM,
        fields=(*_MEETINGS, *_CLOCK),
    ),
    Definition(
        name="dosage",
        title="Time together",
        unit="ratio",
        meaning="The time a pair spent in meetings, measured against the time it agreed on: all of it is exactly as"
        " agreed, and it may be more.",
        formula="Minutes of held meetings, divided by agreed minutes times the agreed stretches gone by. A meeting"
        " without its length adds no minutes and is counted as missing.",
        across=_MEDIAN_OF_RHYTHM,
        fields=(*_MEETINGS, (Kind.LOG_ENTRY, "minutes"), *_CLOCK),
    ),
    Definition(
        name="current-gap",
        title="Time since the last meeting",
        unit="intervals",
        meaning="How long ago the pair last met, counted in its own agreed intervals; 1 means that the next meeting is"
        " due about now.",
        formula="Days since the last held meeting, or since the start, divided by the agreed interval in days. Days"
        " inside pauses do not count. Pairs that have ended have no such gap.",
        across=_MEDIAN_OF_RHYTHM,
        fields=(*_MEETINGS, *_CLOCK),
    ),
    Definition(
        name="longest-gap",
        title="Longest time between meetings",
        unit="intervals",
        meaning="The longest time that a pair went without a meeting, counted in its own agreed intervals.",
        formula="The longest stretch between the start, the held meetings and now (or the end), divided by the agreed"
        " interval in days. Days inside pauses do not count.",
        across=_MEDIAN_OF_RHYTHM,
        fields=(*_MEETINGS, *_CLOCK),
    ),
    Definition(
        name="days-to-first-meeting",
        title="Days to the first meeting",
        unit="days",
        meaning="How many days passed from the agreed start to the first meeting.",
        formula="Days from the agreement's start to the first held meeting, without days inside pauses; negative"
        " where the pair met before the start.",
        across=_MEDIAN,
        fields=(*_MEETINGS, (Kind.AGREEMENT, "starts"), (Kind.AGREEMENT, "pauses")),
    ),
    Definition(
        name="signing-delay",
        title="Days to the last signature",
        unit="days",
        meaning="How many days passed from the agreed start until everybody in the pair had signed the agreement.",
        formula="Days from the agreement's start to the last signature that is needed, without days inside pauses;"
        " negative where all had signed before the start. Where git tells, the first text that carried all signatures"
        " counts, so an amendment that is signed again changes nothing. Pairs that have never all signed are missing.",
        across=_MEDIAN,
        fields=(
            (Kind.AGREEMENT, "mentors"),
            (Kind.AGREEMENT, "mentees"),
            (Kind.AGREEMENT, "starts"),
            (Kind.AGREEMENT, "pauses"),
            (Kind.AGREEMENT, "signatures"),
        ),
    ),
    Definition(
        name="log-delay",
        title="Days until a meeting is written down",
        unit="days",
        meaning="How long it takes from a meeting until it is in the log. The longer it takes, the longer all the"
        " other figures lag behind what happened.",
        formula="Days from a meeting, held or not, to the commit that brought its first entry in, without days inside"
        " pauses; for the pair, the median over its meetings. Meetings that git does not know of are missing.",
        across=_MEDIAN,
        fields=(
            (Kind.LOG_ENTRY, "date"),
            (Kind.LOG_ENTRY, "kind"),
            (Kind.LOG_ENTRY, "corrects"),
            (Kind.AGREEMENT, "starts"),
            (Kind.AGREEMENT, "pauses"),
        ),
    ),
    Definition(
        name="reliability",
        title="Meetings that took place",
        unit="ratio",
        meaning="Of the meetings that a pair planned and logged, the share that took place.",
        formula="Held meetings, divided by held, cancelled and missed ones.",
        across=_MEDIAN,
        fields=_MEETINGS,
    ),
    Definition(
        name="attendance",
        title="Everybody there",
        unit="ratio",
        meaning="Of all the seats at the meetings that took place, the share that was taken.",
        formula="Members present, divided by members, over all held meetings that say who was there. Meetings that"
        " do not say are missing.",
        across=_MEDIAN,
        fields=(
            *_MEETINGS,
            (Kind.LOG_ENTRY, "present"),
            (Kind.AGREEMENT, "mentors"),
            (Kind.AGREEMENT, "mentees"),
        ),
    ),
    Definition(
        name="goal-level",
        title="Where goals stand",
        unit="level",
        meaning="Where goals stand on the scale that each pair wrote down beforehand: 0 is what it expected, −2 much"
        " less, 2 much more.",
        formula="For each goal the mentee's latest rating, or the mentor's where the mentee has given none; for the"
        " pair, the median over its goals. Goals that were dropped do not count; goals without a rating are missing.",
        across=_MEDIAN,
        fields=_RATINGS,
        source="Kiresuk and Sherman 1968 (Goal Attainment Scaling)",
    ),
    Definition(
        name="goals-at-or-above-expected",
        title="Goals at or above what was expected",
        unit="ratio",
        meaning="Of the goals whose date has come, the share that reached at least the level that the pair had"
        " written down as the expected result.",
        formula="Goals at level 0 or higher, divided by all goals that are due, rated and not dropped. Goals that are"
        " due but have no rating are missing.",
        across="All goals of all pairs together, so each goal weighs the same.",
        fields=_RATINGS,
        source="Kiresuk and Sherman 1968 (Goal Attainment Scaling)",
    ),
    Definition(
        name="gas-t",
        title="GAS T score",
        unit="score",
        meaning="A pair's goal levels as one standardised score; 50 means as expected. It grows with the number of"
        " goals, so it is never compared from pair to pair.",
        formula="T = 50 + 10 Σwx / √((1−ρ) Σw² + ρ (Σw)²) over the goals that are due, rated and not dropped; x is a"
        " goal's level, w its weight, ρ = 0.30.",
        across="As a spread over pairs. Where one number has to stand for it, the median.",
        fields=(*_RATINGS, (Kind.GOALS, "goals.weight")),
        source="Kiresuk and Sherman 1968",
    ),
    Definition(
        name="follow-through",
        title="Promises kept in time",
        unit="ratio",
        meaning="Of the next steps whose date has come, the share that the pair reported as done in time.",
        formula="Next steps reported done no later than the first log entry on or after their due date, divided by"
        " next steps that are due and have such an entry. Those without such an entry yet are missing.",
        across=_MEDIAN,
        fields=(
            (Kind.LOG_ENTRY, "date"),
            (Kind.LOG_ENTRY, "next"),
            (Kind.LOG_ENTRY, "done"),
        ),
    ),
    Definition(
        name="pairs",
        title="Pairs",
        unit="count",
        meaning="How many pairs have begun, whether they are under way or have ended.",
        formula="Pairs, without those that are only proposed or that were withdrawn before they began.",
        across="All pairs together.",
        fields=((Kind.AGREEMENT, "status"), (Kind.AGREEMENT, "cohort")),
        audience=Audience.PUBLIC,
    ),
    Definition(
        name="retention",
        title="Pairs that completed",
        unit="ratio",
        meaning="Of the pairs that have ended, the share that went on to the planned end. Ending early is nobody's"
        " fault, and often right.",
        formula="Completed pairs, divided by completed pairs and pairs that ended early. Proposals that were"
        " withdrawn never began and do not count.",
        across="All pairs that have ended, together. Cohorts are compared at equal age.",
        fields=((Kind.AGREEMENT, "status"), (Kind.AGREEMENT, "cohort")),
        audience=Audience.PUBLIC,
    ),
    Definition(
        name="pipeline",
        title="Mentees who became mentors",
        unit="count",
        meaning="How many people who were mentored here went on to mentor others.",
        formula="People who are a mentee in one pair and a mentor in a pair that starts later, or whose closing says"
        " that they became a mentor.",
        across="All people together, each counted once.",
        fields=(
            (Kind.AGREEMENT, "mentors"),
            (Kind.AGREEMENT, "mentees"),
            (Kind.AGREEMENT, "starts"),
            (Kind.AGREEMENT, "status"),
            (Kind.AGREEMENT, "closing.outcomes"),
        ),
    ),
    _voice(
        "voice-usefulness",
        "How useful it is",
        "What people answered, anonymously, when they were asked how useful the mentoring is to them; 5 is the most favourable answer.",
    ),
    _voice(
        "voice-fit",
        "How well partners fit",
        "What people answered, anonymously, when they were asked how well they and their partner fit together; 5 is"
        " the most favourable answer.",
    ),
    _voice(
        "voice-met-as-agreed",
        "Met as agreed, people say",
        "What people answered, anonymously, when they were asked whether they met as they had agreed; 5 is the most favourable answer. The"
        " log tells its own story under “Meeting as agreed”.",
    ),
    _voice(
        "voice-wish-to-go-on",
        "Wish to go on",
        "What people answered, anonymously, when they were asked whether they would like to go on; 5 is the most favourable answer.",
    ),
)

DEFINITIONS: Mapping[str, Definition] = {definition.name: definition for definition in _ALL}
"""Every figure by name, in the order in which a report shows them."""


def figure(
    name: str,
    scope: Scope,
    value: float | None,
    *,
    n: int,
    missing: int = 0,
    why: str = "",
    records: Iterable[str] = (),
    rests_on_git: bool = False,
) -> Figure:
    """Make a figure with the unit and the audience that its definition says, and its records sorted."""
    definition = DEFINITIONS[name]
    return Figure(
        name=name,
        scope=scope,
        value=value,
        unit=definition.unit,
        n=n,
        missing=missing,
        why=why if value is None else "",
        records=tuple(sorted(set(records))),
        audience=definition.audience,
        rests_on_git=rests_on_git,
    )
