"""What a flag says, in words: the rule with its numbers, and a message that a coordinator could send.

A message asks and offers; it blames nobody, and takes for granted that people met and only did not write it down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.figures.attention import Flag, Rule
from generator.views.names import person_name, side_of
from generator.views.pair_agreement import rhythm
from generator.views.sight import Sight
from generator.words.dates import day
from generator.words.model import Pair, Policy
from generator.words.numbers import counted, number
from generator.words.phrases import listed

TO_SIGN = (
    "If something in it does not fit, change it: it is yours. If it fits, a line with your name and the day is all it"
    " takes."
)
HOW_FAR = "How far did it get? Every answer is a good one: a rating, another date, or giving it up with a line on why."
LOOK_BACK = "A quarter of an hour is enough: is it what you hoped for, and what would you change?"
CLOSE_OR_GO_ON = (
    "Would you like to close it, with a line on what came of it, or to go on for a while with a new last day?"
)


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule in general."""

    title: str
    rule: Callable[[Policy], str]
    """When it holds, as a sentence with the policy's own numbers."""


RULES: Mapping[Rule, RuleWords] = {
    Rule.UNSIGNED: RuleWords(
        "Not signed by all",
        lambda policy: (
            f"A signature is open for more than {counted(policy.sign_within_days, 'day')} after the start, or after a"
            " change of the terms."
        ),
    ),
    Rule.NO_FIRST_MEETING: RuleWords(
        "No first meeting",
        lambda policy: (
            f"More than {counted(policy.first_meeting_within_days, 'day')} after the start no meeting is logged."
        ),
    ),
    Rule.QUIET: RuleWords(
        "Quiet",
        lambda policy: f"No meeting is logged for more than {number(policy.amber_gap)} agreed intervals.",
    ),
    Rule.VERY_QUIET: RuleWords(
        "Very quiet",
        lambda policy: f"No meeting is logged for more than {number(policy.red_gap)} agreed intervals.",
    ),
    Rule.NO_GOALS: RuleWords(
        "No goals",
        lambda policy: (
            f"More than {counted(policy.goals_within_days, 'day')} after the start, or after the last goal was given up,"
            " there is no goal."
        ),
    ),
    Rule.GOALS_OVERDUE: RuleWords(
        "Goals past their date",
        lambda _: (
            "A goal’s date has passed by more than one agreed interval; it had not reached what was expected, and nobody"
            " has said since how far it got."
        ),
    ),
    Rule.REVIEW_DUE: RuleWords(
        "A look back is due",
        lambda _: "More than one agreed interval has gone by since a review was due, and none is logged.",
    ),
    Rule.NOT_CLOSED: RuleWords(
        "Ended and not closed",
        lambda _: "The agreed term is over, and the agreement says neither how it ended nor that it goes on.",
    ),
    Rule.OVER_CAPACITY: RuleWords(
        "More pairs than offered",
        lambda _: (
            "Somebody has more pairs under way than their own record offers. Paused pairs do not count."
        ),
    ),
}


def numbers_of(sight: Sight, flag: Flag) -> str:
    """Return the numbers behind a flag, as a sentence or two."""
    whose = listed(_name(sight, flag, person) for person in flag.people)
    since = day(flag.counted_from)
    match flag.rule:
        case Rule.UNSIGNED:
            open_ = f"the signature of {whose} is open" if whose else "one side has nobody yet"
            return f"{_days(flag)} since {since}, and {open_}. The limit is {_limit(flag)}."
        case Rule.NO_FIRST_MEETING:
            return f"{_days(flag)} since the start on {since}. The limit is {_limit(flag)}."
        case Rule.QUIET | Rule.VERY_QUIET:
            agreement = _pair(sight, flag).agreement
            every = rhythm(agreement.meetings).split(",")[0].lower()
            last = "start" if flag.counted_from == agreement.starts else "last meeting"
            return f"{_days(flag)} since the {last} on {since}; they agreed on {every}. The limit is {_limit(flag)}."
        case Rule.NO_GOALS:
            return f"{_days(flag)} since {since} without a goal. The limit is {_limit(flag)}."
        case Rule.GOALS_OVERDUE:
            return f"{_goals(sight, flag)}: {_days(flag)} since {since}. The limit is {_limit(flag)}."
        case Rule.REVIEW_DUE:
            return f"{_days(flag)} since the review planned for {since}. The limit is {_limit(flag)}."
        case Rule.NOT_CLOSED:
            return f"{_days(flag)} since the last agreed day, {since}."
        case Rule.OVER_CAPACITY:
            return f"{number(flag.value)} pairs under way, and {number(flag.limit)} offered."


def message_of(sight: Sight, flag: Flag) -> str:
    """Return a message that a coordinator could send as it is."""
    since = day(flag.counted_from)
    match flag.rule:
        case Rule.UNSIGNED:
            text = f"your mentoring agreement is still waiting for your signature. {TO_SIGN}"
        case Rule.NO_FIRST_MEETING:
            text = (
                f"your mentoring began on {since}, and the log has no meeting yet. If you have met, a short entry is"
                " enough. If a date is hard to find, tell me, and we look for one together."
            )
        case Rule.QUIET:
            text = (
                f"I have read of nothing since {since} and hope that all is well. If you have met, a short entry"
                " is enough. If this is a busy time, a pause is fine and counts against nobody."
            )
        case Rule.VERY_QUIET:
            text = (
                f"it has been quiet since {since}, and I wonder how you are. Would something help: another rhythm, a"
                " pause, a word with me? To end here is fine, too, and nobody’s fault."
            )
        case Rule.NO_GOALS:
            text = (
                f"you have had some time together since {since}, and no goal is written down. One is enough to begin"
                " with: what would you like to be able to do in the end? I gladly think along."
            )
        case Rule.GOALS_OVERDUE:
            text = f"the date has come and gone for {_goals(sight, flag)}. {HOW_FAR}"
        case Rule.REVIEW_DUE:
            text = f"you had meant to look back together on {since}. {LOOK_BACK}"
        case Rule.NOT_CLOSED:
            text = f"your agreed time was over on {since}; thank you for all you put in. {CLOSE_OR_GO_ON}"
        case Rule.OVER_CAPACITY:
            text = (
                f"you offered to be in {counted(int(flag.limit), 'pair')} at once, and are in {number(flag.value)} now."
                " Is that all right? If so, write it into your record; if not, we find a way together."
            )
    return f"Hello {_addressed(sight, flag)}, {text}"


def _days(flag: Flag) -> str:
    text = number(flag.value)
    if flag.unit == "intervals":
        return f"{text} agreed interval{'' if text == '1' else 's'}"
    return f"{text} day{'' if text == '1' else 's'}"


def _limit(flag: Flag) -> str:
    text, unit = number(flag.limit), "interval" if flag.unit == "intervals" else "day"
    return f"{text} {unit}{'' if text == '1' else 's'}"


def _addressed(sight: Sight, flag: Flag) -> str:
    pair = _pair(sight, flag)
    people = flag.people or pair.agreement.members
    return listed(_name(sight, flag, person) for person in people) or "both of you"


def _goals(sight: Sight, flag: Flag) -> str:
    titles = {goal.id: goal.title for goal in _pair(sight, flag).goals}
    return listed(f"“{titles.get(goal, goal)}”" for goal in flag.goals)


def _name(sight: Sight, flag: Flag, person: str) -> str:
    return person_name(sight, person, side_of(_pair(sight, flag), person))


def _pair(sight: Sight, flag: Flag) -> Pair:
    return sight.programme.pairs[flag.pairs[0]]
