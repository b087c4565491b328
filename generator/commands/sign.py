"""``pairbook sign PAIR``: somebody says yes to what the pair has agreed on."""

from collections.abc import Iterator

import click

from generator.commands.interview import Interview, can_ask
from generator.commands.keeping import Desk, keeps_records
from generator.comparing.terms import changed_terms
from generator.drafting.agreements import draft_signature
from generator.outlets.progress import say
from generator.words.model import Pair, Status
from generator.words.obstacle import Obstacle
from generator.words.phrases import sentence
from generator.words.places import agreement_file


@click.command(
    "sign",
    short_help="Sign your agreement, or sign it again.",
    epilog="Example: pairbook sign ada-grace --branch ada-signs",
)
@click.argument("pair", required=False)
@click.option("--date", metavar="DATE", help="The day of the signature.  [default: today]")
@click.option("--yes", is_flag=True, help="You have read the agreement: do not show it and ask.")
@click.option("--begin", is_flag=True, help="The pair begins with it: its status becomes active.")
@keeps_records
def sign_command(desk: Desk, pair: str | None, date: str | None, yes: bool, begin: bool) -> int:
    """Add your signature to the agreement of PAIR; without PAIR, to that of your only one.

    A signature counts in a commit of your own alone, so let --commit or --branch make it, or commit it yourself. After
    the terms have changed, sign again: it shows what has changed.
    """
    interview = Interview(asks=can_ask() and not yes)
    found = desk.pair(interview, pair, lambda pair: not pair.agreement.status.has_ended)
    person = desk.writer(interview, desk.members(found))
    if desk.commits and desk.git_person != person:
        raise Obstacle(_whose_commit(desk, person))
    day = interview.one("--date", date or str(desk.today), "", desk.day) or desk.today
    draft = draft_signature(desk.records, found.id, person, day, begins=begin)
    is_whole = {*found.agreement.signatures, person} >= {*found.agreement.members}
    may_begin = is_whole and found.agreement.status is Status.PROPOSED and not begin
    question = f"{desk.name(person)}, do you agree to this?"
    # Nobody agrees by leaving the key pressed, so where somebody is asked, they have to write yes.
    if not interview.confirm(question, default=not interview.asks, before=_to_read(desk, found, person)):
        say("Nothing was signed.")
        return 0
    if may_begin and interview.confirm(
        "With this, everybody has signed. Does your time together begin now?", default=False
    ):
        draft = draft_signature(desk.records, found.id, person, day, begins=True)
        may_begin = False
    if desk.git_person == person:
        desk.offer_commit(interview, draft)
    # What there was to ask has been asked.
    code = desk.keep(Interview(asks=False), lambda: draft, {})
    if code == 0 and not desk.dry_run and desk.git_person != person:
        say(_whose_commit(desk, person))
    if code == 0 and may_begin and not desk.dry_run:
        say(
            f"Everybody has signed. When you begin: pairbook sign {found.id} --begin. A coordinator approves it."
        )
    return code


def _whose_commit(desk: Desk, person: str) -> str:
    who = f"you are {desk.git_person}" if desk.git_person else "you are somebody whom no record names"
    return (
        f"{person} has to sign in a commit of their own, and git says {who}."
        f' Add your address to "emails", or your account to "github", in records/people/{person}.yml.'
    )


def _to_read(desk: Desk, pair: Pair, person: str) -> Iterator[str]:
    """Yield what somebody should have read before they sign: what is new since they did, or else all of it."""
    standings = desk.records.corpus.signed[pair.id].standings if pair.id in desk.records.corpus.signed else ()
    before = next((each.signed for each in standings if each.person == person and each.signed), None)
    changes = changed_terms(before, pair.agreement, desk.name) if before else ()
    if changes:
        yield "Since you have signed:"
        yield from (f"  {sentence(change.words)}" for change in changes)
    else:
        lines = desk.records.corpus.documents[agreement_file(pair.id)].lines
        yield from (line for line in lines if not line.startswith("# yaml-language-server"))
