"""``pairbook new person``: somebody who takes part."""

from functools import partial
from typing import Any

import click

from generator.commands.interview import Interview, can_ask
from generator.commands.keeping import Desk, keeps_records
from generator.drafting.answers import read_choice, read_items, read_number
from generator.drafting.people import draft_person
from generator.words.places import Kind

_ROLES = ("mentor", "mentee", "both", "neither")
_FLAGS = {
    "name": "--name",
    "public_name": "--public-name",
    "github": "--github",
    "emails": "--email",
    "languages": "--languages",
    "timezone": "--timezone",
    "interests": "--interests",
    "offers": "--offers",
    "seeks": "--seeks",
    "capacity": "--capacity",
}


@click.command(
    "person",
    short_help="Add a person.",
    epilog='Example: pairbook new person --name "Ada Lovelace" --role mentee --seeks "public speaking" --github ada-l',
)
@click.option("--name", metavar="TEXT", help="The full name, in any script.")
@click.option("--id", "id_", metavar="ID", default="", help="The file's name.  [default: made from the name]")
@click.option("--role", metavar="ROLE", help="mentor, mentee, both or neither.  [default: neither]")
@click.option("--capacity", metavar="NUMBER", help="For how many pairs at once.  [default: 1]")
@click.option("--offers", metavar="TOPICS", help="What a mentor can help with, with commas between.")
@click.option("--seeks", metavar="TOPICS", help="What a mentee looks for, with commas between.")
@click.option("--github", metavar="ACCOUNT", help="The GitHub account, for reviews and signatures.")
@click.option(
    "--email", "emails", metavar="ADDRESS", multiple=True, help="An address that git knows them by."
)
@click.option("--public-name", metavar="TEXT", help="What the public site may call them.  [default: nothing]")
@click.option("--languages", metavar="LANGUAGES", help="Which languages they speak, with commas between.")
@click.option("--interests", metavar="TOPICS", help="What else they like, with commas between.")
@click.option("--timezone", metavar="ZONE", help="Such as Europe/Lisbon.")
@keeps_records
def new_person_command(desk: Desk, id_: str, **given: Any) -> int:
    """Add a person to the programme, with their role in it.

    An e-mail address in a record can be read by everybody who can read the repository. A GitHub account does as well.
    """
    interview = Interview(asks=can_ask() and not given["name"])
    return desk.keep(
        interview, lambda: draft_person(desk.records, _said(desk, interview, given), id_=id_), _FLAGS
    )


def _said(desk: Desk, interview: Interview, given: dict[str, Any]) -> dict[str, Any]:
    ask, flag = interview.one, interview.flag

    def fitting(name: str) -> Any:
        return desk.fitting(Kind.PERSON, (name,), str)

    def items(*path: str) -> Any:
        return desk.fitting(Kind.PERSON, path, read_items)

    name = ask("--name", given["name"], "What is the person called", fitting("name"), is_needed=True)
    role = ask(
        "--role",
        given["role"],
        "Which role: mentor, mentee, both or neither",
        partial(read_choice, choices=_ROLES),
        default=_likely_role(given),
    )
    said: dict[str, Any] = {"name": name}
    capacity = flag(
        "--capacity", given["capacity"], desk.fitting(Kind.PERSON, ("mentor", "capacity"), read_number)
    )
    if role in ("mentor", "both"):
        offers = ask(
            "--offers",
            given["offers"],
            "What can they help with, with commas between",
            items("mentor", "offers"),
        )
        said["mentor"] = {"capacity": 1 if capacity is None else capacity, "offers": offers}
    if role in ("mentee", "both"):
        seeks = ask(
            "--seeks", given["seeks"], "What do they look for, with commas between", items("mentee", "seeks")
        )
        said["mentee"] = {"capacity": 1 if capacity is None else capacity, "seeks": seeks}
    github = ask("--github", given["github"], "Their GitHub account", _account(fitting("github")))
    emails = interview.flags("--email", given["emails"], desk.fitting(Kind.PERSON, ("emails", 0), str))
    address = "" if emails else desk.oneself.unknown_address(str(name))
    if address and interview.confirm(
        f"Git makes your commits as {address}. Keep that in the record, so that what you sign here counts?"
        " Whoever can read the repository can read it.",
        default=False,
    ):
        emails = [address]
    return {
        **said,
        "github": github,
        "public_name": ask(
            "--public-name",
            given["public_name"],
            "What may the public site call them; without an answer it names nobody",
            fitting("public_name"),
        ),
        "emails": emails,
        "languages": flag("--languages", given["languages"], items("languages")),
        "interests": flag("--interests", given["interests"], items("interests")),
        "timezone": flag("--timezone", given["timezone"], fitting("timezone")),
    }


def _likely_role(given: dict[str, Any]) -> str:
    if given["offers"]:
        return "both" if given["seeks"] else "mentor"
    return "mentee" if given["seeks"] else "neither"


def _account(read: Any) -> Any:
    """Return a reader that also takes an account as people write it, with its sign or its address."""
    return lambda text: read(text.strip().rstrip("/").rpartition("/")[2].removeprefix("@"))
