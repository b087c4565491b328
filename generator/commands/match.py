"""``pairbook match``: proposals for a cohort, with their reasons."""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from generator.checking.rules.nearest import did_you_mean
from generator.commands.findings import show_errors, show_findings_on_draft
from generator.commands.options import (
    overlay_option,
    quiet_option,
    require_cohorts,
    root_option,
    today_option,
)
from generator.matching.libraries import require_libraries
from generator.matching.parts import PARTS, weights_of
from generator.matching.pool import pool_of
from generator.matching.proposals import Matching, Settings, propose
from generator.matching.what_if import suppose
from generator.outlets.match_report import report_difference, report_matching, with_written
from generator.outlets.own_commit import Committed, commit_files, on_branch, require_committable
from generator.outlets.progress import say
from generator.pipeline.drafts import have_errors, read_to_draft, vet_drafts, write_drafts
from generator.pipeline.known import check_known
from generator.pipeline.pairing import draft_proposals
from generator.reading.repository import open_repository
from generator.reading.schemas import Schemas, read_schemas
from generator.views.gate import see
from generator.views.match_difference import differences
from generator.views.match_view import view_matching
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Cohort, Programme
from generator.words.obstacle import Obstacle

TIME_LIMIT = 60
"""Seconds of work after which the best found so far is taken."""

MOST_FOR_PREFERENCES = 10
"""As the schema of program.yml has it: stated preferences predict little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What was asked for on the command line, apart from what is supposed."""

    cohort: str
    mentees: tuple[str, ...]
    seed: str
    group_size: int
    mentors_per_pair: int
    time_limit: float


