"""Every form and its questions. The table alone: words that the schemas have come from the schemas."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.drafting.templates import TEMPLATES
from generator.words.places import Kind


class Control(StrEnum):
    """How a question is asked."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"
    CONSENT = "consent"
    """A box that has to be ticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a form."""

    id: str
    control: Control = Control.LINE
    field: tuple[str, ...] = ()
    """The field of the record that it is about; where the next three are empty, its schema has the words."""
    label: str = ""
    help: str = ""
    choices: tuple[str, ...] = ()
    placeholder: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: what it is called, and what it asks."""

    id: str
    """The name of its file, and what a commit's branch begins with."""
    name: str
    about: str
    kind: Kind
    """The kind of record that its questions are about."""
    questions: tuple[Question, ...]
    intro: str = ""


_PAIR = Question(
    id="pair",
    label="Your pair",
    help="Its name in the address of its page: pairs/ada-grace/ is ada-grace. Leave it empty if you are in one pair only.",
    placeholder="ada-grace",
)
_STEPS = "A line each, such as: ada: Send the outline by 2026-10-29"
_STAYS = "Leave empty what stays as it is."


def _day(id_: str, *, empty: str, label: str = "") -> Question:
    return Question(
        id=id_, field=(id_,), label=label, help=f"Year-month-day. {empty}", placeholder="2026-10-15"
    )


def _lines(id_: str, *path: str, label: str = "") -> Question:
    return Question(id=id_, field=path or (id_,), label=label, control=Control.LINES)


_TERMS = (
    Question(
        id="every",
        field=("meetings", "every"),
        label="How often you meet",
        help="Such as: 2 weeks, or 1 month",
    ),
    Question(id="minutes", field=("meetings", "minutes")),
    Question(id="channel", field=("meetings", "channel"), label="How you meet"),
    Question(
        id="reply_within",
        field=("communication", "reply_within"),
        help="How soon an answer can be expected between meetings, such as: 2 days",
    ),
    _lines("expects_of_mentors", "expectations", "mentors", label="What mentors expect to give and to get"),
    _lines("expects_of_mentees", "expectations", "mentees", label="What mentees expect to give and to get"),
    _lines("ground_rules"),
    _lines("confidentiality"),
    _lines("leaving"),
    _lines("reviews"),
)
"""What two agree on, in a form that changes an agreement and in one that proposes it."""

