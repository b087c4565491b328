"""Who works here, and which pairs are theirs: as an option says, or git, or somebody who is asked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from generator.commands.interview import Interview, missing, numbered
from generator.comparing.identity import telling
from generator.drafting.answers import read_ids, read_person
from generator.outlets.printable import printable
from generator.reading.own_identity import OwnIdentity, read_own_identity
from generator.reading.repository import open_repository
from generator.words.model import Pair, Person, Programme
from generator.words.obstacle import Obstacle
from generator.words.phrases import listed
from generator.words.slugs import plain_letters

_MOST_CHOICES = 20
"""Longer lists to choose from are not shown: whoever is asked knows the name."""


@dataclass
class Oneself:
    """The person at the keyboard, as far as anything tells."""

    root: Path
    programme: Programme
    asked: str
    """Who it is, as ``--as`` says; empty where git is to tell."""

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
        by_account = {person.github.casefold(): person.id for person in self._people if person.github}
        author, account = self.git_identity.author, self.git_identity.account.casefold()
        return telling(self.programme.people)(author) or by_account.get(account, "")

    def unknown_address(self, name: str) -> str:
        """Return the address of git's settings where these are of somebody of that name and no record tells of them."""
        author = self.git_identity.author if self.git_identity else None
        is_same = author is not None and plain_letters(author.name) == plain_letters(name)
        return author.email if author and is_same and not self.git_person else ""

    @cached_property
    def named_person(self) -> str:
        """The id of the person whom `--as` names; empty without it. Raises click.BadParameter where it is nobody's."""
        found = Interview(asks=False).one(
            "--as", self.asked or None, "", lambda text: read_person(text, self._people)
        )
        return found or ""

    def writer(self, interview: Interview, among: Sequence[Person] | None = None) -> str:
        """Return the id of the person who writes: as `--as` says, or git, or somebody who is asked.

        Raises click.UsageError where nobody tells.
        """
        people = tuple(self._people if among is None else among)
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

    def pair(self, interview: Interview, *wanted: Callable[[Pair], bool]) -> str:
        """Return the id of the pair that is meant where nobody names one: the person's only one, or one asked for.

        `wanted` tells which pairs come into question: those of the first wish that any fits. Raises Obstacle where
        there is none, and click.UsageError where nobody can be asked.
        """
        every = self.programme.pairs.values()
        me = self.named_person or self.git_person
        own = _first_fitting([pair for pair in every if me in pair.agreement.members], wanted)
        if len(own) == 1:
            return own[0].id
        choices = own or _first_fitting(every, wanted)
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
        return (found or ids)[0]

    def _pairs_there_are(self, person: str) -> str:
        """Say how somebody's pairs stand, those that are over last; or how there come to be any."""
        pairs = self.programme.pairs.values()
        own = [pair for pair in pairs if person in pair.agreement.members]
        if not own:
            return " Name one: its folder in records/pairs." if pairs else " Propose one: pairbook new pair."
        own.sort(key=lambda pair: pair.agreement.status.has_ended)
        words = (f"{pair.id} is {pair.agreement.status.value.replace('_', ' ')}" for pair in own)
        return f" Of yours, {listed(words)}."

    def _why_unknown(self) -> str:
        if self.git_identity is None:
            return "nothing here says who you are."
        if self.git_person:
            return f"git says that you are {self.git_person}, who is not in this pair."
        address = printable(self.git_identity.author.email)
        return f'git says {address}, which stands in no record under "emails".'

    def _who(self, pair: Pair) -> str:
        known = self.programme.people
        return ", ".join(
            known[person].name or person if person in known else person for person in pair.agreement.members
        )

    @property
    def _people(self) -> tuple[Person, ...]:
        return tuple(self.programme.people.values())


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


def _first_fitting(pairs: Iterable[Pair], wishes: Iterable[Callable[[Pair], bool]]) -> list[Pair]:
    """Return the pairs that fit the first wish that any of them fits."""
    known = list(pairs)
    return next((found for wish in wishes if (found := [pair for pair in known if wish(pair)])), [])
