"""Answers in, the draft of a record out; or what is wrong with which answer. Knows no outlet."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.drafting.agreements import (
    draft_amendment,
    draft_closing,
    draft_pause,
    draft_resumption,
    draft_signature,
)
from generator.drafting.answers import (
    Unclear,
    read_choice,
    read_day,
    read_items,
    read_named,
    read_number,
    read_people,
    read_rating,
    read_rhythm,
    read_step,
    read_yes_or_no,
)
from generator.drafting.draft import Draft, Records
from generator.drafting.entries import begun_entry, draft_entry, steps_to_tick_off
from generator.drafting.goals import draft_goal
from generator.drafting.pairs import draft_pair
from generator.drafting.templates import TEMPLATES
from generator.forms.submission import Submission
from generator.words.model import EntryKind, Outcome, PagePublication, Pair, Person, Status
from generator.words.obstacle import Obstacle
from generator.words.phrases import listed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an answer cannot be taken, and what to write instead."""

    question: str
    """The question's id; empty where it is about the whole."""
    why: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What becomes of a submission: a draft, or at least one trouble."""

    draft: Draft | None
    troubles: tuple[Trouble, ...] = ()


def draft_submission(records: Records, submission: Submission, author: str) -> Answered:
    """Return what a submission by the person with the id `author` becomes.

    Only members of a pair and coordinators write for it, and everybody signs for themselves.
    """
    answers = _Answers(records, submission.answers, author)
    try:
        draft = _DRAFTS[submission.form.id](answers)
    except Obstacle as obstacle:
        answers.troubles.append(Trouble("", str(obstacle)))
        draft = None
    return Answered(None if answers.troubles else draft, tuple(answers.troubles))


@dataclass
class _Answers:
    """The answers, read one by one; whatever cannot be read becomes a trouble and counts as not answered."""

    records: Records
    given: Mapping[str, str]
    author: str
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who has a record."""
        return tuple(self.records.corpus.programme.people.values())

    def pair(self) -> Pair:
        """Return the pair that the submission is about. Raises Obstacle where it is none of the author's."""
        name = self.given["pair"].strip().strip("/").removeprefix("pairs/").casefold()
        found = self.records.pair(name or self._own_pair())
        program = self.records.corpus.programme.program
        if self.author not in (*found.agreement.members, *program.coordinators):
            raise Obstacle(
                f'You are not in the pair "{found.id}". Its members and coordinators write for it: is the name right?'
            )
        return found

    def _own_pair(self) -> str:
        """Return the id of the author's only pair that is not over. Raises Obstacle where there is no such one."""
        pairs = self.records.corpus.programme.pairs.values()
        own = [each.id for each in pairs if self.author in each.agreement.members]
        going = [id_ for id_ in own if not self.records.pair(id_).agreement.status.has_ended] or own
        if len(going) == 1:
            return going[0]
        which = f"You are in more than one: {listed(going)}" if going else "You are in none yet"
        raise Obstacle(f'Nobody can tell which pair is meant. {which}. Write its name at "Your pair".')

    def members(self, pair: Pair) -> tuple[Person, ...]:
        """Return those of a pair who have a record."""
        return tuple(person for person in self.people if person.id in pair.agreement.members)

    def one(self, question: str, read: Callable[[str], T]) -> T | None:
        """Return an answer, or None where there is none."""
        text = self.given[question]
        return self._read(question, text, read) if text else None

    def many(self, question: str, read: Callable[[str], T]) -> list[T]:
        """Return the answers of a question that has one in each line."""
        lines = (line.strip().removeprefix("- ").strip() for line in self.given[question].split("\n"))
        read_lines = (self._read(question, line, read) for line in lines if line)
        return [item for item in read_lines if item is not None]

    def day(self, question: str) -> dt.date | None:
        """Return a day, or None."""
        return self.one(question, lambda text: read_day(text, self.records.today))

    def _read(self, question: str, text: str, read: Callable[[str], T]) -> T | None:
        try:
            return read(text)
        except Unclear as unclear:
            self.troubles.append(Trouble(question, str(unclear)))
            return None


def _log(answers: _Answers) -> Draft:
    pair = answers.pair()
    day = answers.day("date") or answers.records.today
    kind = answers.one("kind", lambda text: read_choice(text, list(EntryKind)))
    said: dict[str, Any] = {"date": day, "kind": kind}
    if kind != EntryKind.PROGRESS:
        said = {**_meeting(answers, pair, day), **said}
    members = answers.members(pair)
    steps = {step.id: step.what for step in steps_to_tick_off(pair, day)}
    said |= {
        "did": answers.many("did", str),
        "done": answers.many("done", lambda text: read_named(text, steps, "open step")),
        "next": answers.many("next", lambda text: read_step(text, members, day)),
    }
    return draft_entry(answers.records, pair.id, said, author=answers.author)


def _meeting(answers: _Answers, pair: Pair, day: dt.date) -> dict[str, Any]:
    outcome = answers.one("outcome", lambda text: read_choice(text, list(Outcome))) or Outcome.HELD
    begun = begun_entry(pair, day)
    next_meeting = answers.day("next_meeting") or begun.get("next_meeting")
    if outcome != Outcome.HELD:
        return {"outcome": outcome, "next_meeting": next_meeting}
    members = answers.members(pair)
    said = {
        "minutes": answers.one("minutes", read_number),
        "present": answers.one("present", lambda text: read_people(text, members)),
    }
    return {
        **begun,
        **{name: value for name, value in said.items() if value is not None},
        "outcome": outcome,
        "next_meeting": next_meeting,
    }


