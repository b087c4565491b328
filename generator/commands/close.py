"""``pairbook close PAIR``: a pair is over, and says what came of it."""

from functools import partial
from typing import Any

import click

from generator.commands.interview import Interview, can_ask
from generator.commands.keeping import Desk, keeps_records
from generator.comparing.steps import NEXT
from generator.drafting.agreements import draft_closing, likely_ending
from generator.drafting.answers import Unclear, read_choice, read_day, read_person, read_yes_or_no
from generator.drafting.draft import Draft
from generator.words.model import Pair, Status
from generator.words.places import Kind

_OUTCOMES = ("new-role", "promotion", "certification", "became-mentor", "other")
_FLAGS = {
    "date": "--date",
    "status": "--status",
    "graduated": "--graduated",
    "reflection": "--reflection",
    "outcomes": "--outcome",
}


@click.command(
    "close",
    short_help="End your pair, with what came of it.",
    epilog='Example: pairbook close ada-grace --status completed --graduated yes --reflection "We asked better questions."',
)
@click.argument("pair", required=False)
@click.option("--date", metavar="DATE", help="The last day.  [default: today]")
@click.option(
    "--status",
    metavar="STATUS",
    help="completed, ended_early, or withdrawn for a pair that has not begun.  [default: as its time tells]",
)
@click.option(
    "--graduated", metavar="YES|NO", help="Whether the mentee finished the programme.  [default: no]"
)
@click.option("--reflection", metavar="TEXT", help="What you both take with you.")
@click.option(
    "--outcome",
    "outcomes",
    metavar="OUTCOME",
    multiple=True,
    help=f'What came of it: {", ".join(_OUTCOMES)}. Such as "new-role ada 2027-03-01".',
)
@keeps_records
def close_command(desk: Desk, pair: str | None, **given: Any) -> int:
    """End PAIR; without PAIR, your only one. No reason for an early end is asked for: it is nobody's fault."""
    interview = Interview(asks=can_ask() and not given["status"])
    found = desk.pair(interview, pair, lambda pair: not pair.agreement.status.has_ended)
    return desk.keep(interview, lambda: _draft(desk, interview, found, given), _FLAGS)


def _draft(desk: Desk, interview: Interview, pair: Pair, given: dict[str, Any]) -> Draft:
    ask = interview.one
    has_begun = pair.agreement.status.has_begun
    last_day = min(desk.today, pair.agreement.ends) if has_begun else desk.today
    day = last_day
    if has_begun:
        day = ask("--date", given["date"], "The last day", desk.day, default=last_day) or last_day
    endings = [status for status in NEXT[pair.agreement.status] if status.has_ended]
    status = ask(
        "--status",
        given["status"],
        f"How does it end: {' or '.join(endings)}",
        lambda text: Status(read_choice(text, list(Status))),
        default=likely_ending(pair.agreement, day),
        is_needed=True,
    )
    status = status or Status.ENDED_EARLY
    if status is Status.WITHDRAWN:
        return draft_closing(desk.records, pair.id, status, {})
    said = {
        "date": day,
        "graduated": ask(
            "--graduated",
            given["graduated"],
            "Did the mentee finish the programme",
            read_yes_or_no,
            default="yes" if status is Status.COMPLETED and interview.asks else "no",
        ),
        "reflection": ask(
            "--reflection",
            given["reflection"],
            "What do you both take with you",
            desk.fitting(Kind.AGREEMENT, ("closing", "reflection"), str),
        ),
        "outcomes": interview.many(
            "--outcome",
            given["outcomes"],
            f"What came of it: {', '.join(_OUTCOMES)}? A line each, with who and when if you like; an empty line ends.",
            partial(_read_outcome, desk=desk, pair=pair),
        ),
    }
    return draft_closing(desk.records, pair.id, status, said)


def _read_outcome(text: str, desk: Desk, pair: Pair) -> dict[str, Any]:
    """Return an outcome from an answer such as "new-role ada 2027-03-01"; who and when in any order, or left out."""
    kind, *rest = text.split()
    outcome: dict[str, Any] = {"kind": read_choice(kind, _OUTCOMES), "date": desk.today.isoformat()}
    for word in rest:
        try:
            outcome["date"] = read_day(word, desk.today).isoformat()
        except Unclear:
            outcome["who"] = read_person(word, desk.members(pair))
    return outcome
