"""What the commands that keep records share: who writes, what is there, and how a draft becomes a record."""

import datetime as dt
import functools
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.commands.findings import show_findings_on_draft
from generator.commands.interview import Interview, missing, numbered
from generator.commands.options import root_option, today_option
from generator.comparing.identity import telling
from generator.drafting.answers import Unclear, read_day, read_ids, read_person, read_step, trouble_with
from generator.drafting.draft import Draft, Records
from generator.outlets.own_commit import (
    Committed,
    commit_files,
    current_branch,
    has_branch,
    is_committable,
    on_branch,
    require_committable,
    uncommitted,
)
from generator.outlets.printable import printable
from generator.outlets.progress import say
from generator.pipeline.drafts import Present, have_errors, read_to_draft, vet_drafts, write_drafts
from generator.reading.own_identity import OwnIdentity, read_own_identity
from generator.reading.repository import open_repository
from generator.views.links import compare_address
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.diagnostic import Path as FieldPath
from generator.words.model import Pair, Person
from generator.words.obstacle import Obstacle
from generator.words.phrases import listed
from generator.words.places import Kind
from generator.words.slugs import slug

T = TypeVar("T")

Flags = Mapping[str, str]
"""By the field of a record that an answer is for: its flag."""

_MOST_CHOICES = 20
"""Longer lists to choose from are not shown: whoever is asked knows the name."""

_MOST_NAMED = 3
"""So many files are named; the rest is counted."""

_OPTIONS = (
    click.option(
        "--as",
        "person",
        metavar="PERSON",
        default="",
        help="Who writes.  [default: whom git's settings name]",
    ),
    click.option("--dry-run", is_flag=True, help="Print the record, and write nothing."),
    click.option(
        "--commit", "commits", is_flag=True, help="Commit the record, and nothing else, as git knows you."
    ),
    click.option(
        "--branch",
        metavar="NAME",
        default="",
        help="Commit it on a new branch of this name.  [implies --commit]",
    ),
    root_option,
    today_option,
)


def keeps_records(command: Callable[..., int]) -> Callable[..., int]:
    """Let a command have the options of all that keep records, and a `Desk` as its first argument."""

    @functools.wraps(command)
    def run(
        *,
        root: Path,
        today: dt.date | dt.datetime,
        person: str,
        dry_run: bool,
        commits: bool,
        branch: str,
        **options: Any,
    ) -> int:
        return command(Desk(root, today, person, dry_run, commits or bool(branch), branch), **options)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


