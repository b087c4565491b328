"""``pairbook remind``: who should hear about what today, and why."""

import datetime as dt
from functools import partial
from pathlib import Path

import click

from generator.commands.findings import show_errors
from generator.commands.options import (
    choose_audience,
    optional_day,
    overlay_option,
    root_option,
    sentences_option,
    today_option,
)
from generator.figures.matters import Days
from generator.outlets.progress import say
from generator.outlets.reminders import render_reminders
from generator.pipeline.known import check_known
from generator.pipeline.publication import publishable
from generator.pipeline.readings import read_all
from generator.pipeline.sight import sight_of
from generator.reading.schemas import read_schemas
from generator.views.reminders import Told, remind_coordinators, remind_pairs
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Program

_MOST = 5


@click.command(
    "remind",
    short_help="Say who should hear about what today.",
    epilog="Example: pairbook remind --since 2026-03-02\n\nExample: pairbook remind --to coordinators --format markdown",
)
@root_option
@today_option
@overlay_option
@sentences_option
@click.option(
    "--since",
    metavar="DATE",
    callback=optional_day,
    help="The last day that an earlier run told of; what came up after it is told now.  [default: yesterday]",
)
@click.option(
    "--ahead",
    type=click.IntRange(0, 60),
    default=0,
    show_default=True,
    help="Tell dates so many days early. Always give the same number, so that nothing is told twice.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=_MOST,
    show_default=True,
    help="Tell nobody of more matters than this; the rest is counted.",
)
@click.option(
    "--to",
    type=click.Choice(["pairs", "coordinators"]),
    default="pairs",
    show_default=True,
    help="Whom to tell: the people in pairs of their dates, or coordinators of pairs that could use a word.",
)
@click.option(
    "--readers",
    type=click.Choice(["everyone", "members"]),
    default="members",
    show_default=True,
    help="Who can read what is printed. With everyone, only what an open programme shows to all.",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out pairs whose records have errors, and say which, instead of telling nobody.",
)
def remind_command(
    root: Path,
    today: dt.date | dt.datetime,
    overlay: Path | None,
    format_: str,
    since: dt.date | None,
    ahead: int,
    limit: int,
    to: str,
    readers: str,
    keep_going: bool,
) -> int:
    """Say who should hear about what today, and why.

    A matter is told on the day that it comes up, and again a week, three weeks and seven weeks later while it stays
    open. Nothing is stored: the records and the days since the last run tell. Paused pairs are left in peace, and so
    is everybody whose record says "reminders: false".
    """
    if to == "coordinators" and readers == "everyone":
        raise click.UsageError(
            "What needs attention is for coordinators alone, so not for --readers everyone."
        )
    checked = check_known(root, today, overlay=overlay)
    shown = publishable(checked, partial(read_all, root, today, overlay=overlay), keep_going=keep_going)
    if checked.has_errors:
        show_errors(checked, for_people=shown is None and format_ == "text")
    if shown is None:
        return 1
    if shown.left_out:
        say(f"Left out until their records pass: {', '.join(shown.left_out)}.")
    program, day = shown.checked.corpus.programme.program, shown.checked.corpus.today
    sight = sight_of(shown.checked, _audience(program, to, readers), read_schemas())
    days = Days(since or day - dt.timedelta(days=1), day, ahead)
    if sight.audience is Audience.PUBLIC:
        say("Everyone can read this place, and the programme is not open to all: nobody is named here.")
    told = _told(sight, days, limit, to, readers)
    text = render_reminders(told, days, format_)
    if text:
        click.echo(text)
    return 0


def _audience(program: Program, to: str, readers: str) -> Audience:
    if to == "coordinators":
        return Audience.COORDINATORS
    return choose_audience(None, program, everyone=True) if readers == "everyone" else Audience.MEMBERS


def _told(sight: Sight, days: Days, limit: int, to: str, readers: str) -> tuple[Told, ...]:
    if to == "coordinators":
        return (remind_coordinators(sight, days),)
    return remind_pairs(sight, days, limit, only_named=readers == "everyone")
