"""``pairbook new log``: what you did, what is done and what is next, as an entry in your pair's log."""

import datetime as dt
from typing import Any

import click

from generator.commands.interview import Interview, can_ask, numbered
from generator.commands.keeping import Desk, keeps_records
from generator.drafting.answers import (
    EVERYBODY,
    read_choice,
    read_ids,
    read_number,
    read_people,
    read_rating,
)
from generator.drafting.entries import (
    begun_entry,
    draft_entry,
    goals_to_rate,
    likely_day,
    likely_kind,
    next_meeting,
    steps_to_tick_off,
)
from generator.figures.actions import ActionState
from generator.figures.goals import GoalStanding
from generator.words.dates import day as in_words
from generator.words.model import EntryKind, Outcome, Pair
from generator.words.numbers import signed
from generator.words.places import Kind

_FLAGS = {
    "date": "--date",
    "kind": "--kind",
    "outcome": "--outcome",
    "minutes": "--minutes",
    "channel": "--channel",
    "present": "--present",
    "did": "--did",
    "done": "--done",
    "ratings": "--rate",
    "next": "--next",
    "next_meeting": "--next-meeting",
    "resources": "--resources",
    "corrects": "--corrects",
}


@click.command(
    "log",
    short_help="Log a meeting, a review or progress.",
    epilog='Example: pairbook new log --did "Went through the outline" --done outline'
    ' --next "ada: Send it to Grace by 2026-10-29"',
)
@click.argument("pair", required=False)
@click.option("--date", metavar="DATE", help="The day of it.  [default: today]")
@click.option("--kind", metavar="KIND", help="meeting, review or progress.  [default: meeting]")
@click.option("--outcome", metavar="OUTCOME", help="held, cancelled or missed.  [default: held]")
@click.option("--minutes", metavar="NUMBER", help="How long it lasted.  [default: as agreed]")
@click.option("--channel", metavar="TEXT", help="How you met.  [default: as agreed]")
@click.option("--present", metavar="PEOPLE", help="Who was there, with commas between.  [default: everybody]")
@click.option("--did", metavar="TEXT", multiple=True, help="What you did; once for each line.")
@click.option("--done", metavar="IDS", help="Actions and objectives that are done, with commas between.")
@click.option(
    "--rate", metavar="GOAL=LEVEL", multiple=True, help="Where a goal stands for you, from -2 to 2."
)
@click.option("--next", "next_", metavar="STEP", multiple=True, help='Such as "ada: Send it by 2026-10-29".')
@click.option("--next-meeting", metavar="DATE", help="When you meet next.")
@click.option(
    "--resources", metavar="IDS", help="What you used of records/resources.yml, with commas between."
)
@click.option("--corrects", metavar="ENTRY", help="The entry that this one replaces, such as 2026-10-01.")
@keeps_records
def new_log_command(desk: Desk, pair: str | None, **given: Any) -> int:
    """Add an entry to the log of PAIR; without PAIR, to that of your only one.

    The file is named after the day and after you, so that both of you can log one meeting without a conflict. Steps
    that are still open are offered for ticking off, and your goals for rating.
    """
    interview = Interview(asks=can_ask() and not _is_complete(given))
    # A first talk comes before the signatures, so a pair that is proposed may log as well.
    found = desk.pair(
        interview,
        pair,
        lambda pair: pair.agreement.status.is_running,
        lambda pair: not pair.agreement.status.has_ended,
    )
    author = desk.writer(interview, desk.members(found))
    talk = _Talk(desk, interview, found, author, given)
    return desk.keep(
        interview, lambda: draft_entry(desk.records, found.id, talk.said(), author=author), _FLAGS
    )


def _is_complete(given: dict[str, Any]) -> bool:
    """Return whether the flags say all that an entry needs: what was done, or that nothing was."""
    is_off = str(given["outcome"] or "held").strip().lower()[:1] in "cm"
    return bool(given["did"] or given["rate"] or given["done"]) or is_off


