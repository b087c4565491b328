"""What the rules on history look at: the records at a base and now, and the commits in between."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.checking.corpus import Corpus
from generator.comparing.removals import PrivacyRemoval
from generator.comparing.signatures import AgreementPast
from generator.words.diagnostic import Code, Diagnostic, Path
from generator.words.history import Commit
from generator.words.model import Agreement, Entry, Goal, Pair, Person
from generator.words.moves import renamed_pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What records said before the base that the base has no more: for ids that may be in use again."""

    agreements: Mapping[str, tuple[Agreement, ...]] = field(default_factory=dict)
    """By pair, for those that the base does not have."""
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    """By person, for those that the base does not have."""
    goals: Mapping[str, tuple[Goal, ...]] = field(default_factory=dict)
    """By pair: the goals of all versions before the base."""
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """By pair: entries that the base does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceBase:
    """Two states of a programme. Of the earlier one only what differs: pairs as a whole, and people."""

    before: Corpus
    after: Corpus
    commits: tuple[Commit, ...]
    """Those that lead from the base to the commit that is checked out, newest first."""
    moves: Mapping[str, str] = field(default_factory=dict)
    """By a file that is gone: where its very content lies now."""
    privacy: Mapping[str, PrivacyRemoval] = field(default_factory=dict)
    """By a file that is gone and has not moved: what a commit says about its removal."""
    agreements: Mapping[str, AgreementPast] = field(default_factory=dict)
    """By pair, as it is called now: what git knows of its agreement. Only of pairs that differ."""
    former: Former = field(default_factory=Former)
    forgotten: tuple[str, ...] = ()
    """The ids that now stand for people who were forgotten; `before` is as if they had been then."""
    retired: tuple[str, ...] = ()
    """The pairs that were reduced to facts; `before` is as if they had been then."""

    @property
    def people(self) -> Mapping[str, Person]:
        """Everybody as the base knows them; from now, only whom the base does not know."""
        return {**self.after.programme.people, **self.before.programme.people}

    def person(self, id_: str) -> Person | None:
        """Return somebody as in `people`, None where nobody is called so. No other record is read for it."""
        return self.before.programme.people.get(id_) or self.after.programme.people.get(id_)

    @property
    def renamed(self) -> Mapping[str, str]:
        """By the earlier id of a pair whose folder was renamed: its id now."""
        return renamed_pairs(self.moves)

    @property
    def removed(self) -> tuple[str, ...]:
        """The files that are gone and have not moved."""
        gone = (file for file in self.before.places if file not in self.after.places)
        return tuple(file for file in gone if file not in self.moves)

    def pairs(self) -> Iterator[tuple[Pair, Pair]]:
        """Yield every pair that differs, as it was and as it is."""
        renamed = self.renamed
        for pair in self.before.programme.pairs.values():
            now = self.after.programme.pairs.get(renamed.get(pair.id, pair.id))
            if now:
                yield pair, now

    def finding(
        self, code: Code, file: str, path: Path, message: str, hint: str, *, at_key: bool = False
    ) -> Diagnostic:
        """Make a finding about a value as it is now; about the whole file where there is none any more."""
        if file in self.after.documents:
            return self.after.finding(code, file, path, message, hint, at_key=at_key)
        return Diagnostic(code=code.id, severity=code.severity, file=file, message=message, hint=hint)
