"""``pairbook brief PAIR``: what a pair needs to know before it meets again."""

import datetime as dt
from functools import partial
from pathlib import Path

import click

from generator.checking.rules.nearest import did_you_mean
from generator.commands.findings import show_errors
from generator.commands.interview import Interview, can_ask
from generator.commands.oneself import Oneself
from generator.commands.options import (
    at_option,
    overlay_option,
    root_option,
    sentences_option,
    today_option,
)
from generator.outlets.brief import report_brief
from generator.pipeline.known import check_known
from generator.pipeline.publication import publishable
from generator.pipeline.readings import read_all
from generator.pipeline.sight import sight_of
from generator.reading.schemas import read_schemas
from generator.views.links import HOME, Links
from generator.views.pair_brief import view_brief
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Pair, Status
from generator.words.obstacle import Obstacle


@click.command(
    "brief",
    short_help="Say what was promised and what to talk about next.",
    epilog="Example: pairbook brief\n\nExample: pairbook brief ada-grace\n\nExample: pairbook brief ada-grace --format markdown",
)
@root_option
@today_option
@at_option
@overlay_option
@sentences_option
@click.option(
    "--as",
    "person",
    metavar="PERSON",
    default="",
    help="Whose pair it is.  [default: whom git's settings name]",
)
@click.argument("pair", required=False)
def brief_command(
    root: Path,
    today: dt.date | dt.datetime,
    at: str | None,
    overlay: Path | None,
    format_: str,
    person: str,
    pair: str | None,
) -> int:
    """Say what PAIR needs to know before it meets again; without PAIR, your only one.

    What was promised, the oldest first; what is due; what the last meeting was about; an agenda for the phase that
    the pair is in; and one resource. It is what the pair's page shows to members. When the pair's own records, or
    those of everybody, have errors, these are shown instead.
    """
    checked = check_known(root, today, at, overlay=overlay)
    shown = publishable(checked, partial(read_all, root, today, at, overlay), keep_going=True)
    if pair is None:
        programme = (shown.checked if shown else checked).corpus.programme
        pair = Oneself(root, programme, person).pair(Interview(asks=can_ask()), *_WISHES)
    if shown is None or pair in shown.left_out:
        show_errors(checked, for_people=format_ != "json")
        return 1
    sight = sight_of(shown.checked, Audience.MEMBERS, read_schemas())
    withdrawn = shown.checked.corpus.programme.pairs.get(pair)
    if withdrawn is not None and withdrawn.agreement.status is Status.WITHDRAWN:
        raise Obstacle(f'The proposal "{pair}" was withdrawn, so no meeting is to come.')
    brief = view_brief(sight, Links(HOME), _pair(sight, pair))
    if brief is not None:
        click.echo(report_brief(brief, sight.today.isoformat()).render(format_))
    return 0


_WISHES = (
    lambda pair: pair.agreement.status.is_running,
    lambda pair: not pair.agreement.status.has_ended,
    lambda _: True,
)
"""Whose meeting is next where nobody names a pair: that of one under way, else of one to come, else of any."""


def _pair(sight: Sight, id_: str) -> Pair:
    """Return a pair by its id. Raises Obstacle, with what was probably meant."""
    known = sight.programme.pairs
    if id_ not in known:
        raise Obstacle(f'There is no pair "{id_}" in records/pairs.{did_you_mean(id_, known)}')
    return known[id_]
