"""``pairbook new goal``: what your pair wants to reach, with what success looks like, at the end of its goals."""

from functools import partial
from typing import Any

import click

from generator.commands.interview import Interview, can_ask
from generator.commands.keeping import Desk, keeps_records
from generator.drafting.answers import (
    read_choice,
    read_items,
    read_number,
    read_people,
)
from generator.drafting.goals import begun_goal, draft_goal
from generator.words.model import Pair
from generator.words.places import Kind

_KINDS = ("skill", "career", "network", "project", "wellbeing")
_EXPECTED = "0"
_OTHER_LEVELS = {
    "1": "What if it goes better than expected",
    "2": "What if it goes far better",
    "-1": "What if it goes worse than expected",
    "-2": "What if nothing much happens",
}
_FLAGS = {
    "title": "--title",
    "kind": "--kind",
    "why": "--why",
    "levels": "--expected",
    "set_on": "--set-on",
    "due": "--due",
    "topics": "--topics",
    "objectives": "--step",
    "for": "--for",
    "weight": "--weight",
}


@click.command(
    "goal",
    short_help="Set a goal.",
    epilog='Example: pairbook new goal --title "Give a first talk" --expected "One talk in front of the team"',
)
@click.argument("pair", required=False)
@click.option("--title", metavar="TEXT", help="The goal in a few words.")
@click.option("--kind", metavar="KIND", help=f"{', '.join(_KINDS[:-1])} or {_KINDS[-1]}.  [default: skill]")
@click.option("--expected", metavar="TEXT", help="The result that you expect: level 0.")
@click.option(
    "--level",
    "levels",
    metavar="LEVEL=TEXT",
    multiple=True,
    help='What -2, -1, 1 or 2 looks like: "1=Two talks".',
)
@click.option("--why", metavar="TEXT", help="Why it matters to the mentee.")
@click.option(
    "--due", metavar="DATE", help="The day by which it should be reached.  [default: your last day]"
)
@click.option("--set-on", metavar="DATE", help="The day on which you set it.  [default: today]")
@click.option("--topics", metavar="TOPICS", help="What it is about, with commas between.")
@click.option(
    "--step", "steps", metavar="STEP", multiple=True, help='Such as "Write an outline by 2026-10-20".'
)
@click.option("--for", "for_", metavar="PEOPLE", help="The mentees whose goal it is.  [default: all]")
@click.option("--weight", metavar="NUMBER", help="How much it counts beside your others, from 1 to 3.")
@keeps_records
def new_goal_command(desk: Desk, pair: str | None, **given: Any) -> int:
    """Set a goal for PAIR; without PAIR, for your only one.

    It goes to the end of the pair's goals.yml, which is made where there is none. What success looks like is written
    down beforehand, in up to five levels; the expected result is needed.
    """
    interview = Interview(asks=can_ask() and not (given["title"] and given["expected"]))
    found = desk.pair(interview, pair, lambda pair: not pair.agreement.status.has_ended)
    talk = _Talk(desk, interview, found, given)
    return desk.keep(interview, lambda: draft_goal(desk.records, found.id, talk.said()), _FLAGS)


class _Talk:
    """The questions about one goal."""

    def __init__(self, desk: Desk, interview: Interview, pair: Pair, given: dict[str, Any]) -> None:
        self.desk, self.interview, self.pair, self.given = desk, interview, pair, given

    def said(self) -> dict[str, Any]:
        """Return what somebody says."""
        ask, flag, given, desk = self.interview.one, self.interview.flag, self.given, self.desk
        begun = begun_goal(self.pair, desk.today)
        mentees = [person for person in desk.members(self.pair) if person.id in self.pair.agreement.mentees]
        title, why = (desk.fitting(Kind.GOALS, ("goals", 0, name), str) for name in ("title", "why"))
        return {
            "title": ask(
                "--title", given["title"], "What do you want to reach, in a few words", title, is_needed=True
            ),
            "kind": ask(
                "--kind",
                given["kind"],
                f"What sort of goal is it: {', '.join(_KINDS)}",
                partial(read_choice, choices=_KINDS),
                default=begun["kind"],
            ),
            "why": ask("--why", given["why"], "Why does it matter", why),
            "levels": self._levels(),
            "set_on": flag("--set-on", given["set_on"], desk.day),
            "due": ask("--due", given["due"], "By when", desk.day, default=begun["due"]),
            "topics": flag(
                "--topics", given["topics"], desk.fitting(Kind.GOALS, ("goals", 0, "topics"), read_items)
            ),
            "objectives": self.interview.many(
                "--step",
                given["steps"],
                'Steps on the way? A line each, such as "Write an outline by 2026-10-20"; an empty line ends.',
                desk.steps(Kind.GOALS, ("goals", 0, "objectives", 0, "what"), (), desk.today),
            ),
            "for": flag("--for", given["for_"], partial(read_people, people=mentees)),
            "weight": flag(
                "--weight", given["weight"], desk.fitting(Kind.GOALS, ("goals", 0, "weight"), read_number)
            ),
        }

    def _levels(self) -> dict[str, str | None]:
        """Return what the levels look like; only the expected one has to be said."""
        given = dict(map(_level, self.given["levels"]))
        text = self.desk.fitting(Kind.GOALS, ("goals", 0, "levels", _EXPECTED), str)
        ask = self.interview.one
        question = "What will you see when it is reached, as you expect it"
        levels = {_EXPECTED: ask("--expected", self.given["expected"], question, text, is_needed=True)}
        for level, question in _OTHER_LEVELS.items():
            levels[level] = ask(f"--level {level}", given.get(level), question, text)
        return levels


def _level(text: str) -> tuple[str, str]:
    level, _, words = text.partition("=")
    level = level.strip().replace("−", "-").removeprefix("+")
    if level not in _OTHER_LEVELS or not words.strip():
        raise click.BadParameter(
            f'"{text}" is no level. Write -2, -1, 1 or 2, then = and what it looks like.',
            param_hint="--level",
        )
    return level, words.strip()
