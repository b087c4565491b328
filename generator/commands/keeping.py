"""What the commands that keep records share: who writes, what is there, and how a draft becomes a record."""

import datetime as dt
import difflib
import functools
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.commands.findings import show_findings_on_draft
from generator.commands.interview import Interview
from generator.commands.oneself import Oneself
from generator.commands.options import root_option, today_option
from generator.drafting.answers import Unclear, read_day, read_step, trouble_with
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
from generator.views.links import compare_address
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.diagnostic import Path as FieldPath
from generator.words.model import Pair, Person
from generator.words.places import Kind
from generator.words.slugs import slug

T = TypeVar("T")

Flags = Mapping[str, str]
"""By the field of a record that an answer is for: its flag."""

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
    def oneself(self) -> Oneself:
        """Who works here, and which pairs are theirs."""
        return Oneself(self.root, self.records.corpus.programme, self.person)

    @property
    def git_person(self) -> str:
        """The id of the person whom git's settings name; empty where no record tells."""
        return self.oneself.git_person

    def writer(self, interview: Interview, among: Sequence[Person] | None = None) -> str:
        """Return the id of the person who writes: as `--as` says, or git, or somebody who is asked."""
        return self.oneself.writer(interview, among)

    def pair(self, interview: Interview, given: str | None, *wanted: Callable[[Pair], bool]) -> Pair:
        """Return the pair that is meant: the one named, or `Oneself.pair`. Raises Obstacle where it cannot be read."""
        return self.records.pair(given or self.oneself.pair(interview, *wanted))

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
            click.echo(f"\n{_as_shown(draft)}", err=True)
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


def _as_shown(draft: Draft) -> str:
    """Return a new record as a whole; of one that is there, the lines that change, with one more around them."""
    if draft.before is None:
        return draft.text
    before = draft.before.decode("utf-8-sig", errors="replace").splitlines()
    # The first two lines would name the files.
    lines = list(difflib.unified_diff(before, draft.text.splitlines(), n=1, lineterm=""))[2:]
    shown = ("   ..." if line.startswith("@@") else f" {line[:1]} {line[1:]}" for line in lines)
    return "".join(f"{line}\n" for line in shown)


def _flags_at_fault(draft: Draft, findings: Iterable[Diagnostic], flags: Flags) -> set[str]:
    errors = (each for each in findings if each.severity is Severity.ERROR and each.file == draft.file)
    named = (next((flags[str(step)] for step in error.path if str(step) in flags), "") for error in errors)
    return set(named) - {""}