def _rate(answers: _Answers) -> Draft:
    pair = answers.pair()
    goals = {goal.id: goal.title for goal in pair.goals}

    def rating(text: str) -> dict[str, Any]:
        goal, level = read_rating(text, goals)
        return {"goal": goal, "level": level, "by": answers.author}

    said = {
        "date": answers.day("date"),
        "kind": EntryKind.PROGRESS,
        "did": answers.many("did", str),
        "ratings": answers.many("ratings", rating),
    }
    return draft_entry(
        answers.records,
        pair.id,
        {name: value for name, value in said.items() if value},
        author=answers.author,
    )


_LEVELS = {"level_0": "0", "level_1": "1", "level_2": "2", "level_minus_1": "-1", "level_minus_2": "-2"}


def _goal(answers: _Answers) -> Draft:
    pair = answers.pair()
    said = {
        "title": _in_one_line(answers.given["title"]),
        "kind": answers.one("kind", str.casefold),
        "why": answers.given["why"],
        "due": answers.day("due"),
        "levels": {level: answers.given[id_] for id_, level in _LEVELS.items()},
        "objectives": answers.many("objectives", lambda text: _objective(text, answers.records.today)),
    }
    return draft_goal(answers.records, pair.id, said)


def _objective(text: str, today: dt.date) -> dict[str, Any]:
    return read_step(text, (), today)


def _sign(answers: _Answers) -> Draft:
    pair = answers.pair()
    if not answers.given["agrees"]:
        raise Obstacle("The box is not ticked, so nothing was signed.")
    # Whoever signs a pair again that has long begun may say so, and nothing comes of it.
    begins = bool(answers.one("begins", read_yes_or_no)) and pair.agreement.status is Status.PROPOSED
    return draft_signature(answers.records, pair.id, answers.author, answers.records.today, begins=begins)


def _amend(answers: _Answers) -> Draft:
    pair = answers.pair()
    # A coordinator may write for a pair, but only members sign.
    signs = answers.author if answers.author in pair.agreement.members else ""
    said = {"ends": answers.day("ends"), **_terms(answers)}
    return draft_amendment(answers.records, pair.id, said, signs=signs)


def _propose(answers: _Answers) -> Draft:
    program = answers.records.corpus.programme.program
    cohorts = [cohort.id for cohort in program.cohorts]

    def people(text: str) -> list[str]:
        return read_people(text, answers.people)

    said = {
        "mentors": answers.one("mentors", people),
        "mentees": answers.one("mentees", people),
        "cohort": answers.one("cohort", lambda text: read_choice(text, cohorts)),
        "starts": answers.day("starts"),
        "ends": answers.day("ends"),
        "topics": answers.one("topics", read_items),
        "publication": answers.one("publication", lambda text: read_choice(text, list(PagePublication))),
        **_terms(answers),
    }
    template = answers.one("template", lambda text: read_choice(text, list(TEMPLATES))) or ""
    return draft_pair(
        answers.records, {name: value for name, value in said.items() if value}, template=template
    )


def _terms(answers: _Answers) -> dict[str, Any]:
    return {
        "meetings": {
            "every": answers.one("every", read_rhythm),
            "minutes": answers.one("minutes", read_number),
            "channel": answers.given["channel"],
        },
        "communication": {"reply_within": answers.one("reply_within", read_rhythm)},
        "expectations": {
            "mentors": answers.many("expects_of_mentors", str),
            "mentees": answers.many("expects_of_mentees", str),
        },
        "ground_rules": answers.many("ground_rules", str),
        "confidentiality": answers.given["confidentiality"],
        "leaving": answers.given["leaving"],
        "reviews": answers.many("reviews", lambda text: read_day(text, answers.records.today)),
    }


def _pause(answers: _Answers) -> Draft:
    pair = answers.pair()
    first_day = answers.day("from") or answers.records.today
    if answers.given["what"] == "go on":
        return draft_resumption(answers.records, pair.id, first_day)
    return draft_pause(answers.records, pair.id, first_day, answers.day("to"))


def _close(answers: _Answers) -> Draft:
    pair = answers.pair()
    statuses = [Status.COMPLETED, Status.ENDED_EARLY, Status.WITHDRAWN]
    status = answers.one("how", lambda text: read_choice(text, statuses))
    if status is None:
        raise Obstacle(
            'Nothing was written, as it is not clear how it ends. Choose one at "How does it end?".'
        )
    said = {
        "date": answers.day("date"),
        "graduated": answers.one("graduated", read_yes_or_no),
        "reflection": answers.given["reflection"],
    }
    return draft_closing(answers.records, pair.id, Status(status), said)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


_DRAFTS: Mapping[str, Callable[[_Answers], Draft]] = {
    "log": _log,
    "goal": _goal,
    "rate": _rate,
    "sign": _sign,
    "amend": _amend,
    "propose": _propose,
    "pause": _pause,
    "close": _close,
}