def _numbers(
    _context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> Mapping[str, int]:
    found = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not value.isascii() or not value.isdigit() or len(value) > 3:
            raise click.BadParameter(
                f'"{text}" is not {parameter.metavar}, with a whole number after the "=".'
            )
        found[name] = int(value)
    return found


@click.command(
    "match",
    short_help="Propose pairs for a cohort, with reasons.",
    epilog="Example: pairbook match --cohort autumn-2026",
)
@root_option
@click.option(
    "--cohort",
    metavar="ID",
    help="The cohort to match in.  [default: of those not over, the one whose first day is nearest]",
)
@click.option("--mentee", "mentees", multiple=True, metavar="ID", help="Match nobody but this mentee.")
@click.option(
    "--group-size",
    type=click.IntRange(1, 20),
    default=1,
    show_default=True,
    help="How many mentees a mentor takes in one pair.",
)
@click.option(
    "--mentors-per-pair",
    type=click.IntRange(1, 5),
    default=1,
    show_default=True,
    help="How many mentors a mentee gets in one pair, where there are enough.",
)
@click.option(
    "--seed", default="", help="Decides between proposals that are equally fair.  [default: the cohort's id]"
)
@click.option(
    "--capacity",
    "capacities",
    multiple=True,
    callback=_numbers,
    metavar="MENTOR=N",
    help="What if this mentor could take so many pairs?",
)
@click.option(
    "--weight",
    "weights",
    multiple=True,
    callback=_numbers,
    metavar="PART=N",
    help=f"What if this part gave so many points? {', '.join(part.name for part in PARTS)}, or least_fit.",
)
@click.option(
    "--one-more", multiple=True, metavar="TOPIC", help="What if there were one more mentor, for this topic?"
)
@click.option(
    "--write", is_flag=True, help="Write the proposals as pairs that both sides can sign or decline."
)
@click.option(
    "--branch", metavar="NAME", help="The new branch to commit them on.  [default: match-COHORT-DAY]"
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0),
    default=TIME_LIMIT,
    show_default=True,
    metavar="SECONDS",
    help="After so much work, take the best found so far.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@overlay_option
@today_option
@quiet_option
def match_command(
    root: Path,
    cohort: str | None,
    mentees: tuple[str, ...],
    group_size: int,
    mentors_per_pair: int,
    seed: str,
    capacities: Mapping[str, int],
    weights: Mapping[str, int],
    one_more: tuple[str, ...],
    write: bool,
    branch: str | None,
    time_limit: float,
    format_: str,
    overlay: Path | None,
    today: dt.date | dt.datetime,
    quiet: bool,
) -> int:
    """Propose pairs for a cohort, with the reasons for each.

    First come the rules: places, choices, reporting lines, what was tried before, a common language and common
    hours. Then as many mentees as can be get a mentor, the worst-off of them as well off as can be. The output
    names people's choices: it is for coordinators. With --capacity, --weight or --one-more it shows what would be
    different then.
    """
    if write and (capacities or weights or one_more):
        raise click.UsageError(
            "What is only supposed cannot be written: leave out --write, or change the records."
        )
    if group_size > 1 and mentors_per_pair > 1:
        raise click.UsageError("A pair has several mentees or several mentors: choose one of the two.")
    require_libraries()
    checked = check_known(root, today, overlay=overlay)
    if checked.has_errors:
        show_errors(checked, for_people=format_ != "json")
        return 1
    programme, day, schemas = checked.corpus.programme, checked.corpus.today, read_schemas()
    wish = _Wish(
        cohort=cohort or "",
        mentees=mentees,
        seed=seed,
        group_size=group_size,
        mentors_per_pair=mentors_per_pair,
        time_limit=time_limit,
    )
    say("Matching ...", quiet=quiet)
    matching = _match(programme, day, wish)
    if capacities or weights or one_more:
        supposed = _suppose(programme, capacities, weights, one_more)
        sight, after = _sight(supposed, day, schemas), _match(supposed, day, wish)
        told = differences(sight, matching, after)
        report = report_difference(matching, after, view_matching(sight, after), told)
    else:
        sight = _sight(programme, day, schemas)
        report = report_matching(matching, view_matching(sight, matching))
    if write and matching.matches:
        name = branch or f"match-{matching.pool.cohort.id}-{day}"
        written = _write(root, day, matching, name)
        if written is None:
            return 1
        report = with_written(report, *written)
    click.echo(report.render(format_))
    return 0


def _write(
    root: Path, today: dt.date, matching: Matching, branch: str
) -> tuple[tuple[str, ...], Committed | None] | None:
    """Write the proposals, on a new branch where there is git, and return what was written; None where the check
    would not accept them."""
    present = read_to_draft(root, today)
    drafts = draft_proposals(present.records, matching)
    findings = vet_drafts(present, drafts)
    if have_errors(findings):
        show_findings_on_draft(findings)
        say("Nothing was written.")
        return None
    files = tuple(draft.file for draft in drafts)
    if open_repository(root) is None:
        write_drafts(root, drafts)
        return files, None
    require_committable(root, files, branch)
    with on_branch(root, branch):
        write_drafts(root, drafts)
    return files, commit_files(root, files, f"Propose pairs for {matching.pool.cohort.name}")


def _suppose(
    programme: Programme, capacities: Mapping[str, int], weights: Mapping[str, int], one_more: tuple[str, ...]
) -> Programme:
    for id_ in capacities:
        if not (id_ in programme.people and programme.people[id_].mentor):
            mentors = [each.id for each in programme.people.values() if each.mentor]
            raise Obstacle(
                f'There is no mentor "{id_}": no record in records/people of that name has that role.'
                f"{did_you_mean(id_, mentors)}"
            )
    known = [*(part.name for part in PARTS), "least_fit"]
    for name, weight in weights.items():
        if name not in known:
            raise Obstacle(f'There is no part "{name}" of the fit. There are: {", ".join(known)}.')
        most = MOST_FOR_PREFERENCES if name == "working_preferences" else 100
        if weight > most:
            raise Obstacle(f"{name} can give {most} at most, not {weight}.")
    return suppose(programme, capacities=capacities, weights=weights, one_more=one_more)


def _match(programme: Programme, today: dt.date, wish: _Wish) -> Matching:
    cohort = _cohort(programme, wish.cohort, today)
    for id_ in wish.mentees:
        if not (id_ in programme.people and programme.people[id_].mentee):
            known = [each.id for each in programme.people.values() if each.mentee]
            raise Obstacle(
                f'There is no mentee "{id_}": no record in records/people of that name has that role.'
                f"{did_you_mean(id_, known)}"
            )
    policy = programme.program.policy.matching
    settings = Settings(
        weights=weights_of(policy),
        least_fit=policy.least_fit,
        seed=wish.seed or cohort.id,
        group_size=wish.group_size,
        mentors_per_pair=wish.mentors_per_pair,
    )
    last = time.process_time() + wish.time_limit
    pool = pool_of(programme, cohort, today, wish.mentees)
    return propose(pool, settings, lambda: time.process_time() > last)


def _cohort(programme: Programme, wanted: str, today: dt.date) -> Cohort:
    cohorts = programme.program.cohorts
    require_cohorts(programme.program, "People are matched in a cohort")
    if not wanted:
        if found := programme.program.cohort_to_join(today):
            return found
        raise Obstacle(
            "Every cohort in records/program.yml is over. Add the next one there, or name one with --cohort."
        )
    for cohort in cohorts:
        if cohort.id == wanted:
            return cohort
    known = ", ".join(each.id for each in cohorts)
    raise Obstacle(f'There is no cohort "{wanted}" in records/program.yml, but there is: {known}.')


def _sight(programme: Programme, today: dt.date, schemas: Schemas) -> Sight:
    return see(programme, {}, Audience.COORDINATORS, today, schemas)