@dataclass
class Desk:
    """Where records are kept: the programme as it stands, and what was said of how to write."""

    root: Path
    now: dt.date | dt.datetime
    person: str
    """Who writes, as ``--as`` says; empty where git is to tell."""
    dry_run: bool
    commits: bool
    branch: str

    @cached_property
    def present(self) -> Present:
        """The programme, read once."""
        return read_to_draft(self.root, self.now)

    @property
    def records(self) -> Records:
        """What drafts build on."""
        return self.present.records

    @property
    def today(self) -> dt.date:
        """The day of the programme."""
        return self.records.today

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who has a record."""
        return tuple(self.records.corpus.programme.people.values())

    def members(self, pair: Pair) -> tuple[Person, ...]:
        """Return those of a pair who have a record, in its order."""
        known = self.records.corpus.programme.people
        return tuple(known[person] for person in pair.agreement.members if person in known)

    def name(self, person: str) -> str:
        """Return what somebody is called: by name, and by the id where two have one name."""
        found = self.records.corpus.programme.people.get(person)
        return found.name if found and found.name else person

    @cached_property
    def git_identity(self) -> OwnIdentity | None:
        """What git's settings say of who works here."""
        repository = open_repository(self.root)
        return read_own_identity(repository) if repository else None

    @cached_property
    def git_person(self) -> str:
        """The id of the person whom git's settings name; empty where no record tells."""
        if self.git_identity is None:
            return ""
        by_account = {person.github.casefold(): person.id for person in self.people if person.github}
        author, account = self.git_identity.author, self.git_identity.account.casefold()
        return telling(self.records.corpus.programme.people)(author) or by_account.get(account, "")

    @cached_property
    def named_person(self) -> str:
        """The id of the person whom `--as` names; empty without it. Raises click.BadParameter where it is nobody's."""
        found = Interview(asks=False).one(
            "--as", self.person or None, "", lambda text: read_person(text, self.people)
        )
        return found or ""

    def writer(self, interview: Interview, among: Iterable[Person] | None = None) -> str:
        """Return the id of the person who writes: as `--as` says, or git, or somebody who is asked.

        Raises click.UsageError where nobody tells.
        """
        people = tuple(self.people if among is None else among)
        if self.named_person:
            return self.named_person
        if self.git_person and (among is None or self.git_person in {person.id for person in people}):
            return self.git_person
        if not interview.asks:
            raise click.UsageError(f"--as is missing: {self._why_unknown()}")
        answer = interview.one(
            "--as",
            None,
            "Who are you",
            lambda text: person_among(text, people),
            is_needed=True,
            before=to_choose_from(people),
        )
        return answer or ""

    def _why_unknown(self) -> str:
        if self.git_identity is None:
            return "nothing here says who you are."
        if self.git_person:
            return f"git says that you are {self.git_person}, who is not in this pair."
        address = printable(self.git_identity.author.email)
        return f'git says {address}, which stands in no record under "emails".'

    def pair(self, interview: Interview, given: str | None, *wanted: Callable[[Pair], bool]) -> Pair:
        """Return the pair that is meant: the one named, the writer's only one, or one that is asked for.

        `wanted` tells which pairs come into question where nobody names one: those of the first wish that any fits.
        """
        if given is not None:
            return self.records.pair(given)
        every = self.records.corpus.programme.pairs.values()
        me = self.named_person or self.git_person
        own = first_fitting([pair for pair in every if me in pair.agreement.members], wanted)
        if len(own) == 1:
            return own[0]
        choices = own or first_fitting(every, wanted)
        if not choices:
            raise Obstacle(f"There is no pair that this could be about.{self._pairs_there_are(me)}")
        if not interview.asks:
            raise missing("PAIR") if me else click.UsageError(f"PAIR is missing, and {self._why_unknown()}")
        ids = [pair.id for pair in choices]
        lines = numbered(f"{pair.id}: {self._who(pair)}" for pair in choices)
        found = interview.one(
            "PAIR",
            None,
            "Which pair",
            lambda text: read_ids(text, ids, "pair"),
            default=ids[0] if len(ids) == 1 else None,
            is_needed=True,
            before=lines if len(lines) <= _MOST_CHOICES else (),
        )
        return self.records.pair((found or [""])[0])

    def _pairs_there_are(self, person: str) -> str:
        """Say how somebody's pairs stand, those that are over last; or how there come to be any."""
        pairs = self.records.corpus.programme.pairs.values()
        own = [pair for pair in pairs if person in pair.agreement.members]
        if not own:
            return " Name one: its folder in records/pairs." if pairs else " Propose one: pairbook new pair."
        own.sort(key=lambda pair: pair.agreement.status.has_ended)
        words = (f"{pair.id} is {pair.agreement.status.value.replace('_', ' ')}" for pair in own)
        return f" Of yours, {listed(words)}."

    def _who(self, pair: Pair) -> str:
        return ", ".join(self.name(person) for person in pair.agreement.members)

    def fitting(self, kind: Kind, path: FieldPath, read: Callable[[str], T]) -> Callable[[str], T]:
        """Return a reader of answers that also asks what the schema asks for at a place of a record."""

        def read_fitting(text: str) -> T:
            value = read(text)
            if trouble := trouble_with(kind, path, value, self.present.schemas):
                raise Unclear(trouble)
            return value

        return read_fitting

    def steps(
        self, kind: Kind, path: FieldPath, people: tuple[Person, ...], day: dt.date
    ) -> Callable[[str], Any]:
        """Return a reader of steps such as "ada: Send it by 2026-10-29", whose words stand at a place of a record."""
        words = self.fitting(kind, path, str)

        def read(text: str) -> dict[str, Any]:
            step = read_step(text, people, day)
            return {**step, "what": words(step["what"])}

        return read

    def day(self, text: str) -> dt.date:
        """Return the day that an answer means."""
        return read_day(text, self.today)

    def keep(self, interview: Interview, make: Callable[[], Draft], flags: Flags) -> int:
        """Write what `make` drafts, if the check accepts it, and return the command's exit code.

        Where it does not and somebody is there to ask, the answers at fault are asked for again; `flags` names the flag
        of each field.
        """
        while True:
            draft = make()
            findings = vet_drafts(self.present, [draft])
            if not have_errors(findings):
                return self._write(interview, draft, findings)
            show_findings_on_draft(findings)
            if not interview.can_put_again(_flags_at_fault(draft, findings, flags)):
                say("Nothing was written. This is what it would have been:")
                click.echo(draft.text, err=True, nl=False)
                return 1

    def offer_commit(self, interview: Interview, draft: Draft) -> None:
        """Ask whether to commit as well, where nobody has said so and a commit would go well.

        On the main branch a new one is offered, as it goes into a pull request from there.
        """
        if self.commits or self.dry_run or not interview.asks or not is_committable(self.root, [draft.file]):
            return
        current = current_branch(self.root)
        if current and current != self.records.corpus.programme.program.branch:
            self.commits = interview.confirm(f"Commit it on the branch {current}?", default=True)
            return
        names = (
            f"{slug(draft.title)}{ending}" for ending in ("", *(f"-{number}" for number in range(2, 100)))
        )
        name = next(name for name in names if not has_branch(self.root, name))
        self.commits = interview.confirm(f"Commit it on a new branch, {name}?", default=True)
        self.branch = name if self.commits else ""

    def _write(self, interview: Interview, draft: Draft, findings: tuple[Diagnostic, ...]) -> int:
        if self.dry_run:
            click.echo(draft.text, nl=False)
            return 0
        if self.commits:
            require_committable(self.root, [draft.file], self.branch)
        if interview.asks:
            click.echo(f"\n{draft.text}", err=True)
            if not interview.confirm(f"Write this to {draft.file}?", default=True):
                say("Nothing was written.")
                return 0
            self.offer_commit(interview, draft)
        with on_branch(self.root, self.branch):
            write_drafts(self.root, [draft])
        click.echo(draft.file)
        if draft.drops_comments:
            say("The record had to be laid out anew, and comments in it are lost. Have a look: git diff")
        for finding in findings:
            say(f"Worth a look: {printable(finding.message, 1000)} {printable(finding.hint, 1000)}")
        self._say_next(draft, commit_files(self.root, [draft.file], draft.title) if self.commits else None)
        return 0

    def _say_next(self, draft: Draft, committed: Committed | None) -> None:
        if committed is None:
            say(
                f"Next: git add {draft.file}, commit and push; or let --commit or --branch NAME do it next time."
            )
            return
        on = f" on {committed.branch}" if committed.branch else ""
        say(f"Committed{on}: {draft.title}")
        if left := uncommitted(self.root, "records"):
            more = f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
            named = printable(", ".join(left[:_MOST_NAMED]), 300)
            say(f"Still to be committed, if it belongs to this: {named}{more}")
        if not committed.remote or not committed.branch:
            return
        say(f"Next: git push --set-upstream {committed.remote} {shlex.quote(committed.branch)}")
        address = compare_address(self.records.corpus.programme.program, committed.branch)
        say(f"Then open a pull request{f': {address}' if address else '.'}")


def to_choose_from(people: Sequence[Person]) -> list[str]:
    """Return numbered lines of people to choose from; nothing where they are too many to look through."""
    return (
        numbered(f"{person.name} ({person.id})" for person in people) if len(people) <= _MOST_CHOICES else []
    )


def person_among(text: str, people: Sequence[Person]) -> str:
    """Return the id of the one whom an answer names as `read_person` takes it, or by their number from 1."""
    if text.isdecimal() and 1 <= int(text) <= len(people):
        return people[int(text) - 1].id
    return read_person(text, people)


def first_fitting(pairs: Iterable[Pair], wishes: Iterable[Callable[[Pair], bool]]) -> list[Pair]:
    """Return the pairs that fit the first wish that any of them fits."""
    known = list(pairs)
    return next((found for wish in wishes if (found := [pair for pair in known if wish(pair)])), [])


def _flags_at_fault(draft: Draft, findings: Iterable[Diagnostic], flags: Flags) -> set[str]:
    errors = (each for each in findings if each.severity is Severity.ERROR and each.file == draft.file)
    named = (next((flags[str(step)] for step in error.path if str(step) in flags), "") for error in errors)
    return set(named) - {""}
