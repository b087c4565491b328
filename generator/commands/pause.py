"""``pairbook pause PAIR`` and ``pairbook resume PAIR``: a pair rests, and goes on."""

import click

from generator.commands.interview import Interview, can_ask
from generator.commands.keeping import Desk, keeps_records
from generator.drafting.agreements import draft_pause, draft_resumption
from generator.drafting.draft import Draft
from generator.words.model import Status

_FLAGS = {"from": "--from", "to": "--to", "pauses": "--from"}


@click.command(
    "pause",
    short_help="Let your pair rest for a while.",
    epilog="Example: pairbook pause ada-grace --from 2026-12-20",
)
@click.argument("pair", required=False)
@click.option("--from", "first_day", metavar="DATE", help="The first day of the pause.  [default: today]")
@click.option("--to", "last_day", metavar="DATE", help="Its last day; leave it out while nobody knows.")
@keeps_records
def pause_command(desk: Desk, pair: str | None, first_day: str | None, last_day: str | None) -> int:
    """Let PAIR rest; without PAIR, your only one. The clock stands still: a pause changes no figure.

    Without a last day, the pair is paused until you run pairbook resume.
    """
    interview = Interview(asks=can_ask() and first_day is None)
    found = desk.pair(interview, pair, lambda pair: pair.agreement.status is Status.ACTIVE)

    def make() -> Draft:
        ask = interview.one
        first = ask("--from", first_day, "The first day of the pause", desk.day, default=desk.today)
        last = ask("--to", last_day, "Its last day, once somebody knows it", desk.day)
        return draft_pause(desk.records, found.id, first or desk.today, last)

    return desk.keep(interview, make, _FLAGS)


@click.command(
    "resume", short_help="Go on after a pause.", epilog="Example: pairbook resume ada-grace --from 2027-01-07"
)
@click.argument("pair", required=False)
@click.option("--from", "first_day", metavar="DATE", help="The first day after the pause.  [default: today]")
@keeps_records
def resume_command(desk: Desk, pair: str | None, first_day: str | None) -> int:
    """Let PAIR go on after a pause; without PAIR, your only one that is paused."""
    interview = Interview(asks=can_ask() and first_day is None)
    found = desk.pair(interview, pair, lambda pair: pair.agreement.status is Status.PAUSED)

    def make() -> Draft:
        day = interview.one(
            "--from", first_day, "The first day after the pause", desk.day, default=desk.today
        )
        return draft_resumption(desk.records, found.id, day or desk.today)

    return desk.keep(interview, make, {"to": "--from"})