class _Talk:
    """The questions about one entry."""

    def __init__(
        self, desk: Desk, interview: Interview, pair: Pair, author: str, given: dict[str, Any]
    ) -> None:
        self.desk, self.interview, self.pair, self.author, self.given = desk, interview, pair, author, given

    def said(self) -> dict[str, Any]:
        """Return what somebody says."""
        said = self._what_happened()
        day = said["date"]
        if said.get("outcome") in (None, Outcome.HELD):
            said["did"] = self.interview.many(
                "--did",
                self.given["did"],
                "What did you do? A line each; an empty line ends.",
                self.desk.fitting(Kind.LOG_ENTRY, ("did", 0), str),
                is_needed=not self.interview.asks and not _is_complete(self.given),
            )
        said["done"] = self._done(day)
        said["ratings"] = self._ratings(day, said["kind"])
        said["next"] = self._next(day)
        if said["kind"] != EntryKind.PROGRESS:
            said["next_meeting"] = self._next_meeting(day)
        resources = [resource.id for resource in self.desk.records.corpus.programme.resources]
        said["resources"] = self.interview.flag(
            "--resources", self.given["resources"], lambda text: read_ids(text, resources, "resource")
        )
        said["corrects"] = self.interview.flag("--corrects", self.given["corrects"], str)
        return said

    def _what_happened(self) -> dict[str, Any]:
        ask, given, desk = self.interview.one, self.given, self.desk
        day = ask("--date", given["date"], "When was it", desk.day, default=likely_day(self.pair, desk.today))
        day = day or desk.today
        kind = ask(
            "--kind",
            given["kind"],
            "What was it: meeting, review or progress",
            lambda text: read_choice(text, list(EntryKind)),
            default=likely_kind(self.pair, day),
        )
        said: dict[str, Any] = {"date": day, "kind": kind}
        if kind == EntryKind.PROGRESS:
            return said
        said["outcome"] = ask(
            "--outcome",
            given["outcome"],
            "What became of it: held, cancelled or missed",
            lambda text: read_choice(text, list(Outcome)),
            default=Outcome.HELD,
        )
        return {**said, **self._meeting(day)} if said["outcome"] == Outcome.HELD else said

    def _meeting(self, day: dt.date) -> dict[str, Any]:
        ask, given, desk = self.interview.one, self.given, self.desk
        begun = begun_entry(self.pair, day)
        members = desk.members(self.pair)
        return {
            "minutes": ask(
                "--minutes",
                given["minutes"],
                "How many minutes",
                desk.fitting(Kind.LOG_ENTRY, ("minutes",), read_number),
                default=begun["minutes"],
            ),
            "channel": ask(
                "--channel",
                given["channel"],
                "How did you meet",
                desk.fitting(Kind.LOG_ENTRY, ("channel",), str),
                default=begun.get("channel"),
            ),
            "present": ask(
                "--present",
                given["present"],
                "Who was there",
                lambda text: read_people(text, members),
                default=EVERYBODY,
            ),
        }

    def _done(self, day: dt.date) -> list[str]:
        steps = steps_to_tick_off(self.pair, day)
        ids = [step.id for step in steps]
        if not steps and self.given["done"] is None:
            return []
        done = self.interview.one(
            "--done",
            self.given["done"],
            "Which of these are done? Their numbers",
            lambda text: read_ids(text, ids, "open step"),
            before=("Still open:", *numbered(map(self._open, steps))),
        )
        return done or []

    def _open(self, step: ActionState) -> str:
        who = f"{self.desk.name(step.who)}: " if step.who else ""
        due = f", due {in_words(step.due)}" if step.due else ""
        return f"{who}{step.what}{due} ({step.id})"

    def _ratings(self, day: dt.date, kind: str) -> list[dict[str, Any]]:
        standings = goals_to_rate(self.pair, day)
        if not standings and not self.given["rate"]:
            return []
        goals = {standing.goal.id: standing.goal.title for standing in standings}
        wants = "Do you want to say where your goals stand?"
        if not self.given["rate"] and not self.interview.confirm(wants, default=kind == EntryKind.REVIEW):
            return []

        def read(text: str) -> dict[str, Any]:
            goal, level = read_rating(text, goals)
            return {"goal": goal, "level": level, "by": self.author}

        return self.interview.many(
            "--rate",
            self.given["rate"],
            "Goal = level, such as 1 = 0, a line each; an empty line ends.",
            self.desk.fitting(Kind.LOG_ENTRY, ("ratings", 0), read),
            before=self._levels(standings),
        )

    def _levels(self, standings: tuple[GoalStanding, ...]) -> list[str]:
        lines = []
        for number, standing in enumerate(standings, start=1):
            so_far = f", so far at {signed(standing.level)}" if standing.level is not None else ""
            lines.append(f"  {number}. {standing.goal.title} ({standing.goal.id}){so_far}")
            lines += [
                f"     {signed(level):>2}  {text}" for level, text in sorted(standing.goal.levels.items())
            ]
        return lines

    def _next(self, day: dt.date) -> list[dict[str, Any]]:
        members = self.desk.members(self.pair)
        example = f"{self.author}: Send it by {next_meeting(self.pair, day) or day}"
        return self.interview.many(
            "--next",
            self.given["next_"],
            f'What is next? A line each, such as "{example}"; an empty line ends.',
            self.desk.steps(Kind.LOG_ENTRY, ("next", 0, "what"), members, day),
        )

    def _next_meeting(self, day: dt.date) -> dt.date | None:
        is_latest = all(entry.date <= day for entry in self.pair.entries)
        by_rhythm = next_meeting(self.pair, day) if is_latest else None
        return self.interview.one(
            "--next-meeting",
            self.given["next_meeting"],
            "When do you meet next, or none",
            lambda text: None if text.casefold() in ("none", "no", "-") else self.desk.day(text),
            # Offered to whoever is asked; where nobody is, nobody has said that day.
            default=(by_rhythm or "none") if self.interview.asks else None,
        )
