"""``pairbook new pair``: proposes a pair, with an agreement that both sides then talk about and sign."""

from functools import partial
from typing import Any

import click

from generator.commands.interview import Interview, can_ask
from generator.commands.keeping import Desk, keeps_records
from generator.commands.oneself import person_among, to_choose_from
from generator.commands.options import require_cohorts
from generator.drafting.answers import Unclear, read_choice, read_items, read_number, read_rhythm
from generator.drafting.draft import Draft, laid_over
from generator.drafting.pairs import begun_agreement, draft_pair
from generator.drafting.templates import TEMPLATES, likely_template, template_terms
from generator.words.model import PagePublication
from generator.words.obstacle import Obstacle
from generator.words.places import ID, Kind

_NONE = "none"
_FLAGS = {
    "mentors": "--mentors",
    "mentees": "--mentees",
    "cohort": "--cohort",
    "starts": "--starts",
    "ends": "--ends",
    "every": "--every",
    "minutes": "--minutes",
    "channel": "--channel",
    "topics": "--topics",
    "ground_rules": "--ground-rule",
    "publication": "--publication",
}


@click.command(
    "pair",
    short_help="Propose a pair.",
    epilog="Example: pairbook new pair --mentors grace-hopper --mentees ada-lovelace --topics compilers",
)
@click.option("--mentors", metavar="PEOPLE", help="Who mentors, with commas between.")
@click.option("--mentees", metavar="PEOPLE", help="Who is mentored, with commas between.")
@click.option("--id", "id_", metavar="ID", help="The folder's name.  [default: made from the people's]")
@click.option(
    "--cohort",
    metavar="COHORT",
    help="Of records/program.yml.  [default: of those not over, the one whose first day is nearest]",
)
@click.option("--starts", metavar="DATE", help="The first day.  [default: today, or the cohort's]")
@click.option("--ends", metavar="DATE", help="The last day.  [default: the cohort's]")
@click.option(
    "--template",
    metavar="NAME",
    help=f"Begin from an agreement: {', '.join(TEMPLATES)}, or none.  [default: none]",
)
@click.option(
    "--every", metavar="RHYTHM", help='How often you meet.  [default: as in the template, or "2 weeks"]'
)
@click.option("--minutes", metavar="NUMBER", help="How long.  [default: as in the template, or 60]")
@click.option("--channel", metavar="TEXT", help="How you meet, in a word or two.")
@click.option("--topics", metavar="TOPICS", help="What it is about, with commas between.")
@click.option("--ground-rule", "ground_rules", metavar="TEXT", multiple=True, help="Once for each rule.")
@click.option("--publication", metavar="WHICH", help="named or unlisted.  [default: unlisted]")
@keeps_records
def new_pair_command(desk: Desk, id_: str | None, **given: Any) -> int:
    """Propose a pair: an agreement with what is known so far.

    Its people then write into it how they want to work together, and each of them signs it: pairbook sign.
    """
    if id_ is not None and not ID.match(id_):
        raise click.BadParameter(
            f'"{id_}" cannot be the name of a folder. Write lower-case letters, digits and hyphens.',
            param_hint="--id",
        )
    require_cohorts(desk.records.corpus.programme.program, "A pair belongs to a cohort")
    if not desk.people:
        raise Obstacle("A pair is made of people, and nobody has a record yet. Add each: pairbook new person")
    interview = Interview(asks=can_ask() and not (given["mentors"] and given["mentees"]))

    def make() -> Draft:
        said = _said(desk, interview, given)
        return draft_pair(desk.records, said, template=said.pop("template"), id_=id_ or "")

    return desk.keep(interview, make, _FLAGS)


def _said(desk: Desk, interview: Interview, given: dict[str, Any]) -> dict[str, Any]:
    ask = interview.one
    program = desk.records.corpus.programme.program
    mentors = (
        ask(
            "--mentors",
            given["mentors"],
            "Who mentors",
            partial(_people, desk=desk),
            is_needed=not given["mentees"],
            before=to_choose_from(desk.people),
        )
        or []
    )
    mentees = ask(
        "--mentees",
        given["mentees"],
        "Who is mentored",
        partial(_others, desk=desk, taken=mentors),
        is_needed=not mentors,
    )
    cohorts = [cohort.id for cohort in program.cohorts]
    begun = begun_agreement(program, desk.today)
    cohort = ask(
        "--cohort",
        given["cohort"],
        "Which cohort" + (f": {', '.join(cohorts)}" if len(cohorts) <= 6 else ""),
        partial(read_choice, choices=cohorts),
        default=begun.get("cohort"),
        is_needed=True,
    )
    dates = next(each for each in program.cohorts if each.id == cohort)
    template = ask(
        "--template",
        given["template"],
        f"Which agreement do you begin from, to talk about and change: {', '.join(TEMPLATES)} or none",
        partial(read_choice, choices=[*TEMPLATES, _NONE]),
        default=likely_template(len(mentors), len(mentees or ())) if interview.asks else _NONE,
    )
    template = "" if template in (None, _NONE) else template
    rhythm = laid_over(begun["meetings"], template_terms(template)["meetings"] if template else {})

    def meetings(name: str, read: Any) -> Any:
        return desk.fitting(Kind.AGREEMENT, ("meetings", name), read)

    return {
        "mentors": mentors,
        "mentees": mentees,
        "cohort": cohort,
        "template": template,
        "starts": ask(
            "--starts",
            given["starts"],
            "The first day",
            desk.day,
            default=max(dates.starts, min(desk.today, dates.ends)),
        ),
        "ends": ask("--ends", given["ends"], "The last day", desk.day, default=dates.ends),
        "topics": ask(
            "--topics",
            given["topics"],
            "What is it about, with commas between",
            desk.fitting(Kind.AGREEMENT, ("topics",), read_items),
        ),
        "meetings": {
            "every": ask(
                "--every",
                given["every"],
                "How often do you meet",
                meetings("every", read_rhythm),
                default=rhythm["every"],
            ),
            "minutes": ask(
                "--minutes",
                given["minutes"],
                "How many minutes",
                meetings("minutes", read_number),
                default=rhythm["minutes"],
            ),
            "channel": ask(
                "--channel",
                given["channel"],
                "How do you meet",
                meetings("channel", str),
                default=rhythm.get("channel"),
            ),
        },
        "ground_rules": _ground_rules(desk, interview, given["ground_rules"], has_some=bool(template)),
        "publication": ask(
            "--publication",
            given["publication"],
            "On the public site: named (a page of their own) or unlisted (only counted)",
            partial(read_choice, choices=list(PagePublication)),
            default=begun["publication"],
        ),
    }


def _ground_rules(desk: Desk, interview: Interview, given: tuple[str, ...], *, has_some: bool) -> list[str]:
    rule = desk.fitting(Kind.AGREEMENT, ("ground_rules", 0), str)
    if has_some:
        return interview.flags("--ground-rule", given, rule)
    ask = "Ground rules? A line each; an empty line ends. You can also write them together later."
    return interview.many("--ground-rule", given, ask, rule)


def _people(text: str, desk: Desk) -> list[str]:
    return list(dict.fromkeys(person_among(name, desk.people) for name in read_items(text)))


def _others(text: str, desk: Desk, taken: list[str]) -> list[str]:
    found = _people(text, desk)
    for person in found:
        if person in taken:
            raise Unclear(f"{desk.name(person)} is a mentor of this pair already. Name somebody else.")
    return found