FORMS: tuple[Form, ...] = (
    Form(
        id="log",
        name="Log a meeting",
        about="You met, looked back, or got something done. Two minutes.",
        kind=Kind.LOG_ENTRY,
        questions=(
            _PAIR,
            _day("date", empty="Today, if you leave it empty."),
            Question(
                id="kind",
                field=("kind",),
                control=Control.CHOICE,
                help="A review is a meeting that looks back; progress is an update without a meeting.",
                is_required=True,
            ),
            Question(
                id="outcome",
                field=("outcome",),
                control=Control.CHOICE,
                help="Of a meeting or a review. Held, if you leave it empty.",
            ),
            Question(id="minutes", field=("minutes",), help="As agreed, if you leave it empty."),
            Question(
                id="present",
                field=("present",),
                help="Names, with commas between. Everybody, if you leave it empty.",
            ),
            Question(id="did", field=("did",), control=Control.LINES),
            Question(
                id="done",
                field=("done",),
                control=Control.LINES,
                help="Steps and objectives, a line each, by their first words or by their short names in the record.",
            ),
            Question(id="next", field=("next",), control=Control.LINES, help=_STEPS),
            _day("next_meeting", empty="As your rhythm says, if you leave it empty."),
        ),
    ),
    Form(
        id="goal",
        name="Set a goal",
        about="What one of you wants to reach, and what it will look like.",
        kind=Kind.GOALS,
        questions=(
            _PAIR,
            Question(id="title", field=("goals", "title"), is_required=True),
            Question(id="kind", field=("goals", "kind"), control=Control.CHOICE, is_required=True),
            Question(id="why", field=("goals", "why"), control=Control.LINES),
            Question(
                id="due",
                field=("goals", "due"),
                help="Year-month-day. The end of your time together, if you leave it empty.",
                placeholder="2026-10-15",
            ),
            Question(id="level_0", field=("goals", "levels", "0"), control=Control.LINES, is_required=True),
            Question(id="level_1", field=("goals", "levels", "1"), control=Control.LINES),
            Question(id="level_2", field=("goals", "levels", "2"), control=Control.LINES),
            Question(id="level_minus_1", field=("goals", "levels", "-1"), control=Control.LINES),
            Question(id="level_minus_2", field=("goals", "levels", "-2"), control=Control.LINES),
            Question(
                id="objectives",
                field=("goals", "objectives"),
                control=Control.LINES,
                help="The steps on the way, a line each, such as: Try it on the team by 2026-09-01",
            ),
        ),
    ),
    Form(
        id="rate",
        name="Rate your goals",
        about="Say where your goals stand for you today.",
        kind=Kind.LOG_ENTRY,
        questions=(
            _PAIR,
            _day("date", empty="Today, if you leave it empty."),
            Question(
                id="ratings",
                field=("ratings",),
                control=Control.LINES,
                help="A goal by its first words or its short name, = and a level from -2 to 2, a line each, such as:"
                " Give a first talk = 1",
                is_required=True,
            ),
            Question(id="did", field=("did",), control=Control.LINES),
        ),
    ),
    Form(
        id="sign",
        name="Sign your agreement",
        about="Say yes to what your pair's page says that you have agreed on.",
        kind=Kind.AGREEMENT,
        questions=(
            _PAIR,
            Question(
                id="agrees",
                control=Control.CONSENT,
                label="Signature",
                help="Your signature counts from the day on which you send this in.",
                choices=("I have read the agreement of my pair as it stands, and I agree to it.",),
                is_required=True,
            ),
            Question(
                id="begins",
                control=Control.CHOICE,
                label="Does your time together begin with it?",
                help="Of a pair that was proposed, when everybody has signed. No, if you leave it empty.",
                choices=("yes", "no"),
            ),
        ),
    ),
    Form(
        id="amend",
        name="Change your agreement",
        about="Agree on something else. Where terms change, everybody signs again.",
        intro=_STAYS,
        kind=Kind.AGREEMENT,
        questions=(_PAIR, _day("ends", empty=_STAYS), *_TERMS),
    ),
    Form(
        id="propose",
        name="Propose a pair",
        about="Two or more people want to begin. Each of them signs afterwards.",
        kind=Kind.AGREEMENT,
        questions=(
            Question(
                id="mentors",
                field=("mentors",),
                help="Names or short names, with commas between.",
                is_required=True,
            ),
            Question(
                id="mentees",
                field=("mentees",),
                help="Names or short names, with commas between.",
                is_required=True,
            ),
            Question(
                id="cohort",
                field=("cohort",),
                help="Its short name. The one that runs, if you leave it empty.",
            ),
            _day("starts", empty="Today or the cohort's first day, if you leave it empty."),
            _day("ends", empty="The cohort's last day, if you leave it empty."),
            Question(id="topics", field=("topics",), help="With commas between."),
            Question(
                id="template",
                control=Control.CHOICE,
                label="An agreement to begin from",
                help="It gives what you leave empty below. The page Take part shows them under Agreements to begin from.",
                choices=tuple(TEMPLATES),
            ),
            *_TERMS,
            Question(id="publication", field=("publication",), control=Control.CHOICE),
        ),
    ),
    Form(
        id="pause",
        name="Pause, or go on",
        about="Life happens. While you rest, the clock stands still.",
        kind=Kind.AGREEMENT,
        questions=(
            _PAIR,
            Question(
                id="what",
                control=Control.CHOICE,
                label="What do you want to do?",
                choices=("pause", "go on"),
                is_required=True,
            ),
            Question(
                id="from",
                label="The first day",
                help="Of the rest, or on which you go on. Year-month-day; today, if you leave it empty.",
                placeholder="2026-10-15",
            ),
            Question(
                id="to",
                label="The last day of the rest",
                help="Year-month-day, if you know it already.",
                placeholder="2026-11-15",
            ),
        ),
    ),
    Form(
        id="close",
        name="End your time together, or say no to a proposal",
        about="You are through, one of you would rather stop, or a proposal is not for you. Nobody has to say why.",
        kind=Kind.AGREEMENT,
        questions=(
            _PAIR,
            Question(
                id="how",
                control=Control.CHOICE,
                label="How does it end?",
                choices=("completed", "ended early", "withdrawn"),
                help="Choose withdrawn to say no to a proposal, for a pair that has never begun: both of you are free"
                " again, and are not proposed to each other a second time. Leave the rest empty then.",
                is_required=True,
            ),
            Question(
                id="date",
                field=("closing", "date"),
                help="Year-month-day. Today, if you leave it empty.",
                placeholder="2026-10-15",
            ),
            Question(
                id="graduated", field=("closing", "graduated"), control=Control.CHOICE, choices=("yes", "no")
            ),
            Question(id="reflection", field=("closing", "reflection"), control=Control.LINES),
        ),
    ),
)
"""Every form, in the order in which people meet them."""

BY_ID: Mapping[str, Form] = {form.id: form for form in FORMS}
